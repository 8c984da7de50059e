"""One play of a training record in full: edition, law, time, choices, what followed; and notes of what was taught."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.screen_out_words import stories
from trainer.ui.widgets.words import button, label, path_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.academy.office import Office
    from trainer.academy.play_evidence import RecordedChoice
    from trainer.academy.training_record import RecordedPlay

_CHOICES = (
    Column("Choice", 420),
    Column("Scene", 200, folds=True),
    Column("Time", 110, folds=True),
    Column("Cost", 220),
)
_MINUTE = 60_000_000


class TrainingPlay(QFrame):
    """`changed` when a note was written, `debrief` asks for the play's debrief, `closed` when the card is done with."""

    changed = Signal()
    debrief = Signal(bytes)
    screen_out = Signal(object)
    """A screen-out of the play is to be judged."""
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._play: RecordedPlay | None = None
        self._title, self._what = label("", "h3", wraps=True), label("", "muted", wraps=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._choices = PlainTable(_CHOICES, "Choices of the play")
        self._followed = QVBoxLayout()
        self._followed.setSpacing(4)
        self.words = QPlainTextEdit()
        self.words.setAccessibleName("What was taught again")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(88)
        self._keep = button("Note it", "primary", name="Note what was taught again")
        self._keep.clicked.connect(self._on_note)
        self._said = label("", "error", wraps=True)
        self._said.hide()
        self._open = button("Debrief", name="Debrief of this play")
        self._open.clicked.connect(self._on_debrief)
        self._judge = button("Screen-out", name="Recommend or decide on the screen-out")
        self._judge.clicked.connect(self._on_judge)
        self._lay_out()

    def show_play(
        self, play: "RecordedPlay", plays: "Mapping[bytes, RecordedPlay]", *, may_note: bool, may_judge: bool = False
    ) -> None:
        """Show a play; its choices come from the record."""
        if self._play is None or play.id != self._play.id:
            self.words.clear()
            self._choices.set_rows([])
        self._play = play
        self._title.setText(f"{play.course.title}, {play.mode}, try {play.number}")
        self._what.setText(_delivered(play))
        _fill(self._facts, _facts(play))
        clear(self._followed)
        for sentence in _followed(play, plays, can_decide=self._station.is_shared):
            self._followed.addWidget(label(sentence, wraps=True))
        self._note.setVisible(may_note)
        self._open.setVisible(play.finished_at is not None)
        self._judge.setVisible(may_judge and bool(play.judged) and play.mode in ("assessment", "refresher"))
        self._say("")
        self._station.ask(partial(_read, play.id), self._on_choices)

    def is_of(self, attempt: bytes) -> bool:
        """Say whether the card shows this play."""
        return self._play is not None and self._play.id == attempt

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the choice."""
        self._choices.fold(room.one_column or room.width < 1180)

    def _on_choices(self, found: "tuple[bytes, tuple[RecordedChoice, ...]]") -> None:
        if self._play is not None and self._play.id == found[0]:
            self._choices.set_rows([_row(one) for one in found[1]])
            self._choices.setVisible(bool(found[1]))

    def _on_debrief(self) -> None:
        if self._play is not None:
            self.debrief.emit(self._play.id)

    def _on_judge(self) -> None:
        if self._play is not None and self._play.judged:
            waiting = (one for one in self._play.judged if one.state.waits)
            self.screen_out.emit(next(waiting, self._play.judged[0]).which)

    def _on_note(self) -> None:
        if self._play is not None:
            job = partial(_noted, self._play.id, self.words.toPlainText())
            self._station.ask(job, self._on_noted, self._on_failed)

    def _on_noted(self, _: object) -> None:
        self.words.clear()
        self._say("")
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self._say(str(fault))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self.words, sentence, at_once=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for part in (self._title, self._what):
            column.addWidget(part)
        column.addLayout(self._facts)
        column.addWidget(self._choices)
        column.addLayout(self._followed)
        self._note = QFrame()
        note = QVBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(8)
        caption = label("What was taught again", "strong", wraps=True)
        caption.setBuddy(self.words)
        for one in (caption, self.words, self._said, self._keep):
            note.addWidget(one)
        column.addWidget(self._note)
        done = button("Done", "quiet", name="Close the card of the play")
        done.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._open)
        foot.addWidget(self._judge)
        foot.addWidget(done)
        foot.addStretch(1)
        column.addLayout(foot)


def _fill(grid: QGridLayout, facts: list[tuple[str, str]]) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for line, (name, value) in enumerate(facts):
        grid.addWidget(label(name, "muted"), line, 0)
        grid.addWidget(label(value, wraps=True), line, 1)


def _facts(play: "RecordedPlay") -> list[tuple[str, str]]:
    course, time = play.course, play.time
    began = f"{dates.plain_day(dates.local_day(play.started_at))}, {dates.time_of_day(play.started_at)}"
    ended = dates.time_of_day(play.finished_at) if play.finished_at else "not finished"
    spent = [f"{dates.minutes(time.active_minutes)} active", f"{time.idle // _MINUTE} idle"]
    spent += [f"{time.away // _MINUTE} paused or away", dates.counted(time.interactions, "act")]
    score = "Not scored" if play.shown is None else f"{play.shown} of 100, scorer {play.scorer}"
    outs = f"; screen-out: {', '.join(play.screen_outs)}" if play.screen_outs else ""
    doubt = f"; {play.doubt}, so it does not count" if play.doubt else ""
    return [
        (
            "Edition",
            f"Version {course.version}, {course.edition[:16]}, law of {dates.written_day(course.law_date)}",
        ),
        ("Rules", f"{course.rules}, {course.rules_edition[:16]}"),
        ("Began, ended", f"{began} to {ended}{doubt}"),
        ("Time", ", ".join(spent)),
        ("Score", score + outs),
        ("Chain", f"{dates.counted(play.events, 'event')}, {path_words(_grouped(play.head))}"),
    ]


def _grouped(head: str) -> str:
    return "-".join(head[at : at + 8] for at in range(0, 32, 8))


def _delivered(play: "RecordedPlay") -> str:
    variant = f" Variant {play.variant}." if play.variant else ""
    day = dates.plain_day(dates.local_day(play.carried_at)) if play.carried_at else ""
    carried = f" Trained elsewhere, signed by {play.signed_by}, carried in on {day}." if day else ""
    return f"{play.course.topic}. {play.delivery}.{variant}{carried}"


def _followed(play: "RecordedPlay", plays: "Mapping[bytes, RecordedPlay]", *, can_decide: bool) -> list[str]:
    came = play.remediation
    graded = list(stories(play.judged, can_decide=can_decide)) if play.mode in ("assessment", "refresher") else []
    if came is None:
        return graded
    said = [*graded, f"Remediation: {came.cause}"] if came.cause else graded
    for one in (plays[id] for id in came.gone_over):
        day = dates.plain_day(dates.local_day(one.started_at))
        said.append(f"Gone over: {one.course.title}, {one.mode}, {day}, {dates.minutes(one.time.active_minutes)}.")
    for note in came.notes:
        words = note.words or "The words have been erased."
        said.append(f"{dates.plain_day(dates.local_day(note.at))}, {note.by}: {words}")
    retest = plays[came.retest] if came.retest else None
    if retest is not None:
        said.append(f"Retest: {dates.plain_day(dates.local_day(retest.started_at))}, {retest.shown} of 100.")
    elif came.cause:
        said.append("Retest: none yet.")
    return said


def _row(one: "RecordedChoice") -> Row:
    cost = [f"Screen-out: {', '.join(one.screen_outs)}"] if one.screen_outs else ["Costly"] if one.costly else []
    cost += [f"certainty {one.certainty}"] if one.certainty else []
    said = ", ".join(cost)
    return (
        Cell(f"{one.number}. {one.words}"),
        Cell(one.scene),
        Cell(dates.time_of_day(one.at)),
        Cell(said[:1].upper() + said[1:], spoken=said or "None"),
    )


def _read(attempt: bytes, office: "Office") -> "tuple[bytes, tuple[RecordedChoice, ...]]":
    from trainer.academy.play_evidence import choices

    return attempt, choices(office, attempt)


def _noted(attempt: bytes, words: str, office: "Office") -> None:
    from trainer.academy.remediations import note

    note(office, attempt, words)
