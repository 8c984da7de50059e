"""Home: go on where one left off, what comes next and why, one's own note, and recent debriefs; nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout

from trainer.ui import dates
from trainer.ui.bands import band, figure
from trainer.ui.page import GoOn, Refresh, Room, ScrolledPage, visit_in_order
from trainer.ui.station import Station
from trainer.ui.widgets.home_cards import BigCard, NoteCard
from trainer.ui.widgets.rows import Row, Rows
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.assignments import OpenAssignment
    from trainer.academy.office import Office
    from trainer.academy.plays import OpenAttempt, PlayedAttempt
    from trainer.academy.refreshers import NextRun
    from trainer.academy.resolutions import DueResolution
    from trainer.learning.agenda import Next, Refreshers
    from trainer.scenario.holdings import Card
    from trainer.ui.stages import Stage

_CAPTIONS = {"first": "Start here"}
_GONE = "It is no longer in the catalogue, and what you have begun can be finished."
_AFTER_PAINT_MS = 50
RECENT = 3
"""So many debriefs are on Home; the others are on Progress."""
SIDE_MARGIN = 48


@dataclass(frozen=True, slots=True)
class _Today:
    """What Home shows, as it was on the worker."""

    now: datetime
    open_plays: "tuple[OpenAttempt, ...]"
    next: "Next | None"
    note: "DueResolution | None"
    assigned: "tuple[OpenAssignment, ...]"
    today: date
    refreshers: "Refreshers | None"
    plays: "tuple[PlayedAttempt, ...]"
    cards: "Mapping[str, Card]"


class HomePage(ScrolledPage):
    """The page one starts from."""

    filled = Signal()
    title = "Home"
    place = "home"

    def __init__(self, station: Station) -> None:
        super().__init__(station, top_line=False)
        self._greeting = label("", "h1", wraps=True)
        self._day = label("", "muted", wraps=True)
        self._big, self._note = BigCard(), NoteCard()
        self._next = Rows("Suggested next", "")
        self._recent = Rows("Recent debriefs", "None yet. A debrief is kept here when a contact is finished.")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(48)
        self._grid.setVerticalSpacing(32)
        for part in (self._big, self._note, self._next, self._recent):
            part.hide()
        self.content.setContentsMargins(SIDE_MARGIN, 32, SIDE_MARGIN, 24)
        self.content.setSpacing(0)
        self.content.addWidget(self._greeting)
        self.content.addSpacing(4)
        self.content.addWidget(self._day)
        self.content.addSpacing(20)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self._arranged: bool | None = None
        self._staged: Callable[[Office], Stage] | None = None
        self._painted = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._painted.timeout.connect(self._on_painted)
        station.changes.happened.connect(self._on_changed)
        station.person_changed.connect(self._on_changed)

    def shown(self) -> None:
        """Ask for what is open, suggested, noted and done."""
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_today, person.id), self._on_today)

    def fit(self, room: Room) -> None:
        """Stand in two columns, or in one."""
        super().fit(room)
        self._big.fit(one_column=room.one_column)
        margin = 24 if room.one_column else SIDE_MARGIN
        self.content.setContentsMargins(margin, 32, margin, 24)
        if self._arranged == room.one_column:
            return
        self._arranged = room.one_column
        parts = (self._big, self._note, self._next, self._recent)
        spots = ((0, 0), (2, 0), (1, 0), (3, 0)) if room.one_column else ((0, 0), (0, 1), (1, 0), (1, 1))
        for part, (row, column) in zip(parts, spots, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column)
        self._order_tabs()
        self._grid.setColumnStretch(0, 776)
        self._grid.setColumnStretch(1, 0 if room.one_column else 366)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_today(self, today: _Today) -> None:
        person = self.station.person
        self._greeting.setText(f"{dates.greeting(today.now)}, {person.name if person else ''}")
        self._day.setText(dates.long_day(dates.local_day(today.now)))
        if today.open_plays:
            self._show_open(today.open_plays[0], today)
        else:
            self._show_suggested(today)
        self._show_next(today)
        self._show_note(today)
        self._recent.set_rows(self._debrief(play, today.now) for play in today.plays)
        for part in (self._big, self._note, self._next, self._recent):
            part.show()
        self._order_tabs()
        self.filled.emit()

    def _order_tabs(self) -> None:
        if self._arranged:
            visit_in_order((self._big, self._next, self._note, self._recent))
        else:
            visit_in_order((self._big, self._note, self._next, self._recent))

    def _show_open(self, play: "OpenAttempt", today: _Today) -> None:
        card = today.cards.get(play.scenario_id)
        beside = f"{_step(play)}\nSaved {dates.when(play.saved_at, today.now)}"
        self._big.show_contact("Where you left off", play.title, card.summary if card else _GONE, beside)
        self._big.show_button("Continue", f"Continue {play.title}", lambda: self.go("scene", GoOn(play.id)))
        if card is not None:
            self._show_stage(card.id, play.variant, play.id)

    def _show_suggested(self, today: _Today) -> None:
        following = today.next
        if following is not None and following.kind == "refreshers" and today.refreshers is not None:
            self._show_refreshers(today.refreshers)
            return
        card = today.cards.get(following.scenario_id or "") if following else None
        if following is None or card is None:
            self._big.show_contact("Nothing to play", "No contact could be read", "The catalogue says which files.", "")
            self._big.show_button("Open catalogue", "Open catalogue", lambda: self.go("catalogue"))
            return
        beside = f"{dates.minutes(card.minutes)}, level {card.level}"
        caption, why = _CAPTIONS.get(following.kind, "Suggested next"), following.why
        if following.kind == "assigned":
            caption, why = why.removesuffix("."), ""
            not_begun = (one for one in today.assigned if one.scenario_id == card.id and one.attempt is None)
            given = next(not_begun, None)
            beside = f"{given.mode.capitalize()}, {beside}" if given is not None else beside
        self._big.show_contact(caption, card.title, card.summary, beside, why)
        self._big.show_button("Open brief", f"Open brief of {card.title}", lambda: self.go("brief", card.id))
        self._show_stage(card.id, None, None)

    def _show_refreshers(self, due: "Refreshers") -> None:
        from trainer.learning.agenda import made_of, why_due

        why = f"{why_due(due)[:1].upper()}{why_due(due)[1:]}."
        text = f"{made_of(due)} Feedback follows each."
        beside = "The next one follows without a pause. You can stop after any of them."
        self._big.show_contact("Refreshers due", _counted(due), text, beside, why)
        self._big.show_button("Start refreshers", f"Start {_counted(due)}", lambda: self.go("scene", Refresh()))
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_next_refresher, person.id), self._on_next_refresher)

    def _on_next_refresher(self, following: "NextRun | None") -> None:
        if following is not None:
            self._show_stage(following.planned.scenario_id, following.planned.variant, following.attempt_id)

    def _refreshers_row(self, today: _Today) -> "list[Row]":
        """Return what is due besides what stands at the top of the page."""
        due = today.refreshers
        is_on_top = not today.open_plays and today.next is not None and today.next.kind == "refreshers"
        if due is None or is_on_top:
            return []
        from trainer.learning.agenda import refreshers_words

        go = partial(self.go, "scene", Refresh())
        return [Row("Refreshers due", refreshers_words(due), go, "Start refreshers", icon="retry")]

    def _show_next(self, today: _Today) -> None:
        rows = [self._also_open(play, today.now) for play in today.open_plays[1:]]
        following = today.next
        card = today.cards.get(following.scenario_id or "") if following else None
        if today.open_plays and following and card:
            detail = f"{following.why} {dates.minutes(card.minutes).capitalize()}."
            go = partial(self.go, "brief", card.id)
            rows.insert(0, Row(card.title, detail, go, "Open brief", icon="arrow-right"))
        rows = self._refreshers_row(today) + rows + self._also_assigned(today)
        if not rows:
            count = dates.counted(sum(card.kind == "contact" for card in today.cards.values()), "contact")
            detail = f"{count}, by topic, competency, length and level."
            rows.append(
                Row("The whole catalogue", detail, partial(self.go, "catalogue"), "Open catalogue", icon="catalogue")
            )
        self._next.set_heading("Suggested next" if today.open_plays else "More to play")
        self._next.set_rows(rows)

    def _also_assigned(self, today: _Today) -> "list[Row]":
        """Return what is assigned besides what stands on the page already."""
        if not today.assigned:
            return []
        from trainer.learning.agenda import assigned_words

        shown = today.next.scenario_id if today.next is not None and today.next.kind == "assigned" else None
        also = [one for one in today.assigned if one.attempt is None]
        on_page = next((one for one in also if one.scenario_id == shown), None)
        return [
            Row(
                one.title,
                f"{assigned_words(one.by, one.due, today.today)} {one.mode.capitalize()}.",
                partial(self.go, "brief", one.scenario_id),
                "Open brief",
                icon="calendar",
            )
            for one in also
            if one is not on_page
        ]

    def _also_open(self, play: "OpenAttempt", now: datetime) -> Row:
        detail = f"Also open. {_step(play)}, saved {dates.when(play.saved_at, now)}."
        return Row(play.title, detail, partial(self.go, "scene", GoOn(play.id)), "Continue", icon="play")

    def _show_note(self, today: _Today) -> None:
        note = today.note
        if note is None or not note.text:
            self._note.show_nothing()
            return
        written = dates.which_day(note.written_at, today.now)
        day = note.comes_back_on
        due = day <= dates.local_day(today.now)
        back = "Back today, as you asked" if due else f"Comes back on {dates.plain_day(day)}"
        self._note.show_note(note.text, f"You wrote this {_on(written)}, after {note.scenario_title}.", back)
        if due:
            self._note.offer_done(partial(self.station.ask, partial(_take_up, note.attempt_id), lambda _: None))

    def _debrief(self, play: "PlayedAttempt", now: datetime) -> Row:
        day = dates.which_day(play.finished_at, now)
        score = f"{figure(play.score)}, {band(play.score).word}. " if play.score is not None else ""
        detail = f"{score}{play.mode.capitalize()}, {day}.{self._screened_out(play)}"
        return Row(play.title, detail, partial(self.go, "debrief", play.id), "Debrief")

    def _screened_out(self, play: "PlayedAttempt") -> str:
        if not play.screen_outs or play.mode == "practice":
            return ""
        from trainer.ui.widgets.screen_out_words import in_short

        words = in_short(play.screen_outs, play.upheld, play.set_aside, can_decide=self.station.is_shared)
        return f" {words[:1].upper()}{words[1:]}."

    def _show_stage(self, scenario_id: str, variant: str | None, attempt: bytes | None) -> None:
        # Once what is filled in has been painted: faces take a third of a second when first drawn.
        self._staged = partial(_stage, scenario_id, variant, attempt)
        self._painted.start()

    def _on_painted(self) -> None:
        if self._staged is not None:
            self.station.ask(self._staged, self._on_stage)

    def _on_stage(self, stage: "Stage") -> None:
        self._big.picture.show_stage(stage.place, stage.people, stage.described)


def _today(person_id: bytes, office: "Office") -> _Today:
    from trainer.academy.agenda import assigned_to, what_next
    from trainer.academy.plays import finished, open_attempts
    from trainer.academy.refreshers import due
    from trainer.academy.resolutions import not_done

    notes, refreshers = not_done(office, person_id), due(office, person_id)
    return _Today(
        office.clock.now(),
        open_attempts(office, person_id),
        what_next(office, person_id, refreshers=refreshers),
        notes[0] if notes else None,
        assigned_to(office, person_id),
        office.clock.today(),
        refreshers,
        finished(office, person_id, most=RECENT),
        office.library.cards,
    )


def _next_refresher(person_id: bytes, office: "Office") -> "NextRun | None":
    from trainer.academy.refreshers import next_run

    return next_run(office, person_id)


def _take_up(attempt_id: bytes, office: "Office") -> None:
    from trainer.academy.resolutions import take_up

    take_up(office, attempt_id)


def _stage(scenario_id: str, variant: str | None, attempt: bytes | None, office: "Office") -> "Stage":
    from trainer.ui.stages import stage_of

    scenario = office.library.editions[scenario_id].scenario
    if attempt is None:
        return stage_of(scenario, variant, None)
    from trainer.academy.attempts import resume

    return stage_of(scenario, variant, resume(office, attempt).run.faces)


def _counted(due: "Refreshers") -> str:
    return f"{dates.counted(due.count, 'refresher')}, about {dates.minutes(due.minutes)}"


def _step(play: "OpenAttempt") -> str:
    return f"Decision {play.decision} of about {play.about}"


def _on(day: str) -> str:
    return day if day in ("today", "yesterday") else f"on {day}"
