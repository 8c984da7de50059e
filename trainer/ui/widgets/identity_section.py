"""Who trains here, and how to correct it; what stood before is kept on the record."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.people.names import isolated
from trainer.people.roles import Act
from trainer.ui.station import Station
from trainer.ui.widgets.identity import IdentityForm
from trainer.ui.widgets.setting_rows import Section
from trainer.ui.widgets.words import button

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person


class IdentitySection(Section):
    """Name, number and agency."""

    def __init__(self, station: Station) -> None:
        super().__init__("Who trains here")
        self._station = station
        self._correct = button("Correct")
        self._correct.clicked.connect(self._on_correct)
        self._row = self.add_row("Name, number and agency", "", self._correct)
        self._correct.setAccessibleName("Correct name, number and agency")
        self._form = IdentityForm()
        self._form.submitted.connect(self._on_submitted)
        self._keep, leave = button("Keep", "primary", name="Keep the correction"), button("Leave as it was")
        self._keep.clicked.connect(self._on_submitted)
        leave.clicked.connect(self._on_left)
        self._open = QFrame()
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        beside = QHBoxLayout()
        beside.addWidget(self._form, 5)
        beside.addStretch(3)
        column.addLayout(beside)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._open.hide()
        self.add_widget(self._open)
        station.person_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show who trains here."""
        person = self._station.person
        if person is None:
            return
        agency = f", {person.agency}" if person.agency else ""
        may_correct = self._station.may(Act.CORRECT_IDENTITY)
        said = "What stood before a correction is kept." if may_correct else "An administrator can correct it."
        self._row.set_hint(f"{isolated(person.name)}, officer {person.number}{agency}. {said}")
        self._correct.setVisible(may_correct and self._open.isHidden())

    def _on_correct(self) -> None:
        person = self._station.person
        if person is None:
            return
        self._form.fill(person.name, person.number, person.agency)
        self._show_form(True)
        self._form.name.line.setFocus()

    def _on_left(self) -> None:
        self._show_form(False)
        self._correct.setFocus()

    def _on_submitted(self) -> None:
        person = self._station.person
        if person is None or not self._form.check():
            return
        self._keep.setEnabled(False)
        name, number, agency = self._form.values

        def corrected(office: "Office") -> "Person":
            from trainer.academy.people import correct

            return correct(office, person.id, name, number, agency)

        self._station.ask(corrected, self._on_corrected, self._on_refused)

    def _on_corrected(self, person: "Person") -> None:
        self._keep.setEnabled(True)
        self._show_form(False)
        self._station.become(person)
        self._correct.setFocus()

    def _on_refused(self, fault: TrainerError) -> None:
        self._keep.setEnabled(True)
        self._station.report(fault, "writing", self._on_submitted)

    def _show_form(self, shown: bool) -> None:
        self._open.setVisible(shown)
        self._correct.setVisible(not shown)
