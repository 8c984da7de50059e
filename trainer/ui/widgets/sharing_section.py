"""Who uses this computer: one officer without a password, or several who sign in; and how they do."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from trainer.errors import TrainerError
from trainer.people.passwords import LOWEST_LEAST, USUAL_LEAST
from trainer.people.roles import Act
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.new_passphrase import NewPassphrase
from trainer.ui.widgets.setting_rows import Section, choice, show_choice
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.policy import Policy
    from trainer.academy.sign_in import Session

_IDLE = ((0, "Never"), *((minutes, f"After {minutes} minutes") for minutes in (5, 10, 15, 30, 60)))
_LEAST = tuple((length, f"{length} letters") for length in (15, 20, 12, 10, LOWEST_LEAST))
_NAMES = ((True, "Shown to pick from"), (False, "Not shown; they are typed"))
_ALONE = (
    "One officer trains here, without a password. Shared, everybody signs in; your record and plays stay as they are."
)
_GIVEN_UP = (
    f"With fewer than {USUAL_LEAST} letters a stolen copy of the record can be guessed in days or weeks, not in "
    "centuries; guessing at this window stays slow."
)


class SharingSection(Section):
    """The way into sharing a computer, and for administrators of a shared one its rules."""

    audit_wanted = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__("Sharing this computer")
        self._station = station
        self._share = button("Share this computer")
        self._share.clicked.connect(lambda: self._show_form(True))
        self._row = self.add_row("Several people", _ALONE, self._share)
        self._controls: dict[str, QComboBox] = {}
        self._add_sharing()
        self._add_rules()
        self._audit = button("Open", name="Open the audit log")
        self._audit.clicked.connect(self.audit_wanted)
        self.add_row(
            "Audit log", "Who did what: signing in, roles, publishing, refusals. Nobody can change it.", self._audit
        )
        station.person_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what holds now."""
        session = self._station.session
        self._share.setVisible(session is None)
        self._rules.setVisible(session is not None and self._station.may(Act.SET_POLICY))
        if session is not None:
            self._form.hide()
            self._row.set_hint("Everybody signs in. People lists who trains here and what they may do.")
            self._show_policy(session.policy)

    def _add_sharing(self) -> None:
        self._fresh = NewPassphrase(self._station)
        self._begin = button("Share and sign me in", "primary")
        leave = button("Leave as it is", name="Leave the computer to one officer")
        self._begin.clicked.connect(self._on_begin)
        self._fresh.submitted.connect(self._on_begin)
        self._fresh.made.connect(self._on_made)
        self._fresh.refused.connect(lambda: self._begin.setEnabled(True))
        leave.clicked.connect(lambda: self._show_form(False))
        said = "You become its administrator. Set the passphrase you will sign in with; then add the others in People."
        self._form = _column(label(said, wraps=True), self._fresh)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for one in (self._begin, leave):
            buttons.addWidget(one)
        buttons.addStretch(1)
        column = self._form.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(buttons)
        self._form.hide()
        self.add_widget(self._form)

    def _add_rules(self) -> None:
        inside = Section("How people sign in")
        inside.setProperty("role", "plain")
        inside.column.setContentsMargins(0, 8, 0, 0)
        self._rules = inside
        self._add(
            "idle_minutes",
            "Sign out when nothing is done",
            "Never in the middle of a decision: that is waited for.",
            _IDLE,
        )
        self._least_row = self._add("least_length", "Shortest passphrase allowed", "", _LEAST)
        self._add("lists_names", "Names on the sign-in page", "Everybody at this computer can read them there.", _NAMES)
        self._banner = QPlainTextEdit()
        self._banner.setAccessibleName("Words of the agency on the sign-in page")
        self._banner.setTabChangesFocus(True)
        self._banner.setMaximumHeight(120)
        keep = button("Keep the words", name="Keep the words of the agency")
        keep.clicked.connect(self._on_changed)
        inside.add_row("Words of the agency", "They stand on the sign-in page.", keep)
        inside.add_widget(self._banner)
        self.add_widget(inside)
        inside.hide()

    def _add(self, field: str, name: str, hint: str, offered: tuple[tuple[Any, str], ...]) -> Any:
        control = choice(name, offered)
        control.activated.connect(lambda _: self._on_changed())
        self._controls[field] = control
        return self._rules.add_row(name, hint, control)

    def fit(self, room: Any) -> None:
        """Arrange the rows for the room."""
        super().fit(room)
        self._rules.fit(room)

    def _show_policy(self, policy: "Policy") -> None:
        for field, control in self._controls.items():
            value = getattr(policy, field)
            if control.findData(value) < 0:
                control.addItem(str(value), value)
            show_choice(control, value)
        if self._banner.toPlainText() != policy.banner and not self._banner.hasFocus():
            self._banner.setPlainText(policy.banner)
        low = policy.least_length < USUAL_LEAST
        usual = f"{USUAL_LEAST} is usual, {LOWEST_LEAST} the least. Nothing else is asked for, and none runs out."
        self._least_row.set_hint(f"{usual} {_GIVEN_UP}" if low else usual)

    def _on_changed(self) -> None:
        chosen = {field: control.currentData() for field, control in self._controls.items()}
        job = partial(_set, chosen | {"banner": self._banner.toPlainText()})
        self._station.ask(job, self._on_set, self._on_failed)

    def _on_set(self, session: "Session") -> None:
        announce(self, "Kept.")
        self._station.sign_in(session)

    def _on_begin(self) -> None:
        if self._begin.isEnabled():
            self._begin.setEnabled(False)
            self._fresh.make()

    def _on_made(self, kept: str) -> None:
        person = self._station.person
        if person is not None:
            self._station.ask(partial(_shared, person.id, kept), self._on_shared, self._on_failed)

    def _on_shared(self, session: "Session") -> None:
        self._begin.setEnabled(True)
        self._fresh.clear()
        announce(self, "This computer is shared now. You are signed in.")
        self._station.sign_in(session)

    def _on_failed(self, fault: TrainerError) -> None:
        self._begin.setEnabled(True)
        self._station.report(fault, "writing")
        self.refresh()

    def _show_form(self, shown: bool) -> None:
        self._fresh.clear()
        self._fresh.set_wrong("")
        self._form.setVisible(shown)
        self._share.setVisible(not shown)
        (self._fresh.line if shown else self._share).setFocus()


def _column(*parts: Any) -> QFrame:
    made = QFrame()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(16)
    for part in parts:
        column.addWidget(part)
    return made


def _set(chosen: dict[str, Any], office: "Office") -> "Session":
    from trainer.academy.policy import set_policy
    from trainer.academy.sign_in import session

    set_policy(office, **chosen)
    return session(office)


def _shared(person_id: bytes, kept: str, office: "Office") -> "Session":
    from trainer.academy.policy import share
    from trainer.academy.sign_in import session

    share(office, person_id, kept)
    return session(office)
