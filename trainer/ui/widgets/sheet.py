"""Words under headings, one below the other; the labels are kept and filled again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from trainer.ui import theme
from trainer.ui.widgets.words import label

_BEFORE = {"h2": 0, "h3": 16, "strong": 14}


@dataclass(frozen=True, slots=True)
class Part:
    """Words in one of the window's roles: `h2`, `h3`, `strong`, `reading`, `muted`, `caption` or none."""

    words: str
    role: str = ""


class Sheet(QFrame):
    """A column of words that can be read by a screen reader and copied."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 4) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._labels: list[QLabel] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(4)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these words in place of those before. Parts without words are left out."""
        shown = [part for part in parts if part.words]
        while len(self._labels) < len(shown):
            self._add()
        for place, each in enumerate(self._labels):
            each.setVisible(place < len(shown))
            if place < len(shown):
                self._fill(each, shown[place], first=place == 0)

    @property
    def words(self) -> str:
        """Everything that is shown, as one text."""
        return "\n".join(each.text() for each in self._labels if not each.isHidden())

    def _fill(self, each: QLabel, part: Part, *, first: bool) -> None:
        if each.property("role") != part.role:
            each.setProperty("role", part.role)
            theme.restyle(each)
        each.setContentsMargins(0, 0 if first else _BEFORE.get(part.role, 0), 0, 0)
        each.setText(part.words)

    def _add(self) -> None:
        made = label("", wraps=True, parent=self)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._labels.append(made)
        self.column.addWidget(made)
