"""What a page is, how it asks to go elsewhere, and how much room it gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trainer.ui.station import Station
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.engine.state import Mode

PageName = Literal[
    "home", "catalogue", "progress", "settings", "help", "about", "welcome", "brief", "scene", "debrief", "law_watch",
    "sign-in", "people", "audit", "training", "records", "refreshers", "keeping",
    "reference", "author", "screen_outs",
]  # fmt: skip
CONTENT_MARGINS = (24, 16, 24, 24)
SIDE_BAR, SIDE_BAR_NARROW, SCROLL_BAR = 80, 56, 12


@dataclass(frozen=True, slots=True)
class Room:
    """The size a page has, and the text size in percent; the rules of reflow follow from the two."""

    width: int
    height: int
    percent: int

    @property
    def icons_only(self) -> bool:
        """Say whether the side bar and the page's tools show icons without words."""
        return self.width < 1180 or self.percent > 125

    @property
    def one_column(self) -> bool:
        """Say whether everything stands in one column."""
        return self.width < 1024 or self.percent >= 150

    @property
    def folded(self) -> bool:
        """Say whether a picture folds to one line of words with a small face."""
        return self.percent >= 200


@dataclass(frozen=True, slots=True)
class Begin:
    """Asks the Scene page to start a new attempt."""

    scenario_id: str
    mode: "Mode"
    variant: str | None = None
    profile: str | None = None
    """Rules other than those in force, where a trainee wants them; never in an assessment."""
    assignment: bytes | None = None
    """What the play is begun from, where it is assigned."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """Asks the Scene page for the refresher that comes next, and for those after it."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Asks the Scene page to go on with an attempt."""

    attempt_id: bytes


@dataclass(frozen=True, slots=True)
class OpenAt:
    """Asks the Debrief page for an attempt, open at the decision of one event."""

    attempt_id: bytes
    event: int


def visit_in_order(parts: Sequence[QWidget]) -> None:
    """Let Tab visit the parts one after the other, as they stand on the page, whenever they were made."""
    last: QWidget | None = None
    for part in parts:
        for control in (one for one in part.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus):
            if last is not None:
                QWidget.setTabOrder(last, control)
            last = control


class Page(QFrame):
    """A page of the window.

    `went` carries the name of another page and what it should show: `brief` a scenario id, `scene` a `Begin`, a
    `GoOn` or a `Refresh`, `debrief` an attempt id or an `OpenAt`, the others None. The shell calls `take` with that
    value, then `came_from` and `shown`; `left` when another page comes in front, `fit` whenever the room changes.
    """

    went = Signal(str, object)
    stood = Signal(str)
    """The page in front stands at another item of the side bar now, which it cannot say before it has looked."""
    title = ""
    place: PageName = "home"
    """The item of the side bar that is current while this page is in front."""
    follows_keyboard = False
    """Whether what the keyboard is on scrolls into sight, also where a key of the page has put it there."""

    def __init__(self, station: Station, *, top_line: bool = True) -> None:
        super().__init__()
        self.station = station
        self.setProperty("role", "page")
        self.setProperty("ring", "own")
        self.setAccessibleName(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopLine(self)
        self.top.set_title(self.title)
        self.top.setVisible(top_line)
        column.addWidget(self.top)
        self.body = QVBoxLayout()
        """Everything below the top line."""
        column.addLayout(self.body, 1)

    @property
    def may_be_left(self) -> bool:
        """Say whether somebody who has gone away may be signed out here; not in the middle of a decision."""
        return True

    def take(self, what: object) -> None:
        """Take what the page is to show, before it comes in front."""

    def came_from(self, page: PageName | None, title: str) -> None:
        """Learn which page led here by a link, to offer the way back; None where the page was opened by itself."""

    def shown(self) -> None:
        """Ask for fresh values, now that the page is in front."""

    def left(self) -> None:
        """Stop what should not run while another page is in front."""

    def fit(self, room: Room) -> None:
        """Arrange the page for the room it has."""
        self.top.fit(icons_only=room.icons_only, wraps=room.one_column)

    def focus_first(self) -> None:
        """Put the keyboard where the page begins: Tab reaches its first control, a screen reader says its title."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_at(self, place: PageName) -> None:
        """Stand at another item of the side bar."""
        self.place = place
        self.stood.emit(place)

    def go(self, page: PageName, what: object = None) -> None:
        """Ask for another page."""
        self.went.emit(page, what)


class ScrolledPage(Page):
    """A page that scrolls one way when it is taller than its room; put widgets into `content`."""

    def __init__(self, station: Station, *, top_line: bool = True) -> None:
        super().__init__(station, top_line=top_line)
        self.view = QScrollArea(self)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QFrame()
        sheet.setProperty("role", "page")
        self.content = QVBoxLayout(sheet)
        self.content.setContentsMargins(*CONTENT_MARGINS)
        self.content.setSpacing(16)
        self.view.setWidget(sheet)
        self.body.addWidget(self.view)

    def narrow(self, room: Room, width: int) -> None:
        """Let the content take no more than a width, by its right margin.

        A maximum width would not do: a layout asks how high wrapped words are at the width it has, not at that one.
        """
        beside = SIDE_BAR_NARROW if room.icons_only else SIDE_BAR
        left, top, right, bottom = CONTENT_MARGINS
        spare = room.width - beside - SCROLL_BAR - left - width
        self.content.setContentsMargins(left, top, max(right, spare), bottom)
