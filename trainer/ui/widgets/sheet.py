"""Words under headings, one below the other; the labels are kept and filled again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.words import button

_ABOVE = {"h3": 16, "strong": 12}
_BESIDE_LINK = 8
"""What a link takes at its sides beyond its words."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words in one of the roles of `Prose`; with the role `link` a way to an entry of the reference, `key`."""

    words: str
    role: str = ""
    key: str = ""


class Sheet(QFrame):
    """A column of words."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 4) -> None:
        super().__init__(parent)
        self.setProperty("role", "page" if margin else "plain")
        self._prose: list[Prose] = []
        self._links: list[QPushButton] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(4)
        self.column.addStretch(1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these words in place of those before, links below them. Parts without words are left out."""
        self._show_links([part for part in parts if part.words and part.role == "link"])
        shown = [part for part in parts if part.words and part.role != "link"]
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
        self.column.insertWidget(len(self._prose) - 1, made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break a link that is wider than the sheet into lines."""
        super().resizeEvent(event)
        self._break_links()

    def _break_links(self) -> None:
        margins = self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - _BESIDE_LINK
        for link in self._links:
            shown = _in_lines(link.accessibleName(), link.fontMetrics(), room)
            if not link.isHidden() and shown != link.text():
                link.setText(shown)

    def _show_links(self, parts: Sequence[Part]) -> None:
        while len(self._links) < len(parts):
            made = button("", "link")
            made.clicked.connect(partial(self._on_link, made))
            self._links.append(made)
            self.column.insertWidget(self.column.count() - 1, made, 0, Qt.AlignmentFlag.AlignLeft)
        for place, link in enumerate(self._links):
            link.setVisible(place < len(parts))
            if place < len(parts):
                link.setText(parts[place].words)
                link.setAccessibleName(parts[place].words)
                link.setProperty("key", parts[place].key)
        if parts:
            self._break_links()

    def _on_link(self, link: QPushButton) -> None:
        # The page is the nearest one around that can be left; a sheet may lie anywhere in it.
        around = self.parentWidget()
        while around is not None and not hasattr(around, "went"):
            around = around.parentWidget()
        if around is not None:
            around.went.emit("reference", link.property("key"))


def _in_lines(words: str, metrics: QFontMetrics, room: int) -> str:
    """Return words with line ends where they would be wider than the room; a word that is too wide stays whole."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
