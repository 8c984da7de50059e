"""What stands at the end of a run of refreshers: what was refreshed, when each comes back, and the way home."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trainer.ui import dates
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import button, label, rule

if TYPE_CHECKING:
    from trainer.academy.refreshers import Refreshed


class RefreshedSheet(QScrollArea):
    """Closes a run; nothing on it is a score. It scrolls where the text is large or the run was long."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QFrame()
        sheet.setProperty("role", "page")
        self.setWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(8)
        self._title = label("", "h2", wraps=True)
        self._said = label("", "muted", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.home = button("Back to Home", "primary")
        self.home.setProperty("large", True)
        self.home.clicked.connect(self.done)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addSpacing(8)
        column.addLayout(self._rows)
        column.addSpacing(16)
        column.addWidget(self.home, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_refreshed(self, refreshed: "Sequence[Refreshed]", waiting: int) -> None:
        """Show what was refreshed today; `waiting` families are due and wait for a later day."""
        self._title.setText("Refreshers done" if refreshed else "No refreshers are due now")
        self._said.setText(_said(len(refreshed), waiting))
        self.setAccessibleName(f"{self._title.text()}. {self._said.text()}")
        clear(self._rows)
        for one in refreshed:
            self._rows.addWidget(rule())
            self._rows.addWidget(_row(one))


def _said(refreshed: int, waiting: int) -> str:
    done = f"{dates.counted(refreshed, 'lesson')} refreshed today." if refreshed else ""
    if not waiting:
        return done or "Each comes back when it is about to fade."
    those = "1 more is due and waits" if waiting == 1 else f"{waiting} more are due and wait"
    return f"{done} {those} for a later day, within the minutes you give to refreshers.".strip()


def _row(one: "Refreshed") -> QFrame:
    row = QFrame()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 12, 0, 12)
    column.setSpacing(2)
    column.addWidget(label(one.title, "strong", wraps=True))
    back = f"Comes back on {dates.plain_day(one.due_on)}"
    full = ", as the whole contact: this time the lesson did not show" if one.is_full_next else ""
    column.addWidget(label(f"{back}{full}.", "muted", wraps=True))
    return row
