"""What stands above a page until it no longer holds: a fault in plain words, a warning, or an offer."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.ui.announce import announce
from trainer.ui.widgets.words import Mark, button, label, quoted

Tone = Literal["failure", "warning", "notice"]
_ICONS = {"failure": ("error", "below"), "warning": ("warning", "developing"), "notice": ("info", "primary")}


class Banner(QWidget):
    """A stack of messages, each with a key; a new message with the same key takes the place of the old one."""

    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Message] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 12)
        self._column.setSpacing(8)
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """Name the messages that stand, oldest first."""
        return tuple(self._shown)

    def tell(self, key: str, message: "Message") -> None:
        """Show a message and have it read out."""
        self.settle(key)
        self._shown[key] = message
        message.closed.connect(lambda: self._on_closed(key))
        self._column.addWidget(message)
        self.show()
        announce(message, message.sentence, at_once=message.tone == "failure")

    def settle(self, key: str) -> None:
        """Take a message away; nothing happens if it does not stand."""
        message = self._shown.pop(key, None)
        if message is not None:
            message.hide()
            self._column.removeWidget(message)
            message.deleteLater()
        self.setVisible(bool(self._shown))

    def _on_closed(self, key: str) -> None:
        self.settle(key)
        self.dismissed.emit(key)


class Message(QFrame):
    """A sentence, an advice, and buttons; `may_close` for offers, never for a fault that still holds."""

    closed = Signal()

    def __init__(self, tone: Tone, sentence: str, advice: str = "", *, may_close: bool = False) -> None:
        super().__init__()
        self.tone = tone
        sentence, advice = quoted(sentence), quoted(advice)
        self.sentence = f"{sentence} {advice}".strip()
        self.setProperty("role", tone)
        self.setAccessibleName(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(Mark(*_ICONS[tone]), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(sentence, "strong", wraps=True))
        if advice:
            words.addWidget(label(advice, wraps=True))
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        row.addLayout(self._buttons)
        if may_close:
            self.offer("Close", self.closed.emit, role="quiet")

    def offer(self, words: str, act: Callable[[], object], role: str = "") -> QPushButton:
        """Add a button before those already there."""
        made = button(words, role, name=f"{words}: {self.sentence}")
        made.clicked.connect(lambda: act())
        self._buttons.insertWidget(0, made)
        return made
