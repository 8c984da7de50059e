"""The debrief of a play, on one page in the order of the after-action evidence: own words first, the score last."""

import datetime
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from trainer.engine.actions import CheckWords, Reflect, Rejoin, Resolve, Rewind
from trainer.scenario.script import Expression
from trainer.scoring.debrief import Debrief, RecordEntry
from trainer.ui import dates
from trainer.ui.page import Begin, GoOn, OpenAt, Room, ScrolledPage
from trainer.ui.play import Moved, Play
from trainer.ui.provenance import agency_words
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.cast import SHOWN_AS
from trainer.ui.widgets.closing_boxes import NextTimeBox, RetryBox, ScoreBox
from trainer.ui.widgets.decision_detail import DecisionDetail, Opened
from trainer.ui.widgets.own_words_form import OwnWordsForm, OwnWordsShown
from trainer.ui.widgets.record_list import RecordList
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.speaking import lines_of
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office
    from trainer.academy.screen_outs import ScreenOut
    from trainer.scenario.model import Person

MODES = {
    "practice": "Practice",
    "assessment": "Assessment",
    "worked example": "Worked example",
    "refresher": "Refresher",
}
_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Asked:
    playing: "Playing"
    debrief: Debrief
    trained: tuple[str, ...]
    today: datetime.date
    looked_at: str
    screen_outs: "tuple[ScreenOut, ...]"


class DebriefPage(ScrolledPage):
    """Shows one finished play, the same whenever it is opened."""

    title = "Debrief"
    place = "progress"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self.play = Play(station, self)
        self._attempt: bytes | None = None
        self._asked: _Asked | None = None
        self._is_writing = False
        self._index = 0
        self._event: int | None = None
        self._back = self.top.add_tool("Back to progress", "arrow-left", framed=True)
        self._back.clicked.connect(lambda: self.go("progress"))
        self._make_parts()
        self._connect()

    def _make_parts(self) -> None:
        self._trained, self.own_words = Sheet(margin=0), OwnWordsShown()
        self.form = OwnWordsForm()
        self._record_title = QWidget()
        heading = QHBoxLayout(self._record_title)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.addWidget(label("The record", "h3"))
        heading.addStretch(1)
        heading.addWidget(label("Points lost at each decision", "caption"))
        self.record = RecordList()
        self._well = Sheet(margin=0)
        self._branch = Sheet(margin=0)
        self.detail = DecisionDetail()
        self.retry, self.next_time, self._score = RetryBox(), NextTimeBox(), ScoreBox()
        self._left = QWidget()
        left = QGridLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setVerticalSpacing(8)
        for part in (self._record_title, self.record, self._well, self._branch):
            left.addWidget(part)
        left.setRowStretch(left.rowCount(), 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self._after = (self.own_words, self._left, self.detail, self.retry, self.next_time, self._score)
        self._place(one_column=False)

    def _connect(self) -> None:
        self.form.written.connect(self._on_written)
        self.form.skipped.connect(self._on_skipped)
        self.own_words.wanted.connect(self._on_wanted)
        self.record.opened.connect(self._open)
        self.detail.stepped.connect(lambda step: self._open(self._index + step))
        self.detail.checked.connect(lambda event, levels: self.play.act(CheckWords(event, tuple(levels))))
        self.retry.again.connect(self._on_again)
        self.retry.variant_wanted.connect(self._on_variant)
        self.next_time.resolved.connect(lambda text, on: self.play.act(Resolve(text, on)))
        self.play.moved.connect(self._on_moved)
        self.play.saving.connect(lambda: self.top.set_saved("Saving", "clock", "muted"))
        self.play.failed.connect(self._on_failed)

    def take(self, what: object) -> None:
        """Take the attempt to debrief, or one of its decisions; that is then open in place of the costliest."""
        if isinstance(what, bytes):
            self._attempt, self._asked, self._is_writing, self._event = what, None, False, None
        elif isinstance(what, OpenAt):
            self._attempt, self._asked, self._is_writing, self._event = what.attempt_id, None, False, what.event

    def shown(self) -> None:
        """Ask for the debrief."""
        if self._attempt is not None:
            self.station.ask(partial(_asked, self._attempt), self._on_asked)

    def fit(self, room: Room) -> None:
        """Arrange the page for the room it has."""
        super().fit(room)
        self._place(one_column=room.one_column)

    def _place(self, *, one_column: bool) -> None:
        grid, span = self._grid, 1 if one_column else 2
        top = Qt.AlignmentFlag.AlignTop
        for part in (self._trained, self.form, *self._after):
            grid.removeWidget(part)
        if one_column:
            for row, part in enumerate((self._trained, self.form, *self._after)):
                grid.addWidget(part, row, 0)
        else:
            grid.addWidget(self._trained, 0, 0, top)
            for words in (self.form, self.own_words):
                grid.addWidget(words, 0, 1, 1, span, top)
            grid.addWidget(self._left, 1, 0)
            grid.addWidget(self.detail, 1, 1, 1, span)
            for column, box in enumerate((self.retry, self.next_time, self._score)):
                grid.addWidget(box, 2, column)
        for column, stretch in enumerate((392, 399, 399)):
            grid.setColumnStretch(column, stretch if not one_column or column == 0 else 0)
        self.detail.fit(one_column=one_column)
        self.own_words.fit(one_column=one_column)

    # What is shown.

    def _on_asked(self, asked: _Asked) -> None:
        first = self._asked is None
        self._asked = asked
        self.play.take(asked.playing)
        playing, debrief = asked.playing, asked.debrief
        self.title = f"Debrief: {debrief.title}"
        self.top.set_title(self.title)
        day = dates.plain_day(dates.local_day(playing.started_at))
        self.top.set_step(f"{MODES[playing.run.mode]}, {day}")
        self.top.set_saved_at(dates.time_of_day(playing.saved_at), keeps=self.station.keeps)
        self._trained.show_parts([Part("What this play trained", "caption"), Part(_listed(asked.trained))])
        if first:
            unwritten = bool(debrief.own_words) and not any(own.text for own in debrief.own_words)
            self._is_writing = unwritten and self._event is None
            self._index = self._first_open(debrief)
            self.form.show_prompts(debrief.own_words)
        self._show_stage()

    def _first_open(self, debrief: Debrief) -> int:
        asked = (at for at, entry in enumerate(debrief.record) if entry.event == self._event)
        return next(asked, debrief.costliest if debrief.costliest is not None else 0)

    def _show_stage(self) -> None:
        """Show the questions alone, or everything that follows them."""
        assert self._asked is not None
        self.form.setVisible(self._is_writing)
        self.form.set_taking(True)
        for part in self._after:
            part.setVisible(not self._is_writing)
        visit_in_order(self._back, self.form, *self._after)
        if self._is_writing:
            self.form.focus_first()
        else:
            self._show_rest(self._asked)
            visit_in_order(self._back, *self._after)
            if not self.view.isAncestorOf(QApplication.focusWidget() or self):
                self.record.focus_open()

    def _show_rest(self, asked: _Asked) -> None:
        debrief = asked.debrief
        self.own_words.show_words(debrief.own_words)
        self.record.show_record(debrief.record, [_caption(debrief, entry) for entry in debrief.record])
        well = debrief.done_well
        words = [
            Part(debrief.done_well_sentence, "strong"),
            *(Part(why, "muted") for why in (well.why if well else ())),
        ]
        self._well.show_parts(words)
        tried = [Part(f"{entry.number}. {entry.title}: {'; '.join(entry.did)}", "muted") for entry in debrief.branch]
        self._branch.show_parts([Part("Another try, not scored", "strong"), *tried] if tried else [])
        self.retry.show_retry(debrief.retry, may_rewind=asked.playing.run.mode == "practice")
        self.next_time.show_resolution(debrief.resolution, asked.today + _WEEK)
        self._score.show_score(debrief, self._judged(asked))
        self._open(self._index)

    def _judged(self, asked: _Asked) -> tuple[str, ...]:
        """Return what was said of the screen-outs, and what they mean for a certificate."""
        if not asked.screen_outs:
            return ()
        from trainer.learning.screen_outs import RULE
        from trainer.ui.widgets.screen_out_words import stories

        can_decide = self.station.is_shared
        return (*stories(asked.screen_outs, can_decide=can_decide), *((RULE,) if can_decide else ()))

    def _open(self, index: int) -> None:
        asked = self._asked
        if asked is None or not 0 <= index < len(asked.debrief.record):
            return
        self._index = index
        entry, record = asked.debrief.record[index], asked.debrief.record
        costliest = asked.debrief.costliest_sentence if index == asked.debrief.costliest else ""
        said = lines_of(asked.playing.playable.scenario, entry.heard)
        opened = Opened(entry, said, costliest, _review(asked))
        self.record.open(index)
        self.detail.show_decision(opened, first=index == 0, last=index == len(record) - 1)
        self._ask_for_face(asked, entry)

    def _ask_for_face(self, asked: _Asked, entry: RecordEntry) -> None:
        sides = entry.moment.sides
        here = [one for one in entry.heard if one.scene == entry.scene] or list(entry.heard)
        if not sides or not here or sides[0].person not in here[-1].faces:
            return
        person, expression = sides[0].person, here[-1].faces[sides[0].person]
        drawn = partial(_drawn, asked.playing.playable.scenario.cast[person], expression)
        described = f"{sides[0].name}, {SHOWN_AS[expression]}"
        self.station.background.run(drawn, lambda svg: self._on_drawn(entry, svg, described))

    def _on_drawn(self, entry: RecordEntry, svg: bytes, described: str) -> None:
        if self._asked is not None and self._asked.debrief.record[self._index] == entry:
            self.detail.show_face(svg, described)

    # What is done.

    def _on_written(self, texts: list[tuple[int, str]]) -> None:
        if not texts:
            self._on_skipped()
            return
        self.form.set_taking(False)
        self._is_writing = False
        self.play.act(*(Reflect(prompt, text) for prompt, text in texts))

    def _on_skipped(self) -> None:
        self._is_writing = False
        self._show_stage()

    def _on_wanted(self) -> None:
        self._is_writing = True
        self._show_stage()

    def _on_again(self) -> None:
        asked = self._asked
        if asked is None or asked.debrief.retry is None:
            return
        back = (Rejoin(),) if asked.playing.run.first is not None else ()
        self.play.act(*back, Rewind(asked.debrief.retry.step))

    def _on_variant(self, variant: str | None) -> None:
        if self._asked is not None:
            self.go("scene", Begin(self._asked.playing.playable.scenario.id, "practice", variant))

    def _on_moved(self, moved: Moved) -> None:
        if isinstance(moved.action, Rewind):
            self.go("scene", GoOn(moved.after.attempt_id))
        elif not self.play.is_busy and not isinstance(moved.action, Rejoin):
            self.shown()

    def _on_failed(self, action: object) -> None:
        self.top.set_saved("Not saved", "warning", "below")
        if isinstance(action, Reflect):
            self._is_writing = True
            self.form.set_taking(True)


def _listed(titles: tuple[str, ...]) -> str:
    return "; ".join(title if place == 0 else title[:1].lower() + title[1:] for place, title in enumerate(titles))


def _caption(debrief: Debrief, entry: RecordEntry) -> str:
    did = "; ".join(entry.did) or ("Time ran out" if entry.step.timed_out else "Nothing was written")
    well = debrief.done_well
    return f"Done well: {did}" if well is not None and debrief.record[well.index] is entry else did


def _review(asked: _Asked) -> str:
    said = asked.looked_at or asked.debrief.review_sentence
    return f"Law as of {dates.plain_day(asked.debrief.law_date)}. {said}"


def _asked(attempt_id: bytes, office: "Office") -> _Asked:
    from trainer.academy.attempts import debrief_of
    from trainer.academy.library import competency_title
    from trainer.academy.provenance import provenance

    playing, _result, debrief = debrief_of(office, attempt_id)
    published = provenance(office, playing.edition)
    looked_at = agency_words(published) if published is not None else ""
    trained = tuple(competency_title(office, id) for id in debrief.competencies)
    return _Asked(
        playing,
        debrief,
        trained,
        dates.local_day(office.clock.now()),
        looked_at,
        _screen_outs(office, playing, debrief),
    )


def _screen_outs(office: "Office", playing: "Playing", debrief: Debrief) -> "tuple[ScreenOut, ...]":
    if not debrief.screen_outs or playing.run.mode not in ("assessment", "refresher"):
        return ()
    from trainer.academy.screen_outs import judged

    return judged(office, playing.attempt_id)


def _drawn(person: "Person", expression: Expression) -> bytes:
    from trainer import paths
    from trainer.ui.faces import face_svg

    return face_svg(person.face, expression, paths.cache())
