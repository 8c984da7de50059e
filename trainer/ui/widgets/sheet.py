"""Words under headings, one below the other; the labels are kept and filled again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.ui.widgets.prose import Prose

_ABOVE = {"h3": 16, "strong": 12}


@dataclass(frozen=True, slots=True)
class Part:
    """Words in one of the roles of `Prose`."""

    words: str
    role: str = ""


class Sheet(QFrame):
    """A column of words."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 4) -> None:
        super().__init__(parent)
        self.setProperty("role", "page" if margin else "plain")
        self._prose: list[Prose] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(4)
        self.column.addStretch(1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these words in place of those before. Parts without words are left out."""
        shown = [part for part in parts if part.words]
        while len(self._prose) < len(shown):
            self._add()
        for place, prose in enumerate(self._prose):
            prose.setVisible(place < len(shown))
            if place < len(shown):
                part = shown[place]
                prose.show_words(part.words, part.role, above=_ABOVE.get(part.role, 0) if place else 0)

    @property
    def words(self) -> str:
        """Everything that is shown, as one text."""
        return "\n".join(prose.text() for prose in self._prose if not prose.isHidden())

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return QSize(120, 16)

    def _add(self) -> None:
        made = Prose(parent=self)
        self._prose.append(made)
        self.column.insertWidget(self.column.count() - 1, made)
