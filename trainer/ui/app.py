"""Starts the window: first the window itself, then the record on the worker, then the rest."""

import gc
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from trainer import logs, paths, settings
from trainer.academy.clock import Clock
from trainer.settings import WindowPlace
from trainer.ui import icons, theme
from trainer.ui.failures import Failures, Report, RunningMark
from trainer.ui.pages.home import HomePage
from trainer.ui.shell import NAME, Shell
from trainer.ui.station import Station
from trainer.ui.widgets.banner import Message

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person
    from trainer.academy.plays import OpenAttempt

USUAL_SIZE = (1366, 768)
INTERRUPTED = 130


def start(arguments: list[str], version: str, on_usable: Callable[[], None] | None = None) -> int:
    """Open the window and stay until it closes; returns the exit status.

    With `on_usable` the window closes as soon as Home can be used, after calling it: that is how the start is measured.
    """
    folder, reports = paths.user_folder(), paths.reports()
    app = QApplication([*arguments, "-style", theme.STYLE])
    app.setProperty("style", theme.STYLE)
    app.setApplicationName(NAME)
    app.setApplicationVersion(version)
    app.setDesktopFileName("fair-contact")  # lets the desktop find the name and the icon that belong to the window
    failures = Failures(reports, Clock(), version)
    failures.watch()
    mark = RunningMark(folder / "window.lock")
    log = logs.start_logging(reports)
    file = folder / "settings.json"
    damaged = settings.put_aside_if_damaged(file)
    sitting = Sitting(app, Station(open_record, settings.load(file), file), failures, ended_badly=mark.ended_badly)
    sitting.open(on_usable)
    if os.name == "posix":  # elsewhere a pipe cannot be waited for
        leave_when_interrupted(app, sitting.shell.close)
    if damaged is not None:
        sitting.say_settings_were_damaged(damaged)
    status = app.exec()
    sitting.end()
    mark.remove()
    failures.rest()
    logs.stop_logging(log)
    return status


def leave_when_interrupted(app: QApplication, close: Callable[[], object]) -> None:
    """Let Ctrl+C in the terminal close the window; the program then ends with 130, as others do."""

    def leave(number: int, frame: object) -> None:
        close()
        app.exit(INTERRUPTED)

    # Qt waits outside Python, which sees a signal only when something of Python's runs.
    woken, wakes = os.pipe()
    for end in (woken, wakes):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(wakes)
    notifier = QSocketNotifier(woken, QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: os.read(woken, 64))
    signal.signal(signal.SIGINT, leave)


def open_record() -> "tuple[Office, Person | None]":
    """Open the library and the record where they usually lie; runs on the worker."""
    # Imported here, on the worker: the first paint of the window must not wait for SQLModel.
    from trainer.academy.office import open_office
    from trainer.academy.people import first_person
    from trainer.scenario.compiled import load_for_play

    office = open_office(paths.database(), load_for_play(paths.scenarios(), paths.cache()), Clock())
    return office, first_person(office)


def get_ready_to_play(office: "Office") -> None:
    """Load what a play stands on while nobody waits for it; runs on the worker."""
    import_module("trainer.academy.attempts")


def copy_if_due(office: "Office") -> None:
    """Make today's copy of the record unless there is one; runs on the worker."""
    from trainer.academy.database import backup_if_due

    backup_if_due(office, paths.backups())


def look_for_garbage() -> None:
    """Let Python look for garbage again after the start; what the start has made stays for good and is left out."""
    gc.freeze()
    gc.enable()


class Sitting(QObject):
    """One run of the window, from opening to closing."""

    def __init__(self, app: QApplication, station: Station, failures: Failures, *, ended_badly: bool = False) -> None:
        super().__init__()
        self._app = app
        self._station = station
        self._ended_badly = ended_badly
        dress(app, station)
        self.shell = Shell(station)
        self.shell.setWindowIcon(icons.application_icon())
        station.opened.connect(self._on_opened)
        station.faulted.connect(look_for_garbage)
        station.settings_changed.connect(self._on_settings_changed)
        self.shell.closing.connect(self._on_closing)
        failures.reported.connect(self._on_reported)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def open(self, on_usable: Callable[[], None] | None = None) -> None:
        """Show the window where it stood last; the record is opened once the window has been painted."""
        self._on_usable = on_usable
        place = self._station.settings.window
        self.shell.setGeometry(clamped(place, [screen.availableGeometry() for screen in self._app.screens()]))
        if place is not None and place.maximised:
            self.shell.showMaximized()
        else:
            self.shell.show()
        QTimer.singleShot(0, self._station.open)

    def say_settings_were_damaged(self, kept: Path) -> None:
        """Say that the window starts with the usual settings, and where the damaged file lies."""
        sentence = "The settings could not be read, so the usual ones are in force."
        self.shell.banner.tell("old-settings", Message("notice", sentence, f"The old file is {kept}.", may_close=True))

    def end(self) -> None:
        """Finish what was asked for and take the window apart."""
        self._station.finish()
        self.shell.deleteLater()

    def _on_opened(self) -> None:
        home = self.shell.page("home")
        if self._station.person is None or not isinstance(home, HomePage):
            self.shell.go("sign-in" if self._station.is_shared else "welcome")
            self._on_usable_page()
            return
        home.filled.connect(self._on_usable_page, Qt.ConnectionType.SingleShotConnection)
        self.shell.go("home")

    def _on_usable_page(self) -> None:
        QTimer.singleShot(0, self._on_started)

    def _on_started(self) -> None:
        self._app.processEvents()
        look_for_garbage()
        if self._on_usable is not None:
            self._on_usable()
            self.shell.close()
            return
        self._station.ask(get_ready_to_play, lambda _: None)
        self._station.ask(copy_if_due, lambda _: None)
        if self._ended_badly:
            self._offer_to_go_on()

    def _offer_to_go_on(self) -> None:
        person = self._station.person
        if person is None:
            return
        from trainer.academy.plays import open_attempts

        self._station.ask(lambda office: open_attempts(office, person.id), self._on_open_attempts)

    def _on_open_attempts(self, found: "tuple[OpenAttempt, ...]") -> None:
        sentence = "Fair Contact ended last time without closing."
        if not found:
            self.shell.banner.tell("ended", Message("notice", sentence, "Nothing was open.", may_close=True))
            return
        from trainer.ui.page import GoOn

        last = found[0]
        advice = f"{last.title} is saved up to decision {last.decision}."
        message = Message("notice", sentence, advice, may_close=True)
        message.offer("Go on with it", lambda: self._go_on(GoOn(last.id)))
        self.shell.banner.tell("ended", message)

    def _go_on(self, what: object) -> None:
        self.shell.banner.settle("ended")
        self.shell.go("scene", what)

    def _on_reported(self, report: Report) -> None:
        where = f"A report lies in {report.file}." if report.file else "The report could not be written to the disk."
        message = Message(
            "failure",
            "The program made a mistake. What it showed as saved is saved.",
            f"{where} Nothing was sent anywhere.",
            may_close=True,
        )
        message.offer("Show the report", partial(self._show_report, report))
        self.shell.banner.tell("bug", message)

    def _show_report(self, report: Report) -> None:
        from trainer.ui.widgets.report_sheet import ReportSheet

        ReportSheet(report.text, self.shell).show()

    def _on_system_changed(self) -> None:
        if self._station.settings.theme == "system":
            self._on_settings_changed()

    def _on_settings_changed(self) -> None:
        dress(self._app, self._station)
        icons.repaint(self.shell)

    def _on_closing(self) -> None:
        place = self.shell.normalGeometry() if self.shell.isMaximized() else self.shell.geometry()
        kept = WindowPlace(place.x(), place.y(), place.width(), place.height(), self.shell.isMaximized())
        if not self.shell.isFullScreen():
            self._station.choose(replace(self._station.settings, window=kept))


def dress(app: QApplication, station: Station) -> None:
    """Put the chosen theme and text size into force."""
    chosen = station.settings
    name = theme.system_choice() if chosen.theme == "system" else chosen.theme
    theme.apply(app, theme.load(name, chosen.text_percent))


def clamped(place: WindowPlace | None, screens: list[QRect]) -> QRect:
    """Return where the window goes: where it stood if that screen is still there, else in the middle of the first."""
    wanted = QRect(place.x, place.y, place.width, place.height) if place else QRect(0, 0, *USUAL_SIZE)
    home = max(screens, key=lambda screen: _shared(screen, wanted)) if place else screens[0]
    size = wanted.size().boundedTo(home.size())
    if place is None or _shared(home, wanted) == 0:
        middle = QRect(wanted.topLeft(), size)
        middle.moveCenter(home.center())
        return middle
    left = min(max(wanted.left(), home.left()), home.right() + 1 - size.width())
    top = min(max(wanted.top(), home.top()), home.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _shared(screen: QRect, wanted: QRect) -> int:
    both = screen.intersected(wanted)
    return max(0, both.width()) * max(0, both.height())
