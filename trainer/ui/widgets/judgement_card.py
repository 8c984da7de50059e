"""Being sure and being right: what was sure and wrong, certainty against right, and what follows an error."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui import dates
from trainer.ui.bands import band, figure
from trainer.ui.models.cells import Bar, Cell, Column, Row
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.looking_back import LookingBack, Misjudged
    from trainer.learning.looking_back import Recovery, Stated

_WRONG = (
    Column("Decision", 210),
    Column("Contact", 180, folds=True),
    Column("Date", 76, folds=True),
    Column("", 92),
)
_STATED = (
    Column("You said", 120),
    Column("Right", 110),
    Column("Share", 64, right=True, folds=True),
    Column("Range", 150, scale=True),
)
_SAID = {"high": "High certainty", "medium": "Medium certainty", "low": "Low certainty"}


class JudgementCard(QFrame):
    """Sure and wrong first; below it how often each degree of certainty was right, and how errors went on."""

    opened = Signal(int)
    """Which of the "sure and wrong" decisions is wanted in its debrief."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._wrong, self._stated = PlainTable(_WRONG, "Sure and wrong"), PlainTable(_STATED, "Certainty")
        self._wrong.picked.connect(self.opened)
        self._said, self._note = label("", "muted", wraps=True), label("", "caption", wraps=True)
        self._errors = label("", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(8)
        for part in (label("Sure and wrong", "h3"), self._said, self._wrong, self._stated):
            column.addWidget(part)
        column.addSpacing(8)
        for part in (label("First error and recovery", "h3", wraps=True), self._errors):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._note)

    def fold(self, folded: bool) -> None:
        """Put contact and date under the decisions."""
        self._wrong.fold(folded)
        self._stated.fold(folded)

    def show_judgement(self, found: "LookingBack") -> None:
        """Show what was found in the latest plays."""
        self._said.setText(_summary(found))
        self._wrong.setVisible(bool(found.misjudged))
        self._wrong.set_rows([_wrong_row(one) for one in found.misjudged])
        self._stated.setVisible(bool(found.stated))
        self._stated.set_rows([_stated_row(one) for one in found.stated])
        self._errors.setText(_recovered(found.recovery))
        self._note.setText(_note(found.stated, found.plays))


def _summary(found: "LookingBack") -> str:
    if not found.stated:
        return "No certainty was stated yet. Questions of law ask how sure you are before you submit."
    if not found.sure_and_wrong:
        return "No decision taken with high certainty was wrong."
    count = dates.counted(found.sure_and_wrong, "decision")
    shown = f", the latest {len(found.misjudged)} here" if found.sure_and_wrong > len(found.misjudged) else ""
    return f"{count.capitalize()} taken with high certainty, and not right{shown}."


def _wrong_row(one: "Misjudged") -> Row:
    day = dates.short_day(dates.local_day(one.at))
    link = Cell("Debrief", link=True, spoken=f"Debrief of {one.decision}")
    return Cell(one.decision), Cell(one.contact), Cell(day), link


def _stated_row(one: "Stated") -> Row:
    share = one.right / one.count
    likely = f"likely {figure(one.low)} to {figure(one.high)}"
    return (
        Cell(_SAID[one.level]),
        Cell(f"{one.right} of {one.count}"),
        Cell(figure(share), strong=True),
        Cell(likely, bar=Bar(one.low, share, one.high, band(share))),
    )


def _note(stated: "Sequence[Stated]", plays: int) -> str:
    if not stated:
        return ""
    return f"From your latest {dates.counted(plays, 'play')}. Certainty is never part of a score."


def _recovered(found: "Recovery") -> str:
    if not found.plays:
        return "No scored play yet."
    plays = dates.counted(found.plays, "play")
    if found.first_error is None:
        return f"No decision of your latest {plays} was an error: none cost over a tenth of the score."
    erred = found.plays - found.without_error
    said = (
        f"{erred} of your latest {plays} had an error: a decision that cost over a tenth of the score. "
        f"The first one typically came at decision {found.first_error}."
    )
    if not found.later:
        return f"{said} No decision came after it."
    return f"{said} Of {dates.counted(found.later, 'decision')} after it, {found.clean} went without one."
