"""Periods, purges, holds and keys on the command line."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.offices import REPEAT, TELL, FixedClock, opened, played
from trainer import paths
from trainer.academy import accounts
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.academy.retention import SHORTEST
from trainer.cli.main import main
from trainer.people.roles import Role


@pytest.fixture(autouse=True)
def record() -> Iterator[Office]:
    """Lend a record where the command line looks: a play of two months ago, and somebody who left."""
    office = opened(paths.database(), clock=FixedClock(datetime.now(UTC) - timedelta(days=61)), busy_seconds=2)
    person = register(office, "A. Reyes", "4312")
    played(office, person, TELL, REPEAT)
    leaver = accounts.add(office, "Quill Zabriskie", "77", "", [Role.TRAINEE], "x").person
    accounts.disable(office, leaver.id)
    yield office
    office.close()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["keeping", *words]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["keeping", *words]) == 1
    return capsys.readouterr().err


def test_periods_are_shown_and_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "periods").count("for good") == 5
    assert "typed-text\t365 days\t" in told(capsys, "keep", "typed-text", "365")
    assert told(capsys, "keep", "typed-text", "for-good").count("for good") == 5
    assert "is no number of days" in refused(capsys, "keep", "practice", "soon")


def test_a_purge_takes_what_a_look_shows_once_the_date_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "keep", "practice", str(SHORTEST))
    today = datetime.now(UTC).date().isoformat()
    look = told(capsys, "look")

    assert f"Due on {today}: 1\n4312\tA. Reyes\t1 play\t0 texts\t0 entries\n" in look
    assert "Nothing was done here between" in look
    assert "say so; else set the clock" in refused(capsys, "purge")
    assert "say so; else set the clock" in refused(capsys, "purge", "--today", "2026-01-01")
    assert "It is done." in told(capsys, "purge", "--today", today)
    assert f"Due on {today}: 0\n" in told(capsys, "look")
    done = told(capsys, "purge", "--today", today)
    assert "Nothing is due, and nothing was taken away." in done
    assert "It is done." not in done
    assert main(["database", "check"]) == 0


def test_somebody_who_left_is_erased(capsys: pytest.CaptureFixture[str]) -> None:
    today = datetime.now(UTC).date().isoformat()
    assert "77\tQuill Zabriskie\t0 plays\t0 texts\t0 entries\tthe name and the account" in told(
        capsys, "look", "--person", "77", "--plays"
    )
    told(capsys, "purge", "--person", "77", "--today", today)
    assert "Nobody here has" in refused(capsys, "purge", "--person", "77")


def test_holds_are_placed_shown_and_lifted(capsys: pytest.CaptureFixture[str]) -> None:
    hold = told(capsys, "hold", "4312", "--why", "Appeal 17").split()[2]
    assert f"{hold}\tA. Reyes, 4312\tAppeal 17\t" in told(capsys, "holds")
    told(capsys, "keep", "practice", str(SHORTEST))
    assert ": 0, and 1 held back" in told(capsys, "look")
    assert told(capsys, "lift", hold) == "The hold is lifted.\n"
    assert "\tlifted " in told(capsys, "holds")
    assert "no id of a hold" in refused(capsys, "lift", "x")


def test_a_play_is_held_by_its_id(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    with record.reading() as transaction:
        play = transaction.exec_driver_sql("SELECT id FROM attempt").scalar_one()

    assert "stands" in told(capsys, "hold", play.hex(), "--why", "Appeal")
    assert "Nobody here has" in refused(capsys, "hold", "9x", "--why", "Appeal")


def test_keys_are_shown_and_renewed(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "keys").count("to now") == 1
    assert told(capsys, "new-key").count("\t") == 2


def test_a_record_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no record" in refused(capsys, "--database", "nowhere.db", "periods")
