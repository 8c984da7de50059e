"""What is expected to stay known, week by week: one line for each pace, named at its end, drawn with Qt's own painter.

Whoever does not see it gets the same values from the table beside it; with the arrow keys each point says its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from trainer.ui import theme

MARKS = (0, 25, 50, 75, 100)
WEEK_MARK = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its name, its values from 0 to 1, one for each week from now on, and whether it is the one in force."""

    name: str
    values: tuple[float, ...]
    in_force: bool = False


class CoursePlot(QAbstractButton):
    """Lines over weeks. Left and Right go from week to week, Up and Down from line to line."""

    reached = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._line, self._week = 0, -1
        self.setProperty("ring", "own")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[Line], described: str) -> None:
        """Show lines of the same length, the lowest pace first."""
        self._lines = tuple(lines)
        self._line = next((at for at, one in enumerate(self._lines) if one.in_force), 0)
        self._week = -1
        self.setAccessibleName(described)
        self.setAccessibleDescription("")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the drawing."""
        return QSize(480, 280)

    def minimumSizeHint(self) -> QSize:
        """Stay large enough to read."""
        return QSize(240, 220 * theme.current().text_percent // 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point with the arrow keys, Home and End."""
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Home: (0, -999),
            Qt.Key.Key_End: (0, 999),
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self._lines:
            super().keyPressEvent(event)
            return
        self._line = min(len(self._lines) - 1, max(0, self._line + move[0]))
        self._week = min(len(self._lines[0].values) - 1, max(0, self._week + move[1]))
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget which point was reached."""
        self._week = -1
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw scale, weeks, lines and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.current().type.caption, tabular=True))
        self._draw_scale(painter)
        if self._lines:
            self._draw_weeks(painter)
            self._draw_lines(painter)
            self._draw_names(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _say(self) -> None:
        line = self._lines[self._line]
        when = f"in week {self._week}" if self._week else "now"
        said = f"{line.name}, {when}: {round(line.values[self._week] * 100)}%"
        self.setAccessibleDescription(said)
        QToolTip.showText(self.mapToGlobal(self._at(line, self._week).toPoint()), said, self)
        self.reached.emit(self._line, self._week)
        self.update()

    def _room(self) -> QRectF:
        caption = theme.current().type.caption
        names = max((self.fontMetrics().horizontalAdvance(one.name) for one in self._lines), default=0)
        return QRectF(self.rect()).adjusted(caption * 3.6, caption, -names - 20, -caption * 2.6)

    def _at(self, line: Line, week: int) -> QPointF:
        room = self._room()
        x = room.left() + room.width() * week / max(1, len(line.values) - 1)
        return QPointF(x, room.bottom() - room.height() * line.values[week])

    def _draw_scale(self, painter: QPainter) -> None:
        tokens, room = theme.current().tokens, self._room()
        for mark in MARKS:
            y = round(room.bottom() - room.height() * mark / 100) + 0.5
            painter.setPen(QPen(QColor(tokens.hairline), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(tokens.muted))
            beside = QRectF(0, y - 20, room.left() - 8, 40)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{mark}%")

    def _draw_weeks(self, painter: QPainter) -> None:
        room, high = self._room(), theme.current().type.caption * 1.6
        painter.setPen(QColor(theme.current().tokens.muted))
        free_from = -1e9
        for week in range(0, len(self._lines[0].values), WEEK_MARK):
            words = f"Week {week}" if week else "Now"
            width = painter.fontMetrics().horizontalAdvance(words)
            left = max(0.0, self._at(self._lines[0], week).x() - width / 2)
            if left < free_from:
                continue
            painter.drawText(QRectF(left, room.bottom() + 8, width + 2, high), Qt.AlignmentFlag.AlignCenter, words)
            free_from = left + width + 12

    def _draw_lines(self, painter: QPainter) -> None:
        tokens = theme.current().tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # The one in force is drawn last, over the others.
        for line in sorted(self._lines, key=lambda one: one.in_force):
            pen = QPen(QColor(tokens.meets if line.in_force else tokens.muted), 3 if line.in_force else 1.5)
            pen.setStyle(Qt.PenStyle.SolidLine if line.in_force else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([self._at(line, week) for week in range(len(line.values))]))
        if self._week >= 0:
            painter.setPen(QPen(QColor(tokens.focus), 3))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(self._at(self._lines[self._line], self._week), 6, 6)

    def _draw_names(self, painter: QPainter) -> None:
        """Write each name at the end of its line, as near to it as the other names leave room."""
        look, room, high = theme.current(), self._room(), float(painter.fontMetrics().height())
        ends = [(self._at(line, len(line.values) - 1).y(), line) for line in reversed(self._lines)]
        lowest = self.height() - high * len(ends)
        below = -1e9
        for place, (y, line) in enumerate(sorted(ends, key=lambda end: end[0])):
            top = max(min(y - high / 2, lowest + high * place), below, 0.0)
            painter.setFont(theme.font(look.type.caption, strong=line.in_force, tabular=True))
            painter.setPen(QColor(look.tokens.text if line.in_force else look.tokens.muted))
            where = QRectF(room.right() + 8, top, self.width() - room.right() - 8, high)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.name)
            below = top + high
