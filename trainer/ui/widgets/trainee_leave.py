"""The days away of one person: on them nothing comes due and nothing fades. Entered here, and taken back."""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.leave import Leave
    from trainer.academy.office import Office
    from trainer.academy.people import Person

_COLUMNS = (
    Column("First day", 200),
    Column("Last day", 200),
    Column("Days", 90, right=True, folds=True),
    Column("", 110),
)
_HINT = "Year, month and day: 2026-12-24"


class TraineeLeave(QFrame):
    """`changed` when days were entered or taken back, `closed` when the card is done with."""

    changed = Signal()
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._person: Person | None = None
        self._days: tuple[Leave, ...] = ()
        self._title = label("", "h3", wraps=True)
        self._said = label("", "error", wraps=True)
        self._said.hide()
        self.table = PlainTable(_COLUMNS, "Days away")
        self.table.picked.connect(self._on_remove)
        self._none = label("No days away are entered.", "muted", wraps=True)
        self.first, self.last = Field("First day away", _HINT), Field("Last day away", _HINT)
        for field in (self.first, self.last):
            field.submitted.connect(self._on_add)
        self._add = button("Enter the days", "primary")
        self._add.clicked.connect(self._on_add)
        done = button("Done", "quiet", name="Close the card of days away")
        done.clicked.connect(self.closed)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(16)
        for field in (self.first, self.last):
            self._line.addWidget(field, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for made in (self._add, done):
            foot.addWidget(made)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        about = "Nothing comes due on these days, and what was learned does not count as fading on them."
        for part in (self._title, label(about, "muted", wraps=True), self.table, self._none):
            column.addWidget(part)
        column.addLayout(self._line)
        column.addWidget(self._said)
        column.addLayout(foot)

    def show_person(self, person: "Person", days: "Sequence[Leave]") -> None:
        """Show the days away of somebody; what was typed for another person is gone."""
        if self._person is None or self._person.id != person.id:
            for field in (self.first, self.last):
                field.line.clear()
                field.set_wrong("")
            self._say("")
        self._person, self._days = person, tuple(days)
        self._title.setText(f"Days away of {person.name}")
        self.table.set_rows([_row(one) for one in self._days])
        self.table.setVisible(bool(self._days))
        self._none.setVisible(not self._days)

    @property
    def person_id(self) -> bytes | None:
        """Whose days are shown."""
        return self._person.id if self._person else None

    def fit(self, room: Room) -> None:
        """Stand in a line, or one below the other."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self.table.fold(room.one_column)

    def _on_add(self) -> None:
        first, last = _day(self.first.text), _day(self.last.text or self.first.text)
        for field, day in ((self.first, first), (self.last, last)):
            field.set_wrong("" if day else "Write a day as year-month-day, such as 2026-12-24.")
        if first is not None and last is not None and self._person is not None:
            self._station.ask(partial(_add, self._person.id, first, last), self._on_added, self._on_failed)

    def _on_added(self, _: object) -> None:
        for field in (self.first, self.last):
            field.line.clear()
        self._on_done(None)

    def _on_remove(self, row: int) -> None:
        if self._person is not None:
            job = partial(_remove, self._person.id, self._days[row].id)
            self._station.ask(job, self._on_done, self._on_failed)

    def _on_done(self, _: object) -> None:
        self._say("")
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self._say(str(fault))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self._said, sentence, at_once=True)


def _row(one: "Leave") -> tuple[Cell, ...]:
    first, last = dates.plain_day(one.first), dates.plain_day(one.last)
    taken = Cell("Remove", link=True, spoken=f"Remove {first} to {last}")
    return Cell(first), Cell(last), Cell(str((one.last - one.first).days + 1)), taken


def _add(person: bytes, first: datetime.date, last: datetime.date, office: "Office") -> None:
    from trainer.academy.leave import add

    add(office, person, first, last)


def _remove(person: bytes, leave: bytes, office: "Office") -> None:
    from trainer.academy.leave import remove

    remove(office, person, leave)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
