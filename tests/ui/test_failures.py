"""A bug is written down and shown; a window that ended by itself leaves no mark."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.offices import FixedClock
from trainer.ui.failures import Failures, Report, RunningMark


@pytest.fixture
def failures(tmp_path: Path, qapp: QApplication) -> Iterator[Failures]:
    """Return what takes exceptions in place of Python, until the end of the test."""
    before = sys.excepthook, threading.excepthook
    made = Failures(tmp_path, FixedClock(), "0.1.0")
    made.watch()
    yield made
    made.rest()
    sys.excepthook, threading.excepthook = before


def _raise() -> None:
    raise ValueError("a bug")


def _reported(failures: Failures, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> Report:
    with qtbot.waitSignal(failures.reported) as heard:
        try:
            _raise()
        except ValueError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    caplog.clear()
    report: Report = heard.args[0]
    return report


def test_a_bug_is_written_to_a_local_report(
    failures: Failures, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    report = _reported(failures, qtbot, caplog)

    assert report.file is not None
    assert report.file.parent == tmp_path
    assert report.file.read_text(encoding="utf-8") == report.text
    assert "ValueError: a bug" in report.text


def test_a_report_is_shown_even_where_it_cannot_be_written(
    failures: Failures, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    failures._folder = tmp_path / "missing"

    assert _reported(failures, qtbot, caplog).file is None


def test_only_the_last_twenty_reports_are_kept(
    failures: Failures, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(30):
        (tmp_path / f"error-2020-{number:02}.txt").touch()
    _reported(failures, qtbot, caplog)

    assert len(list(tmp_path.glob("error-*.txt"))) == 20


def test_a_bug_on_another_thread_is_reported_too(
    failures: Failures, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(failures.reported) as heard:
        thread = threading.Thread(target=_raise)
        thread.start()
        thread.join()
    caplog.clear()

    assert "a bug" in heard.args[0].text


def test_what_qt_warns_of_is_logged(failures: Failures, caplog: pytest.LogCaptureFixture) -> None:
    qWarning("something of Qt")
    logged = [(record.name, record.getMessage()) for record in caplog.records]
    caplog.clear()

    assert logged == [("qt", "something of Qt")]


def test_a_mark_that_still_stands_says_that_the_last_run_ended_badly(tmp_path: Path) -> None:
    file = str(tmp_path / "window.lock")
    dies = f"import os, pathlib, trainer.ui.failures as f; m = f.RunningMark(pathlib.Path({file!r})); os._exit(1)"
    subprocess.run([sys.executable, "-c", dies], check=False, timeout=60)
    mark = RunningMark(tmp_path / "window.lock")

    assert mark.ended_badly
    mark.remove()
    assert not RunningMark(tmp_path / "window.lock").ended_badly


def test_a_second_window_is_no_bad_end(tmp_path: Path) -> None:
    first = RunningMark(tmp_path / "window.lock")
    second = RunningMark(tmp_path / "window.lock")

    assert (first.ended_badly, second.ended_badly) == (False, False)
