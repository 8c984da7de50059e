"""One trainee as an instructor opens him or her: what is not done yet, and days away, entered and taken back."""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.leave_card import LeaveCard
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.leave import Leave
    from trainer.academy.office import Office
    from trainer.academy.people import Person


class TraineeLeave(QFrame):
    """`changed` when days were entered or taken back, `closed` when the card is done with."""

    changed = Signal()
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.person_id: bytes | None = None
        """Whose days are shown."""
        self.card = LeaveCard(closes=True)
        self._left = label("", wraps=True)
        self.card.added.connect(self._on_added)
        self.card.removed.connect(self._on_removed)
        self.card.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._left)
        column.addWidget(self.card)

    def show_person(self, person: "Person", left: str, days: "Sequence[Leave]", today: datetime.date) -> None:
        """Show what somebody has left to do, in words, and the days away."""
        self.person_id = person.id
        self._left.setText(f"\u2068{person.name}\u2069 {left}")
        self.card.set_heading(f"Days away of \u2068{person.name}\u2069")
        self.card.show_leave(days, today)

    def fit(self, room: Room) -> None:
        """Stand in a line, or one below the other."""
        self.card.fit(one_column=room.one_column)

    def _on_added(self, first: datetime.date, last: datetime.date) -> None:
        if self.person_id is not None:
            self._station.ask(partial(_add, self.person_id, first, last), self._on_done, self._on_refused)

    def _on_removed(self, id: bytes) -> None:
        if self.person_id is not None:
            self._station.ask(partial(_remove, self.person_id, id), self._on_done, self._on_refused)

    def _on_done(self, _: object) -> None:
        self.changed.emit()

    def _on_refused(self, fault: TrainerError) -> None:
        self.card.set_wrong(str(fault))


def _add(person: bytes, first: datetime.date, last: datetime.date, office: "Office") -> None:
    from trainer.academy.leave import add

    add(office, person, first, last)


def _remove(person: bytes, leave: bytes, office: "Office") -> None:
    from trainer.academy.leave import remove

    remove(office, person, leave)
