"""One change of law, opened: what rests on it, whose score relied on it, and what could stand in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.people.names import numbered
from trainer.ui import dates
from trainer.ui.bands import band, figure
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label, rule

if TYPE_CHECKING:
    from trainer.academy.affected import AffectedPlay, Proposed, WouldBe
    from trainer.academy.law import Marked, StatusChange

_PLAYS = (
    Column("Officer", 150),
    Column("Contact", 190, folds=True),
    Column("Date", 104, folds=True),
    Column("Decisions", 88),
    Column("Score", 76, right=True),
    Column("Would be", 120, folds=True),
    Column("Play", 80),
)
_HOW = {
    "answer": "answer",
    "screen-out": "screen-out",
    "condition": "condition",
    "brief": "the brief",
    "elsewhere": "a variant or a face",
}


class LawDetail(QFrame):
    """`lifted` carries the id of a status to take back, `opened` the id of a play to debrief."""

    lifted = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._status: bytes | None = None
        self._plays_shown: tuple[AffectedPlay, ...] = ()
        self._head, self._rests, self._instead = Sheet(margin=0), Sheet(margin=0), Sheet(margin=0)
        self.lift = button("Take it back", name="Take the status back")
        self.lift.clicked.connect(self._on_lift)
        self._count = label("", "h3", wraps=True)
        self._plays = PlainTable(_PLAYS, "Plays whose score relied on it")
        self._plays.picked.connect(lambda row: self.opened.emit(self._plays_shown[row].attempt))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._head)
        line = QHBoxLayout()
        line.addWidget(self.lift)
        line.addStretch(1)
        column.addLayout(line)
        for part in (rule(), self._rests, rule(), self._count, self._plays, rule(), self._instead):
            column.addWidget(part)

    def _on_lift(self) -> None:
        if self._status is not None:
            self.lifted.emit(self._status)

    def fold(self, folded: bool) -> None:
        """Leave out what has no room."""
        self._plays.fold(folded)

    def show_change(
        self,
        change: "StatusChange",
        marked: "tuple[Marked, ...]",
        plays: "tuple[AffectedPlay, ...]",
        proposed: "tuple[Proposed, ...]",
        would_be: "tuple[WouldBe, ...]",
    ) -> None:
        """Show a change with everything that hangs on it."""
        self._status, self._plays_shown = change.id, plays
        self.lift.setVisible(change.lifted_at is None)
        self._head.show_parts(_head(change))
        self._rests.show_parts(_rests(marked))
        people = len({play.person for play in plays})
        told = f"{dates.counted(people, 'officer')}, {dates.counted(len(plays), 'play')} whose score relied on it"
        nobody = "No score has relied on it"
        self._count.setText(f"{told if plays else nobody} since {dates.plain_day(change.since)}")
        results = {one.play.attempt: one for one in would_be}
        self._plays.set_rows([_row(play, results.get(play.attempt)) for play in plays])
        self._plays.setVisible(bool(plays))
        self._instead.show_parts(_instead(change, proposed))


def _head(change: "StatusChange") -> list[Part]:
    state = f"{change.status.capitalize()} since {dates.plain_day(change.since)}. {change.source}"
    parts = [Part(change.title, "h2"), Part(state), Part(change.note, "muted")]
    if change.lifted_at is not None:
        day = dates.plain_day(dates.local_day(change.lifted_at))
        parts.append(Part(f"Taken back on {day}. The library is as it was before it.", "strong"))
    return parts


def _rests(marked: "tuple[Marked, ...]") -> list[Part]:
    if not marked:
        return [Part("Nothing in the library rests on it", "h3")]
    parts = [Part(f"{dates.counted(len(marked), 'contact or bulletin', 'contacts and bulletins')} to correct", "h3")]
    for one in marked:
        parts.append(Part(f"{one.title} ({one.scenario})", "strong"))
        where: dict[str, dict[str, list[str]]] = {}
        for place in one.places:
            options = where.setdefault(place.scene or "Before the first scene", {})
            options.setdefault(place.option, []).append(_HOW[place.how])
        parts += [Part(f"{scene}: {_options(options)}", "point") for scene, options in where.items()]
    return parts


def _options(options: dict[str, list[str]]) -> str:
    return ", ".join(
        f"{option} ({' and '.join(how)})" if option else " and ".join(how) for option, how in options.items()
    )


def _instead(change: "StatusChange", proposed: "tuple[Proposed, ...]") -> list[Part]:
    if not proposed:
        return [Part("Nothing in the library suggests itself in its place", "h3")]
    parts = [Part("What could stand in its place", "h3")]
    for one in proposed:
        parts += [Part(f"{one.name} ({one.id})", "strong"), Part("; ".join(one.reasons), "muted")]
    said = "Publish a corrected edition and open this again: the scores of these plays are then shown as they would be."
    return [*parts, Part(said, "caption")] if change.lifted_at is None else parts


def _row(play: "AffectedPlay", would_be: "WouldBe | None") -> Row:
    decisions = ", ".join(str(one.number) for one in play.decisions)
    return (
        Cell(numbered(play.name, play.number) if play.name else "Not here any more"),
        Cell(play.title),
        Cell(dates.plain_day(dates.local_day(play.finished_at))),
        Cell(decisions),
        Cell("No score" if play.shown is None else str(play.shown)),
        Cell(_would_be(would_be)),
        Cell("Debrief", link=True, spoken=f"Debrief of {play.name}, {play.title}"),
    )


def _would_be(found: "WouldBe | None") -> str:
    if found is None or found.version is None or "no corrected" in found.why_not:
        return "Not corrected yet"
    if found.shown is None:
        return "Cannot be told"
    share = found.shown / 100
    return f"{figure(share)}, {band(share).word.lower()}"
