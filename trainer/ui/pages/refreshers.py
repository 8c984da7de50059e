"""Refreshers: how likely each lesson is still known and when it comes back, days away, and the minutes a week."""

import datetime
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.learning.agenda import made_of
from trainer.ui import dates
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Refresh, Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.leave_card import LeaveCard
from trainer.ui.widgets.pace_card import PaceCard
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.retention_card import RetentionCard
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.leave import Leave
    from trainer.academy.office import Office
    from trainer.academy.outlook import Ahead
    from trainer.academy.refreshers import FamilyStanding
    from trainer.learning.agenda import Refreshers

LEAST, MOST = 1, 600
"""Minutes a week that can be given; the academy refuses others."""
_COLUMNS = (
    Column("Lesson", 260),
    Column("Still known", 150),
    Column("Comes back", 150),
    Column("Why then", 340, folds=True),
    Column("Last played", 150, folds=True),
)
_RECALL = ((0.9, "Very likely"), (0.7, "Likely"), (0.5, "Uncertain"), (0.0, "Unlikely"))
"""From these predicted chances of recall on, in words; a tenth more or less says nothing about one person."""


@dataclass(frozen=True, slots=True)
class _Asked:
    standings: "tuple[FamilyStanding, ...]"
    due: "Refreshers | None"
    waiting: int
    leave: "tuple[Leave, ...]"
    pace: int
    own: int | None
    ahead: "Ahead"
    may_set_pace: bool
    today: datetime.date


class RefreshersPage(ScrolledPage):
    """What one person remembers, and when it comes back."""

    title = "Refreshers"
    place = "progress"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._back = self.top.add_tool("Back to progress", "arrow-left", framed=True)
        self._back.clicked.connect(lambda: self.go("progress"))
        self._empty = Empty(
            "retry",
            "Nothing to bring back yet",
            "When you have finished a contact, a short refresher of it comes back before its lesson fades.",
            "Open catalogue",
            lambda: self.go("catalogue"),
        )
        self._today = label("", "h3", wraps=True)
        self._said = label("", "muted", wraps=True)
        self._start = button("Start refreshers", "primary")
        self._start.clicked.connect(lambda: self.go("scene", Refresh()))
        self._table = PlainTable(_COLUMNS, "Lessons and when they come back")
        self.leave_card, self.pace_card = LeaveCard(), PaceCard(LEAST, MOST)
        self.outlook = RetentionCard(station)
        self.leave_card.added.connect(self._on_leave_added)
        self.leave_card.removed.connect(self._on_leave_removed)
        self.pace_card.chosen.connect(self._on_pace_chosen)
        self._lay_out()
        station.changes.happened.connect(self._on_changed)
        station.person_changed.connect(self._on_changed)

    def shown(self) -> None:
        """Ask for what is remembered."""
        person = self.station.person
        if person is not None:
            self.top.set_step(person.name)
            self.station.ask(partial(_read, person.id), self._on_read)

    def fit(self, room: Room) -> None:
        """Stand side by side, or one below the other."""
        super().fit(room)
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self._head.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self._table.fold(room.icons_only)
        self.leave_card.fit(one_column=room.one_column)
        self.outlook.fit(room)

    def _lay_out(self) -> None:
        self.content.addWidget(self._empty)
        self._lessons = QFrame()
        column = QVBoxLayout(self._lessons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        due = QFrame()
        due.setProperty("role", "card")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, due)
        self._head.setContentsMargins(24, 16, 24, 16)
        self._head.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._today)
        words.addWidget(self._said)
        self._head.addLayout(words, 1)
        started = QHBoxLayout()
        started.addWidget(self._start)
        started.addStretch(1)
        self._head.addLayout(started)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 4, 16, 4)
        inside.addWidget(self._table)
        column.addWidget(due)
        column.addWidget(card)
        self.content.addWidget(self._lessons)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(16)
        self._pair.addWidget(self.leave_card, 3)
        self._pair.addWidget(self.pace_card, 2)
        self.content.addLayout(self._pair)
        self.content.addWidget(self.outlook)
        self.content.addStretch(1)
        for part in (self._empty, self._lessons, self.leave_card, self.pace_card, self.outlook):
            part.hide()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_read(self, asked: _Asked) -> None:
        self._empty.setVisible(not asked.standings)
        self._lessons.setVisible(bool(asked.standings))
        self._table.set_rows([_row(one, asked.today) for one in asked.standings])
        self._show_due(asked)
        self.leave_card.show_leave(asked.leave, asked.today)
        self.pace_card.show_pace(asked.pace, asked.own, may_set=asked.may_set_pace)
        self.outlook.show_ahead(asked.ahead, is_own=True)
        self.outlook.setVisible(bool(asked.standings))
        self.leave_card.show()
        self.pace_card.show()
        visit_in_order(self._back, self._empty, self._lessons, self.leave_card, self.pace_card, self.outlook)

    def _show_due(self, asked: _Asked) -> None:
        self._start.setVisible(asked.due is not None)
        if asked.due is not None:
            due = asked.due
            self._today.setText(f"{dates.counted(due.count, 'refresher')} today, about {dates.minutes(due.minutes)}")
        else:
            self._today.setText("No refreshers today")
        ahead = [one for one in asked.standings if one.bulletins and one.due_on > asked.today]
        following = f"The next lesson comes back on {dates.plain_day(ahead[0].due_on)}." if ahead else ""
        waits = f"{asked.waiting} {'waits' if asked.waiting == 1 else 'wait'} for a later day, within your minutes."
        waiting = waits if asked.waiting else ""
        said = waiting or following or "They come back here when a lesson is about to fade."
        self._said.setText(f"{made_of(asked.due)} {said}" if asked.due is not None else said)

    def _on_leave_added(self, first: datetime.date, last: datetime.date) -> None:
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_add_leave, person.id, first, last), lambda _: None, self._on_leave_refused)

    def _on_leave_removed(self, id: bytes) -> None:
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_remove_leave, person.id, id), lambda _: None, self._on_leave_refused)

    def _on_leave_refused(self, fault: TrainerError) -> None:
        self.leave_card.set_wrong(f"{fault.sentence} {fault.advice}")

    def _on_pace_chosen(self, minutes: int | None) -> None:
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_set_pace, person.id, minutes), lambda _: None)


def _row(one: "FamilyStanding", today: datetime.date) -> Row:
    comes_back = "Now" if one.due_on <= today else dates.plain_day(one.due_on)
    return (
        Cell(one.title, strong=True),
        Cell("Law has changed" if one.law_changed else _recall(one.chance)),
        Cell(comes_back if one.bulletins and not one.is_withheld else "–"),
        Cell(_why(one)),
        Cell(dates.plain_day(one.last_on)),
    )


def _recall(chance: float) -> str:
    return next(words for least, words in _RECALL if chance >= least)


def _why(one: "FamilyStanding") -> str:
    if not one.bulletins:
        return "No bulletin brings it back yet; it stays in the catalogue"
    if one.is_withheld:
        return "Withheld until its law is corrected"
    if one.law_changed:
        return "The law has changed since you played it"
    if one.wants_full:
        return "As the whole contact: the lesson did not show last time"
    return f"Played {_times(one.reviews)}: what lasts longer comes back later"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _read(person_id: bytes, office: "Office") -> _Asked:
    from trainer.academy import leave, outlook, paces, refreshers
    from trainer.academy.permission import may
    from trainer.people.roles import Act

    return _Asked(
        refreshers.standings(office, person_id),
        refreshers.due(office, person_id),
        refreshers.waiting(office, person_id),
        leave.leave_of(office, person_id),
        paces.pace_of(office, person_id),
        paces.own_pace(office, person_id),
        outlook.of_person(office, person_id),
        may(office, Act.ASSIGN, person_id),
        office.clock.today(),
    )


def _add_leave(person_id: bytes, first: datetime.date, last: datetime.date, office: "Office") -> object:
    from trainer.academy.leave import add

    return add(office, person_id, first, last)


def _remove_leave(person_id: bytes, id: bytes, office: "Office") -> None:
    from trainer.academy.leave import remove

    remove(office, person_id, id)


def _set_pace(person_id: bytes, minutes: int | None, office: "Office") -> None:
    from trainer.academy.paces import set_pace

    set_pace(office, person_id, minutes)
