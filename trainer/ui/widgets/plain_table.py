"""A table of words, states and bars that is as high as its rows, painted one cell per call."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trainer.ui import icons, theme
from trainer.ui.models.cells import Bar, Cell, Cells, Column, Index, Row
from trainer.ui.widgets.words import broken_words

ROW_HEIGHT = 40
PAD = 8
SCALE_PAD = 15
"""A scale's last figure is as wide as this on either side of its mark."""


class PlainTable(QTableView):
    """Shows cells; `picked` says whose link was followed, by mouse or by Enter."""

    picked = Signal(int)

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = Cells(columns)
        self._is_folded = False
        self.setAccessibleName(name)
        self.setModel(self.cells)
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalHeader(_Heading(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows and take the height they need."""
        self.cells.set_rows(rows)
        self._arrange()

    def fold(self, folded: bool) -> None:
        """Put the columns that fold under the first one, or back in their places."""
        self._is_folded = folded
        self.cells.fold(folded)
        for place, column in enumerate(self.cells.columns):
            self.setColumnHidden(place, folded and column.folds)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link of the row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take other heights with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.cells.cell(index).link:
            self.picked.emit(index.row())

    def _arrange(self) -> None:
        scale = theme.current().text_percent / 100
        shown = [place for place in range(len(self.cells.columns)) if not self.isColumnHidden(place)]
        asked = {place: round(self.cells.columns[place].width * scale) for place in shown}
        spare = self.viewport().width() - sum(asked.values())
        first = shown[0]
        asked[first] = max(asked[first] // 2, asked[first] + spare)
        for place, width in asked.items():
            self.setColumnWidth(place, width)
        for row in range(len(self.cells.rows)):
            height = max((_height(self.cells, row, place, asked[place]) for place in shown), default=ROW_HEIGHT)
            self.setRowHeight(row, height)
        heights = sum(self.rowHeight(row) for row in range(len(self.cells.rows)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + heights + 6)


class _Heading(QHeaderView):
    """Headings over their columns; over bars a scale from 0 to 100."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Be one line high."""
        return QSize(0, round(theme.current().type.caption * 2.6))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a heading."""
        look, column = theme.current(), self._table.cells.columns[section]
        painter.save()
        painter.fillRect(rect, QColor(look.tokens.surface))
        painter.setPen(QPen(QColor(look.tokens.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font(look.type.caption, tabular=True))
        painter.setPen(QColor(look.tokens.muted))
        inside = rect.adjusted(PAD, 0, -PAD, 0)
        if column.scale:
            inside = _scale_room(rect)
            for mark in (0, 50, 75, 100):
                x = inside.left() + inside.width() * mark // 100
                painter.drawText(QRect(x - 30, rect.top(), 60, rect.height()), Qt.AlignmentFlag.AlignCenter, str(mark))
        else:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            words = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class _CellPainter(QStyledItemDelegate):
    """Paints a cell: ground, hairline, focus edge, then bar or icon and words."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        tokens, rect = theme.current().tokens, QRect(option.rect)
        state = option.state
        cells = self._table.cells
        cell = cells.cell(index)
        painter.save()
        if state & QStyle.StateFlag.State_Selected and self._table.hasFocus():
            painter.fillRect(rect, QColor(tokens.selection))
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        if index.row() < len(cells.rows) - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inside = rect.adjusted(PAD, 0, -PAD, 0)
        if cell.bar is not None:
            _draw_bar(painter, _scale_room(rect), cell.bar)
        else:
            _draw_words(painter, inside, cell, cells.columns[index.column()], _second(cells, index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave widths and heights to the table."""
        return QSize(self._table.columnWidth(index.column()), self._table.rowHeight(index.row()))


def _scale_room(rect: QRect) -> QRect:
    pad = SCALE_PAD * theme.current().text_percent // 100
    return rect.adjusted(pad, 0, -pad, 0)


def _draw_bar(painter: QPainter, inside: QRect, bar: Bar) -> None:
    tokens = theme.current().tokens
    high = 24 * theme.current().text_percent // 100
    track = QRect(inside.left(), inside.center().y() - high // 2 + 1, inside.width(), high)
    painter.fillRect(track, QColor(tokens.surface2))
    painter.setPen(QPen(QColor(tokens.disabled), 1))
    for mark in (50, 75):
        x = track.left() + track.width() * mark // 100
        painter.drawLine(x, track.top(), x, track.bottom())
    if bar.low is None or bar.high is None or bar.estimate is None:
        return
    left, right = (track.left() + track.width() * share for share in (bar.low, bar.high))
    edge, tint = (QColor(getattr(tokens, name)) for name in (bar.band.token, f"{bar.band.token}_tint"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(QRectF(left, track.center().y() - high / 6 + 0.5, right - left, high / 3), 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge)
    at = track.left() + track.width() * bar.estimate
    painter.drawRoundedRect(QRectF(at - 2, track.center().y() - high / 3 + 0.5, 4, high * 2 / 3), 1, 1)


def _draw_words(painter: QPainter, inside: QRect, cell: Cell, column: Column, second: str) -> None:
    look = theme.current()
    painter.setFont(theme.font(look.type.body, strong=cell.strong, tabular=column.right))
    if cell.band is not None:
        side = icons.side()
        where = QRect(inside.left(), inside.center().y() - side // 2 + 1, side, side)
        icons.paint(painter, QRectF(where), cell.band.state, getattr(look.tokens, cell.band.token))
        inside = inside.adjusted(side + 8, 0, 0, 0)
    if cell.link:
        font = painter.font()
        font.setUnderline(True)
        painter.setFont(font)
    painter.setPen(QColor(look.tokens.link if cell.link else look.tokens.text))
    side_flag = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    flags = int(side_flag | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    words = broken_words(cell.text)
    if not second:
        painter.drawText(inside, flags, words)
        return
    height = _text_height(words, inside.width(), look.type.body)
    top = inside.adjusted(0, 8, 0, 0)
    painter.drawText(QRect(top.left(), top.top(), top.width(), height), flags, words)
    painter.setFont(theme.font(look.type.body))
    painter.setPen(QColor(look.tokens.muted))
    below = top.adjusted(0, height + 2, 0, -8)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), second)


def _second(cells: Cells, index: Index) -> str:
    return broken_words(cells.folded_words(index.row())) if index.column() == 0 else ""


def _height(cells: Cells, row: int, place: int, width: int) -> int:
    cell, sizes = cells.rows[row][place], theme.current().type
    inside = width - 2 * PAD - (icons.side() + 8 if cell.band else 0)
    height = _text_height(broken_words(cell.text), inside, sizes.body)
    second = broken_words(cells.folded_words(row)) if place == 0 else ""
    if second:
        height += 2 + _text_height(second, inside, sizes.body)
    return max(ROW_HEIGHT, height + 16)


def _text_height(words: str, width: int, pixels: int) -> int:
    metrics = QFontMetrics(theme.font(pixels, strong=True))
    return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), int(Qt.TextFlag.TextWordWrap), words).height()
