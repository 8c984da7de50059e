"""The end of the line for what nobody expected: a bug is written to a local report and shown; nothing is sent anywhere.

Also keeps the mark of a running window, so that the next start knows whether this one ended by itself.
"""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QLockFile, QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from trainer.academy.clock import Clock

_LOG = logging.getLogger("trainer.window")
_KEPT_REPORTS = 20
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Report:
    """A crash report as written; `file` is None where even that was not possible."""

    text: str
    file: Path | None


class Failures(QObject):
    """Takes every exception that nothing else took, on any thread, and announces a Report on the window's thread."""

    reported = Signal(object)

    def __init__(self, folder: Path, clock: Clock, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._version = version
        self._fatal: TextIO | None = None

    def watch(self) -> None:
        """Take exceptions, Qt's messages and fatal signals from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_log_qt_message)
        self._fatal = (self._folder / "fatal.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._fatal)

    def rest(self) -> None:
        """Give everything back as it was at the start of the process."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fatal is not None:
            self._fatal.close()

    def _on_exception(self, kind: type[BaseException], raised: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, raised, trace)
            return
        words = "".join(traceback.format_exception(kind, raised, trace))
        # The words may hold what somebody typed: they go into the report alone.
        _LOG.error("a fault in the program", exc_info=(kind, raised, trace))
        self.reported.emit(self._write(words))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, words: str) -> Report:
        now = self._clock.now()
        text = f"{now.isoformat(timespec='seconds')}\n{about_this_machine(self._version)}\n\n{words}"
        file = self._folder / f"error-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            file.write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("error-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return Report(text, None)
        return Report(text, file)


class RunningMark:
    """A file that stands while a window is open; found at a start with nobody behind it, the last run ended badly."""

    def __init__(self, file: Path) -> None:
        self._lock = QLockFile(str(file))
        self._lock.setStaleLockTime(0)
        stood = file.exists()
        self.ended_badly = self._lock.tryLock(0) and stood
        """The last window did not close by itself."""

    def remove(self) -> None:
        """Take the mark away, because the window closes as it should."""
        self._lock.unlock()


def about_this_machine(version: str) -> str:
    """Return the versions that matter when something goes wrong; no names and no paths."""
    return (
        f"Fair Contact {version}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
