"""Progress: what the record shows of each competency, scores over time, what changed, being sure and being right.

Small numbers are said to be small: the range stands beside each estimate, and few plays are not called a trend.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from trainer.ui import dates
from trainer.ui.bands import band, figure
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import OpenAt, Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.widgets.change_card import ChangeCard
from trainer.ui.widgets.competency_card import CompetencyCard
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.judgement_card import JudgementCard
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.plot_card import PlotCard
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.looking_back import LookingBack
    from trainer.academy.office import Office
    from trainer.academy.plays import PlayedAttempt
    from trainer.academy.progress import CompetencyEvidence

_PLAYS = (
    Column("Contact", 260),
    Column("Date", 140, folds=True),
    Column("Mode", 110, folds=True),
    Column("Score", 150),
    Column("How it ended", 240, folds=True),
    Column("Costly decisions", 130, right=True, folds=True),
    Column("Screen-outs", 104, right=True, folds=True),
    Column("", 92),
)


_AT_FIRST, _MORE = 30, 100
"""So many plays are listed at first, and so many more each time older ones are asked for."""
_PLOTTED = 100
"""The plot is of so many of the latest plays, so that the page opens as fast with years behind it."""


@dataclass(frozen=True, slots=True)
class _Record:
    evidence: "tuple[CompetencyEvidence, ...]"
    scored: "tuple[PlayedAttempt, ...]"
    """Of the latest plays those that have a score, the earliest first."""
    played: "tuple[PlayedAttempt, ...]"
    """The latest plays; one more than are listed where there are older ones."""
    back: "LookingBack"


class ProgressPage(ScrolledPage):
    """One person's own record."""

    filled = Signal()
    """What was asked for is shown."""

    title = "Progress"
    place = "progress"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._record: _Record | None = None
        self._listed = _AT_FIRST
        self._empty = Empty(
            "progress",
            "No play is on your record yet",
            "When a contact is finished, this page shows what it says about each competency, and keeps its debrief.",
            "Open catalogue",
            lambda: self.go("catalogue"),
        )
        refreshers = self.top.add_tool("Refreshers", "retry", framed=True)
        refreshers.clicked.connect(lambda: self.go("refreshers"))
        self._competencies = CompetencyCard()
        self._plot = PlotCard()
        self._judgement, self._change = JudgementCard(), ChangeCard()
        self._judgement.opened.connect(self._on_misjudged_picked)
        self._plays = PlainTable(_PLAYS, "Plays")
        self._plays.picked.connect(self._on_play_picked)
        self._older = button("Show older plays")
        self._older.clicked.connect(self._on_older)
        self._lay_out()
        station.changes.happened.connect(self._on_changed)
        station.person_changed.connect(self._on_changed)

    def shown(self) -> None:
        """Ask for the record."""
        person = self.station.person
        if person is not None:
            self.top.set_step(person.name)
            self.station.ask(partial(_read, person.id, self._listed), self._on_record)

    def fit(self, room: Room) -> None:
        """Stand side by side, or one below the other."""
        super().fit(room)
        direction = QBoxLayout.Direction
        for pair in (self._side_by_side, self._below):
            pair.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self._judgement.fold(room.percent > 125)
        self._plays.fold(room.icons_only)
        self._competencies.fold(room.percent > 125 or room.width < 900)

    def _lay_out(self) -> None:
        self.content.addWidget(self._empty)
        self._all = QFrame()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side_by_side.setSpacing(24)
        self._side_by_side.addWidget(self._competencies, 752)
        self._side_by_side.addWidget(self._plot, 462)
        column.addLayout(self._side_by_side)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(24)
        self._below.addWidget(self._judgement, 1)
        self._below.addWidget(self._change, 1)
        column.addLayout(self._below)
        column.addWidget(label("Plays", "h3"))
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 4, 16, 4)
        inside.addWidget(self._plays)
        column.addWidget(card)
        column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._all)
        self.content.addStretch(1)
        self._empty.hide()
        self._all.hide()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_record(self, record: _Record) -> None:
        self._record = record
        is_empty = not record.played
        self._empty.setVisible(is_empty)
        self._all.setVisible(not is_empty)
        if not is_empty:
            self._competencies.show_evidence(record.evidence, record.back.trends)
            self._judgement.show_judgement(record.back)
            self._change.show_changes(record.back)
            self._plot.show_plays(record.scored, has_older=len(record.played) > _PLOTTED)
            self._plays.set_rows([_play_row(play) for play in record.played[: self._listed]])
            self._older.setVisible(len(record.played) > self._listed)
        self.filled.emit()

    def _on_older(self) -> None:
        self._listed += _MORE
        self.shown()

    def _on_play_picked(self, row: int) -> None:
        if self._record is not None:
            self.go("debrief", self._record.played[row].id)

    def _on_misjudged_picked(self, row: int) -> None:
        if self._record is not None:
            one = self._record.back.misjudged[row]
            self.go("debrief", OpenAt(one.attempt_id, one.event))


def _read(person_id: bytes, listed: int, office: "Office") -> _Record:
    from trainer.academy.own_page import own_page
    from trainer.academy.progress import scored

    found = own_page(office, person_id, max(_PLOTTED, listed) + 1)
    return _Record(found.evidence, scored(found.played[:_PLOTTED]), found.played, found.back)


def _play_row(play: "PlayedAttempt") -> Row:
    state = band(play.score)
    scored = play.score is not None
    return (
        Cell(play.title),
        Cell(dates.plain_day(dates.local_day(play.finished_at))),
        Cell(play.mode.capitalize()),
        Cell(f"{figure(play.score)}  {state.word}" if scored else "Not scored", band=state if scored else None),
        Cell(play.ending or ""),
        Cell(str(play.errors) if scored else ""),
        Cell(_screened_out(play) if play.screen_outs else "None" if scored else ""),
        Cell("Debrief", link=True, spoken=f"Debrief of {play.title}"),
    )


def _screened_out(play: "PlayedAttempt") -> str:
    parts = [(play.upheld, "upheld"), (play.set_aside, "set aside")]
    left = play.screen_outs - play.upheld - play.set_aside
    return ", ".join(f"{count} {word}" for count, word in (*parts, (left, "to look at")) if count)
