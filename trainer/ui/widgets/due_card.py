"""What is due to go: looked at first, person by person, and taken away only after that, one short step at a time."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.people.names import numbered
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person
    from trainer.academy.purge_plan import Line, Plan

_COLUMNS = (
    Column("Whose", 240),
    Column("Officer number", 140, folds=True),
    Column("Plays", 70, right=True, folds=True),
    Column("Plays with texts", 130, right=True, folds=True),
    Column("Log entries", 100, right=True, folds=True),
    Column("Name and account", 150, folds=True),
)
MOST_SHOWN = 200
_LOOKED = "I have looked at what would go"


class DueCard(QFrame):
    """`purged` when anything was taken away."""

    purged = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._plan: Plan | None = None
        self._whole = 0
        self._stops = False
        self.what = QComboBox()
        self.what.setAccessibleName("What to look at")
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.what.setMinimumContentsLength(24)
        self.what.activated.connect(lambda _: self._forget())
        self.plays = QCheckBox("The plays as well")
        self.plays.toggled.connect(lambda _: self._forget())
        self.look = button("Look at what is due", "primary")
        self.look.clicked.connect(self._on_look)
        self._said = label("", wraps=True)
        self._doubt = label("", "error", wraps=True)
        self._table = PlainTable(_COLUMNS, "What would go")
        self._warning = label("", wraps=True)
        self.sure = QCheckBox(_LOOKED)
        self.purge = button("Remove")
        self.purge.clicked.connect(self._on_purge)
        self.sure.toggled.connect(self.purge.setEnabled)
        self._stop = button("Stop after this step", "quiet")
        self._stop.clicked.connect(self._on_stop)
        self._lay_out()
        self.offer(())
        self._forget()

    def offer(self, left: "Sequence[Person]") -> None:
        """Offer to erase these people, whose accounts are closed."""
        chosen = self.what.currentData()
        self.what.clear()
        self.what.addItem("Everything whose time has passed", None)
        for person in left:
            self.what.addItem(f"Erase {numbered(person.name, person.number)}", person.id)
        ids = [self.what.itemData(place) for place in range(self.what.count())]
        self.what.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        if self.what.currentData() != chosen and self._plan is not None:
            self._forget()
        self.plays.setVisible(self.what.currentData() is not None)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the name."""
        self._table.fold(room.one_column or room.width < 1180)

    def _on_look(self) -> None:
        job = partial(_looked, self.what.currentData(), self.plays.isChecked())
        self._station.ask(job, self._on_looked, self._on_failed)

    def _on_looked(self, plan: "Plan") -> None:
        self._plan, self._whole = plan, plan.count
        held = f" {dates.counted(plan.held, 'thing')} held back." if plan.held else ""
        if plan.is_empty:
            self._say(f"Nothing is due.{held}")
        else:
            whose = dates.counted(len(plan.lines), "person", "people")
            more = f" The first {MOST_SHOWN} are shown." if len(plan.lines) > MOST_SHOWN else ""
            self._say(f"{_day(plan.today)}: {dates.counted(plan.count, 'thing')} of {whose} would go.{held}{more}")
        self._table.set_rows([_row(line) for line in plan.lines[:MOST_SHOWN]])
        self._doubt.setText(f"{plan.doubt} Look at the date." if plan.doubt and not plan.is_empty else "")
        day = f"Today is {dates.long_day(plan.today)}. " if plan.doubt else ""
        self.sure.setChecked(False)
        self.sure.setText("Today is that day, and I have looked at what would go" if day else _LOOKED)
        self.sure.setAccessibleName(self.sure.text())
        self._warning.setText(f"{day}What goes cannot be brought back here. Copies of the record still hold it.")
        self.purge.setText(f"Remove {dates.counted(plan.count, 'thing')} for good")
        self.purge.setAccessibleName(self.purge.text())
        self._show(is_due=not plan.is_empty)

    def _on_purge(self) -> None:
        self._stops = False
        for control in (self.look, self.what, self.plays, self.purge, self.sure):
            control.setEnabled(False)
        self._stop.show()
        self._step()

    def _step(self) -> None:
        assert self._plan is not None
        self._station.ask(partial(_stepped, self._plan), self._on_stepped, self._on_failed)

    def _on_stepped(self, left: "Plan") -> None:
        self._plan = left
        done = self._whole - left.count
        if left.is_empty or self._stops:
            self._end(f"{dates.counted(done, 'thing')} removed. Tombstones and the audit log say so.")
            return
        self._said.setText(f"{done} of {self._whole} removed.")
        self._step()

    def _on_stop(self) -> None:
        self._stops = True

    def _on_failed(self, fault: TrainerError) -> None:
        self._end(str(fault))

    def _end(self, sentence: str) -> None:
        for control in (self.look, self.what, self.plays, self.sure):
            control.setEnabled(True)
        self._forget()
        self._say(sentence)
        self.purged.emit()

    def _forget(self) -> None:
        self._plan = None
        self.plays.setVisible(self.what.currentData() is not None)
        self._said.hide()
        self._show(is_due=False)

    def _show(self, *, is_due: bool) -> None:
        self._doubt.setVisible(is_due and bool(self._doubt.text()))
        for part in (self._table, self._warning, self.sure, self.purge):
            part.setVisible(is_due)
        self.purge.setEnabled(is_due and self.sure.isChecked())
        self._stop.hide()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        words = "Look first: the table shows exactly what would go. What goes leaves a tombstone that can be verified."
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.purge)
        foot.addWidget(self._stop)
        foot.addStretch(1)
        for part in (
            label("What is due to go", "h3", wraps=True), label(words, "muted", wraps=True), self.what, self.plays,
            self.look, self._said, self._doubt, self._table, self._warning,
            self.sure,
        ):  # fmt: skip
            column.addWidget(part)
        column.addLayout(foot)


def _row(line: "Line") -> Row:
    def counted(count: int) -> Cell:
        return Cell(str(count) if count else "", spoken=str(count))

    return (
        Cell(line.name, strong=True),
        Cell(line.number, spoken=line.number or "No number"),
        counted(line.plays),
        counted(line.texts),
        counted(line.entries),
        Cell("Erased" if line.leaves else "", spoken="Erased" if line.leaves else "Stay"),
    )


def _day(day: date) -> str:
    return f"On {dates.long_day(day)}"


def _looked(person: bytes | None, plays: bool, office: "Office") -> "Plan":
    from trainer.academy.purge_plan import look, look_at_person

    return look(office) if person is None else look_at_person(office, person, plays=plays)


def _stepped(plan: "Plan", office: "Office") -> "Plan":
    from trainer.academy.purging import purge

    return purge(office, plan, plan.today)
