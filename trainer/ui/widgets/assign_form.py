"""The form in which an instructor assigns a contact: what, how, under whose rules, until when, and to whom."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.people.names import numbered
from trainer.ui.announce import announce
from trainer.ui.page import Room
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.people import Person

_AGENCYS = "Those of each person's agency"


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be chosen in a list: a contact, or rules."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Assigning:
    """What was filled in; `named` is empty where everybody is meant."""

    scenario_id: str
    mode: str
    variant: str | None
    profile: str | None
    due: datetime.date | None
    named: tuple[bytes, ...]


class AssignForm(QFrame):
    """`submitted` carries an Assigning; `left` when nothing is assigned after all."""

    submitted = Signal(object)
    picked = Signal(str)
    """The id of a contact whose versions are to be shown."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = label("", "h3", wraps=True)
        self.contact = _listed("Contact")
        self.contact.currentIndexChanged.connect(lambda _: self._on_contact())
        self.mode, self.variant, self.profile = (_chosen(words) for words in ("How it is played", "Version", "Rules"))
        for mode in ("practice", "assessment"):
            self.mode.addItem(mode.capitalize(), mode)
        self.due = Field("Due day (optional)", "Year, month and day: 2026-12-04")
        self.everybody = QCheckBox("Everybody in the cohort, and whoever joins later")
        self._people = QWidget()
        self.everybody.toggled.connect(self._people.setHidden)
        self._boxes = QVBoxLayout(self._people)
        self._boxes.setContentsMargins(24, 0, 0, 0)
        self._boxes.setSpacing(4)
        self._ticks: list[tuple[QCheckBox, bytes]] = []
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        self._lay_out()

    def offer(
        self, contacts: Sequence[Offered], profiles: Sequence[Offered], people: "Sequence[Person]", cohort: str
    ) -> None:
        """Offer what can be assigned, and to whom; what was filled in before is gone."""
        self._title.setText(f"Assign to {cohort}")
        self.contact.clear()
        for one in contacts:
            self.contact.addItem(one.title, one.id)
        self.profile.clear()
        self.profile.addItem(_AGENCYS, None)
        for one in profiles:
            self.profile.addItem(one.title, one.id)
        clear(self._boxes)
        self._ticks = []
        for person in people:
            box = QCheckBox(numbered(person.name, person.number))
            box.setAccessibleName(f"Assign to {person.name}")
            self._ticks.append((box, person.id))
            self._boxes.addWidget(box)
        self.everybody.setChecked(True)
        self._people.hide()
        self.due.line.clear()
        self.due.set_wrong("")
        self.set_wrong("")
        self._on_contact()

    def show_versions(self, variants: Sequence[Offered]) -> None:
        """Offer the versions of the contact that is chosen."""
        self.variant.clear()
        self.variant.addItem("Each person's choice", None)
        for one in variants:
            self.variant.addItem(one.title, one.id)
        self._pairs[2].setVisible(bool(variants))

    def set_wrong(self, sentence: str) -> None:
        """Say why it could not be assigned."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, at_once=True)

    def fit(self, room: Room) -> None:
        """Stand in two columns, or in one."""
        for place, part in enumerate(self._pairs):
            self._grid.removeWidget(part)
            row, column = (place, 0) if room.one_column else divmod(place, 2)
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 0 if room.one_column else 1)

    def _on_contact(self) -> None:
        self.show_versions(())
        if self.contact.currentData():
            self.picked.emit(self.contact.currentData())

    def _on_assign(self) -> None:
        self.set_wrong("")
        place = self.contact.findText(self.contact.currentText())
        due, written = _day(self.due.text), self.due.text
        self.due.set_wrong("Write a day as year-month-day, such as 2026-12-04." if written and due is None else "")
        named = () if self.everybody.isChecked() else tuple(id for box, id in self._ticks if box.isChecked())
        if place < 0:
            self.set_wrong("There is no such contact. Choose one from the list.")
        elif not named and not self.everybody.isChecked():
            self.set_wrong("Nobody is ticked. Tick somebody, or everybody in the cohort.")
        elif due is not None or not written:
            contact, mode = self.contact.itemData(place), self.mode.currentData()
            chosen = Assigning(contact, mode, self.variant.currentData(), self.profile.currentData(), due, named)
            self.submitted.emit(chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self._pairs = [
            _below("Contact", self.contact),
            _below("How it is played", self.mode),
            _below("Version", self.variant),
            _below("Rules", self.profile),
            self.due,
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        assign, leave = (
            button("Assign", "primary", name="Assign it"),
            button("Assign nothing", "quiet"),
        )
        assign.clicked.connect(self._on_assign)
        leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(assign)
        foot.addWidget(leave)
        foot.addStretch(1)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self.everybody)
        column.addWidget(self._people)
        column.addWidget(self._wrong)
        column.addLayout(foot)


def _chosen(words: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(words)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


def _listed(words: str) -> QComboBox:
    made = _chosen(words)
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer, line = made.completer(), made.lineEdit()
    if completer is not None and line is not None:  # an editable list has both
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setAccessibleName(words)
    return made


def _below(words: str, control: QComboBox) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    caption = label(words, "strong", wraps=True)
    caption.setBuddy(control)
    column.addWidget(caption)
    column.addWidget(control)
    return made


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
