"""What holds for every test: no screen, a home of its own, and nothing left behind or logged unexpectedly."""

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import ENGINES, fresh_record

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a folder of its own for database, settings and reports."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FAIR_CONTACT_HOME", str(folder))
    return folder


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Return where a record is to lie: in a file, and, where a server is at hand, on that."""
    if request.param == "SQLite":
        yield tmp_path / "record.db"
        return
    with fresh_record() as address:
        yield address


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail the test if a thread it started still runs."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and not _is_qt(thread)]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def nothing_unexpected_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test if it logs a warning or worse; a test that expects one clears `caplog`."""
    yield
    worse = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not worse, f"unexpected log lines: {worse}"


@pytest.fixture(autouse=True)
def no_window_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test if it leaves a top-level window or a running timer of the program."""
    yield
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in app.topLevelWidgets() if window.isVisible()]
    assert not left, f"windows left open: {left}"
    assert not _running_timers(), f"timers left running: {_running_timers()}"


def _running_timers() -> list[str]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    timers = [one for one in gc.get_objects() if isinstance(one, QTimer) and isValid(one)]
    timers += [child for window in QApplication.topLevelWidgets() for child in window.findChildren(QTimer)]
    ours = {id(timer): timer for timer in timers if timer.isActive()}
    return [f"{type(timer.parent()).__name__}" for timer in ours.values()]


def _is_qt(thread: threading.Thread) -> bool:
    # A thread of Qt that calls into Python once is known to Python as a dummy from then on.
    return isinstance(thread, threading._DummyThread)
