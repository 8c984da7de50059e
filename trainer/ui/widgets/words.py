"""Words on a page, and the few settings every label and button shares."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from trainer.exchange.document import breakable
from trainer.ui import icons, theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LONG, _STEP = 28, 12
"""A word of more letters may be broken, after so many each time."""


def label(words: str, role: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label that never reads its text as markup, and stands at the left whichever way its words run."""
    made = _Label(parent)
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


class Mark(QWidget):
    """An icon that stands beside words, so a screen reader passes over it; follows the theme."""

    def __init__(self, name: str, token: str = "text", size: int = icons.SIZE) -> None:
        super().__init__()
        self._name, self._token = name, token
        self.setFixedSize(size, size)

    def show_icon(self, name: str, token: str = "text") -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._token = name, token
        self.update()

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
