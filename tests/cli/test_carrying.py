"""A record carried out and in on the command line."""

import os
from pathlib import Path

import pytest

from tests.offices import POINT, REPEAT, TELL, opened, played
from trainer import paths
from trainer.academy.people import correct, first_person, register
from trainer.cli.main import main


@pytest.fixture
def file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a record carried out of another database."""
    home = opened(tmp_path / "home.db")
    officer = register(home, "A. Reyes", "4312", "Harbor police")
    played(home, officer, TELL, REPEAT)
    played(home, officer, POINT)
    home.close()
    assert main(["people", "--database", str(tmp_path / "home.db"), "carry-out", "4312", str(tmp_path / "r.json")]) == 0
    assert "The record is in" in capsys.readouterr().out
    return tmp_path / "r.json"


@pytest.fixture(autouse=True)
def record() -> None:
    """Let somebody of the same number and another name train where the command line looks."""
    office = opened(paths.database())
    register(office, "Ana Reyes", "4312")
    office.close()


def told(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main(["people", *map(str, words)]) == 0
    return capsys.readouterr().out


def test_a_look_comes_first_and_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "carry-in", file)

    assert "The record of A. Reyes, 4312, Harbor police" in said
    assert "a key that was never seen here" in said
    assert "Here Ana Reyes has the number 4312, whose name is another one." in said
    assert "A name on the pavement\tpractice\tnew\ton a text that is not of this library\n" in said
    assert "Nothing was written." in said
    assert told(capsys, "carry-in", file, "--for", "4312").count("\tnew\t") == 2


def test_it_is_taken_in_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "carry-in", file, "--for", "4312", "--commit").count("\tnew\t") == 2
    assert "It belongs to Ana Reyes, 4312." in told(capsys, "carry-in", file, "--for", "4312", "--commit")
    assert told(capsys, "carry-in", file).count("\there already\t") == 2
    assert main(["database", "check"]) == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["carry-in", "{file}", "--commit"], "not said whose record"),
        (["carry-in", "{file}.gone"], "cannot be read"),
        (["carry-out", "4312", "{file}"], "there already"),
        (["carry-out", "4312", "{file}/in/it"], "cannot be written"),
        (["carry-out", "9", "{file}.new"], "Nobody here"),
    ],
)
def test_what_cannot_be_done_is_told(
    words: list[str], why: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", *(word.format(file=file) for word in words)]) == 1
    assert why in capsys.readouterr().err


def test_a_changed_file_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(file.read_bytes().replace(b"A. Reyes", b"B. Reyes"))

    assert main(["people", "carry-in", str(file)]) == 1
    assert "changed since it was signed" in capsys.readouterr().err


def test_a_number_that_is_nobodys_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = opened(paths.database())
    person = first_person(office)
    assert person is not None
    correct(office, person.id, "Ana Reyes", "5")
    office.close()

    assert "Nobody here has the number 4312." in told(capsys, "carry-in", file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_no_record_and_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert main(["people", "carry-in", str(tmp_path / "pipe")]) == 1
    assert "a pipe or a device" in capsys.readouterr().err
