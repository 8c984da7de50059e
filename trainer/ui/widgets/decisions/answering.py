"""What every way of answering a decision has in common."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.engine.actions import Answer
from trainer.engine.offers import Offer

Hint = tuple[tuple[str, ...], str]
"""Key caps, and what they do."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Answering(QWidget):
    """Takes an offer and builds an answer to it. Widgets are kept and shown again with the next offer."""

    changed = Signal()
    """The answer is another one, or is complete now."""
    submitted = Signal()
    """Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        # Room for the ring of the keyboard, which is drawn outside a card.
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.setSpacing(12)

    def show_offer(self, offer: Offer) -> None:
        """Show what can be answered; nothing is chosen yet."""
        raise NotImplementedError

    def make_room(self, count: int) -> None:
        """Make what so many options need, so that an offer of them finds it there."""

    def answer(self) -> Answer | None:
        """Return the answer as it stands, or None while it is not complete."""
        raise NotImplementedError

    def show_answer(self, answer: Answer) -> None:
        """Show an answer that was given by somebody else, such as the expert."""
        raise NotImplementedError

    def submit_words(self) -> str:
        """Return what the button says that submits the answer."""
        return "Submit"

    def how(self) -> str:
        """Return one sentence on how to answer, where the cards alone do not say it."""
        return ""

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work here."""
        return ((("Enter",), "submit"),)

    def first(self) -> QWidget | None:
        """Return the widget that the keyboard starts on."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that work while the keyboard is inside this panel."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.submitted.emit()
        elif not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Draw the whole panel again when it opens or closes for answers."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()


def digit(event: QKeyEvent) -> int | None:
    """Return the number of a number key pressed alone, from 1."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    number = event.key() - Qt.Key.Key_0
    return number if held == Qt.KeyboardModifier.NoModifier and 1 <= number <= 9 else None


def arrow(event: QKeyEvent) -> int:
    """Return +1 for the down arrow alone, -1 for the up arrow alone, 0 otherwise."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    return {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
