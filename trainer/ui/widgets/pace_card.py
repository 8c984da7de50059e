"""How many minutes a week refreshers may take, and who has said so; to be set where the computer is for one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout

from trainer.ui import dates
from trainer.ui.widgets.words import button, label


class PaceCard(QFrame):
    """`chosen` carries minutes a week, or None for the default."""

    chosen = Signal(object)

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._said = label("", "muted", wraps=True)
        self.minutes = QSpinBox()
        self.minutes.setRange(least, most)
        self.minutes.setAccessibleName("Minutes a week for refreshers")
        self.minutes.setSuffix(" minutes a week")
        self.minutes.lineEdit().setTextMargins(8, 0, 0, 0)
        self._keep = button("Keep", name="Keep these minutes a week")
        self._default = button("Use the default", "link")
        self._keep.clicked.connect(lambda: self.chosen.emit(self.minutes.value()))
        self._default.clicked.connect(lambda: self.chosen.emit(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label("Time for refreshers", "h3", wraps=True))
        column.addWidget(self._said)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self.minutes, self._keep, self._default):
            line.addWidget(part)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def show_pace(self, minutes: int, own: int | None, *, may_set: bool) -> None:
        """Show what holds; `own` is what was set for this person, None where a cohort's or the default does."""
        said = f"{dates.minutes(minutes).capitalize()} a week, spread over the days on which you are there."
        why = "" if may_set else " Your instructor can change this."
        self._said.setText(
            f"{said} What does not fit into a day waits for the next, what is likeliest to have faded first.{why}"
        )
        self.minutes.setValue(minutes)
        for part in (self.minutes, self._keep):
            part.setVisible(may_set)
        self._default.setVisible(may_set and own is not None)
