"""One account, as an administrator keeps it: roles, a one-time code, closing and opening; or a new one to be made."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from trainer.errors import TrainerError
from trainer.people.roles import Role
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.identity import IdentityForm
from trainer.ui.widgets.role_boxes import RoleBoxes
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.accounts import Account, Added
    from trainer.academy.office import Office


class PersonCard(QFrame):
    """`changed` when an account was changed or made, `closed` when the card is done with."""

    changed = Signal()
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._account: Account | None = None
        self._title, self._state = label("", "h3", wraps=True), label("", "muted", wraps=True)
        self.form, self.roles = IdentityForm(), RoleBoxes()
        self._said = label("", "strong", wraps=True)
        self._code = ""
        self._copy = button("Copy the code")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        self._keep = button("Keep", "primary")
        self._keep.clicked.connect(self._on_keep)
        self._reset = button("Give a one-time code")
        self._reset.clicked.connect(self._on_reset)
        self._switch = button("Close the account")
        self._switch.clicked.connect(self._on_switch)
        leave = button("Done", "quiet", name="Close this card")
        leave.clicked.connect(self.closed)
        self._lay_out(leave)

    def show_account(self, account: "Account") -> None:
        """Show somebody who is here."""
        self._account = account
        person, is_closed = account.person, account.disabled_at is not None
        self._title.setText(person.name)
        agency = f", {person.agency}" if person.agency else ""
        self._state.setText(f"Officer {person.number}{agency}. {state_of(account)}.")
        self.roles.show_roles(account.roles)
        self.form.hide()
        self._name_buttons("Keep the roles", person.name)
        self._switch.setText("Open the account again" if is_closed else "Close the account")
        for one in (self._reset, self._switch):
            one.show()
        self._say("")

    def show_new(self) -> None:
        """Ask for somebody new."""
        self._account = None
        self._title.setText("Add somebody")
        self._state.setText("Somebody who was here before is known by the officer number, and the record comes back.")
        self.roles.show_roles((Role.TRAINEE,))
        self.form.fill("", "", "")
        self.form.show()
        self._name_buttons("Add", "somebody")
        for one in (self._reset, self._switch):
            one.hide()
        self._say("")
        self.form.name.line.setFocus()

    def _name_buttons(self, words: str, whose: str) -> None:
        self._keep.setText(words)
        for one in (self._keep, self._reset, self._switch):
            one.setAccessibleName(f"{one.text()}: {whose}")

    def _on_keep(self) -> None:
        if self._account is None:
            if self.form.check():
                self._keep.setEnabled(False)
                self._with_code(self._add)
            return
        self._do(partial(_give_roles, self._account.person.id, self.roles.roles), "The roles are kept.")

    def _on_reset(self) -> None:
        self._reset.setEnabled(False)
        self._with_code(self._put_code)

    def _on_switch(self) -> None:
        if self._account is not None:
            opens = self._account.disabled_at is not None
            said = "The account is open again." if opens else "The account is closed. The record stays."
            self._do(partial(_switch, self._account.person.id, opens), said)

    def _with_code(self, then: Callable[[str, str], None]) -> None:
        """Draw a code, hash it on a thread of its own, and go on with the two."""
        self._station.ask(_new_code, partial(self._hash, then), self._on_failed)

    def _hash(self, then: Callable[[str, str], None], code: str) -> None:
        self._station.think(partial(_hashed, code), partial(then, code), self._on_failed)

    def _add(self, code: str, kept: str) -> None:
        job = partial(_added, self.form.values, self.roles.roles, kept)
        self._station.ask(job, partial(self._on_added, code), self._on_failed)

    def _put_code(self, code: str, kept: str) -> None:
        if self._account is not None:
            job = partial(_reset, self._account.person.id, kept)
            self._station.ask(
                job, lambda _: self._on_code(f"{self._title.text()}'s password has ended.", code), self._on_failed
            )

    def _on_added(self, code: str, added: "Added") -> None:
        back = "is back, with the record as it was." if added.returned else "is added."
        self.form.fill("", "", "")
        self._on_code(f"{added.person.name} {back}", code)

    def _on_code(self, sentence: str, code: str) -> None:
        self._free()
        self._code = code
        self._say(f"{sentence} One-time code: {code}. It is shown once, and opens the account for 7 days.")
        self._copy.show()
        self.changed.emit()

    def _do(self, job: "Callable[[Office], None]", said: str) -> None:
        self._station.ask(job, lambda _: self._on_done(said), self._on_failed)

    def _on_done(self, said: str) -> None:
        self._say(said)
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self._free()
        self._say(str(fault))

    def _free(self) -> None:
        self._keep.setEnabled(True)
        self._reset.setEnabled(True)

    def _say(self, sentence: str) -> None:
        self._copy.hide()
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self._said, sentence)

    def _lay_out(self, leave: QPushButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        parts: tuple[QLabel | QFrame | IdentityForm, ...] = (
            self._title,
            self._state,
            self.form,
            self.roles,
            self._said,
        )
        for part in parts:
            column.addWidget(part)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        for one in (self._copy, self._keep, self._reset, self._switch, leave):
            self.buttons.addWidget(one)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)


def state_of(account: "Account") -> str:
    """Return how an account stands, in words."""
    if account.disabled_at is not None:
        return "Account closed"
    if account.code_until is not None:
        return "One-time code not used yet"
    return "Signs in with a passphrase" if account.has_password else "Cannot sign in yet: give a one-time code"


def _new_code(office: "Office") -> str:
    from trainer.academy.accounts import new_code

    return new_code(office)


def _hashed(code: str) -> str:
    from trainer.people.passwords import hashed, plain_code

    return hashed(plain_code(code))


def _added(values: tuple[str, str, str], roles: tuple[Role, ...], kept: str, office: "Office") -> "Added":
    from trainer.academy.accounts import add

    return add(office, *values, roles, kept)


def _give_roles(person_id: bytes, roles: tuple[Role, ...], office: "Office") -> None:
    from trainer.academy.accounts import give_roles

    give_roles(office, person_id, roles)


def _reset(person_id: bytes, kept: str, office: "Office") -> None:
    from trainer.academy.accounts import reset

    reset(office, person_id, kept)


def _switch(person_id: bytes, opens: bool, office: "Office") -> None:
    from trainer.academy.accounts import disable, enable

    (enable if opens else disable)(office, person_id)
