"""One assignment: what it asks, who has done it and who is late; withdrawn here, and restored."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.assignments import Assignment, Standing

_COLUMNS = (
    Column("Name", 260),
    Column("Officer number", 150, folds=True),
    Column("State", 260),
    Column("", 110),
)
_STATES = {"late": "Late: not done", "under way": "Under way", "open": "Not begun"}


class AssignmentCard(QFrame):
    """`withdrawn` and `restored` carry the id, `opened` the play of somebody who has done it."""

    withdrawn = Signal(bytes)
    restored = Signal(bytes)
    opened = Signal(bytes)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown: Assignment | None = None
        self._title, self._about = label("", "h3", wraps=True), label("", "muted", wraps=True)
        self._said = label("", "error", wraps=True)
        self._said.hide()
        self.people = PlainTable(_COLUMNS, "Who has done it")
        self.people.picked.connect(self._on_picked)
        self._nobody = label("Nobody has it: the cohort has no trainees yet.", "muted", wraps=True)
        self.take_back = button("Withdraw")
        self.take_back.clicked.connect(self._on_taken_back)
        done = button("Done", "quiet", name="Close the card of the assignment")
        done.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.take_back)
        foot.addWidget(done)
        foot.addStretch(1)
        for part in (self._title, self._about, self._said, self.people, self._nobody):
            column.addWidget(part)
        column.addLayout(foot)

    @property
    def assignment_id(self) -> bytes | None:
        """Which assignment is shown."""
        return self._shown.id if self._shown else None

    def show_assignment(self, one: "Assignment", rules: str) -> None:
        """Show an assignment; `rules` says whose they are."""
        self._shown = one
        self._title.setText(one.title)
        by = f" by {one.by}" if one.by else ""
        given = f"Assigned{by} on {dates.plain_day(dates.local_day(one.assigned_at))}."
        due = f"Due {dates.plain_day(one.due)}." if one.due else "No due day."
        withdrawn = ""
        if one.withdrawn_at is not None:
            day = dates.plain_day(dates.local_day(one.withdrawn_at))
            withdrawn = f"Withdrawn on {day}: nobody has to do it. "
        self._about.setText(f"{withdrawn}{one.mode.capitalize()}. {due} {rules}. {given}")
        self.people.set_rows([_row(standing) for standing in one.standings])
        self.people.setVisible(bool(one.standings))
        self._nobody.setVisible(not one.standings)
        self.take_back.setText("Withdraw" if one.withdrawn_at is None else "Undo: assign it again")
        self.take_back.setAccessibleName(f"{self.take_back.text()}: {one.title}")
        self.set_wrong(None)

    def set_wrong(self, fault: TrainerError | None) -> None:
        """Say why it could not be done."""
        self._said.setText(str(fault) if fault else "")
        self._said.setVisible(fault is not None)
        if fault is not None:
            announce(self._said, str(fault), at_once=True)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the name."""
        self.people.fold(room.one_column)

    def _on_picked(self, row: int) -> None:
        standing = self._shown.standings[row] if self._shown else None
        if standing is not None and standing.finished_at is not None and standing.attempt is not None:
            self.opened.emit(standing.attempt)

    def _on_taken_back(self) -> None:
        if self._shown is not None:
            (self.withdrawn if self._shown.withdrawn_at is None else self.restored).emit(self._shown.id)


def _row(one: "Standing") -> Row:
    state = _STATES.get(one.state, "Done; the play is no longer kept")
    if one.finished_at is not None:
        day = dates.plain_day(dates.local_day(one.finished_at))
        state = f"Done {day}" if one.state == "done" else f"Done late, {day}"
    opens = Cell("Debrief", link=True, spoken=f"Debrief of {one.person.name}")
    return (
        Cell(one.person.name, strong=True),
        Cell(one.person.number),
        Cell(state),
        opens if one.finished_at is not None else Cell("", spoken="No debrief yet"),
    )
