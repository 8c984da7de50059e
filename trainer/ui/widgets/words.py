"""Words on a page, and the few settings every label and button shares."""

import re
from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from trainer.exchange.document import breakable
from trainer.ui import icons, theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LONG, _STEP = 28, 12
"""A word of more letters may be broken, after so many each time."""
_TYPED = re.compile(r"`([^`]+)`")


def label(words: str, role: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label that never reads its text as markup, and stands at the left whichever way its words run."""
    made = _Wrong(parent) if role == "error" else _Label(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(_LEFT)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    made.setText(words)
    if wraps:
        policy = made.sizePolicy()  # holds that the height follows from the width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        made.setSizePolicy(policy)
    return made


@lru_cache(maxsize=1024)
def broken_words(text: str) -> str:
    """Return a text that may be broken inside its words where one is longer than any line, such as a name without a
    space; other texts as they are.
    """
    return breakable(text, _STEP) if any(len(word) > _LONG for word in text.split()) else text


def quoted(text: str) -> str:
    """Return a text with what it marks to be typed, `so`, in quotation marks: signs of Markdown mean nothing here."""
    return _TYPED.sub(r"“\1”", text)


def path_words(path: object) -> str:
    """Return a path that may be broken after its separators, so that no text size cuts it."""
    shown = str(path)
    for separator in "/\\_-":
        shown = shown.replace(separator, f"{separator}\u200b")
    return shown


class _Label(QLabel):
    """Breaks a word that no line can hold, where it wraps at all; a screen reader hears it whole."""

    _is_broken = False

    def setText(self, words: str) -> None:
        """Show these words."""
        shown = broken_words(words) if self.wordWrap() else words
        super().setText(shown)
        if self._is_broken or shown != words:
            self._is_broken = shown != words
            self.setAccessibleName(words if self._is_broken else "")


class _Wrong(_Label):
    """A sentence about what is wrong, with its icon before it: the ground behind it alone would tell by colour."""

    def setText(self, words: str) -> None:
        """Show this sentence."""
        super().setText(quoted(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sentence and the icon, which stands in the room the sheet leaves."""
        super().paintEvent(event)
        side = icons.side()
        left, top = theme.WRONG_ICON_LEFT, max(0, (min(self.height(), self.fontMetrics().height() + 8) - side) // 2)
        painter = QPainter(self)
        icons.paint(painter, QRectF(left, top, side, side), "error", theme.current().tokens.below)
        painter.end()


class Mark(QWidget):
    """An icon that stands beside words, so a screen reader passes over it; follows theme and text size.

    `grows` is False where there is no room for a larger one.
    """

    def __init__(self, name: str, token: str = "text", size: int = icons.SIZE, *, grows: bool = True) -> None:
        super().__init__()
        self._name, self._token = name, token
        self._size, self._grows = size, grows
        self._fit()

    def show_icon(self, name: str, token: str = "text") -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._token = name, token
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take another size with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that was chosen while it was not shown."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        side = icons.side(self._size) if self._grows else self._size
        if self.width() != side:
            self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), self._name, getattr(theme.current().tokens, self._token))
        painter.end()


def button(words: str, role: str = "", *, name: str = "", icon: str = "") -> QPushButton:
    """Return a button; `name` tells a screen reader more than the words on it, such as which row it belongs to."""
    made = QPushButton(words)
    made.setProperty("role", role)
    made.setAccessibleName(name or words)
    if icon:
        icons.dress(made, icon, "on_primary" if role == "primary" else "text")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    return made


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line
