"""A line for a password: hidden until one wants to see it, open to pasting, and saying where Caps Lock is on."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from trainer.people.passwords import MOST
from trainer.ui.announce import announce
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.words import button, label

_CAPS = "Caps Lock seems to be on."


class PasswordField(Field):
    """What is typed is taken as it is, with spaces around it too."""

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__(words, hint)
        self.line.setMaxLength(MOST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.installEventFilter(self)
        self._show = button("Show", name=f"Show {words.lower()}")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_toggled)
        self._words = words.lower()
        self._caps = label(_CAPS, "caption", wraps=True)
        self._caps.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.line)
        column.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column.insertLayout(place, row)
        column.insertWidget(place + 1, self._caps)

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide it again."""
        self.line.clear()
        self._show.setChecked(False)
        self._caps.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each key for letters that are the wrong size."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._tell_caps(letter.isupper() != shifted)
        return super().eventFilter(watched, event)

    def _tell_caps(self, is_on: bool) -> None:
        if is_on and self._caps.isHidden():
            announce(self.line, _CAPS)
        self._caps.setVisible(is_on)

    def _on_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        self._show.setText("Hide" if shown else "Show")
        self._show.setAccessibleName(f"{'Hide' if shown else 'Show'} {self._words}")
