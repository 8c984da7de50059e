"""The side bar: one item for each place, the one in front marked; the person who trains here at its foot."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from trainer.people.roles import Act
from trainer.ui import icons, theme
from trainer.ui.widgets.avatar import Avatar
from trainer.ui.widgets.words import Mark

WIDTH = 80
NARROW = 56
ITEM_HEIGHT, LOWEST_ITEM = 56, 46
MARK = 32


class Place(NamedTuple):
    """An item: the page it opens, its caption and its icon; it is there for those who may do one of its acts."""

    page: str
    caption: str
    icon: str
    needs: tuple[Act, ...] = ()


ABOVE = (
    Place("home", "Home", "home"),
    Place("catalogue", "Catalogue", "catalogue"),
    Place("progress", "Progress", "progress"),
    Place("records", "Records", "records"),
    Place("reference", "Reference", "reference"),
    Place("law_watch", "Law watch", "policy", (Act.READ_LAW,)),
    Place("author", "Author", "notes", (Act.WRITE_CONTENT, Act.REVIEW_LIBRARY)),
    Place("training", "Training", "marking", (Act.ASSIGN,)),
    Place("people", "People", "cohort", (Act.LIST_PEOPLE, Act.READ_COHORTS)),
    Place("audit", "Audit log", "history", (Act.READ_AUDIT,)),
    Place("keeping", "Keeping", "calendar", (Act.KEEP_RECORDS,)),
)
_SHARED = ("training", "people", "audit", "keeping")
"""Places that make sense where several people use the computer, and nowhere else."""
BELOW = (Place("help", "Help", "help"), Place("settings", "Settings", "settings"))


class SideBar(QFrame):
    """Emits the page that was picked."""

    picked = Signal(str)
    left = Signal()
    """Whoever is signed in wants to sign out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._items: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addSpacing((ITEM_HEIGHT - MARK) // 2)
        column.addWidget(Mark("mark", "primary", MARK, grows=False), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing((ITEM_HEIGHT - MARK) // 2 + 8)
        self._area = self._places()
        column.addWidget(self._area, 1)
        column.addSpacing(4)
        self._who = self._person()
        column.addWidget(self._who, 0, Qt.AlignmentFlag.AlignHCenter)
        self.fit(icons_only=False)

    @property
    def items(self) -> tuple[QToolButton, ...]:
        """The items from top to bottom, shown and hidden."""
        return tuple(self._items.values())

    def item(self, page: str) -> QToolButton:
        """Return the button that leads to a page."""
        return self._items[page]

    def set_current(self, page: str) -> None:
        """Mark the place that is in front; none if the page belongs to no item."""
        for name, item in self._items.items():
            item.setProperty("current", name == page)
            item.setAccessibleDescription("You are here" if name == page else "")
            theme.restyle(item)
            icons.dress(item, _icon_of(name), "current" if name == page else "muted")

    def offer(self, may: Callable[[Act], bool], *, can_leave: bool) -> None:
        """Show the places of whoever is in, and signing out where that is possible."""
        for place in (*ABOVE, *BELOW):
            is_theirs = not place.needs or any(may(act) for act in place.needs)
            self._items[place.page].setVisible(is_theirs and (can_leave or place.page not in _SHARED))
        self._leave.setVisible(can_leave)
        self._pack()

    def set_person(self, name: str, number: str) -> None:
        """Show the initials of who trains here; hidden while nobody does."""
        self._who.setVisible(bool(name))
        self._who.set_person(name, f"{name}, officer {number}")

    def fit(self, *, icons_only: bool, percent: int = 100) -> None:
        """Keep only icons where room is short; the captions stay as accessible names."""
        self.setFixedWidth(NARROW if icons_only else WIDTH * percent // 100)
        style = Qt.ToolButtonStyle
        for item in self._items.values():
            item.setToolButtonStyle(style.ToolButtonIconOnly if icons_only else style.ToolButtonTextUnderIcon)
            item.setToolTip(item.text() if icons_only else "")

    def _pack(self) -> None:
        """Let the items stand closer where the window is low; where that is not enough, they scroll."""
        shown = [item for item in self._items.values() if not item.isHidden()]
        height = min(ITEM_HEIGHT, max(LOWEST_ITEM, self._area.height() // max(1, len(shown))))
        for item in self._items.values():
            item.setFixedHeight(height)

    def _places(self) -> QScrollArea:
        """Return the items; they scroll where the window is too low for all of them."""
        inside = QFrame()
        inside.setProperty("role", "places")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place in ABOVE:
            column.addWidget(self._item(place))
        column.addStretch(1)
        for place in BELOW:
            column.addWidget(self._item(place))
        area = _Column(self)
        area.resized.connect(self._pack)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _item(self, place: Place) -> QToolButton:
        item = QToolButton(self)
        item.setProperty("role", "nav")
        item.setText(place.caption)
        item.setAccessibleName(place.caption)
        icons.dress(item, place.icon, "muted")
        item.setProperty("ring", "inside")
        item.setFixedHeight(ITEM_HEIGHT)
        item.setSizePolicy(item.sizePolicy().Policy.Expanding, item.sizePolicy().Policy.Fixed)
        item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        item.clicked.connect(lambda: self._on_clicked(place.page))
        self._items[place.page] = item
        return item

    def _person(self) -> Avatar:
        who = Avatar(self)
        menu = QMenu(who)
        for page, words in (("settings", "Name and number"), ("about", "About Fair Contact")):
            menu.addAction(words).triggered.connect(lambda _=False, page=page: self.picked.emit(page))
        self._leave = menu.addAction("Sign out")
        self._leave.triggered.connect(lambda _=False: self.left.emit())
        self._leave.setVisible(False)
        who.set_menu(menu)
        who.hide()
        return who

    def _on_clicked(self, page: str) -> None:
        self.picked.emit(page)


class _Column(QScrollArea):
    """A column that says when it has another height."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell."""
        super().resizeEvent(event)
        self.resized.emit()


def _icon_of(page: str) -> str:
    return next(place.icon for place in (*ABOVE, *BELOW) if place.page == page)
