"""Records: the training record of one officer with every play, its certificates, and the papers that leave it.

Everybody sees their own record. Who may read others' chooses a person: instructors those of their cohorts.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.people.roles import Act
from trainer.ui.announce import announce
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.certificate_card import CertificateCard
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.name_field import NameField
from trainer.ui.widgets.particulars_card import ParticularsCard
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.record_rows import CERTIFICATES, COURSES, PLAYS, about, certificate_row, course_row, play_row
from trainer.ui.widgets.training_play import TrainingPlay
from trainer.ui.widgets.words import button, label, path_words

if TYPE_CHECKING:
    from trainer.academy.certificates import Certificate
    from trainer.academy.courses import CourseStanding
    from trainer.academy.office import Office
    from trainer.academy.people import Person
    from trainer.academy.training_record import RecordedPlay, TrainingRecord

_PAGE = 100


@dataclass(frozen=True, slots=True)
class _Found:
    record: "TrainingRecord"
    courses: "tuple[CourseStanding, ...]"
    certificates: "tuple[Certificate, ...]"


class RecordsPage(ScrolledPage):
    """The record of one person at a time."""

    title = "Records"
    place = "records"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._person: bytes | None = None
        self._found: _Found | None = None
        self._played: tuple[RecordedPlay, ...] = ()
        self.who = NameField("Whose record")
        self.who.box.activated.connect(lambda _: self._on_chosen())
        self.who.submitted.connect(self._on_chosen)
        self._own = button("My own record")
        self._own.clicked.connect(self._on_own)
        self.transcript = button(" Save transcript", name="Save transcript", icon="print")
        self.transcript.clicked.connect(self._on_transcript)
        self.export = button(" Export all data", name="Export all data", icon="download")
        self.export.clicked.connect(self._on_export)
        self._said = label("", "strong", wraps=True)
        self._name, self._about = label("", "h2", wraps=True), label("", "muted", wraps=True)
        self.play, self.card = TrainingPlay(station), CertificateCard(station)
        self.entry = ParticularsCard(station)
        self.rank = button("Enter a rank")
        self.rank.clicked.connect(self._on_rank)
        self._plays = PlainTable(PLAYS, "Plays on the record")
        self._courses, self._given = PlainTable(COURSES, "Courses"), PlainTable(CERTIFICATES, "Certificates")
        self._plays_heading = label("Plays", "h3")
        self._older = button("Show older plays")
        self._older.clicked.connect(self._on_older)
        self._shown = _PAGE
        self._none = label("No certificate has been issued yet.", "muted", wraps=True)
        self._connect()
        self._lay_out()

    def take(self, what: object) -> None:
        """Begin with the cards closed; `what` is a person's id, or None for whoever is shown, at first oneself."""
        for card in (self.play, self.card, self.entry):
            card.hide()
        self._said.hide()
        if isinstance(what, bytes):
            self._person = what

    def shown(self) -> None:
        """Ask for the record, and for whom one may choose."""
        own = self.station.person
        if own is None:
            return
        self._person = self._person or own.id
        may_choose = self.station.is_shared and self.station.may(Act.READ_PLAYS)
        self._choosing.setVisible(may_choose)
        if may_choose:
            self.station.ask(_people, self.who.offer)
        self.station.ask(partial(_read, self._person), self._on_found)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the first one."""
        super().fit(room)
        for table in (self._plays, self._courses, self._given):
            table.fold(room.one_column or room.width < 1180)
        self.play.fit(room)

    def open_play(self, number: int) -> None:
        """Open the card of a play, counted from the latest."""
        self._on_play(number)

    @property
    def first_that_fell_short(self) -> int:
        """Which play, counted from the latest, fell short and needs a retest; the latest where none did."""
        short = (place for place, one in enumerate(self._played) if one.remediation and one.remediation.cause)
        return next(short, 0)

    def open_course(self, title: str) -> None:
        """Open the card of a course."""
        assert self._found is not None
        self._on_course([one.title for one in self._found.courses].index(title))

    def open_certificate(self, number: int) -> None:
        """Open the card of a certificate, counted from the latest."""
        self._on_certificate(number)

    def choose(self, person_id: bytes) -> None:
        """Show the record of a person."""
        self._person, self._shown = person_id, _PAGE
        self.take(None)
        self.shown()

    def save_transcript_to(self, file: Path) -> None:
        """Write the transcript on the worker and say where it lies."""
        assert self._person is not None
        self.station.ask(partial(_transcript, self._person, file), lambda _: self._say(f"Saved: {path_words(file)}"))

    def export_to(self, folder: Path) -> None:
        """Write everything about the person into a folder and say where it lies."""
        assert self._person is not None
        self.station.ask(
            partial(_exported, self._person, folder), lambda place: self._say(f"Exported to {path_words(place)}")
        )

    def _connect(self) -> None:
        self._plays.picked.connect(self._on_play)
        self._courses.picked.connect(self._on_course)
        self._given.picked.connect(self._on_certificate)
        for card in (self.play, self.card, self.entry):
            card.changed.connect(self.shown)
        self.entry.closed.connect(lambda: self._close(self.entry, self.rank))
        self.card.hours_wanted.connect(self._on_hours)
        self.card.certification_wanted.connect(self._on_certification)
        self.card.evaluation_wanted.connect(self._on_evaluation)
        self.play.closed.connect(lambda: self._close(self.play, self._plays))
        self.play.debrief.connect(lambda attempt: self.go("debrief", attempt))
        self.play.screen_out.connect(lambda which: self.go("screen_outs", which))
        self.card.closed.connect(lambda: self._close(self.card, self._courses))
        self.station.person_changed.connect(self._on_person_changed)

    def _on_person_changed(self) -> None:
        self._person = None
        if self.isVisible():
            self.shown()

    def _on_chosen(self) -> None:
        person = self.who.person_id
        if person is None:
            self.who.set_wrong("Pick somebody from the list.")
        else:
            self.choose(person)

    def _on_own(self) -> None:
        if self.station.person is not None:
            self.who.clear()
            self.choose(self.station.person.id)

    def _on_found(self, found: _Found) -> None:
        if found.record.person.id != self._person:
            return
        self._found, record = found, found.record
        self._played = tuple(reversed(record.plays))
        person = record.person
        is_own = self.station.person is not None and person.id == self.station.person.id
        self._tools.setVisible(is_own or self.station.may(Act.EXPORT_RECORD))
        self.rank.setVisible(self.station.may(Act.CORRECT_IDENTITY))
        self._own.setVisible(not is_own)
        self._name.setText(person.name)
        self._about.setText(about(record))
        self._empty.setVisible(not record.plays and is_own)
        self._no_play.setVisible(not record.plays and not is_own)
        self._plays_heading.setVisible(bool(record.plays) or not is_own)
        self._plays_card.setVisible(bool(record.plays))
        self._list_plays()
        self._courses.set_rows([course_row(one, found.certificates) for one in found.courses])
        self._given.set_rows([certificate_row(one) for one in found.certificates])
        self._given_card.setVisible(bool(found.certificates))
        self._none.setVisible(not found.certificates)
        self._show_again()
        visit_in_order(*self._parts)

    def _list_plays(self) -> None:
        assert self._found is not None
        self._plays.set_rows([play_row(play, self._found.record) for play in self._played[: self._shown]])
        self._older.setVisible(len(self._played) > self._shown)

    def _on_older(self) -> None:
        self._shown += _PAGE
        self._list_plays()

    def _show_again(self) -> None:
        """Let an open play follow what was changed about it."""
        same = next((place for place, one in enumerate(self._played) if self.play.is_of(one.id)), None)
        if not self.play.isHidden() and same is not None:
            self._on_play(same)

    def _on_play(self, row: int) -> None:
        assert self._found is not None
        plays = {one.id: one for one in self._found.record.plays}
        may_note = self._played[row].finished_at is not None and self.station.may(Act.NOTE_REMEDIATION)
        is_own = self.station.person is not None and self._person == self.station.person.id
        may_judge = self.station.is_shared and self.station.may(Act.RECOMMEND) and not is_own
        self.play.show_play(self._played[row], plays, may_note=may_note, may_judge=may_judge)
        self._open(self.play)

    def _on_course(self, row: int) -> None:
        assert self._found is not None
        record, course = self._found.record, self._found.courses[row]
        is_own = self.station.person is not None and record.person.id == self.station.person.id
        self.card.show_course(
            record,
            course,
            may_keep=self._may_keep(),
            may_state=self.station.may(Act.KEEP_RECORDS),
            may_evaluate=is_own and any(play.course.topic == course.title for play in record.finished),
            is_shared=self.station.is_shared,
        )
        self._open(self.card)

    def _on_rank(self) -> None:
        assert self._found is not None
        record = self._found.record
        self.entry.ask_rank(record.person.id, record.person.name, record.rank)
        self._enter()

    def _on_hours(self, certificate: "Certificate") -> None:
        active = certificate.document["active_minutes"] if certificate.document else 0
        self.entry.ask_hours(certificate.number, certificate.code, active, certificate.hours)
        self._enter()

    def _on_certification(self, course: str) -> None:
        assert self._found is not None
        self.entry.ask_certification(course, self._titled(course), self._found.record.certifications.get(course, ()))
        self._enter()

    def _on_evaluation(self, course: str) -> None:
        assert self._found is not None
        record = self._found.record
        self.entry.ask_evaluation(record.person.id, course, self._titled(course), record.evaluations.get(course, ()))
        self._enter()

    def _titled(self, course: str) -> str:
        assert self._found is not None
        return next(one.title for one in self._found.courses if one.course == course)

    def _enter(self) -> None:
        self.card.hide()
        self._open(self.entry)
        self.entry.focus_first()

    def _on_certificate(self, row: int) -> None:
        assert self._found is not None
        may_save = not self._tools.isHidden()
        self.card.show_certificate(self._found.certificates[row], may_save=may_save, may_keep=self._may_keep())
        self._open(self.card)

    def _may_keep(self) -> bool:
        """Say whether certificates are given and taken back here; nobody does so for their own training."""
        is_own = self.station.person is not None and self._person == self.station.person.id
        return self.station.may(Act.KEEP_RECORDS) and not (is_own and self.station.is_shared)

    def _open(self, card: QFrame) -> None:
        card.show()
        visit_in_order(*self._parts)
        # Its place is known once the page has been laid out with it.
        QTimer.singleShot(0, card, lambda: self.view.verticalScrollBar().setValue(card.y() - 16))

    def _close(self, card: QFrame, back: QWidget) -> None:
        card.hide()
        back.setFocus()

    def _on_transcript(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the transcript", "training-record.pdf", "PDF (*.pdf)")
        if chosen:
            self.save_transcript_to(Path(chosen))

    def _on_export(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to put the folder with all data")
        if chosen:
            self.export_to(Path(chosen))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence.replace("\u200b", ""))

    def _lay_out(self) -> None:
        self._choosing = QFrame()
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.setSpacing(8)
        choosing.addWidget(self.who)
        choosing.addWidget(self._own)
        self._tools = QFrame()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for one in (self.transcript, self.export, self.rank):
            tools.addWidget(one)
        tools.addStretch(1)
        self._empty = Empty(
            "records",
            "No play is on your record yet",
            "This page keeps what you have trained: each contact with its edition, its law and its time, what it was "
            "worth, and your certificates. It fills as you play.",
            "Open catalogue",
            lambda: self.go("catalogue"),
        )
        self._no_play = label("No play is on this record yet.", "muted", wraps=True)
        self._plays_card, self._given_card = _card(self._plays), _card(self._given)
        self._parts: tuple[QWidget, ...] = (
            self.top, self._choosing, self._said, self._name, self._about, self._tools, self._empty,
            self.entry, label("Certificates", "h3"), self.card, self._none, self._given_card, _card(self._courses),
            self._plays_heading, self._no_play, self.play, self._plays_card, self._older,
        )  # fmt: skip
        for part in self._parts[1:]:
            self.content.addWidget(part)
        self.content.addStretch(1)
        for hidden in (self._older, self._empty, self._no_play, self._plays_card, self._given_card, self._own):
            hidden.hide()
        self.take(None)


def _card(table: PlainTable) -> QFrame:
    made = QFrame()
    made.setProperty("role", "card")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(16, 4, 16, 4)
    inside.addWidget(table)
    return made


def _read(person: bytes, office: "Office") -> _Found:
    from trainer.academy.certificates import certificates
    from trainer.academy.courses import standings
    from trainer.academy.training_record import record

    return _Found(record(office, person), standings(office, person), certificates(office, person))


def _people(office: "Office") -> "tuple[Person, ...]":
    from trainer.academy.cohorts import cohorts
    from trainer.academy.people import people
    from trainer.academy.permission import may

    if may(office, Act.LIST_PEOPLE):
        return people(office)
    found = {one.id: one for cohort in cohorts(office) if not cohort.has_ended for one in cohort.trainees}
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def _transcript(person: bytes, file: Path, office: "Office") -> None:
    from trainer.academy.papers import save_transcript

    save_transcript(office, person, file)


def _exported(person: bytes, folder: Path, office: "Office") -> Path:
    from trainer.academy.own_data import export

    return export(office, person, folder)
