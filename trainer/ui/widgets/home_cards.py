"""The two cards at the top of Home: where to go on, and the note to oneself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui.widgets.picture import Picture
from trainer.ui.widgets.words import Mark, button, label

HEIGHT = 216
PICTURE_WIDTH = 344
STRIP_HEIGHT = 160


class BigCard(QFrame):
    """A contact with its picture and one button."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setMinimumHeight(HEIGHT)
        self.picture = Picture(left_of_card=True)
        self._caption = label("", "caption", wraps=True)
        self._title = label("", "h2", wraps=True)
        self._text = label("", "muted", wraps=True)
        self._why = label("", "muted", wraps=True)
        self._beside = label("", "caption", wraps=True)
        self._button = button("", "primary")
        self._button.setProperty("large", True)
        self._button.clicked.connect(lambda: self._act())
        self._act: Callable[[], object] = lambda: None
        self._lay_out()

    def show_contact(self, caption: str, title: str, text: str, beside: str, why: str = "") -> None:
        """Show what the card is about."""
        self._caption.setText(caption)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._beside.setText(beside)

    def show_button(self, words: str, name: str, act: Callable[[], object]) -> None:
        """Say what the button does."""
        self._button.setText(words)
        self._button.setAccessibleName(name)
        self._act = act

    def fit(self, *, one_column: bool) -> None:
        """Put the picture beside the words, or as a strip above them."""
        direction = QBoxLayout.Direction
        self._whole.setDirection(direction.TopToBottom if one_column else direction.LeftToRight)
        self._foot.setDirection(direction.TopToBottom if one_column else direction.LeftToRight)
        if one_column:
            self.picture.setMinimumWidth(0)
            self.picture.setMaximumWidth(16_777_215)
            self.picture.setFixedHeight(STRIP_HEIGHT)
        else:
            self.picture.setFixedWidth(PICTURE_WIDTH)
            self.picture.setMinimumHeight(HEIGHT - 2)
            self.picture.setMaximumHeight(16_777_215)

    def _lay_out(self) -> None:
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(1, 1, 1, 1)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.picture)
        words = QVBoxLayout()
        words.setContentsMargins(24, 24, 24, 24)
        words.setSpacing(0)
        words.addWidget(self._caption)
        words.addSpacing(4)
        words.addWidget(self._title)
        words.addSpacing(8)
        words.addWidget(self._text)
        words.addSpacing(4)
        words.addWidget(self._why)
        words.addStretch(1)
        words.addSpacing(16)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(16)
        self._foot.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot.addWidget(self._beside, 1)
        words.addLayout(self._foot)
        self._whole.addLayout(words, 1)


class NoteCard(QFrame):
    """What the trainee resolved to do next time, and when it comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setMinimumHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addWidget(label("Next time I will", "caption"))
        column.addSpacing(8)
        self._note = label("", "reading", wraps=True)
        self._source = label("", "muted", wraps=True)
        column.addWidget(self._note)
        column.addSpacing(12)
        column.addWidget(self._source)
        column.addStretch(1)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._mark = Mark("calendar")
        self._back = label("", wraps=True)
        foot.addWidget(self._mark)
        foot.addWidget(self._back, 1)
        self._done = button("Done", name="Done: take the note away")
        self._done.clicked.connect(lambda: self._act())
        self._act: Callable[[], object] = lambda: None
        foot.addWidget(self._done)
        column.addLayout(foot)
        self.show_nothing()

    def show_note(self, note: str, source: str, back: str) -> None:
        """Show the note, where it was written and when it comes back."""
        self._note.setText(note)
        self._note.show()
        self._source.setText(source)
        self._back.setText(back)
        self._mark.show()
        self._back.show()
        self._done.hide()

    def offer_done(self, act: Callable[[], object]) -> None:
        """Offer to take the note away, now that it has come back."""
        self._act = act
        self._done.show()

    def show_nothing(self) -> None:
        """Say what this is for while nothing was written."""
        self._note.hide()
        self._mark.hide()
        self._back.hide()
        self._done.hide()
        self._source.setText(
            "Nothing yet. At the end of a debrief you can write what you will do next time; it is kept here."
        )
