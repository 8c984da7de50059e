"""Days away: those that are entered, each with a way to take it back, and two dates to enter more."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import button, label, rule

if TYPE_CHECKING:
    from trainer.academy.leave import Leave

_SAID = "On leave or off, nothing comes back and nothing fades: each refresher moves back by as many days."


class LeaveCard(QFrame):
    """`added` carries the first and the last day, `removed` the id of days to take back."""

    added = Signal(object, object)
    removed = Signal(object)
    closed = Signal()

    def __init__(self, *, closes: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.first, self.last = _day("First day away"), _day("Last day away")
        self.first.dateChanged.connect(self._on_first)
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        self._none = label("No days away are entered.", "muted", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        add = button("Add days away")
        add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        self._heading = label("Days away", "h3", wraps=True)
        column.addWidget(self._heading)
        column.addWidget(label(_SAID, "muted", wraps=True))
        column.addLayout(self._rows)
        column.addWidget(self._none)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        for words, control in (("From", self.first), ("to", self.last)):
            named = label(words)
            named.setBuddy(control)
            self._line.addWidget(named)
            self._line.addWidget(control)
        self._line.addWidget(add)
        if closes:
            done = button("Done", "quiet", name="Close the card of days away")
            done.clicked.connect(self.closed)
            self._line.addWidget(done)
        self._line.addStretch(1)
        column.addLayout(self._line)
        column.addWidget(self._wrong)
        column.addStretch(1)

    def show_leave(self, leave: "Sequence[Leave]", today: datetime.date) -> None:
        """Show the days that are entered, the latest first, and offer today for new ones."""
        clear(self._rows)
        for one in reversed(leave):
            self._rows.addWidget(_row(one, partial(self.removed.emit, one.id)))
            self._rows.addWidget(rule())
        self._none.setVisible(not leave)
        for control in (self.first, self.last):
            control.setDate(QDate(today.year, today.month, today.day))
        self.set_wrong("")

    def set_heading(self, words: str) -> None:
        """Say whose days they are."""
        self._heading.setText(words)

    def set_wrong(self, sentence: str) -> None:
        """Say why days could not be entered."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        announce(self, sentence, at_once=True)

    def fit(self, *, one_column: bool) -> None:
        """Put the two dates beside each other or one below the other."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if one_column else direction.LeftToRight)

    def _on_first(self, day: QDate) -> None:
        if self.last.date() < day:
            self.last.setDate(day)

    def _on_add(self) -> None:
        self.added.emit(_plain(self.first), _plain(self.last))


def _day(name: str) -> QDateEdit:
    made = QDateEdit()
    made.setDisplayFormat("d MMM yyyy")
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    made.setAccessibleName(name)
    return made


def _plain(control: QDateEdit) -> datetime.date:
    return datetime.date.fromisoformat(control.date().toString(Qt.DateFormat.ISODate))


def _row(one: "Leave", remove: Callable[[], object]) -> QFrame:
    row = QFrame()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(16)
    first, last = dates.plain_day(one.first), dates.plain_day(one.last)
    words = first if one.first == one.last else f"{first} to {last}"
    count = dates.counted((one.last - one.first).days + 1, "day")
    line.addWidget(label(f"{words}, {count}", wraps=True), 1)
    taken = button("Remove", "link", name=f"Remove the days away {words}")
    taken.clicked.connect(lambda: remove())
    line.addWidget(taken, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
