"""A line to look for something, with its icon inside; Escape empties it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from trainer.ui import icons
from trainer.ui.widgets.words import Mark

_INSET = 10


class SearchField(QLineEdit):
    """A search; its name is its placeholder."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._mark = Mark("search", "muted")
        self._mark.setParent(self)
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon in the middle of the left edge."""
        super().resizeEvent(event)
        self._mark.move(_INSET, (self.height() - self._mark.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Leave more room for the icon with larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setTextMargins(icons.side() + 8, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the line with Escape; keep Enter to itself."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it would press what the keyboard was put on
