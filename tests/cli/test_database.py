"""The record on the command line."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offices import REPEAT, TELL, opened, played
from trainer import paths
from trainer.academy.people import register
from trainer.cli.main import main


@pytest.fixture
def record(tmp_path: Path) -> Path:
    office = opened(tmp_path / "record.db")
    played(office, register(office, "Ana", "1"), TELL, REPEAT)
    office.close()
    return tmp_path / "record.db"


def database(path: Path, *words: str) -> int:
    return main(["database", "--database", str(path), *words])


def test_a_sound_record_is_said_to_fit(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert database(record, "check") == 0
    assert "1 play of 1 edition, 2 events, 1 result\nEverything fits.\n" in capsys.readouterr().out


def test_a_record_is_checked_by_a_program_that_did_nothing_before(record: Path) -> None:
    words = [sys.executable, "-m", "trainer.cli", "database", "--database", str(record), "check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=paths.shipped())

    assert done.stdout.endswith("Everything fits.\n"), done.stderr


def test_a_changed_record_is_named_and_exits_1(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = opened(record)
    with office.writing() as transaction:
        transaction.exec_driver_sql("UPDATE event SET at = at + 1 WHERE sequence = 2")
    office.close()

    assert database(record, "check") == 1
    assert "event 2 of the play" in capsys.readouterr().out


def test_a_long_list_of_findings_is_cut(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = opened(record)
    for number in range(30):
        with office.writing() as transaction:
            transaction.exec_driver_sql(
                "INSERT INTO evidence SELECT person, ?, mode, 1, 1, 1, 1, 1, 1, x'00' FROM evidence LIMIT 1",
                (str(number),),
            )
    office.close()

    assert database(record, "check") == 1
    assert "and 11 more" in capsys.readouterr().out


def test_a_backup_is_restored(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert database(record, "backup", str(tmp_path / "copy.db")) == 0
    assert database(record, "restore", str(tmp_path / "copy.db")) == 0
    assert database(tmp_path / "new.db", "restore", str(tmp_path / "copy.db")) == 0

    assert capsys.readouterr().out.count("What it was before is kept in") == 1


@pytest.mark.parametrize("act", ["check", "backup"])
def test_where_there_is_no_record_none_is_made(tmp_path: Path, act: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["copy.db"] if act == "backup" else []

    assert database(tmp_path / "none.db", act, *words) == 1
    assert "no record" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_the_record_of_this_account_is_meant_where_none_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["database", "check"]) == 1
    assert str(home) in capsys.readouterr().err


def test_a_command_that_opens_the_record_keeps_the_log(
    record: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The check of who may import whom silences every logger of the process it runs in.
    monkeypatch.setattr(logging.getLogger("trainer.store"), "disabled", False)
    database(record, "check")
    lines = (home / "reports" / "fair-contact.log").read_text().splitlines()

    assert any('"what": "opened: SQLite' in line for line in lines)
    assert all("Ana" not in line for line in lines)
