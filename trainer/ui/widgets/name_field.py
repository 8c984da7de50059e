"""A name that is picked from a list or typed: whoever is picked is meant, whatever else has the same name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from trainer.people.names import numbered
from trainer.ui import theme
from trainer.ui.announce import announce
from trainer.ui.widgets.field import LONGEST
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.people import Person


class NameField(QWidget):
    """A labelled list that can be typed into; `submitted` when Enter is pressed in it."""

    submitted = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(words)
        self.box.setAccessibleDescription("Pick or type")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        found = self.box.lineEdit()
        assert isinstance(found, QLineEdit)
        self.line: QLineEdit = found
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText("Pick or type")
        self.line.returnPressed.connect(self.submitted)
        self.line.textEdited.connect(lambda: self.set_wrong(""))
        completer = self.box.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = label(words, "strong", wraps=True)
        caption.setBuddy(self.box)
        for part in (caption, self.box, self._wrong):
            column.addWidget(part)

    @property
    def text(self) -> str:
        """Return what is typed or picked."""
        return self.box.currentText().strip()

    @property
    def person_id(self) -> bytes | None:
        """Return who was picked; None where what is typed is no line of the list."""
        place = self.box.findText(self.text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
        return self.box.itemData(place) if place >= 0 else None

    def offer(self, people: "Sequence[Person]") -> None:
        """Offer these people; what is typed stays."""
        typed = self.box.currentText()
        self.box.clear()
        for person in people:
            # The name keeps to itself: one that is written from right to left does not turn the number.
            self.box.addItem(numbered(person.name, person.number), person.id)
        self.box.setCurrentIndex(-1)
        self.box.setEditText(typed)

    def pick(self, person_id: bytes) -> bool:
        """Pick somebody of the list; False where the person is not in it."""
        ids = [self.box.itemData(place) for place in range(self.box.count())]
        self.box.setCurrentIndex(ids.index(person_id) if person_id in ids else -1)
        return person_id in ids

    def clear(self) -> None:
        """Forget what was typed or picked."""
        self.box.setCurrentIndex(-1)
        self.box.clearEditText()
        self.set_wrong("")

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong; nothing is wrong when empty."""
        if sentence == self._wrong.text():
            return
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.box.setProperty("wrong", bool(sentence))
        theme.restyle(self.box)
        announce(self.box, sentence, at_once=True)
