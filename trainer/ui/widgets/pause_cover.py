"""What covers a paused contact, so that nobody reads on while the clock stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.ui.widgets.words import Mark, button, label


class PauseCover(QFrame):
    """Says that everything is saved, and offers to go on."""

    resumed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        centre = Qt.AlignmentFlag.AlignHCenter
        title = label("Paused", "h2")
        words = label("Everything up to here is saved. The contact waits, and no time limit runs.", "muted")
        self.go_on = button("Go on", "primary")
        self.go_on.setProperty("large", True)
        self.go_on.clicked.connect(self.resumed)
        column.addStretch(2)
        for part in (Mark("pause", "muted", 32), title, words):
            column.addWidget(part, 0, centre)
        column.addSpacing(8)
        column.addWidget(self.go_on, 0, centre)
        column.addStretch(3)
