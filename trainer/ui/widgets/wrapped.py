"""Words broken into lines at a width, for widgets that paint themselves; laid out once and drawn many times."""

import re

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from trainer.ui import theme

_KEPT = 6
_SENTENCE_END = re.compile(r"(?<=[a-z][.?]) ")
_FEW, _STEPS = 4, 5
"""A heading of no more lines is balanced, in so many steps."""


class Wrapped:
    """A text in one font and one line height, laid out once for each width it is asked about."""

    def __init__(self) -> None:
        self._text = ""
        self._font = QFont()
        self._line = 0.0
        self._is_heading = False
        self._layouts: dict[float, QTextLayout] = {}

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    @property
    def line_height(self) -> float:
        """The height of one line."""
        return self._line

    def set_text(self, text: str) -> None:
        """Take other words."""
        if text != self._text:
            self._text = text
            self._forget()

    def set_font(
        self, pixels: int, *, strong: bool = False, line: float = theme.READING_LINE_HEIGHT, is_heading: bool = False
    ) -> None:
        """Take a size in pixels and a line height as a multiple of it; the lines of a heading are about as long."""
        self._is_heading = is_heading
        self._font = theme.font(pixels, strong=strong)
        self._line = round(pixels * line)
        self._forget()

    def height(self, width: float) -> int:
        """Return the height of the words at a width."""
        return round(self._laid_out(width).lineCount() * self._line)

    def natural_width(self) -> int:
        """Return the width of the words on one line."""
        return round(self._laid_out(100_000).maximumWidth()) + 1

    def draw(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        """Draw the words from the top of a rectangle."""
        painter.setPen(QColor(colour))
        self._laid_out(rect.width()).draw(painter, QPointF(rect.x(), rect.y()))

    def _laid_out(self, width: float) -> QTextLayout:
        known = self._layouts.get(width)
        if known is not None:
            return known
        if len(self._layouts) >= _KEPT:
            self._layouts.clear()
        layout = self._broken(width)
        count = layout.lineCount()
        if self._is_heading and 1 < count <= _FEW:
            layout = self._balanced(layout, count, width)
        self._layouts[width] = layout
        return layout

    def _balanced(self, layout: QTextLayout, count: int, width: float) -> QTextLayout:
        """Return a line for each sentence where there is room, else the least width that makes no more lines.

        So no word stands alone in the last line, and a question begins one.
        """
        sentences = _SENTENCE_END.split(self._text)
        if 1 < len(sentences) <= count:
            apart = self._broken(width, "\u2028".join(sentences))
            if apart.lineCount() == len(sentences):
                return apart
        least, most = width / count, width
        for _ in range(_STEPS):
            middle = (least + most) / 2
            tried = self._broken(middle)
            if tried.lineCount() > count:
                least = middle
            else:
                most, layout = middle, tried
        return layout

    def _broken(self, width: float, text: str = "") -> QTextLayout:
        layout = QTextLayout(text or self._text, self._font)
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, y + (self._line - line.height()) / 2))
            y += self._line
        layout.endLayout()
        return layout

    def _forget(self) -> None:
        self._layouts.clear()
