"""The record: every decision of the play with what was done and what it lost, one of them open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from trainer.counts import counted
from trainer.scoring.debrief import RecordEntry
from trainer.ui import icons, theme
from trainer.ui.widgets.choice_card import frame
from trainer.ui.widgets.loss_mark import shown_loss

_CIRCLE = 28


class RecordRow(QAbstractButton):
    """One decision: its number on the line, title, what was done, a bar, and icon, word and figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._entry: RecordEntry | None = None
        self._caption = ""
        self._most = 1
        self._ends = (True, True)

    def show_entry(self, entry: RecordEntry, caption: str, most: int, *, first: bool, last: bool) -> None:
        """Show a decision; `most` is what the bar runs to."""
        self._entry, self._caption, self._most, self._ends = entry, caption, max(1, most), (first, last)
        shown = shown_loss(entry)
        self.setAccessibleName(
            f"Decision {entry.number}: {entry.title}. {caption}. {shown.word}, {counted(entry.points, 'point')} lost"
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a row at the text size in force."""
        sizes = theme.current().type
        return QSize(320, max(80, round(sizes.body * 1.4 + sizes.caption * 1.4) + 40))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(200, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Take another size when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        if self._entry is None:
            return
        tokens = theme.current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            frame(painter, QRectF(self.rect()), tokens.selection, tokens.primary, 1)
        elif self.underMouse():
            frame(painter, QRectF(self.rect()), tokens.hover, tokens.hover, 1)
        self._paint_line(painter)
        self._paint_words(painter)
        self._paint_figure(painter)
        painter.end()

    def _paint_line(self, painter: QPainter) -> None:
        assert self._entry is not None
        tokens, side = theme.current().tokens, self._circle()
        centre = 12 + side / 2
        painter.setPen(QPen(QColor(tokens.hairline), 2))
        top = 12.0
        if not self._ends[0]:
            painter.drawLine(round(centre), 0, round(centre), round(top))
        if not self._ends[1]:
            painter.drawLine(round(centre), round(top + side), round(centre), self.height())
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(tokens.primary if chosen else tokens.border), 1))
        painter.setBrush(QColor(tokens.primary if chosen else tokens.surface))
        circle = QRectF(12.5, top + 0.5, side - 1, side - 1)
        painter.drawEllipse(circle)
        painter.setFont(theme.font(theme.current().type.body, strong=True, tabular=True))
        painter.setPen(QColor(tokens.on_primary if chosen else tokens.text))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._entry.number))

    def _paint_words(self, painter: QPainter) -> None:
        assert self._entry is not None
        tokens, sizes = theme.current().tokens, theme.current().type
        left, width = self._left(), self._words_width()
        chosen = self.isChecked()
        y = 10.0
        for words, pixels, strong in ((self._entry.title, sizes.body, True), (self._caption, sizes.caption, False)):
            font = theme.font(pixels, strong=strong)
            line = round(pixels * 1.5)
            painter.setFont(font)
            painter.setPen(QColor(tokens.on_selection if chosen else tokens.text if strong else tokens.muted))
            shown = _at_a_word(QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width), words)
            painter.drawText(QRectF(left, y, width, line), Qt.AlignmentFlag.AlignVCenter, shown)
            y += line
        bar = QRectF(left, y + 6, width, 8)
        painter.setPen(QPen(QColor(tokens.border), 1) if theme.current().name == "high-contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface if chosen else tokens.surface2))
        painter.drawRoundedRect(bar, 2, 2)
        lost = width * min(1.0, self._entry.points / self._most)
        if lost > 0:
            painter.setBrush(QColor(getattr(tokens, icons.STATE_TOKENS[shown_loss(self._entry).state])))
            painter.drawRoundedRect(QRectF(left, y + 6, max(3.0, lost), 8), 2, 2)

    def _paint_figure(self, painter: QPainter) -> None:
        assert self._entry is not None
        tokens, sizes = theme.current().tokens, theme.current().type
        shown = shown_loss(self._entry)
        left = self.width() - self._figure_width()
        side = sizes.body + 2
        icons.paint(
            painter, QRectF(left, 12, side, side), shown.state, getattr(tokens, icons.STATE_TOKENS[shown.state])
        )
        painter.setPen(QColor(tokens.on_selection if self.isChecked() else tokens.text))
        painter.setFont(theme.font(round(sizes.body * 0.9), strong=True))
        painter.drawText(QRectF(left + side + 8, 10, 400, side + 4), Qt.AlignmentFlag.AlignVCenter, shown.word)
        painter.setFont(theme.font(round(sizes.body * 0.9), tabular=True))
        figure = f"−{self._entry.points}" if self._entry.points else "0"
        if self._entry.moment.model_answer is not None:
            figure = "–"
        painter.drawText(QRectF(left + side + 8, 10 + side + 4, 400, side + 4), Qt.AlignmentFlag.AlignVCenter, figure)

    def _figure_width(self) -> int:
        return round(theme.current().type.body * 7.7)

    def _left(self) -> int:
        return 12 + self._circle() + 12

    def _words_width(self) -> int:
        return max(60, self.width() - self._left() - self._figure_width() - 16)

    def _circle(self) -> int:
        return max(_CIRCLE, theme.current().type.body + 14)


def _at_a_word(shown: str, words: str) -> str:
    """Return words that were cut short as cut after a whole word, where there is one."""
    return shown if shown == words or " " not in shown else f"{shown.rpartition(' ')[0].rstrip(',;.')} …"


class RecordList(QWidget):
    """The rows; one is open. Up and down open the one before or after."""

    opened = Signal(int)
    """Index of the decision that was opened."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RecordRow] = []
        self._count = 0
        self._column = QVBoxLayout(self)
        # Room for the ring of the keyboard, which is drawn outside a row.
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """The rows in use, from the top."""
        return tuple(self._rows[: self._count])

    def show_record(self, record: Sequence[RecordEntry], captions: Sequence[str]) -> None:
        """Show the decisions in order."""
        self._count = len(record)
        while len(self._rows) < len(record):
            self._add()
        # A step of room behind the costliest, so that no bar looks like the whole.
        most = round(max((entry.points for entry in record), default=0) * 1.05) + 1
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(record))
            if place < len(record):
                last = place == len(record) - 1
                row.show_entry(record[place], captions[place], most, first=place == 0, last=last)

    def open(self, index: int) -> None:
        """Mark the decision that is open."""
        for place, row in enumerate(self._rows):
            row.setChecked(place == index)

    def focus_open(self) -> None:
        """Put the keyboard on the decision that is open."""
        for row in self._rows[: self._count]:
            if row.isChecked():
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the decision before or after."""
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        at = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        if step and at is not None and 0 <= at + step < self._count:
            self._rows[at + step].setFocus()
            self._rows[at + step].click()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        place = len(self._rows)
        row = RecordRow(self)
        row.clicked.connect(lambda: self._on_clicked(place))
        self._rows.append(row)
        self._column.addWidget(row)

    def _on_clicked(self, place: int) -> None:
        self.open(place)
        self.opened.emit(place)
