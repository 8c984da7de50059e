"""Legal holds: what no purge touches, and why; placed on a person or on one play, and lifted."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.name_field import NameField
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person
    from trainer.academy.plays import PlayedAttempt
    from trainer.academy.retention import Hold

_COLUMNS = (Column("Held", 300), Column("Why", 280, folds=True), Column("Since", 200, folds=True), Column("", 84))
_WHOLE = "Everything on record about them"


class HoldsCard(QFrame):
    """`changed` when a hold was placed or lifted."""

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._holds: tuple[Hold, ...] = ()
        self._table = PlainTable(_COLUMNS, "Legal holds")
        self._table.picked.connect(self._on_lift)
        self._none = label("Nothing is held. Hold what an appeal or a court may still ask for.", "muted", wraps=True)
        self.who = NameField("Whose")
        self.who.box.activated.connect(lambda _: self._on_who())
        self.which = QComboBox()
        self.which.setAccessibleName("What is held")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(20)
        self.which.addItem(_WHOLE, None)
        self.why = Field("Why", "Such as the number of an appeal. It stands in the audit log.")
        self.why.submitted.connect(self._on_place)
        self._place = button("Place the hold")
        self._place.clicked.connect(self._on_place)
        self._lay_out()

    def offer(self, people: "Sequence[Person]") -> None:
        """Offer these people to hold."""
        self.who.offer(people)

    def refresh(self) -> None:
        """Ask what is held."""
        self._station.ask(_holds, self._on_holds)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under what is held."""
        self._table.fold(room.one_column or room.width < 1180)

    def _on_holds(self, holds: "tuple[Hold, ...]") -> None:
        self._holds = holds
        self._table.set_rows([_row(one) for one in holds])
        self._table.setVisible(bool(holds))
        self._none.setVisible(not holds)

    def _on_who(self) -> None:
        person = self.who.person_id
        if person is not None:
            self._station.ask(partial(_plays, person), self._on_plays)

    def _on_plays(self, plays: "tuple[PlayedAttempt, ...]") -> None:
        self.which.clear()
        self.which.addItem(_WHOLE, None)
        for one in plays:
            self.which.addItem(f"{one.title}, {one.mode}, {dates.plain_day(dates.local_day(one.finished_at))}", one.id)

    def _on_place(self) -> None:
        person = self.who.person_id
        if person is None:
            self.who.set_wrong("Pick somebody from the list.")
            return
        job = partial(_placed, person, self.which.currentData(), self.why.text)
        self._station.ask(job, self._on_placed, self._on_failed)

    def _on_placed(self, holds: "tuple[Hold, ...]") -> None:
        self.who.clear()
        self.why.line.clear()
        self._on_plays(())
        self._on_holds(holds)
        announce(self._table, "The hold is placed.")
        self.changed.emit()

    def _on_lift(self, row: int) -> None:
        hold = self._holds[row]
        if hold.lifted_at is None:
            self._station.ask(partial(_lifted, hold.id), self._on_lifted, self._on_failed)

    def _on_lifted(self, holds: "tuple[Hold, ...]") -> None:
        self._on_holds(holds)
        announce(self._table, "The hold is lifted.")
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self.why.set_wrong(str(fault))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("Legal holds", "h3", wraps=True))
        what = label("What", "strong", wraps=True)
        what.setBuddy(self.which)
        for part in (self._none, self._table, self.who, what, self.which, self.why, self._place):
            column.addWidget(part)
        self._table.hide()


def _row(hold: "Hold") -> Row:
    since = dates.plain_day(dates.local_day(hold.placed_at))
    if hold.lifted_at is None:
        lift = Cell("Lift", link=True, spoken=f"Lift the hold on {hold.about}")
        return Cell(hold.about, strong=True), Cell(hold.why), Cell(since), lift
    until = dates.plain_day(dates.local_day(hold.lifted_at))
    return (
        Cell(hold.about),
        Cell(hold.why, spoken=hold.why or "Reason erased"),
        Cell(f"{since}, lifted {until}"),
        Cell("", spoken="Lifted"),
    )


def _holds(office: "Office") -> "tuple[Hold, ...]":
    from trainer.academy.retention import holds

    return holds(office)


def _plays(person: bytes, office: "Office") -> "tuple[PlayedAttempt, ...]":
    from trainer.academy.plays import finished

    return finished(office, person)


def _placed(person: bytes, play: bytes | None, why: str, office: "Office") -> "tuple[Hold, ...]":
    from trainer.academy.retention import hold_person, hold_play

    if play is None:
        hold_person(office, person, why)
    else:
        hold_play(office, play, why)
    return _holds(office)


def _lifted(hold: bytes, office: "Office") -> "tuple[Hold, ...]":
    from trainer.academy.retention import lift

    lift(office, hold)
    return _holds(office)
