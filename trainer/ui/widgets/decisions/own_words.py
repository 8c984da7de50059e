"""Say it yourself: free text that is kept while it is written, so that nothing typed is ever lost."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from trainer.engine.actions import Answer, Said
from trainer.engine.offers import Offer
from trainer.ui.widgets.decisions.answering import Answering, Hint
from trainer.ui.widgets.words import label

KEPT_AFTER_MS = 3000


class OwnWords(Answering):
    """A field of text with its count of words."""

    drafted = Signal(str)
    """The text so far, every few seconds while it changes and when the keyboard leaves the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QPlainTextEdit(self)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName("What you would say")
        self.field.setMinimumHeight(168)
        self.field.installEventFilter(self)
        self._count = label("", "caption", parent=self)
        self._kept = ""
        self._is_open = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(KEPT_AFTER_MS)
        self._wait.timeout.connect(self.keep)
        self.field.textChanged.connect(self._on_text_changed)
        self.column.addWidget(self.field)
        self.column.addWidget(self._count)

    def show_offer(self, offer: Offer) -> None:
        """Show an empty field."""
        self.restore("")

    def restore(self, draft: str) -> None:
        """Show a draft that was kept before."""
        self._kept = draft
        self._is_open = True
        self.field.setPlainText(draft)
        self._wait.stop()

    def keep(self) -> None:
        """Hand out the draft, if it changed since it was last kept."""
        self._wait.stop()
        text = self.field.toPlainText()
        if text != self._kept and self._is_open:
            self._kept = text
            self.drafted.emit(text)

    def set_open(self, is_open: bool) -> None:
        """Hand out drafts, or no more because the words have been submitted."""
        self._is_open = is_open
        if not is_open:
            self._wait.stop()

    def answer(self) -> Answer | None:
        """Return what was written."""
        text = self.field.toPlainText().strip()
        return Said(text) if text else None

    def show_answer(self, answer: Answer) -> None:
        """Show a text that was given."""
        if isinstance(answer, Said):
            self.restore(answer.text)

    def submit_words(self) -> str:
        """Return what the button says."""
        return "Submit these words"

    def how(self) -> str:
        """Say what happens to the text."""
        return "Write it as you would say it. A person marks it later; it is not part of the score."

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work here."""
        return ((("Ctrl", "Enter"), "submit"),)

    def first(self) -> QWidget | None:
        """Return the field."""
        return self.field

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Submit on Ctrl+Enter, and keep the draft when the keyboard leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submitted.emit()
                return True
        return False

    def _on_text_changed(self) -> None:
        words = len(self.field.toPlainText().split())
        self._count.setText("1 word" if words == 1 else f"{words} words")
        if self._is_open and self.field.toPlainText() != self._kept and not self._wait.isActive():
            self._wait.start()
        self.changed.emit()
