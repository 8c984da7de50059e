"""What the last play changed about the competencies it met."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui import dates
from trainer.ui.bands import figure
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.looking_back import Changed, LookingBack

_CHANGED = (
    Column("Competency", 190),
    Column("Before", 70, right=True),
    Column("Now", 60, right=True),
    Column("Change", 130),
)


class ChangeCard(QFrame):
    """The means before and after the last play; what stayed as it was is named below."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._day, self._same = label("", "muted", wraps=True), label("", "caption", wraps=True)
        self._changed = PlainTable(_CHANGED, "What changed since last time")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        for part in (label("What changed since last time", "h3", wraps=True), self._day, self._changed):
            column.addWidget(part)
        column.addWidget(self._same)
        column.addStretch(1)

    def show_changes(self, found: "LookingBack") -> None:
        """Show what was found in the latest plays."""
        day = dates.plain_day(dates.local_day(found.last_play)) if found.last_play else ""
        self._day.setText(f"By your play of {day}: the mean before it, and now." if day else "No scored play yet.")
        moved = [one for one in found.changed if _points(one) != 0]
        self._changed.setVisible(bool(moved))
        self._changed.set_rows([_row(one) for one in moved])
        same = [one.title for one in found.changed if _points(one) == 0]
        self._same.setText(f"As before: {'; '.join(same)}." if same else "")
        self._same.setVisible(bool(same))


def _row(one: "Changed") -> Row:
    before, now = one.shift.before, Cell(figure(one.shift.after), strong=True)
    points = _points(one)
    if points is None:
        return Cell(one.title), Cell("–", spoken="nothing before"), now, Cell("First evidence")
    change = f"{dates.counted(abs(points), 'point')} {'up' if points > 0 else 'down'}"
    return Cell(one.title), Cell(figure(before)), now, Cell(change)


def _points(one: "Changed") -> int | None:
    """Return by how many of the figures shown a mean moved; None where there was none before."""
    before = one.shift.before
    return None if before is None else int(figure(one.shift.after)) - int(figure(before))
