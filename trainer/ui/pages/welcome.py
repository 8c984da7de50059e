"""The first run: asks who trains here. What is typed here goes on the officer's card and becomes an account later."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.widgets.identity import IdentityForm
from trainer.ui.widgets.words import Mark, button, label

if TYPE_CHECKING:
    from trainer.academy.people import Person

WIDTH = 520


class WelcomePage(ScrolledPage):
    """Asks for name, officer number and agency, and goes on to Home."""

    title = "Welcome"
    place = "welcome"

    def __init__(self, station: Station) -> None:
        super().__init__(station, top_line=False)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self.form = IdentityForm()
        self.form.submitted.connect(self._on_submitted)
        self._start = button("Start training", "primary")
        self._start.setProperty("large", True)
        self._start.clicked.connect(self._on_submitted)
        self._lay_out()

    def fit(self, room: Room) -> None:
        """Give the card as much width as its text needs."""
        super().fit(room)
        self._card.setFixedWidth(min(WIDTH * room.percent // 100, room.width - 96))

    def focus_first(self) -> None:
        """Put the keyboard into the first line."""
        self.form.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_submitted(self) -> None:
        if not self.form.check():
            return
        self._start.setEnabled(False)
        name, number, agency = self.form.values

        def registered(office: "object") -> "Person":
            from trainer.academy.people import register

            return register(office, name, number, agency)  # type: ignore[arg-type]

        self.station.ask(registered, self._on_registered, self._on_refused)

    def _on_registered(self, person: "Person") -> None:
        self._start.setEnabled(True)
        self.station.become(person)
        self.go("home")

    def _on_refused(self, fault: TrainerError) -> None:
        self._start.setEnabled(True)
        self.station.report(fault, "writing", self._on_submitted)

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
        column.addWidget(label("Who trains here?", "h1", wraps=True))
        why = "Your name and number stand on your card in every contact and on your record. They stay on this computer."
        column.addWidget(label(why, "muted", wraps=True))
        column.addWidget(self.form)
        column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        self.content.addStretch(1)
        self.content.addLayout(middle)
        self.content.addStretch(2)
