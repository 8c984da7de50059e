"""Law watch: what has become of authorities and rules, what is due to be read again, and what hangs on each change."""

import datetime
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.law_detail import LawDetail
from trainer.ui.widgets.law_form import Choice, LawForm, Setting
from trainer.ui.widgets.rows import Row, Rows
from trainer.ui.widgets.words import button

if TYPE_CHECKING:
    from trainer.academy.affected import AffectedPlay, Due, Proposed, WouldBe
    from trainer.academy.law import Marked, StatusChange
    from trainer.academy.office import Office
    from trainer.scenario.fields import LegalState

AHEAD = 60
"""Days ahead that the list of what is due looks."""
MOST_DUE = 8


@dataclass(frozen=True, slots=True)
class _Watch:
    today: datetime.date
    changes: "tuple[StatusChange, ...]"
    due: "tuple[Due, ...]"
    next_due: "Due | None"
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    change: "StatusChange"
    marked: "tuple[Marked, ...]"
    plays: "tuple[AffectedPlay, ...]"
    proposed: "tuple[Proposed, ...]"
    would_be: "tuple[WouldBe, ...]"


class LawWatchPage(ScrolledPage):
    """What to do when the law changes."""

    title = "Law watch"
    place = "law_watch"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._watch: _Watch | None = None
        self._open: bytes | None = None
        self.set = button("Set a status", "primary")
        self.set.clicked.connect(lambda: self._show_form(""))
        self.changes = Rows("What has changed", "No authority and no rule has been given another status here.")
        self.due = Rows("Due to be read again", "Nothing is due.")
        self.form, self.detail = LawForm(), LawDetail()
        self.form.submitted.connect(self._on_submitted)
        self.form.left.connect(self._show_nothing)
        self.detail.lifted.connect(self._on_lifted)
        self.detail.opened.connect(lambda attempt: self.go("debrief", attempt))
        self.nothing = Empty(
            "policy",
            "Choose a change, or set a status",
            "Everything that rests on it, every officer whose score relied on it and what could stand in its place "
            "appear here. Nothing of the record changes.",
            "Set a status",
            lambda: self._show_form(""),
        )
        self._left, self._right = QWidget(), QWidget()
        shown = (self.nothing, self.form, self.detail)
        for side, parts in ((self._left, (self.set, self.changes, self.due)), (self._right, shown)):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(24)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(24)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self._arrange(one_column=False)
        self._show_only(self.nothing)
        station.changes.happened.connect(self._on_changed)

    def shown(self) -> None:
        """Ask what has changed and what is due."""
        self.station.ask(_read, self._on_watch)

    def fit(self, room: Room) -> None:
        """Stand in two columns, or in one."""
        super().fit(room)
        self._arrange(one_column=room.one_column)
        self.detail.fold(room.icons_only)

    def _arrange(self, *, one_column: bool) -> None:
        for side in (self._left, self._right):
            self._grid.removeWidget(side)
        self._grid.addWidget(self._left, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._right, 1 if one_column else 0, 0 if one_column else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 392)
        self._grid.setColumnStretch(1, 0 if one_column else 822)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_watch(self, watch: _Watch) -> None:
        self._watch = watch
        self.top.set_step(f"{dates.counted(len(watch.choices), 'authority or rule', 'authorities and rules')} held")
        self.changes.set_rows(self._change_row(change) for change in watch.changes)
        if watch.next_due is not None:
            ahead = dates.counted(-watch.next_due.days, "day")
            self.due.set_empty(f"Nothing is due. The next one is {watch.next_due.name}, in {ahead}.")
        some = f": {MOST_DUE} of {len(watch.due)}" if len(watch.due) > MOST_DUE else ""
        self.due.set_heading(f"Due to be read again{some}")
        self.due.set_rows(self._due_row(one) for one in watch.due[:MOST_DUE])
        if self._open is not None:
            self._ask_for(self._open)
        visit_in_order(self._left, self._right)

    def _change_row(self, change: "StatusChange") -> Row:
        state = f"{change.status.capitalize()} since {dates.plain_day(change.since)}"
        detail = f"{state}, taken back" if change.lifted_at is not None else f"{state}. {change.source}"
        return Row(change.title, detail, partial(self._ask_for, change.id), "Open")

    def _due_row(self, one: "Due") -> Row:
        days = dates.counted(abs(one.days), "day")
        late = f"{days} overdue" if one.days > 0 else "today" if one.days == 0 else f"in {days}"
        subject = next((choice.subject for choice in self._choices() if choice.words.startswith(one.name)), "")
        act = partial(self._show_form, subject)
        return Row(one.name, f"{one.what.capitalize()}, {late}: {one.why}.", act, "Set a status")

    def _choices(self) -> tuple[Choice, ...]:
        return self._watch.choices if self._watch is not None else ()

    def _ask_for(self, id: bytes) -> None:
        self._open = id
        self.station.ask(partial(_opened, id), self._on_opened)

    def _on_opened(self, opened: _Opened) -> None:
        self.detail.show_change(opened.change, opened.marked, opened.plays, opened.proposed, opened.would_be)
        self._show_only(self.detail)

    def _show_form(self, subject: str) -> None:
        self._open = None
        if self._watch is not None:
            self.form.offer(self._watch.choices, self._watch.today, subject)
        self._show_only(self.form)
        self.form.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self) -> None:
        self._open = None
        self._show_only(self.nothing)

    def _show_only(self, part: QWidget) -> None:
        for one in (self.nothing, self.form, self.detail):
            one.setVisible(one is part)
        visit_in_order(self._left, self._right)

    def _on_submitted(self, setting: Setting) -> None:
        self.station.ask(partial(_set, setting), self._on_set, lambda fault: self.form.set_wrong(str(fault)))

    def _on_set(self, change: "StatusChange") -> None:
        self._ask_for(change.id)

    def _on_lifted(self, id: bytes) -> None:
        self.station.ask(partial(_lift, id), lambda _: self.shown(), self._on_not_lifted)

    def _on_not_lifted(self, fault: TrainerError) -> None:
        self.station.report(fault, "writing")
        self.shown()


def _read(office: "Office") -> _Watch:
    from trainer.academy import affected, law

    today = office.clock.now().date()
    everything = affected.due(office, today, within=100_000)
    due = tuple(one for one in everything if one.days >= -AHEAD)
    following = next((one for one in everything if one.days < -AHEAD), None)
    return _Watch(today, law.changes(office), due, following, tuple(_offered(office)))


def _offered(office: "Office") -> list[Choice]:
    authorities = [Choice(id, f"{row.name}, {row.citation}") for id, row in office.library.authorities.items()]
    rules = [
        Choice(f"{profile.id}:{id}", f"{rule.title} ({profile.name})")
        for profile in office.library.profiles.values()
        for id, rule in profile.rules.items()
    ]
    return [*sorted(authorities, key=lambda one: one.words), *sorted(rules, key=lambda one: one.words)]


def _opened(id: bytes, office: "Office") -> _Opened:
    from trainer.academy import affected, law

    change = next(one for one in law.changes(office) if one.id == id)
    plays = affected.affected(office, change.subject, change.since)
    return _Opened(
        change,
        law.marked(office, change.subject),
        plays,
        affected.proposals(office, change.subject, change.replaced_by),
        affected.would_be(office, plays),
    )


def _set(setting: Setting, office: "Office") -> "StatusChange":
    from trainer.academy import law

    return law.set_status(
        office,
        law.subject_of(office, setting.subject),
        cast("LegalState", setting.status),
        since=setting.since,
        source=setting.source,
        note=setting.note,
        replaced_by=setting.replaced_by,
    )


def _lift(id: bytes, office: "Office") -> "StatusChange":
    from trainer.academy import law

    return law.lift(office, id)
