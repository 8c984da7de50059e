"""Minutes a week for refreshers, of a cohort or of one person: set at once and undone, with what they should buy."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.retention_card import RetentionCard
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.outlook import Ahead

Whose = Literal["cohort", "person"]
_OFFERED = (5, 10, 15, 20, 30)
_ABOUT = {
    "cohort": "How long refreshers may take each trainee in a week. Whoever has minutes of the own keeps them.",
    "person": "How long refreshers may take you in a week.",
}


class PaceCard(QFrame):
    """`changed` when the minutes were set. Hidden parts: the list, where they may only be read."""

    changed = Signal()

    def __init__(self, station: Station, whose: Whose) -> None:
        super().__init__()
        self._station, self._whose = station, whose
        self._subject: bytes | None = None
        self._ahead: Ahead | None = None
        self._before: int | None = None
        self.minutes = QComboBox()
        self.minutes.setAccessibleName("Minutes a week")
        self.minutes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.minutes.setMinimumContentsLength(18)
        self.minutes.activated.connect(lambda _: self._on_chosen())
        self._said = label("", wraps=True)
        self.undo = button("Undo")
        self.undo.clicked.connect(self._on_undone)
        self.outlook = RetentionCard(station)
        self._setting = QFrame()
        self._setting.setProperty("role", "card")
        inside = QVBoxLayout(self._setting)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(8)
        caption = label("Minutes a week for refreshers", "h3", wraps=True)
        caption.setBuddy(self.minutes)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(16)
        self._line.addWidget(self.minutes)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._said, 1)
        told.addWidget(self.undo)
        self._line.addLayout(told, 1)
        inside.addWidget(caption)
        inside.addWidget(label(_ABOUT[whose], "muted", wraps=True))
        inside.addLayout(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._setting)
        column.addWidget(self.outlook)
        self._tell("")

    def show_ahead(self, subject: bytes, ahead: "Ahead", *, may_set: bool = True) -> None:
        """Show the minutes of a cohort or a person, and what each pace is expected to buy."""
        if subject != self._subject:
            self._tell("")
        is_new = self._ahead is None or subject != self._subject or ahead != self._ahead
        self._subject, self._ahead = subject, ahead
        self._setting.setVisible(may_set)
        self.minutes.clear()
        self.minutes.addItem(f"Not set: {ahead.pace} minutes" if ahead.given is None else "Not set", None)
        for minutes in sorted({*_OFFERED, *((ahead.given,) if ahead.given else ())}):
            self.minutes.addItem(f"{minutes} minutes", minutes)
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(ahead.given)))
        if is_new:
            self.outlook.show_people(ahead.people, ahead.pace, supposed=ahead.supposed)

    def fit(self, room: Room) -> None:
        """Stand in a line, or one below the other."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self.outlook.fit(room)

    def _on_chosen(self) -> None:
        wanted = self.minutes.currentData()
        if self._ahead is not None and wanted != self._ahead.given:
            self._before = self._ahead.given
            self._set(wanted, "Set. It holds from now on.", may_undo=True)

    def _on_undone(self) -> None:
        self._set(self._before, "As it was before.", may_undo=False)

    def _set(self, minutes: int | None, said: str, *, may_undo: bool) -> None:
        if self._subject is not None:
            job = partial(_set, self._whose, self._subject, minutes)
            self._station.ask(job, partial(self._on_set, said, may_undo), self._on_failed)

    def _on_set(self, said: str, may_undo: bool, _: object) -> None:
        self._tell(said, may_undo=may_undo)
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self._tell(str(fault))

    def _tell(self, sentence: str, *, may_undo: bool = False) -> None:
        self._said.setText(sentence)
        self.undo.setVisible(may_undo)
        if sentence:
            announce(self._said, sentence)


def _set(whose: Whose, subject: bytes, minutes: int | None, office: "Office") -> None:
    from trainer.academy.paces import set_cohort_pace, set_pace

    (set_cohort_pace if whose == "cohort" else set_pace)(office, subject, minutes)
