"""Which keys work here, drawn as small key caps with a word each."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui import theme

Hint = tuple[tuple[str, ...], str]


class KeyHints(QLabel):
    """Hints on one line, as many as there is room for. A screen reader gets them as a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hints: tuple[Hint, ...] = ()

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Show other hints."""
        if hints != self._hints:
            self._hints = hints
            self.setText(", ".join(f"{' to '.join(keys)}: {word}" for keys, word in hints))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all hints."""
        width = sum(_width(hint) for hint in self._hints)
        return QSize(width, theme.current().type.caption + 10)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: nothing."""
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Take another size when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hints that fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.current().type.caption))
        x = 0.0
        for hint in self._hints:
            if x + _width(hint) > self.width() + 12:
                break
            x = _draw(painter, x, self.height(), hint)
        painter.end()


def _metrics() -> QFontMetrics:
    return QFontMetrics(theme.font(theme.current().type.caption))


def _width(hint: Hint) -> int:
    metrics = _metrics()
    keys, word = hint
    caps = sum(metrics.horizontalAdvance(key) + 12 for key in keys) + 12 * (len(keys) - 1)
    return caps + 4 + metrics.horizontalAdvance(word) + 12


def _draw(painter: QPainter, x: float, height: int, hint: Hint) -> float:
    tokens, metrics = theme.current().tokens, painter.fontMetrics()
    keys, word = hint
    for place, key in enumerate(keys):
        if place:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(x, 0, 12, height), Qt.AlignmentFlag.AlignCenter, "–" if key.isdigit() else "+")
            x += 12
        cap = QRectF(
            x + 0.5, (height - metrics.height() - 4) / 2, metrics.horizontalAdvance(key) + 11, metrics.height() + 4
        )
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(cap, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(tokens.text))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        x = cap.right() + 1
    painter.setPen(QColor(tokens.muted))
    width = metrics.horizontalAdvance(word)
    painter.drawText(QRectF(x + 4, 0, width + 2, height), Qt.AlignmentFlag.AlignVCenter, word)
    return x + 4 + width + 12
