"""Entries one can walk with the arrow keys: a title and a line of its text, with what was looked for made strong."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trainer.ui import theme

if TYPE_CHECKING:
    from trainer.academy.reference import Listed

_Place = QModelIndex | QPersistentModelIndex
_KEY, _WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MARGIN = 8
_STRONG = '<span style="font-weight:600">{}</span>'


class ResultList(QListWidget):
    """`opened` carries the key of the entry that is current."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoLines(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The height of a row follows from the width: a bar that comes and goes would change both.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMinimumHeight(240)
        self.currentItemChanged.connect(self._on_current)

    def show_entries(self, entries: "Sequence[Listed]", key: str = "") -> None:
        """Show these entries, the one of a key chosen where it is among them."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(self)
            item.setData(_KEY, entry.key)
            item.setData(_WORDS, _words(entry))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}. {''.join(entry.parts)}")
            if entry.key == key:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row the height that its words take at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.opened.emit(item.data(_KEY))


class _TwoLines(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the row and its words."""
        tokens = theme.current().tokens
        painter.save()
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.fillRect(rect, tokens.selection if is_chosen else tokens.surface)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.surface2)
        if is_chosen:
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), tokens.primary)
        document = self._document(index.data(_WORDS), rect.width(), tokens.text)
        painter.translate(rect.left() + _MARGIN + 4, rect.top() + _MARGIN)
        document.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Place) -> QSize:
        """Return the height that the words take at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 320
        height = self._document(index.data(_WORDS), width, "#000000").size().height()
        return QSize(120, int(height) + 2 * _MARGIN)

    def _document(self, words: str, width: int, colour: str) -> QTextDocument:
        document = QTextDocument()
        view = self.parent()
        if isinstance(view, QListWidget):
            document.setDefaultFont(view.font())
        document.setDocumentMargin(0)
        wraps = QTextOption()
        wraps.setWrapMode(QTextOption.WrapMode.WordWrap)
        document.setDefaultTextOption(wraps)
        document.setTextWidth(width - 2 * _MARGIN - 8)
        document.setHtml(f'<div style="color:{colour}">{words}</div>')
        return document


def _words(entry: "Listed") -> str:
    shown = ""
    for place, part in enumerate(entry.parts):
        is_last = place == len(entry.parts) - 1
        shown += _STRONG.format(escape(part)) if place % 2 else escape(_cut(part, is_last))
    return f"{_STRONG.format(escape(entry.title))}<br>{shown}"


def _cut(part: str, is_last: bool) -> str:
    return f"{part[:137].rstrip()} ..." if is_last and len(part) > 140 else part
