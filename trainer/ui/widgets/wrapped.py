"""Words broken into lines at a width, for widgets that paint themselves; laid out once and drawn many times."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from trainer.ui import theme

_KEPT = 6


class Wrapped:
    """A text in one font and one line height, laid out once for each width it is asked about."""

    def __init__(self) -> None:
        self._text = ""
        self._font = QFont()
        self._line = 0.0
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

    def set_font(self, pixels: int, *, strong: bool = False, line: float = theme.READING_LINE_HEIGHT) -> None:
        """Take a size in pixels and a line height as a multiple of it."""
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
        layout = self._layouts[width] = QTextLayout(self._text, self._font)
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
