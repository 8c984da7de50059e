"""What was said: everything heard so far, the newest line in its own frame at the foot."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from trainer.ui import theme
from trainer.ui.widgets.newest_line import reading_width, who_width

_SOFT = 28


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the transcript, ready to read. `who` is empty for narration; `quiet` is the program's own remark."""

    who: str
    words: str
    quiet: bool = False


class Transcript(QTextEdit):
    """A text that only grows, with the names in a column of their own. It can be read by keyboard and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("What was said")
        self.document().setDocumentMargin(0)
        self._entries: list[Entry] = []
        self._old = 0
        self._faded_to = 0

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that is shown, in order."""
        return tuple(self._entries)

    def show_entries(self, entries: list[Entry], old: int) -> None:
        """Show these lines; the first `old` of them were heard before the last decision and step back."""
        self._old = old
        if self._entries and entries[: len(self._entries)] == self._entries:
            self._append(entries[len(self._entries) :])
        else:
            self.clear()
            self._entries = []
            self._faded_to = 0
            self._append(entries)
        self._step_back()
        self._to_end()

    def add(self, entry: Entry) -> None:
        """Add one line at the foot."""
        self._append([entry])
        self._to_end()

    def page_up(self) -> None:
        """Show earlier lines, and take the keyboard so that arrows go on from there."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - bar.pageStep())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tall(self, width: int) -> int:
        """Return the height at which everything can be seen, at a width."""
        self._set_width(width - 4)
        return max(40, round(self.document().size().height()) + 8)

    def changeEvent(self, event: QEvent) -> None:
        """Write the text anew in the colours and sizes of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._entries:
            entries, self._entries, self._faded_to = self._entries, [], 0
            self.clear()
            self._append(entries)
            self._step_back()
            self._to_end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text; what lies above runs out softly instead of being cut through."""
        super().paintEvent(event)
        if self.verticalScrollBar().value() == 0:
            return
        ground = QColor(theme.current().tokens.bg)
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, _SOFT)
        fade.setColorAt(0.25, ground)
        fade.setColorAt(1, clear)
        painter = QPainter(self.viewport())
        painter.fillRect(0, 0, self.viewport().width(), _SOFT, fade)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        """Keep the newest lines in sight."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._set_width(self.width() - 4)
        self._to_end()

    def _set_width(self, width: int) -> None:
        # Room for a scroll bar is always kept, so that words do not wrap anew when one comes.
        most = min(who_width() + 14 + reading_width() + 8, width - 16)
        if most != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(most)

    def _append(self, entries: list[Entry]) -> None:
        if not entries:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for entry in entries:
            block = _block()
            if self._entries:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(f"{entry.who}{_gap(entry.who)}", _name_format())
            cursor.insertText(entry.words, _words_format(entry))
            self._entries.append(entry)
        cursor.endEditBlock()

    def _step_back(self) -> None:
        """Write in the muted colour what was heard before the last decision."""
        if self._faded_to >= self._old:
            return
        muted = QTextCharFormat()
        muted.setForeground(QColor(theme.current().tokens.muted))
        document = self.document()
        cursor = QTextCursor(document.findBlockByNumber(self._faded_to))
        last = document.findBlockByNumber(self._old - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(muted)
        self._faded_to = self._old

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())


def _block() -> QTextBlockFormat:
    block = QTextBlockFormat()
    width = who_width()
    block.setLeftMargin(width + 14)
    block.setTextIndent(-width)
    block.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.LeftTab)])
    block.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(theme.current().type.body)
    block.setRightMargin(8)
    return block


def _gap(who: str) -> str:
    # A name that is wider than its column stands on a line of its own, so that the words begin where all others do.
    wide = QFontMetricsF(_name_format().font()).horizontalAdvance(who) > who_width() - 8
    return "\u2028" if wide else "\t"


def _name_format() -> QTextCharFormat:
    name = QTextCharFormat()
    name.setFont(theme.font(round(theme.current().type.body * 0.9), strong=True))
    name.setForeground(QColor(theme.current().tokens.muted))
    return name


def _words_format(entry: Entry) -> QTextCharFormat:
    sizes, tokens = theme.current().type, theme.current().tokens
    words = QTextCharFormat()
    spoken = entry.who and not entry.quiet
    words.setFont(theme.font(sizes.reading if spoken else sizes.body))
    words.setForeground(QColor(tokens.text if spoken else tokens.muted))
    return words
