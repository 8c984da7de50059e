"""Who trains here, as two initials in a circle; opens a small menu."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from trainer.ui import theme

SIDE = 32
LARGEST = 40


class Avatar(QAbstractButton):
    """A round button with initials."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._on_clicked)

    def set_person(self, name: str, described: str) -> None:
        """Show the initials of a name; `described` is what a screen reader says."""
        self.setText(initials(name))
        self.setAccessibleName(described)
        self.setToolTip(described)
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu when clicked."""
        self._menu = menu

    def sizeHint(self) -> QSize:
        """Grow with the text, as far as the narrow side bar allows."""
        side = max(SIDE, min(LARGEST, round(theme.current().type.caption * 2.4)))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle and the initials."""
        tokens, sizes = theme.current().tokens, theme.current().type
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.surface2))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(theme.font(min(sizes.caption, self.width() * 2 // 5), strong=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _on_clicked(self) -> None:
        if self._menu is not None:
            above = QPoint(0, -self._menu.sizeHint().height() - 4)
            self._menu.popup(self.mapToGlobal(above))


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
