"""A cohort's minutes a week for refreshers: set at once and undone, with what they are expected to buy."""

from functools import partial
from typing import TYPE_CHECKING

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

_OFFERED = (5, 10, 15, 20, 30)
_ABOUT = "How long refreshers may take each trainee in a week. Minutes that were given to one person stay as they are."


class UnitPace(QFrame):
    """`changed` when the minutes were set."""

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._cohort: bytes | None = None
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
        setting = QFrame()
        setting.setProperty("role", "card")
        inside = QVBoxLayout(setting)
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
        inside.addWidget(label(_ABOUT, "muted", wraps=True))
        inside.addLayout(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(setting)
        column.addWidget(self.outlook)
        self._tell("")

    def show_ahead(self, cohort: bytes, ahead: "Ahead") -> None:
        """Show the minutes of a cohort, and what each pace is expected to buy."""
        if cohort != self._cohort:
            self._tell("")
        self._cohort, self._ahead = cohort, ahead
        self.minutes.clear()
        self.minutes.addItem(f"Not set: {ahead.pace} minutes" if ahead.given is None else "Not set", None)
        for minutes in sorted({*_OFFERED, *((ahead.given,) if ahead.given else ())}):
            self.minutes.addItem(f"{minutes} minutes", minutes)
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(ahead.given)))
        self.outlook.show_ahead(ahead)

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
        if self._cohort is not None:
            job = partial(_set, self._cohort, minutes)
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


def _set(cohort: bytes, minutes: int | None, office: "Office") -> None:
    from trainer.academy.paces import set_cohort_pace

    set_cohort_pace(office, cohort, minutes)
