"""People: everybody with roles and state, and the cohorts they are trained in; each opens in a card above its list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.people.names import isolated
from trainer.people.roles import Act
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.widgets.cohort_card import CohortCard
from trainer.ui.widgets.person_card import PersonCard, state_of
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.search_field import SearchField
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.accounts import Account
    from trainer.academy.cohorts import Cohort
    from trainer.academy.office import Office

_PEOPLE = (
    Column("Name", 240),
    Column("Officer number", 140, folds=True),
    Column("Agency", 200, folds=True),
    Column("Roles", 260, folds=True),
    Column("State", 240, folds=True),
    Column("", 84),
)
_COHORTS = (
    Column("Cohort", 260),
    Column("Instructors", 320, folds=True),
    Column("Trainees", 100, right=True, folds=True),
    Column("State", 120, folds=True),
    Column("", 84),
)
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Found:
    accounts: "tuple[Account, ...]"
    cohorts: "tuple[Cohort, ...]"


class PeoplePage(ScrolledPage):
    """Accounts for administrators, cohorts for those who instruct."""

    title = "People"
    place = "people"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._accounts: tuple[Account, ...] = ()
        self._listed: list[Account] = []
        self._cohorts: tuple[Cohort, ...] = ()
        self.search = SearchField("Find by name, number or role")
        self.search.textChanged.connect(lambda: self._list_people())
        self.add = button("Add somebody", "primary", icon="add")
        self.add.clicked.connect(self._on_add)
        self.person = PersonCard(station)
        self.person.changed.connect(self.shown)
        self.person.closed.connect(lambda: self._close(self.person))
        self._people = PlainTable(_PEOPLE, "People")
        self._people.picked.connect(self._on_person)
        self._more = label("", "muted", wraps=True)
        self.begin_cohort = button("New cohort", icon="add")
        self.begin_cohort.clicked.connect(lambda: self._open_cohort(None))
        self.cohort = CohortCard(station)
        self.cohort.changed.connect(self.shown)
        self.cohort.closed.connect(lambda: self._close(self.cohort))
        self._cohort_table = PlainTable(_COHORTS, "Cohorts")
        self._cohort_table.picked.connect(lambda row: self._open_cohort(self._cohorts[row]))
        self._no_cohort = label(
            "There is no cohort yet. Instructors see the plays of those in their cohorts.", "muted", wraps=True
        )
        self._shown_cohort: bytes | None = None
        self._lay_out()

    def take(self, what: object) -> None:
        """Begin with both cards closed."""
        for card in (self.person, self.cohort):
            card.hide()

    def shown(self) -> None:
        """Ask who is here."""
        may = self.station.may
        self._may_list, self._may_change = may(Act.LIST_PEOPLE), may(Act.ADMINISTER_PEOPLE)
        self.add.setVisible(self._may_change)
        self._part.setVisible(self._may_list)
        self.begin_cohort.setVisible(may(Act.ARRANGE_COHORTS))
        self.station.ask(_read, self._on_found)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the name."""
        super().fit(room)
        for table in (self._people, self._cohort_table):
            table.fold(room.one_column or room.width < 1180)
        self.cohort.fit(room)

    def _on_found(self, found: _Found) -> None:
        self._accounts, self._cohorts = found.accounts, found.cohorts
        self._list_people()
        self.cohort.offer(
            [one.person for one in self._accounts if one.disabled_at is None],
            may_arrange=self.station.may(Act.ARRANGE_COHORTS),
        )
        self._cohort_table.set_rows([_cohort_row(one) for one in self._cohorts])
        self._cohort_table.setVisible(bool(self._cohorts))
        self._no_cohort.setVisible(not self._cohorts)
        if not self.cohort.isHidden():
            same = next((one for one in self._cohorts if one.id == self._shown_cohort), None)
            self.cohort.show_cohort(same)

    def _list_people(self) -> None:
        words = self.search.text().casefold().split()
        fitting = [one for one in self._accounts if all(word in _words(one) for word in words)]
        self._listed = fitting[:MOST_SHOWN]
        self._people.set_rows([_person_row(one, self._may_change) for one in self._listed])
        left = len(fitting) - len(self._listed)
        nobody = "" if fitting else "Nobody fits what is looked for."
        self._more.setText(f"{left} more fit. Type more of a name or number to find them." if left else nobody)
        self._more.setVisible(bool(self._more.text()))

    def open_person(self, number: str) -> None:
        """Open the card of somebody by officer number, for those who may change it."""
        self._on_person([one.person.number for one in self._listed].index(number))

    def open_cohort(self, name: str) -> None:
        """Open the card of a cohort."""
        self._open_cohort(next(one for one in self._cohorts if one.name == name))

    def _on_add(self) -> None:
        self.person.show()
        self.person.show_new()

    def _on_person(self, row: int) -> None:
        if self._may_change:
            self.person.show_account(self._listed[row])
            self.person.show()
            self.view.ensureWidgetVisible(self.person)

    def _open_cohort(self, cohort: "Cohort | None") -> None:
        self._shown_cohort = cohort.id if cohort else None
        self.cohort.show_cohort(cohort)
        self.cohort.show()
        self.view.ensureWidgetVisible(self.cohort)
        if cohort is None:
            self.cohort.name.line.setFocus()

    def _close(self, card: QFrame) -> None:
        card.hide()
        (self.search if card is self.person else self.begin_cohort).setFocus()

    def _lay_out(self) -> None:
        self._part = QFrame()
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        line.addWidget(self.add)
        column.addLayout(line)
        column.addWidget(self.person)
        column.addWidget(_card(self._people))
        column.addWidget(self._more)
        self.content.addWidget(self._part)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Cohorts", "h3"))
        head.addStretch(1)
        head.addWidget(self.begin_cohort)
        self.content.addLayout(head)
        self.content.addWidget(self.cohort)
        self.content.addWidget(self._no_cohort)
        self.content.addWidget(_card(self._cohort_table))
        self.content.addStretch(1)
        self.take(None)


def _card(table: PlainTable) -> QFrame:
    made = QFrame()
    made.setProperty("role", "card")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(16, 4, 16, 4)
    inside.addWidget(table)
    return made


def _words(account: "Account") -> str:
    person = account.person
    return f"{person.name} {person.number} {person.agency} {' '.join(account.roles)} {state_of(account)}".casefold()


def _person_row(account: "Account", may_change: bool) -> Row:
    person = account.person
    return (
        Cell(person.name, strong=True),
        Cell(person.number),
        Cell(person.agency, spoken=person.agency or "No agency"),
        Cell(", ".join(account.roles).capitalize()),
        Cell(state_of(account)),
        Cell("Open", link=True, spoken=f"Open {person.name}") if may_change else Cell("", spoken="No act"),
    )


def _cohort_row(cohort: "Cohort") -> Row:
    return (
        Cell(cohort.name, strong=True),
        Cell(", ".join(isolated(one.name) for one in cohort.instructors) or "None yet"),
        Cell(str(len(cohort.trainees))),
        Cell("Ended" if cohort.has_ended else "Active"),
        Cell("Open", link=True, spoken=f"Open {cohort.name}"),
    )


def _read(office: "Office") -> _Found:
    from trainer.academy.accounts import accounts
    from trainer.academy.cohorts import cohorts
    from trainer.academy.permission import may

    return _Found(accounts(office) if may(office, Act.LIST_PEOPLE) else (), cohorts(office))
