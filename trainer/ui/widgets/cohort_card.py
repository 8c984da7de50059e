"""One cohort: its instructors and trainees, who comes and who goes, its name and its end."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.name_field import NameField
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.cohorts import Cohort
    from trainer.academy.office import Office
    from trainer.academy.people import Person

_COLUMNS = (Column("Name", 260), Column("Officer number", 150, folds=True), Column("Part", 120), Column("", 110))
Part = Literal["trainee", "instructor"]


class CohortCard(QFrame):
    """`changed` when something about a cohort was changed, `closed` when the card is done with."""

    changed = Signal()
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._cohort: Cohort | None = None
        self._may_arrange = False
        self._title = label("", "h3", wraps=True)
        self._said = label("", "strong", wraps=True)
        self._said.hide()
        self.name = Field("Name of the cohort")
        self.name.submitted.connect(self._on_named)
        self._keep = button("Keep the name", "primary")
        self._keep.clicked.connect(self._on_named)
        self._members = PlainTable(_COLUMNS, "People of the cohort")
        self._members.picked.connect(self._on_picked)
        self.who = NameField("Add somebody by name or number")
        self._part = QComboBox()
        self._part.setAccessibleName("As a trainee or an instructor")
        for part in ("trainee", "instructor"):
            self._part.addItem(f"As {'a' if part == 'trainee' else 'an'} {part}", part)
        self._add = button("Add to the cohort")
        self._add.clicked.connect(self._on_add)
        self._end = button("End the cohort")
        self._end.clicked.connect(self._on_end)
        self._lay_out()

    def offer(self, people: "Sequence[Person]", *, may_arrange: bool) -> None:
        """Offer people to add, to those who may."""
        self.who.offer(people)
        self._may_arrange = may_arrange

    def show_cohort(self, cohort: "Cohort | None") -> None:
        """Show a cohort, or ask for the name of a new one."""
        fresh = cohort is None or self._cohort is None or cohort.id != self._cohort.id
        self._cohort = cohort
        self._title.setText(cohort.name if cohort else "A new cohort")
        if fresh:
            self.name.line.setText(cohort.name if cohort else "")
            self._say("")
        self._keep.setText("Keep the name" if cohort else "Make the cohort")
        self._keep.setAccessibleName(self._keep.text())
        self._rows = _members(cohort) if cohort else []
        self._members.set_rows([_row(person, part, self._may_arrange) for person, part in self._rows])
        self._members.setVisible(bool(self._rows))
        self._naming.setVisible(self._may_arrange)
        self._adding.setVisible(self._may_arrange and cohort is not None)
        self._end.setVisible(self._may_arrange and cohort is not None)
        if cohort:
            self._end.setText("Let the cohort go on" if cohort.has_ended else "End the cohort")
            self._end.setAccessibleName(f"{self._end.text()}: {cohort.name}")

    def fit(self, room: Room) -> None:
        """Stand in lines or in columns."""
        direction = QBoxLayout.Direction
        self._adding_line.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self._members.fold(room.one_column)

    def _on_named(self) -> None:
        name, id = self.name.text, self._cohort.id if self._cohort else None
        self._station.ask(partial(_named, id, name), self._on_done, self._on_failed)

    def _on_add(self) -> None:
        person = self.who.person_id
        if person is None or self._cohort is None:
            self.who.set_wrong("Pick somebody from the list.")
            return
        part: Part = self._part.currentData()
        self._station.ask(partial(_add, self._cohort.id, person, part), self._on_added, self._on_failed)

    def _on_added(self, _: object) -> None:
        self.who.clear()
        self._on_done(None)

    def _on_picked(self, row: int) -> None:
        if self._cohort is not None and self._may_arrange:
            person, part = self._rows[row]
            self._station.ask(partial(_remove, self._cohort.id, person.id, part), self._on_done, self._on_failed)

    def _on_end(self) -> None:
        if self._cohort is not None:
            job = partial(_end, self._cohort.id, self._cohort.has_ended)
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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self._naming, self._adding = QFrame(), QFrame()
        naming = QVBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(8)
        naming.addWidget(self.name)
        naming.addWidget(self._keep)
        self._adding_line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._adding)
        self._adding_line.setContentsMargins(0, 0, 0, 0)
        self._adding_line.setSpacing(8)
        self._adding_line.addWidget(self.who, 1)
        for part in (self._part, self._add):
            self._adding_line.addWidget(part)
        done = button("Done", "quiet", name="Close the card of the cohort")
        done.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._end)
        foot.addWidget(done)
        foot.addStretch(1)
        for one in (self._title, self._said, self._naming, self._members, self._adding):
            column.addWidget(one)
        column.addLayout(foot)


def _members(cohort: "Cohort") -> "list[tuple[Person, Part]]":
    instructors: list[tuple[Person, Part]] = [(one, "instructor") for one in cohort.instructors]
    return [*instructors, *((one, "trainee") for one in cohort.trainees)]


def _row(person: "Person", part: str, may_arrange: bool) -> tuple[Cell, ...]:
    leave = Cell("Remove", link=True, spoken=f"Remove {person.name}") if may_arrange else Cell("", spoken="No act")
    return Cell(person.name, strong=True), Cell(person.number), Cell(part.capitalize()), leave


def _named(cohort: bytes | None, name: str, office: "Office") -> None:
    from trainer.academy.cohorts import create, rename

    if cohort is None:
        create(office, name)
    else:
        rename(office, cohort, name)


def _add(cohort: bytes, person: bytes, part: Part, office: "Office") -> None:
    from trainer.academy.cohorts import add_member

    add_member(office, cohort, person, part)


def _remove(cohort: bytes, person: bytes, part: Part, office: "Office") -> None:
    from trainer.academy.cohorts import remove_member

    remove_member(office, cohort, person, part)


def _end(cohort: bytes, has_ended: bool, office: "Office") -> None:
    from trainer.academy.cohorts import end, reopen

    (reopen if has_ended else end)(office, cohort)
