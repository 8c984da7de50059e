"""A small painted mark with its word, chosen or not: best, worst, or a degree of certainty."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer.ui import icons, theme


class MarkButton(QAbstractButton):
    """A painted mark with its word, such as Best; filled when it is chosen."""

    def __init__(self, word: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the size for its word and icon."""
        words = QFontMetrics(theme.font(theme.current().type.body, strong=True)).horizontalAdvance(self.text())
        return QSize(words + 24 + (icons.side(16) + 6 if self._icon else 0), max(32, theme.current().type.body + 18))

    def changeEvent(self, event: QEvent) -> None:
        """Take another size when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        tokens = theme.current().tokens
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.primary if chosen else tokens.border), 1))
        painter.setBrush(QColor(tokens.primary if chosen else tokens.hover if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        colour = tokens.on_primary if chosen else tokens.text if self.isEnabled() else tokens.disabled
        left = 12
        if self._icon:
            side = icons.side(16)
            icons.paint(painter, QRectF(10, (self.height() - side) / 2, side, side), self._icon, colour)
            left = 16 + side
        painter.setFont(theme.font(theme.current().type.body, strong=chosen))
        painter.setPen(QColor(colour))
        place = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter
        )
        painter.drawText(QRectF(left, 0, self.width() - left - 12, self.height()), place, self.text())
        painter.end()
