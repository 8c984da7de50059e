"""How sure the trainee is of an answer: asked beside some decisions, kept for the debrief, never part of the score."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.engine.actions import CertaintyLevel
from trainer.ui.widgets.decisions.mark_button import MarkButton
from trainer.ui.widgets.words import label

_LEVELS: tuple[tuple[CertaintyLevel, str], ...] = (("low", "Low"), ("medium", "Medium"), ("high", "High"))


class Certainty(QWidget):
    """Three marks, one of which is chosen."""

    stated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        column.addWidget(label("How sure are you?", "strong"))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._marks: dict[CertaintyLevel, MarkButton] = {}
        for level, word in _LEVELS:
            mark = MarkButton(word, parent=self)
            mark.setAccessibleName(f"How sure are you: {word.lower()}")
            mark.clicked.connect(lambda _=False, level=level: self._on_clicked(level))
            self._marks[level] = mark
            row.addWidget(mark)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(label("It does not count toward your score.", "caption", wraps=True))

    def level(self) -> CertaintyLevel | None:
        """Return the level that is chosen."""
        return next((level for level, mark in self._marks.items() if mark.isChecked()), None)

    def show_level(self, level: CertaintyLevel | None) -> None:
        """Show a level, or none."""
        for each, mark in self._marks.items():
            mark.setChecked(each == level)

    def focus_first(self) -> None:
        """Put the keyboard on the first mark; what scrolls around it follows."""
        self._marks["low"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter reach the panel around it."""
        event.ignore()

    def _on_clicked(self, level: CertaintyLevel) -> None:
        self.show_level(level)
        self.stated.emit()
