"""My passphrase: the old one first, then a new one. It never runs out, and nothing asks for it to be changed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.entering import Entering
from trainer.ui.station import Station
from trainer.ui.widgets.new_passphrase import NewPassphrase
from trainer.ui.widgets.password_field import PasswordField
from trainer.ui.widgets.setting_rows import Section
from trainer.ui.widgets.words import button

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.sign_in import Session


class PasswordSection(Section):
    """A row that opens a form."""

    def __init__(self, station: Station) -> None:
        super().__init__("My passphrase")
        self._station = station
        self._old, self._fresh = PasswordField("Passphrase until now"), NewPassphrase(station)
        self._change = button("Change", name="Change my passphrase")
        self._change.clicked.connect(lambda: self._show_form(True))
        self._row = self.add_row(
            "Passphrase", "It never runs out. Other windows are signed out by a new one.", self._change
        )
        self._entering = Entering(station, self)
        self._entering.entered.connect(lambda _: self._fresh.make())
        self._entering.refused.connect(self._on_refused)
        self._keep = button("Keep", "primary", name="Keep the new passphrase")
        leave = button("Leave as it was", name="Leave the passphrase as it was")
        self._keep.clicked.connect(self._on_submitted)
        leave.clicked.connect(lambda: self._show_form(False))
        self._old.submitted.connect(self._fresh.line.setFocus)
        self._fresh.submitted.connect(self._on_submitted)
        self._fresh.made.connect(self._on_made)
        self._fresh.refused.connect(lambda: self._keep.setEnabled(True))
        self._form = QFrame()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._old)
        column.addWidget(self._fresh)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._form.hide()
        self.add_widget(self._form)

    def _on_submitted(self) -> None:
        person = self._station.person
        if person is None or not self._keep.isEnabled():
            return
        if not self._old.text:
            self._old.set_wrong("Type the passphrase you sign in with now.")
            self._old.line.setFocus()
            return
        self._keep.setEnabled(False)
        self._entering.enter("", person.id, self._old.text)

    def _on_refused(self, fault: TrainerError) -> None:
        self._keep.setEnabled(True)
        self._old.clear()
        self._old.set_wrong(str(fault))
        self._old.line.setFocus()

    def _on_made(self, kept: str) -> None:
        person = self._station.person
        if person is not None:
            self._station.ask(partial(_set, person.id, kept), self._on_kept, self._on_refused)

    def _on_kept(self, session: "Session") -> None:
        self._station.session = session
        self._show_form(False)
        self._row.set_hint("The new passphrase is kept. Other windows are signed out.")
        announce(self, "The new passphrase is kept.")

    def _show_form(self, shown: bool) -> None:
        self._keep.setEnabled(True)
        for field in (self._old, self._fresh):
            field.clear()
            field.set_wrong("")
        self._form.setVisible(shown)
        self._change.setVisible(not shown)
        (self._old.line if shown else self._change).setFocus()


def _set(person_id: bytes, kept: str, office: "Office") -> "Session":
    from trainer.academy.accounts import set_own_password
    from trainer.academy.sign_in import session

    set_own_password(office, person_id, kept)
    return session(office)
