"""What stands where nothing is yet: what this is, why it is empty, and one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui.widgets.words import Mark, button, label


class Empty(QFrame):
    """An empty part of a page."""

    def __init__(
        self, icon: str, what: str, why: str, words: str = "", act: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Mark(icon, "muted", 32))
        column.addSpacing(4)
        column.addWidget(label(what, "h3", wraps=True))
        column.addWidget(label(why, "muted", wraps=True))
        if act is not None:
            made = button(words, "primary")
            made.clicked.connect(lambda: act())
            column.addSpacing(8)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
