"""The agency's own library on the command line: published from a folder once somebody else has read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from trainer import paths
from trainer.academy.clock import Clock
from trainer.academy.office import Office, open_office
from trainer.academy.people import register
from trainer.cli.main import main
from trainer.scenario.compiled import load_for_play

SHOP = "active-listening/the-shop-on-mill-lane"
OURS = "active-listening/our-own-shop"


@contextmanager
def _office() -> Iterator[Office]:
    office = open_office(paths.database(), load_for_play(paths.scenarios(), paths.cache()), Clock())
    yield office
    office.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an agency's folder with one contact; an author (1) and a reader (2) are on the record."""
    with _office() as office:
        register(office, "An Author", "1")
        register(office, "A Reader", "2")
    text = (paths.scenarios() / SHOP / "scenario.yaml").read_text(encoding="utf-8")
    file = tmp_path / "agency" / OURS / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text.replace(f"id: {SHOP}", f"id: {OURS}"), encoding="utf-8")
    return tmp_path / "agency"


def _run(*words: object) -> int:
    return main(["library", *(str(word) for word in words)])


def test_a_folder_is_published_once_somebody_else_has_read_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--as", 1, "publish", folder) == 0
    assert "waits until somebody else has reviewed it" in capsys.readouterr().out
    assert _run("--as", 2, "review", OURS, "--words", "Read it all.") == 0
    assert _run("--as", 1, "publish", folder) == 0
    assert "version 1: in force now" in capsys.readouterr().out
    with _office() as office:
        assert OURS in office.library.cards
    assert _run("--as", 1, "publish", folder) == 0
    assert "in force already, unchanged" in capsys.readouterr().out


def test_what_stands_is_listed_shown_approved_and_withdrawn(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run("list")
    assert "Nothing of an agency's own" in capsys.readouterr().out
    _run("--as", 1, "publish", folder)
    _run("--as", 2, "review", OURS, "--words", "Read it all.")
    _run("--as", 1, "publish", folder)

    assert _run("--as", 2, "approve", OURS, "--by", "City attorney, C. Law") == 0
    assert _run("list") == 0
    assert "approved by counsel (City attorney, C. Law)" in capsys.readouterr().out
    assert _run("show", OURS) == 0
    assert "Nothing of this name is in force." in capsys.readouterr().out
    assert _run("--as", 1, "withdraw", f"scenario:{OURS}", "--why", "Replaced.") == 0
    assert _run("--as", 1, "withdraw", OURS, "--why", "Replaced.") == 1


def test_the_differences_to_the_version_in_force_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / SHOP / "scenario.yaml"
    file.parent.mkdir(parents=True)
    text = (paths.scenarios() / SHOP / "scenario.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("\nversion: 1\n", "\nversion: 2\n"), encoding="utf-8")
    assert _run("--as", 1, "publish", file) == 0

    assert _run("show", SHOP) == 0
    shown = capsys.readouterr().out
    assert "Compared with version 1, as shipped:" in shown
    assert "before: 1\n    after:  2" in shown


def test_a_refusal_names_file_and_line_and_keeps_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / OURS / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("topic: active-listening", "topic: elsewhere"))

    assert _run("--as", 1, "publish", folder) == 1
    told = capsys.readouterr()
    assert "scenario.yaml:" in told.out
    assert "There is no topic `elsewhere`" in told.out
    assert "1 finding blocks" in told.err
    _run("list")
    assert "Nothing of an agency's own" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "9", "list"), "Nobody has the number 9"),
        (("--as", "1", "publish", "nowhere"), "There is no folder nowhere"),
        (("--as", "1", "review", "x/y", "--words", "x"), "No text called x/y is proposed"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert _run(*words) == 1
    assert said in capsys.readouterr().err


def test_the_author_does_not_review_his_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run("--as", 1, "publish", folder)

    assert _run("--as", 1, "review", OURS, "--words", "Fine.") == 1
    assert "cannot be reviewed by whoever proposed it" in capsys.readouterr().err
    assert _run("publish", folder) == 1


def test_there_must_be_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--database", tmp_path / "none.db", "list") == 1
    assert "no record" in capsys.readouterr().err


def test_a_shipped_contact_is_taken_up_and_released(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--as", 1, "adopt", SHOP) == 0
    assert _run("--as", 2, "review", SHOP, "--words", "Read it all.") == 0
    assert _run("--as", 1, "release", SHOP) == 0
    assert "is in force now" in capsys.readouterr().out


def test_a_folder_is_looked_at_and_nothing_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("look", folder) == 0
    assert "Nothing stands against it." in capsys.readouterr().out
    file = folder / OURS / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("topic: active-listening", "topic: elsewhere"))
    assert _run("look", file) == 1
    assert "There is no topic `elsewhere`" in capsys.readouterr().out
    _run("list")
    assert "Nothing of an agency's own" in capsys.readouterr().out
