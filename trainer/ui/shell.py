"""The one window: side bar, banner and pages, the keys that work everywhere, and the rules of reflow."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from trainer import settings as choices
from trainer.ui.announce import announce
from trainer.ui.dates import counted
from trainer.ui.idle import IdleWatch
from trainer.ui.page import Page, PageName, Room
from trainer.ui.station import Fault, Station
from trainer.ui.widgets.banner import Banner, Message
from trainer.ui.widgets.side_bar import SideBar

NAME = "Fair Contact"
_BEFORE_ANYBODY = ("welcome", "sign-in")


class PagePlace(NamedTuple):
    """Where a page is written; it is imported when it is first visited."""

    module: str
    class_name: str


PAGES: dict[PageName, PagePlace] = {
    "home": PagePlace("trainer.ui.pages.home", "HomePage"),
    "catalogue": PagePlace("trainer.ui.pages.catalogue", "CataloguePage"),
    "brief": PagePlace("trainer.ui.pages.brief", "BriefPage"),
    "scene": PagePlace("trainer.ui.pages.scene", "ScenePage"),
    "debrief": PagePlace("trainer.ui.pages.debrief", "DebriefPage"),
    "progress": PagePlace("trainer.ui.pages.progress", "ProgressPage"),
    "refreshers": PagePlace("trainer.ui.pages.refreshers", "RefreshersPage"),
    "settings": PagePlace("trainer.ui.pages.settings", "SettingsPage"),
    "help": PagePlace("trainer.ui.pages.help", "HelpPage"),
    "about": PagePlace("trainer.ui.pages.about", "AboutPage"),
    "welcome": PagePlace("trainer.ui.pages.welcome", "WelcomePage"),
    "reference": PagePlace("trainer.ui.pages.reference", "ReferencePage"),
    "law_watch": PagePlace("trainer.ui.pages.law_watch", "LawWatchPage"),
    "author": PagePlace("trainer.ui.pages.author", "AuthorPage"),
    "sign-in": PagePlace("trainer.ui.pages.sign_in", "SignInPage"),
    "training": PagePlace("trainer.ui.pages.training", "TrainingPage"),
    "screen_outs": PagePlace("trainer.ui.pages.screen_outs", "ScreenOutsPage"),
    "people": PagePlace("trainer.ui.pages.people", "PeoplePage"),
    "records": PagePlace("trainer.ui.pages.records", "RecordsPage"),
    "audit": PagePlace("trainer.ui.pages.audit", "AuditPage"),
    "keeping": PagePlace("trainer.ui.pages.keeping", "KeepingPage"),
}


def _bring_into_sight(reached: QWidget | None, around_it: int) -> None:
    around = reached
    while reached is not None and around is not None:
        if isinstance(around, QScrollArea) and around is not reached:
            around.ensureWidgetVisible(reached, 0, around_it)
        around = around.parentWidget()


class Shell(QMainWindow):
    """The window. `went` says which page is in front now."""

    went = Signal(str)
    closing = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.station = station
        self._pages: dict[PageName, Page] = {}
        self.current: PageName | None = None
        self._link: tuple[PageName, QWidget] | None = None
        """Which page was left by a link, and the control that was followed: the keyboard comes back to it."""
        self.side = SideBar()
        self.idle = IdleWatch(station, self)
        self.banner = Banner()
        self._stack = QStackedWidget()
        self._lay_out()
        self._add_keys()
        self.setWindowTitle(NAME)
        self.setMinimumSize(720, 540)
        self.side.picked.connect(self._on_picked)
        self.side.left.connect(lambda: station.sign_out())
        self.idle.ran_out.connect(self._on_idle)
        station.session_ended.connect(self._on_session_ended)
        station.faulted.connect(self._on_faulted)
        station.mended.connect(self.banner.settle)
        station.warned.connect(self._on_warned)
        station.person_changed.connect(self._on_person_changed)
        station.opened.connect(self._on_person_changed)
        station.opened.connect(self._say_what_record)
        station.settings_changed.connect(self._fit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._on_settled)

    def go(self, name: PageName, what: object = None) -> None:
        """Bring a page to the front and let it show something; nobody who is not signed in gets past the first one."""
        if self.station.is_shared and self.station.person is None and name != "sign-in":
            name, what = "sign-in", None
        followed = QApplication.focusWidget()
        page = self.page(name)
        before = self._pages.get(self.current) if self.current else None
        if before is not None and before is not page:
            before.left()
        page.take(what)
        self._remember_way(page, before, followed if what is not None else None)
        self.current = name
        self._stack.setCurrentWidget(page)
        self.side.set_current(page.place)
        self.side.setVisible(name not in _BEFORE_ANYBODY)
        self.setWindowTitle(f"{page.title} - {self._name}" if page.title else self._name)
        page.fit(self.room())
        page.shown()
        page.focus_first()
        self._take_up(page)
        announce(page, page.title)
        self.went.emit(name)

    def _remember_way(self, page: Page, before: Page | None, followed: QWidget | None) -> None:
        """Tell a page in which other one a link to it was followed; one opened by itself has no way back."""
        if before is page:
            return
        if before is None or self.current is None or followed is None or not before.isAncestorOf(followed):
            page.came_from(None, "")
            return
        page.came_from(self.current, before.title)
        self._link = (self.current, followed)

    def _take_up(self, page: Page) -> None:
        """Put the keyboard where a link was followed, on the way back to it."""
        if self._link is None or self._pages.get(self._link[0]) is not page:
            return
        followed = self._link[1]
        self._link = None
        if isValid(followed) and followed.isVisible():
            followed.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _name(self) -> str:
        record = self.station.record
        return f"{NAME}, demo academy ({Path(record).name})" if self.station.is_demo and record is not None else NAME

    def _on_picked(self, name: PageName) -> None:
        # The keyboard stays on the item, so that the next place is one key away.
        item = QApplication.focusWidget()
        self.go(name)
        if item is not None and self.side.isAncestorOf(item):
            item.setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self, name: PageName) -> Page:
        """Return a page, made when it is first asked for."""
        if name not in self._pages:
            module, class_name = PAGES[name]
            page = cast("Page", getattr(import_module(module), class_name)(self.station))
            page.went.connect(self.go)
            page.stood.connect(lambda place: self.side.set_current(place) if self.current == name else None)
            for area in page.findChildren(QScrollArea) if page.follows_keyboard else ():
                area.verticalScrollBar().rangeChanged.connect(lambda *_: self._settled.start())
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def room(self) -> Room:
        """Return the room that decides the arrangement: the whole window's, as the pages were drawn for it."""
        return Room(self.width(), self.height(), self.station.settings.text_percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything for the new size."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Bring what Tab reaches into sight, also where it comes from outside of what scrolls; Qt leaves that out."""
        moved = super().focusNextPrevChild(next)
        if moved:
            _bring_into_sight(QApplication.focusWidget(), 50)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the keyboard is on, as Space does; Qt leaves that to dialogs."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the page in front stop, then say that the window closes."""
        if self.current is not None:
            self._pages[self.current].left()
        self.idle.end()
        self.closing.emit()
        super().closeEvent(event)

    def _fit(self) -> None:
        room = self.room()
        self.side.fit(icons_only=room.icons_only, percent=room.percent)
        if self.current is not None:
            self._pages[self.current].fit(room)

    def _on_faulted(self, fault: Fault) -> None:
        message = Message("failure", fault.error.sentence, fault.error.advice)
        if fault.again is not None:
            message.offer("Try again", fault.again)
        self.banner.tell(fault.about, message)

    def _on_warned(self, about: str, sentence: str, advice: str) -> None:
        self.banner.tell(about, Message("warning", sentence, advice, may_close=True))

    def _on_person_changed(self) -> None:
        person = self.station.person
        self.side.set_person(person.name if person else "", person.number if person else "")
        self.side.offer(self.station.may, can_leave=self.station.is_shared)

    def _say_what_record(self) -> None:
        if self.station.is_demo:
            advice = "Its people, agencies and plays stand for nobody, and nothing done in it counts as training."
            message = Message("notice", "Demo academy: everybody here is fiction.", advice, may_close=True)
            self.banner.tell("demo", message)

    def _on_idle(self) -> None:
        # Who has gone may have left a decision open: it is waited for, also where somebody else submits it.
        if self.current is not None and self._pages[self.current].may_be_left:
            minutes = self.idle.minutes
            self.idle.end()
            self.station.sign_out(f"You were signed out because nothing was done for {counted(minutes, 'minute')}.")

    def _on_focus_changed(self, left: QWidget | None, reached: QWidget | None) -> None:
        page = self._pages.get(self.current) if self.current else None
        if page is not None and page.follows_keyboard:
            self._settled.start()

    def _on_settled(self) -> None:
        # Under the mouse nothing moves: what is pressed would be let go elsewhere.
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            _bring_into_sight(QApplication.focusWidget(), 12)

    def _on_session_ended(self, why: str) -> None:
        if self.current is not None:
            self._pages[self.current].left()
        self.go("sign-in", why)
        # What stood on the other pages was another person's.
        for name in [name for name in self._pages if name != "sign-in"]:
            page = self._pages.pop(name)
            self._stack.removeWidget(page)
            page.deleteLater()

    def _lay_out(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)

    def _add_keys(self) -> None:
        standard = QKeySequence.StandardKey
        self._key("Settings", [standard.Preferences], "Ctrl+,", lambda: self._open("settings"))
        self._key("Larger text", [standard.ZoomIn], "Ctrl+=", lambda: self._larger(1))
        self._key("Smaller text", [standard.ZoomOut], "Ctrl+-", lambda: self._larger(-1))
        self._key("Usual text size", [], "Ctrl+0", lambda: self._larger(-99))
        self._key("Full screen", [standard.FullScreen], "F11", self._toggle_full_screen)
        self._key("Find in the catalogue", [standard.Find], "Ctrl+F", self._find)
        self._key("Keys", [standard.HelpContents], "Ctrl+/", lambda: self._open("help"))
        self._key("Sign out", [], "Ctrl+L", lambda: self.station.sign_out())
        self._key("Quit", [standard.Quit], "Ctrl+Q", self.close)

    def _key(self, words: str, standard: list[QKeySequence.StandardKey], also: str, act: Callable[[], object]) -> None:
        action = QAction(words, self)
        keys = [key for one in standard for key in QKeySequence.keyBindings(one)]
        extra = QKeySequence(also)
        action.setShortcuts(keys if extra in keys else [*keys, extra])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: act())
        self.addAction(action)

    def _open(self, page: PageName) -> None:
        if self._is_somebody_in():
            self.go(page)

    def _is_somebody_in(self) -> bool:
        return self.station.person is not None and self.current not in _BEFORE_ANYBODY

    def _find(self) -> None:
        if self._is_somebody_in():
            self.go("catalogue", "find")

    def _larger(self, steps: int) -> None:
        self.station.choose(choices.larger(self.station.settings, steps))

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
