"""A numbered choice that is painted: number box, words, and the mark that says whether it is chosen."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer.ui import icons, theme
from trainer.ui.widgets.wrapped import Wrapped

Mark = Literal["round", "box", "none"]

_PAD = 16
_NUMBER = 28
_GAP = 16
_MARK = 20


class ChoiceCard(QAbstractButton):
    """One choice. Checked is chosen; the keyboard's ring is drawn by the window and may be on another card."""

    def __init__(self, mark: Mark = "round", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._mark: Mark = mark
        self._number = 0
        self._title = Wrapped()
        self._words = Wrapped()
        self._dress()

    def show_choice(self, number: int, words: str, mark: Mark, *, title: str = "") -> None:
        """Show another choice on this card, not chosen; a title stands above its words."""
        self._number, self._mark = number, mark
        if bool(title) != bool(self._title.text):
            self._title.set_text(title)
            self._dress()
        self._title.set_text(title)
        self._words.set_text(words)
        self.setChecked(False)
        self.setAccessibleName(f"{number}. {title}. {words}" if title else f"{number}. {words}")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What the choice says."""
        return self._words.text

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the card at a width."""
        room = self._words_width(width)
        return max(theme.current().type.reading + 31, self._above() + self._words.height(room) + 2 * _PAD)

    def sizeHint(self) -> QSize:
        """Return the size the card would like."""
        return QSize(320, self.heightForWidth(self.width() or 320))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out anew when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._dress()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        tokens = theme.current().tokens
        chosen, usable = self.isChecked(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.selection if chosen else tokens.hover if usable and self.underMouse() else tokens.surface
        edge = tokens.primary if chosen else tokens.border if usable else tokens.hairline
        frame(painter, QRectF(self.rect()), fill, edge, 2 if chosen else 1)
        colour = tokens.on_selection if chosen else tokens.text if usable else tokens.muted
        top = self._top()
        number_box(painter, QRectF(_PAD, top, self._box(), self._box()), str(self._number), chosen)
        room, above = self._words_width(self.width()), self._above()
        if above:
            self._title.draw(painter, QRectF(self._left(), _PAD, room, above), colour)
        self._words.draw(painter, QRectF(self._left(), _PAD + above, room, self.height()), colour)
        if self._mark != "none":
            side = icons.side(_MARK)
            mark = QRectF(self.width() - _PAD - side, top + (self._box() - side) / 2, side, side)
            draw_mark(painter, mark, self._mark, chosen)
        painter.end()

    def _dress(self) -> None:
        body = theme.current().type.body
        self._title.set_font(round(body * 1.15), strong=True)
        self._words.set_font(round(body * 1.15) if not self._title.text else body)

    def _above(self) -> int:
        return round(self._title.line_height) if self._title.text else 0

    def _box(self) -> int:
        return max(_NUMBER, theme.current().type.body + 14)

    def _left(self) -> int:
        return _PAD + self._box() + _GAP

    def _top(self) -> float:
        return _PAD + (self._words.line_height - self._box()) / 2

    def _words_width(self, width: int) -> int:
        right = _PAD if self._mark == "none" else _PAD + icons.side(_MARK) + 12
        return max(40, width - self._left() - right)


def frame(painter: QPainter, rect: QRectF, fill: str, edge: str, width: float) -> None:
    """Draw the rounded ground of a card."""
    half = width / 2
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), theme.RADIUS_LARGE, theme.RADIUS_LARGE)


def number_box(painter: QPainter, rect: QRectF, words: str, chosen: bool) -> None:
    """Draw the box with a card's number, filled when it is chosen."""
    tokens = theme.current().tokens
    painter.setPen(QPen(QColor(tokens.primary if chosen else tokens.border), 1))
    painter.setBrush(QColor(tokens.primary if chosen else tokens.surface))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
    painter.setFont(theme.font(theme.current().type.body, strong=True, tabular=True))
    painter.setPen(QColor(tokens.on_primary if chosen else tokens.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def draw_mark(painter: QPainter, rect: QRectF, mark: Mark, chosen: bool) -> None:
    """Draw a round mark or a tick box."""
    tokens = theme.current().tokens
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(tokens.primary if chosen else tokens.border), 1))
    painter.setBrush(QColor(tokens.primary if chosen else tokens.surface))
    if mark == "round":
        painter.drawEllipse(inner)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_primary))
            painter.drawEllipse(rect.center(), rect.width() / 5, rect.width() / 5)
        return
    painter.drawRoundedRect(inner, theme.RADIUS, theme.RADIUS)
    if chosen:
        icons.paint(painter, rect.adjusted(2, 2, -2, -2), "check", tokens.on_primary)
