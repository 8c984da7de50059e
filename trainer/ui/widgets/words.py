"""Words on a page, and the few settings every label and button shares."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from trainer.ui import icons, theme


def label(words: str, role: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label that never reads its text as markup."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if wraps:
        made.setWordWrap(True)
        policy = made.sizePolicy()  # holds that the height follows from the width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        made.setSizePolicy(policy)
    return made


def path_words(path: object) -> str:
    """Return a path that may be broken after its separators, so that no text size cuts it."""
    shown = str(path)
    for separator in "/\\_-":
        shown = shown.replace(separator, f"{separator}\u200b")
    return shown


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
