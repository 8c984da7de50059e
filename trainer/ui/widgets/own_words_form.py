"""Own words before anything is shown: the reflection prompts, each with a field, kept as they are written down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from trainer.scoring.debrief import OwnWords
from trainer.ui import theme
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button


class OwnWordsForm(QFrame):
    """The prompts and their fields."""

    written = Signal(list)
    """Pairs of a prompt's index and its text, for every field that holds words."""
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "quote")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 4, 4, 4)
        self._column.setSpacing(8)
        self._column.addWidget(Prose("In your own words", "h2"))
        self._column.addWidget(
            Prose(
                "Write before you see the record. What you knew, what you believed and why is yours to say first.",
                "muted",
            )
        )
        self._fields: list[tuple[Prose, QPlainTextEdit]] = []
        self._show = button("Keep and show the record", "primary")
        self._skip = button("Skip for now")
        self._show.clicked.connect(lambda: self.written.emit(self._texts()))
        self._skip.clicked.connect(self.skipped)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._show)
        row.addWidget(self._skip)
        row.addStretch(1)
        self._column.addSpacing(4)
        self._column.addLayout(row)

    def show_prompts(self, prompts: Sequence[OwnWords]) -> None:
        """Ask these prompts."""
        while len(self._fields) < len(prompts):
            self._add()
        for place, (words, field) in enumerate(self._fields):
            for part in (words, field):
                part.setVisible(place < len(prompts))
            if place < len(prompts):
                words.show_words(prompts[place].prompt, above=8)
                field.setPlainText(prompts[place].text)
                field.setAccessibleName(prompts[place].prompt)

    def set_taking(self, taking: bool) -> None:
        """Take words, or hold them while they are being saved."""
        self._show.setEnabled(taking)
        self._skip.setEnabled(taking)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self._fields:
            self._fields[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self) -> list[tuple[int, str]]:
        shown = [
            (place, field.toPlainText().strip())
            for place, (_, field) in enumerate(self._fields)
            if not field.isHidden()
        ]
        return [(place, text) for place, text in shown if text]

    def _add(self) -> None:
        words, field = Prose(role="strong"), QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setFixedHeight(round(theme.current().type.body * 6))
        place = 2 + 2 * len(self._fields)
        self._column.insertWidget(place, words)
        self._column.insertWidget(place + 1, field)
        self._fields.append((words, field))
        for last in (self._show, self._skip):
            last.raise_()  # a screen reader meets the parts in the order in which they lie upon each other


class OwnWordsShown(QFrame):
    """What was written, unchanged."""

    wanted = Signal()
    """The trainee wants to write what was skipped."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "quote")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 0)
        column.setSpacing(4)
        self._sheet = Sheet(margin=0)
        self._write = button("Write it now", "link")
        self._write.clicked.connect(self.wanted)
        column.addWidget(self._sheet)
        self._answers = Sheet(margin=0), Sheet(margin=0)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(24)
        for one in self._answers:
            self._pair.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._pair)
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def words(self) -> str:
        """Everything that is shown."""
        return "\n".join(one.words for one in (self._sheet, *self._answers) if one.words)

    def fit(self, *, one_column: bool) -> None:
        """Stand side by side, or one answer below the other."""
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.TopToBottom if one_column else direction.LeftToRight)

    def show_words(self, own: Sequence[OwnWords]) -> None:
        """Show prompts with their words, or that they were skipped."""
        written = [one for one in own if one.text]
        self._write.setVisible(not written)
        self.setVisible(bool(own))
        if not written:
            for one in self._answers:
                one.hide()
            self._sheet.show_parts([Part("Your words", "caption"), Part("You skipped the questions for now.", "muted")])
            return
        self._sheet.show_parts([Part("Your words, written before you saw the record", "caption")])
        half = (len(written) + 1) // 2
        for sheet, some in zip(self._answers, (written[:half], written[half:]), strict=True):
            sheet.show_parts([part for one in some for part in (Part(one.prompt, "strong"), Part(one.text))])
            sheet.setVisible(bool(some))
