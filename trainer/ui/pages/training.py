"""Training: what a cohort is asked to do and has done, who is away, and what minutes a week of refreshers buy."""

import datetime
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.assign_form import AssignForm, Assigning, Offered
from trainer.ui.widgets.assignment_card import AssignmentCard
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.trainee_leave import TraineeLeave
from trainer.ui.widgets.training_rows import ASSIGNMENTS, PEOPLE, assignment_row, left_words, person_row
from trainer.ui.widgets.unit_pace import UnitPace
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.assignments import Assignment
    from trainer.academy.cohorts import Cohort
    from trainer.academy.leave import Leave
    from trainer.academy.office import Office
    from trainer.academy.outlook import Ahead
    from trainer.academy.people import Person


@dataclass(frozen=True, slots=True)
class _Unit:
    """A cohort as the page shows it; `leave` stands beside its trainees in their order."""

    cohorts: "tuple[Cohort, ...]"
    cohort: "Cohort | None"
    assignments: "tuple[Assignment, ...]"
    leave: "tuple[tuple[Leave, ...], ...]"
    ahead: "Ahead | None"
    contacts: tuple[Offered, ...]
    profiles: tuple[Offered, ...]
    today: datetime.date


class TrainingPage(ScrolledPage):
    """One cohort at a time."""

    title = "Training"
    place = "training"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._unit: _Unit | None = None
        self._wanted: bytes | None = None
        self._withdrawn: bytes | None = None
        self.cohort = QComboBox()
        self.cohort.setAccessibleName("Cohort")
        self.cohort.activated.connect(lambda _: self._on_cohort())
        self.assign = button("Assign a contact", "primary", icon="add")
        self.assign.clicked.connect(lambda: self._open_form())
        self.screen_outs = button("Screen-outs", icon="marking")
        self.screen_outs.clicked.connect(lambda: self.go("screen_outs"))
        self.form, self.card = AssignForm(), AssignmentCard()
        self.assignments = PlainTable(ASSIGNMENTS, "Assignments")
        self.people = PlainTable(PEOPLE, "People of the cohort")
        self.leave, self.pace = TraineeLeave(station), UnitPace(station)
        self._told = label("", "strong", wraps=True)
        self.undo = button("Undo", name="Undo: let the assignment stand")
        self._none = label("Nothing is assigned to this cohort. What is assigned stands on Home.", "muted", wraps=True)
        self._nobody = label("The cohort has no trainees yet. They are added on the page People.", "muted", wraps=True)
        self._empty = Empty(
            "cohort",
            "There is no cohort for you to train",
            "This page is about a cohort: what it is asked to do, who is away, how long refreshers take. Cohorts are "
            "made on the page People, and instructors see those they instruct.",
            "Open People",
            lambda: self.go("people"),
        )
        self._lay_out()
        self._connect()

    def take(self, what: object) -> None:
        """Begin with the cards closed, at the cohort of an id where one is given."""
        self._wanted = what if isinstance(what, bytes) else self._wanted
        for part in (self.form, self.card, self.leave):
            part.hide()
        self._tell("")

    def shown(self) -> None:
        """Ask for the cohort that is chosen."""
        self.station.ask(partial(_read, self._wanted), self._on_unit)
        self.screen_outs.setVisible(self.station.may(Act.RECOMMEND))
        if self.station.may(Act.RECOMMEND):
            self.station.ask(_waiting, self._on_waiting)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under its name."""
        super().fit(room)
        for table in (self.assignments, self.people):
            table.fold(room.one_column or room.icons_only)
        for part in (self.form, self.card, self.leave, self.pace):
            part.fit(room)

    def open_assignment(self, row: int) -> None:
        """Show who has done an assignment of the table."""
        if self._unit is not None:
            self._show_card(self._unit.assignments[row])
            self.card.show()
            self.view.ensureWidgetVisible(self.card)

    def open_leave(self, row: int) -> None:
        """Show what somebody of the table has left to do, and the days away."""
        if self._unit is not None and self._unit.cohort is not None:
            self._show_person(self._unit, self._unit.cohort.trainees[row], row)
            self.leave.show()
            self.view.ensureWidgetVisible(self.leave)

    def _connect(self) -> None:
        self.form.submitted.connect(self._on_submitted)
        self.form.left.connect(lambda: self._close(self.form, self.assign))
        self.form.picked.connect(self._on_contact)
        self.card.withdrawn.connect(self._on_withdrawn)
        self.card.restored.connect(self._on_restored)
        self.card.opened.connect(lambda attempt: self.go("debrief", attempt))
        self.card.closed.connect(lambda: self._close(self.card, self.assignments))
        self.assignments.picked.connect(self.open_assignment)
        self.people.picked.connect(self.open_leave)
        self.leave.changed.connect(self.shown)
        self.leave.closed.connect(lambda: self._close(self.leave, self.people))
        self.pace.changed.connect(self.shown)
        self.undo.clicked.connect(lambda: self._on_restored(self._withdrawn))
        self.station.changes.happened.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_cohort(self) -> None:
        self.take(self.cohort.currentData())
        self.shown()

    def _on_unit(self, unit: _Unit) -> None:
        self._unit = unit
        self._wanted = unit.cohort.id if unit.cohort else None
        self._empty.setVisible(unit.cohort is None)
        self._whole.setVisible(unit.cohort is not None)
        self._show_cohorts(unit)
        if unit.cohort is None or unit.ahead is None:
            return
        trainees = unit.cohort.trainees
        self.top.set_step(dates.counted(len(trainees), "trainee"))
        self.assignments.set_rows([assignment_row(one) for one in unit.assignments])
        self.assignments.setVisible(bool(unit.assignments))
        self._none.setVisible(not unit.assignments)
        self.people.set_rows(
            [person_row(one, unit.assignments, days) for one, days in zip(trainees, unit.leave, strict=True)]
        )
        self.people.setVisible(bool(trainees))
        self._nobody.setVisible(not trainees)
        self.pace.show_ahead(unit.cohort.id, unit.ahead)
        self._show_again(unit)
        self._order_tabs()

    def _on_waiting(self, count: int) -> None:
        waits = "none waits" if not count else f"{dates.counted(count, 'play')} waiting"
        self.screen_outs.setText(f"Screen-outs: {waits}")
        self.screen_outs.setAccessibleName(self.screen_outs.text())

    def _show_cohorts(self, unit: _Unit) -> None:
        self.cohort.clear()
        for one in unit.cohorts:
            self.cohort.addItem(one.name, one.id)
        self.cohort.setCurrentIndex(self.cohort.findData(self._wanted))

    def _show_again(self, unit: _Unit) -> None:
        """Fill the cards that are open with what is on the record now."""
        one = next((one for one in unit.assignments if one.id == self.card.assignment_id), None)
        if one is not None and not self.card.isHidden():
            self._show_card(one)
        for place, person in enumerate(unit.cohort.trainees if unit.cohort else ()):
            if person.id == self.leave.person_id and not self.leave.isHidden():
                self._show_person(unit, person, place)

    def _show_person(self, unit: _Unit, person: "Person", place: int) -> None:
        self.leave.show_person(person, left_words(person, unit.assignments), unit.leave[place], unit.today)
        self._order_tabs()

    def _show_card(self, one: "Assignment") -> None:
        names = {found.id: found.title for found in self._unit.profiles} if self._unit else {}
        rules = "The rules of each person's agency" if one.profile is None else f"Rules: {names.get(one.profile)}"
        self.card.show_assignment(one, rules)
        self._order_tabs()

    def _order_tabs(self) -> None:
        # Cards get their controls when they are filled, later than what stands below them.
        visit_in_order(self.screen_outs, self._empty, self._whole)

    def _open_form(self) -> None:
        unit = self._unit
        if unit is not None and unit.cohort is not None:
            self.form.offer(unit.contacts, unit.profiles, unit.cohort.trainees, unit.cohort.name)
            self._order_tabs()
            self.form.show()
            self.view.ensureWidgetVisible(self.form)
            self.form.contact.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_contact(self, scenario_id: str) -> None:
        self.station.ask(partial(_versions, scenario_id), self.form.show_versions)

    def _on_submitted(self, assigning: Assigning) -> None:
        if self._wanted is not None:
            job = partial(_assign, self._wanted, assigning)
            self.station.ask(job, self._on_assigned, lambda fault: self.form.set_wrong(str(fault)))

    def _on_assigned(self, title: str) -> None:
        self._close(self.form, self.assign)
        self._tell(f"{title} is assigned. It stands on Home of everybody it was assigned to.")
        self.shown()

    def _on_withdrawn(self, id: bytes) -> None:
        self._withdrawn = id
        self.station.ask(partial(_withdraw, id), self._on_taken_back, self.card.set_wrong)

    def _on_taken_back(self, _: object) -> None:
        self._close(self.card, self.assignments)
        self._tell("Withdrawn: nobody has to do it any more. Plays stay on the record.", may_undo=True)
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown()

    def _on_restored(self, id: bytes | None) -> None:
        if id is not None:
            self.station.ask(partial(_restore, id), self._on_stands, self._on_not_restored)

    def _on_stands(self, _: object) -> None:
        self._tell("It is assigned again.")
        self.shown()

    def _on_not_restored(self, fault: TrainerError) -> None:
        self._tell(str(fault))

    def _tell(self, sentence: str, *, may_undo: bool = False) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self.undo.setVisible(may_undo)
        if sentence:
            announce(self._told, sentence)

    def _close(self, part: QWidget, then: QWidget) -> None:
        part.hide()
        then.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._whole = QFrame()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        head, told = QHBoxLayout(), QHBoxLayout()
        caption = label("Cohort", "strong")
        caption.setBuddy(self.cohort)
        self.cohort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cohort.setMinimumContentsLength(16)
        for line, parts in ((head, (caption, self.cohort, self.assign)), (told, (self._told, self.undo))):
            line.setSpacing(12)
            for part in parts:
                line.addWidget(part, 1 if part in (self.cohort, self._told) else 0)
        column.addLayout(head)
        column.addLayout(told)
        given = (self.form, label("Assignments", "h3"), self.card, self._none, _card(self.assignments))
        people = (label("People", "h3"), self.leave, self._nobody, _card(self.people), self.pace)
        for below in (*given, *people):
            column.addWidget(below)
        self.content.addWidget(self.screen_outs, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._empty)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)
        self._empty.hide()
        self._whole.hide()
        self.take(None)


def _card(table: PlainTable) -> QFrame:
    made = QFrame()
    made.setProperty("role", "card")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(16, 4, 16, 4)
    inside.addWidget(table)
    return made


def _read(wanted: bytes | None, office: "Office") -> _Unit:
    from trainer.academy import assignments, outlook
    from trainer.academy.cohorts import cohorts
    from trainer.academy.leave import leave_of

    going_on = tuple(one for one in cohorts(office) if not one.has_ended)
    cohort = next((one for one in going_on if one.id == wanted), going_on[0] if going_on else None)
    if cohort is None:
        return _Unit(going_on, None, (), (), None, (), (), office.clock.today())
    cards = [card for card in office.library.cards.values() if card.kind == "contact" and card.status != "withdrawn"]
    return _Unit(
        going_on,
        cohort,
        assignments.of_cohort(office, cohort.id),
        tuple(leave_of(office, person.id) for person in cohort.trainees),
        outlook.of_cohort(office, cohort.id),
        tuple(Offered(card.id, card.title) for card in sorted(cards, key=lambda card: card.title)),
        tuple(Offered(id, one.name) for id, one in sorted(office.library.profiles.items(), key=lambda it: it[1].name)),
        office.clock.today(),
    )


def _waiting(office: "Office") -> int:
    from trainer.academy.screen_out_cases import waiting

    return waiting(office)


def _versions(scenario_id: str, office: "Office") -> tuple[Offered, ...]:
    variants = office.library.editions[scenario_id].scenario.variants
    return tuple(Offered(id, variant.title) for id, variant in variants.items())


def _assign(cohort: bytes, what: Assigning, office: "Office") -> str:
    from trainer.academy.assignments import assign

    more = {"due": what.due, "profile": what.profile, "variant": what.variant}
    assign(office, what.scenario_id, what.mode, cohort=cohort, named=what.named, **more)  # type: ignore[arg-type]
    return office.library.cards[what.scenario_id].title


def _withdraw(id: bytes, office: "Office") -> None:
    from trainer.academy.assignments import withdraw

    withdraw(office, id)


def _restore(id: bytes, office: "Office") -> None:
    from trainer.academy.assignments import restore

    restore(office, id)
