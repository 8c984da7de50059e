"""What somebody says of a screen-out: upheld or set aside, and why. Nothing is chosen beforehand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPlainTextEdit, QRadioButton, QVBoxLayout

from trainer.ui.announce import announce
from trainer.ui.widgets.words import button, label

_CHOICES = (
    ("upheld", "Uphold", "It was a screen-out. The contact is gone over again and met in a later assessment."),
    ("set aside", "Set aside", "It does not count against the certificate. It stays on the record with this reason."),
)


class ScreenOutForm(QFrame):
    """`submitted` carries the outcome and the reason, as they were typed."""

    submitted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "strong", wraps=True)
        self._note = label("", "muted", wraps=True)
        self.group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._note)
        for outcome, words, means in _CHOICES:
            made = QRadioButton(words)
            made.setAccessibleName(words)
            made.setAccessibleDescription(means)
            self.choices[outcome] = made
            self.group.addButton(made)
            column.addWidget(made)
            hint = label(means, "caption", wraps=True)
            hint.setIndent(24)
            column.addWidget(hint)
        caption = label("Why", "strong")
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("Why")
        self.reason.setAccessibleDescription("The trainee and whoever reads the record will read it.")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(88)
        caption.setBuddy(self.reason)
        self._wrong = label("", "error", wraps=True)
        self.send = button("", "primary")
        self.send.clicked.connect(self._on_send)
        for one in (
            caption, label("The trainee and whoever reads the record will read it.", "caption", wraps=True),
            self.reason, self._wrong,
        ):  # fmt: skip
            column.addWidget(one)
        column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_wrong("")

    def ask_for(self, title: str, note: str, verb: str) -> None:
        """Ask for a recommendation or a decision."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.send.setText(verb)
        self.send.setAccessibleName(verb)

    def empty(self) -> None:
        """Take back what was chosen and typed."""
        self.group.setExclusive(False)
        for one in self.choices.values():
            one.setChecked(False)
        self.group.setExclusive(True)
        self.reason.clear()
        self.set_wrong("")

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong; nothing is wrong when empty."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            announce(self.reason, sentence, at_once=True)

    def _on_send(self) -> None:
        outcome = next((name for name, one in self.choices.items() if one.isChecked()), "")
        if not outcome:
            self.set_wrong("Choose whether it is upheld or set aside.")
            self.choices["upheld"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.reason.toPlainText().strip():
            self.set_wrong("Say why.")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.set_wrong("")
            self.submitted.emit(outcome, self.reason.toPlainText())
