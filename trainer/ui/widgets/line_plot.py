"""Scores over time, drawn with Qt's own painter.

A plotting library would cost a third of a second and some 40 MB for a few points and four lines, so this draws them
itself. Whoever does not see it gets the same values from the table twin; with the arrow keys each point says its own.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from trainer.ui import theme

MARKS = (0, 25, 50, 75, 100)
MEETS_FROM = 75


@dataclass(frozen=True, slots=True)
class Point:
    """One play: its score of 100, its day, what is said of it, and the mean of the latest plays by then."""

    score: float
    day: str
    described: str
    mean: float


class LinePlot(QAbstractButton):
    """Circles are plays; the line is the mean after each."""

    reached = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._at = -1
        self.setProperty("ring", "own")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, points: tuple[Point, ...], described: str) -> None:
        """Show these plays, the oldest first."""
        self._points = points
        self._at = -1
        self.setAccessibleName(described)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the drawing."""
        return QSize(400, 280)

    def minimumSizeHint(self) -> QSize:
        """Stay large enough to read."""
        return QSize(240, 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point with the arrow keys, Home and End."""
        last = len(self._points) - 1
        keys = {
            Qt.Key.Key_Left: max(0, self._at - 1),
            Qt.Key.Key_Right: min(last, self._at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is None or not self._points:
            super().keyPressEvent(event)
            return
        self._reach(wanted)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the point under the mouse is."""
        near = [at for at, place in enumerate(self._places()) if (place - event.position()).manhattanLength() < 14]
        if near:
            where = event.globalPosition().toPoint()
            QToolTip.showText(where, self._points[near[0]].described, self)
        else:
            QToolTip.hideText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget which point was reached."""
        self._at = -1
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw scale, line and circles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.current().type.caption, tabular=True))
        self._draw_scale(painter)
        self._draw_line(painter)
        self._draw_days(painter)
        self._draw_circles(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _reach(self, at: int) -> None:
        self._at = at
        point = self._points[at]
        self.setAccessibleDescription(point.described)
        where = self.mapToGlobal(self._places()[at].toPoint())
        QToolTip.showText(where, point.described, self)
        self.reached.emit(at)
        self.update()

    def _room(self) -> QRectF:
        caption = theme.current().type.caption
        return QRectF(self.rect()).adjusted(caption * 3.2, caption * 1.2, -caption * 1.5, -caption * 2.6)

    def _y(self, score: float) -> float:
        room = self._room()
        return room.bottom() - room.height() * score / 100

    def _places(self) -> list[QPointF]:
        return [QPointF(x, self._y(point.score)) for x, point in zip(self._xs(), self._points, strict=True)]

    def _xs(self) -> list[float]:
        room, count = self._room(), len(self._points)
        inset = min(24.0, room.width() / 8)
        step = (room.width() - 2 * inset) / max(1, count - 1)
        if count == 1:
            return [room.left() + inset]
        return [room.left() + inset + step * place for place in range(count)]

    def _draw_scale(self, painter: QPainter) -> None:
        tokens, room = theme.current().tokens, self._room()
        for mark in MARKS:
            y = round(self._y(mark)) + 0.5
            painter.setPen(QPen(QColor(tokens.hairline), 1))
            if mark == MEETS_FROM:
                painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(tokens.muted))
            beside = QRectF(0, y - 20, room.left() - 8, 40)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(mark))
        above = QRectF(room.left() + 4, self._y(MEETS_FROM) - 42, room.width(), 40)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, f"Meets, from {MEETS_FROM}")

    def _draw_line(self, painter: QPainter) -> None:
        tokens = theme.current().tokens
        line = [QPointF(x, self._y(point.mean)) for x, point in zip(self._xs(), self._points, strict=True)]
        painter.setPen(QPen(QColor(tokens.meets), 2))
        painter.drawPolyline(QPolygonF(line))

    def _draw_circles(self, painter: QPainter) -> None:
        tokens = theme.current().tokens
        for at, place in enumerate(self._places()):
            reached = at == self._at
            painter.setPen(QPen(QColor(tokens.focus if reached else tokens.text), 3 if reached else 2))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(place, 6 if reached else 4, 6 if reached else 4)

    def _draw_days(self, painter: QPainter) -> None:
        tokens, room = theme.current().tokens, self._room()
        painter.setPen(QColor(tokens.muted))
        free_from = -1e9
        for x, point in zip(self._xs(), self._points, strict=True):
            width = painter.fontMetrics().horizontalAdvance(point.day)
            left = min(max(0.0, x - width / 2), self.width() - width)
            if left < free_from:
                continue
            below = QRectF(left, room.bottom() + 8, width + 2, theme.current().type.caption * 1.6)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, point.day)
            free_from = left + width + 10
