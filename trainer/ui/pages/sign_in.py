"""Sign-in: the agency's words, a name picked or typed, a password; a one-time code is replaced at once."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.errors import TrainerError
from trainer.ui.entering import Entering
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.widgets.name_field import NameField
from trainer.ui.widgets.new_passphrase import NewPassphrase
from trainer.ui.widgets.password_field import PasswordField
from trainer.ui.widgets.words import Mark, button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person
    from trainer.academy.sign_in import Session

WIDTH = 520
_Asked = tuple[tuple["Person", ...], "Session"]


class SignInPage(ScrolledPage):
    """Lets somebody in, and on to Home."""

    title = "Sign in"
    place = "sign-in"

    def __init__(self, station: Station) -> None:
        super().__init__(station, top_line=False)
        self._entering = Entering(station, self)
        self._entering.entered.connect(self._on_entered)
        self._entering.refused.connect(self._on_refused)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._why = label("", "strong", wraps=True)
        self._banner = label("", wraps=True)
        self.who = NameField("Name or officer number")
        self.password = PasswordField("Passphrase or one-time code")
        self.fresh = NewPassphrase(station)
        self._sign_in = button("Sign in", "primary")
        self._keep = button("Keep and go on", "primary")
        self._leave = button("Sign in as somebody else")
        self._connect()
        self._lay_out()

    def take(self, what: object) -> None:
        """Say why somebody was signed out, where nobody asked for it."""
        self._why.setText(what if isinstance(what, str) else "")
        self._why.setVisible(bool(self._why.text()))

    def shown(self) -> None:
        """Forget what was typed and ask who can sign in."""
        self._show_step(self._first)
        self.station.ask(_read, self._on_read)

    def left(self) -> None:
        """Forget what was typed."""
        self.password.clear()
        self.fresh.clear()

    def fit(self, room: Room) -> None:
        """Give the card as much width as its text needs."""
        super().fit(room)
        self._card.setFixedWidth(min(WIDTH * room.percent // 100, room.width - 96))

    def focus_first(self) -> None:
        """Put the keyboard where the name is picked or typed."""
        self.who.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, found: _Asked) -> None:
        names, here = found
        self.who.offer(names)
        self._banner.setText(here.policy.banner)
        self._banner.setVisible(bool(here.policy.banner))
        if here.must_change:
            self._on_entered(here)

    def _on_submitted(self) -> None:
        if not self.who.text:
            self.who.set_wrong("Pick your name, or type it or your officer number.")
            self.who.line.setFocus()
        elif not self.password.text:
            self.password.set_wrong("Type your passphrase, or the code you were given.")
            self.password.line.setFocus()
        elif self._sign_in.isEnabled():
            self._sign_in.setEnabled(False)
            self._entering.enter(self.who.text, self.who.person_id, self.password.text)

    def _on_refused(self, fault: TrainerError) -> None:
        self._sign_in.setEnabled(True)
        self.password.clear()
        self.password.set_wrong(str(fault))
        self.password.line.setFocus()

    def _on_entered(self, session: "Session") -> None:
        self._sign_in.setEnabled(True)
        self.password.clear()
        if session.must_change:
            self.station.session, self.station.person = session, session.person
            self._show_step(self._second)
            self.fresh.line.setFocus()
            return
        self._go_in(session)

    def _on_kept(self) -> None:
        if self._keep.isEnabled():
            self._keep.setEnabled(False)
            self.fresh.make()

    def _on_made(self, kept: str) -> None:
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_kept, person.id, kept), self._go_in, self._on_not_kept)

    def _on_not_kept(self, fault: TrainerError) -> None:
        self._keep.setEnabled(True)
        self.fresh.set_wrong(str(fault))

    def _go_in(self, session: "Session") -> None:
        self._keep.setEnabled(True)
        self.left()
        self.who.clear()
        self.station.sign_in(session)
        self.go("home")

    def _on_left(self) -> None:
        self.fresh.clear()
        self.station.sign_out()

    def _show_step(self, step: QFrame) -> None:
        for one in (self._first, self._second):
            one.setVisible(one is step)

    def _connect(self) -> None:
        self.who.submitted.connect(self.password.line.setFocus)
        self.password.submitted.connect(self._on_submitted)
        self._sign_in.clicked.connect(self._on_submitted)
        self.fresh.submitted.connect(self._on_kept)
        self.fresh.made.connect(self._on_made)
        self.fresh.refused.connect(lambda: self._keep.setEnabled(True))
        self._keep.clicked.connect(self._on_kept)
        self._leave.clicked.connect(self._on_left)
        for one in (self._sign_in, self._keep):
            one.setProperty("large", True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._card)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Mark("mark", "primary", 32))
        head.addWidget(label("Fair Contact", "h3"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self._banner)
        forgotten = "Forgotten? An administrator can give you a one-time code."
        self._first = _step(
            label("Sign in", "h1", wraps=True),
            self.who,
            self.password,
            self._sign_in,
            label(forgotten, "muted", wraps=True),
        )
        said = "You are in with a one-time code. Set a passphrase of your own; the code then ends."
        buttons = QFrame()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._keep)
        row.addWidget(self._leave)
        row.addStretch(1)
        self._second = _step(
            label("Your passphrase", "h1", wraps=True), label(said, "muted", wraps=True), self.fresh, buttons
        )
        column.addWidget(self._first)
        column.addWidget(self._second)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        self.content.addStretch(1)
        self.content.addLayout(middle)
        self.content.addStretch(2)
        self._show_step(self._first)


def _step(*parts: QWidget) -> QFrame:
    made = QFrame()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for part in parts:
        column.addWidget(part)
    return made


def _read(office: "Office") -> _Asked:
    from trainer.academy.sign_in import names, session

    return names(office), session(office)


def _kept(person_id: bytes, kept: str, office: "Office") -> "Session":
    from trainer.academy.accounts import set_own_password
    from trainer.academy.sign_in import session

    set_own_password(office, person_id, kept)
    return session(office)
