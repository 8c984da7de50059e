"""What minutes a week of refreshers are expected to buy: a plot, the same as a table, and what it is and is not.

For a cohort and for an officer alone. It computes away from window and record, and shows the latest answer only.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from trainer.ui import dates
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.course_plot import CoursePlot, Line
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.outlook import Ahead
    from trainer.learning.retention import Outlook

_COLUMNS = (
    Column("Minutes a week", 124),
    Column("Week 4", 72, right=True),
    Column("Week 13", 76, right=True),
    Column("Half a year", 94, right=True),
    Column("Gain", 100, right=True, folds=True),
    Column("Used", 64, right=True, folds=True),
)
_WEEKS = (4, 13)
_READING = (
    "Half a year: the mean of weeks 23 to 26. Gain: in points of a hundred, against the row above. Used: the minutes "
    "that one person uses in a week, on average; a contact that takes longer than the minutes given still comes, alone."
)
_MODEL = (
    "What a model expects (FSRS, with its published weights), not a measurement and no promise: it says how likely a "
    "lesson is still known when it is asked for, and nothing of what an officer will do in a contact. It supposes one "
    "sitting at the end of each week, nobody away, and no change of law. A lesson without a bulletin fades."
)


class RetentionCard(QFrame):
    """Plot and table of an outlook."""

    def __init__(self, station: Station, heading: str = "What minutes a week are expected to buy") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._asked = 0
        self._shown: object = None
        self._said = label("", "muted", wraps=True)
        self.plot = CoursePlot()
        self.table = PlainTable(_COLUMNS, heading)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(heading, "h3", wraps=True))
        column.addWidget(self._said)
        self._sides.setSpacing(24)
        self._sides.addWidget(self.plot, 1)
        held = QFrame()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table)
        inside.addStretch(1)
        self._sides.addWidget(held, 1)
        column.addLayout(self._sides)
        for words in (_READING, _MODEL):
            column.addWidget(label(words, "caption", wraps=True))

    def show_ahead(self, ahead: "Ahead", *, is_own: bool = False) -> None:
        """Compute and show what is ahead of people at each pace; nothing is done where that is shown already."""
        if ahead == self._shown:
            return
        self._shown = ahead
        self._asked += 1
        self._said.setText("Computing.")
        told = partial(self._on_outlook, self._asked, ahead, is_own)
        self._station.think(partial(_outlook, ahead), told)

    def fit(self, room: Room) -> None:
        """Stand side by side, or one below the other."""
        direction = QBoxLayout.Direction
        self._sides.setDirection(
            direction.TopToBottom if room.width < 1180 or room.percent > 125 else direction.LeftToRight
        )
        self.table.fold(room.one_column)

    def _on_outlook(self, asked: int, ahead: "Ahead", is_own: bool, outlook: "Outlook") -> None:
        if asked != self._asked:
            return
        words = _said(ahead, outlook, is_own)
        self._said.setText(words)
        for part in (self.plot, self.table):
            part.setVisible(bool(outlook.lessons))
        lines = [Line(_name(one.pace, ahead.pace), one.known, one.pace == ahead.pace) for one in outlook.courses]
        self.plot.show_lines(lines, f"{words} One line for each pace, over {len(lines[0].values) - 1} weeks.")
        self.table.set_rows([_row(outlook, place, ahead.pace) for place in range(len(outlook.courses))])


def _outlook(ahead: "Ahead") -> "Outlook":
    from trainer.learning.retention import outlook

    return outlook(ahead.people, ahead.pace)


def _said(ahead: "Ahead", outlook: "Outlook", is_own: bool) -> str:
    """Return what the shares are of."""
    if not outlook.lessons:
        return "Nothing has been met yet that could be forgotten."
    people, lessons = dates.counted(outlook.people, "person", "people"), dates.counted(outlook.lessons, "lesson")
    met = sum(map(bool, ahead.people))
    some = f", taken from {met}" if outlook.people < met else ""
    said = f"The share of lessons still known, over {lessons} of {people}{some}."
    if is_own:
        said = f"The share of your {lessons} that you would still know."
    if ahead.supposed:
        said = f"Nobody has met a lesson yet: as if {people} had met every contact of the library today."
    return f"{said} None of them has a bulletin, so they fade whatever the minutes." if ahead.fades else said


def _name(pace: int, in_force: int) -> str:
    words = f"{pace} min" if pace else "None"
    return f"{words}, set" if pace == in_force else words


def _row(outlook: "Outlook", place: int, in_force: int) -> Row:
    course = outlook.courses[place]
    words = f"{course.pace}" if course.pace else "None"
    return (
        Cell(f"{words}, in force" if course.pace == in_force else words, strong=course.pace == in_force),
        *(Cell(f"{round(course.known[week] * 100)}%") for week in _WEEKS),
        Cell(f"{course.at_end}%", strong=course.pace == in_force),
        Cell(_gained(outlook.gain(place)) if place else "", spoken="" if place else "No row above"),
        Cell(f"{course.minutes:.1f}"),
    )


def _gained(points: int) -> str:
    return "About none" if points <= 0 else "1 point" if points == 1 else f"{points} points"
