"""Words to be read, set with room between the lines; a label, so that a screen reader meets them as text."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui import theme
from trainer.ui.widgets.newest_line import reading_width
from trainer.ui.widgets.wrapped import Wrapped


class _Set(NamedTuple):
    size: str
    strong: bool
    token: str
    line: float


_ROLES = {
    "h2": _Set("h2", True, "text", 1.4),
    "h3": _Set("h3", True, "text", 1.4),
    "strong": _Set("body", True, "text", 1.5),
    "reading": _Set("reading", False, "text", 1.5),
    "muted": _Set("body", False, "muted", 1.5),
    "caption": _Set("caption", False, "muted", 1.4),
    "point": _Set("body", False, "text", 1.5),
    "": _Set("body", False, "text", 1.5),
}


class Prose(QLabel):
    """Plain words in a role: `h2`, `h3`, `strong`, `reading`, `muted`, `caption`, `point` (of a list) or none."""

    def __init__(self, words: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = Wrapped()
        self._role = role
        self._above = 0
        self._dress()
        self.show_words(words, role)

    def show_words(self, words: str, role: str | None = None, *, above: int = 0) -> None:
        """Show other words, in another role, with so many pixels left free above."""
        if role is not None and role != self._role:
            self._role = role
            self._dress()
        if words != self.text() or above != self._above:
            self._above = above
            self.setText(words)
            self._words.set_text(words.replace("\n", "\u2028"))
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._above + self._words.height(self._measure(width)) if self.text() else 0

    def sizeHint(self) -> QSize:
        """Return the size it would like."""
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 320
        return QSize(min(320, self._words.natural_width()), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return QSize(48, theme.current().type.caption)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out anew when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._dress()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        tokens = theme.current().tokens
        painter = QPainter(self)
        colour = getattr(tokens, _ROLES[self._role].token)
        left = self._indent()
        if left:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.muted))
            painter.drawEllipse(QRectF(3, self._above + self._words.line_height / 2 - 2, 4, 4))
        self._words.draw(painter, QRectF(left, self._above, self._measure(self.width()), self.height()), colour)
        painter.end()

    def _measure(self, width: int) -> int:
        """Return how wide the lines are: never longer than what is read with ease, however wide the window."""
        return min(width, reading_width()) - self._indent()

    def _indent(self) -> int:
        return 16 if self._role == "point" else 0

    def _dress(self) -> None:
        role = _ROLES[self._role]
        self._words.set_font(
            getattr(theme.current().type, role.size),
            strong=role.strong,
            line=role.line,
            is_heading=self._role in ("h2", "h3"),
        )
