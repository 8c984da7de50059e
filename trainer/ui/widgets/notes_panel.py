"""Notes a trainee writes to oneself during a contact; each is kept in the record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from trainer.engine.state import Note
from trainer.scenario.model import Scenario
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label


class NotesPanel(QWidget):
    """A field for a new note and the notes so far, the latest first."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        about = label("A new note. It is kept with this play.", "muted", wraps=True)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName("A new note")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(112)
        about.setBuddy(self.field)
        self._keep = button("Keep this note", "primary")
        self._keep.setEnabled(False)
        self._keep.clicked.connect(self._on_keep)
        self.field.textChanged.connect(lambda: self._keep.setEnabled(bool(self.text)))
        self._sheet = Sheet(margin=0)
        for part in (about, self.field):
            column.addWidget(part)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._sheet)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """Return what stands in the field."""
        return self.field.toPlainText().strip()

    @property
    def words(self) -> str:
        """Return the notes that are shown."""
        return self._sheet.words

    def show_notes(self, scenario: Scenario, notes: tuple[Note, ...]) -> None:
        """Show the notes that are kept."""
        parts: list[Part] = [Part("Kept so far" if notes else "No notes yet.", "strong" if notes else "muted")]
        for note in reversed(notes):
            parts.append(Part(note.text))
            parts.append(Part(f"At: {scenario.scenes[note.scene].title}", "caption"))
        self._sheet.show_parts(parts)

    def _on_keep(self) -> None:
        if text := self.text:
            self.field.clear()
            self.written.emit(text)
