"""A line to type into, with its label above and, where something is wrong, a sentence below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.ui import theme
from trainer.ui.announce import announce
from trainer.ui.widgets.words import label

LONGEST = 2000
"""More than anything typed here needs; what is too long for its purpose is refused with the reason, never cut."""


class Field(QWidget):
    """A labelled line; `submitted` when Enter is pressed in it."""

    submitted = Signal()

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = label(words, "strong", wraps=True)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(words)
        self.line.setAccessibleDescription(hint)
        self.line.returnPressed.connect(self.submitted)
        self.line.textEdited.connect(lambda: self.set_wrong(""))
        caption.setBuddy(self.line)
        self._hint = hint
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        column.addWidget(caption)
        if hint:
            column.addWidget(label(hint, "caption", wraps=True))
        column.addWidget(self.line)
        column.addWidget(self._wrong)

    @property
    def text(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.line.text().strip()

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong; nothing is wrong when empty."""
        if sentence == self._wrong.text():
            return
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence or self._hint)
        self.line.setProperty("wrong", bool(sentence))
        theme.restyle(self.line)
        announce(self.line, sentence, at_once=True)
