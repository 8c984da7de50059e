"""How a text differs from what it replaces: place by place, what was and what is, with the kind of difference."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui import dates
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.review.differences import Difference, What

MOST = 40
_KINDS: "dict[What, str]" = {
    "key": "Key",
    "credit": "Credit",
    "authorities": "Law",
    "course": "Course",
    "words": "Words",
}


class DifferenceList(QWidget):
    """A heading that counts, and the differences below it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._heading = label("", "h3", wraps=True)
        self._kinds = label("", "muted", wraps=True)
        column.addWidget(self._heading)
        column.addWidget(self._kinds)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        column.addLayout(self._inside)

    def show_differences(self, found: "Sequence[Difference]", base: str) -> None:
        """Show what differs from what is there now, in words; nothing is there where `base` is empty."""
        clear(self._inside)
        if not base:
            self._heading.setText("Nothing of this name is in force")
            self._kinds.setText("The whole text is new.")
            return
        count = dates.counted(len(found), "difference") if found else "No difference"
        self._heading.setText(f"{count} to {base}")
        self._kinds.setText(_by_kind(found))
        self._kinds.setVisible(bool(found))
        for where, ones in groupby(found[:MOST], key=lambda one: one.where):
            self._inside.addWidget(_Place(where, list(ones)))
        if len(found) > MOST:
            said = f"{len(found) - MOST} more: see trainer library show."
            self._inside.addWidget(label(said, "muted", wraps=True))


class _Place(QFrame):
    def __init__(self, where: str, found: "Sequence[Difference]") -> None:
        super().__init__()
        self.setProperty("role", "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Prose(where, "strong"))
        for one in found:
            column.addLayout(_told(one))


def _told(one: "Difference") -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(label(_KINDS[one.what], "badge"))
    head.addWidget(label(_field(one), "caption", wraps=True), 1)
    column.addLayout(head)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for row, (side, words, role) in enumerate((("Before", one.before, "muted"), ("Now", one.after, ""))):
        grid.addWidget(Prose(side, "muted"), row, 0)
        grid.addWidget(Prose(words or "nothing", role), row, 1)
        grid.setColumnMinimumWidth(0, 64)
    column.addLayout(grid)
    return column


def _field(one: "Difference") -> str:
    if one.field:
        return one.field if one.field != one.what else ""
    return "added" if one.after and not one.before else "taken out"


def _by_kind(found: "Sequence[Difference]") -> str:
    counts = [(words, sum(one.what == kind for one in found)) for kind, words in _KINDS.items()]
    return ", ".join(f"{words.lower()} {count}" for words, count in counts if count).capitalize() + "."
