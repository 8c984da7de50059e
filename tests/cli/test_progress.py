"""How far a long piece of work is, for somebody who watches."""

import io

import pytest

from trainer.cli.progress import progress


class Terminal(io.StringIO):
    """A screen that somebody sits at."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def test_a_terminal_is_told_how_far_it_is_and_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress("Checking", "play") as told:
        told(1, 12_000)

    first, second, *_, last = screen.getvalue().split("\r")[1:]
    assert (first, second, last) == ("Checking: the file", "Checking: play 1 of 12,000", "")


def test_where_nobody_watches_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Checking", "play") as told:
        told(1, 2)

    assert capsys.readouterr() == ("", "")
