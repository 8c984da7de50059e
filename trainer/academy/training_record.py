"""The training record of one officer: every play with its edition, its law, its time, its score and what followed it.

Nothing here is kept twice: it is read from plays, results, particulars and the audit log each time.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any, cast

from trainer.academy import screen_outs
from trainer.academy.certifications import Certification, certifications_in
from trainer.academy.clock import from_microseconds
from trainer.academy.evaluations import Evaluation, evaluations_of
from trainer.academy.office import Office
from trainer.academy.particulars import Particular, about_person
from trainer.academy.people import Person, as_person
from trainer.academy.permission import demand
from trainer.academy.ranks import Rank, ranks_of
from trainer.academy.remediations import Note, notes_by_play
from trainer.academy.retention import Kept
from trainer.academy.screen_outs import ScreenOut
from trainer.academy.teaching import Teaching
from trainer.errors import TrainerError
from trainer.learning.active_time import MINUTE, Kind, Moment, TimeSpent, length, spent
from trainer.learning.remediation import Followed, Tried, followed
from trainer.people.roles import Act
from trainer.people.signatures import fingerprint
from trainer.store import attempts, audit, carried, editions, people, results, retention
from trainer.store.database import Transaction
from trainer.store.screen_outs import StoredJudgement

_DAY = 24 * 3600 * 1_000_000
_KINDS: Mapping[str, Kind] = {
    "draft written": "typing",
    "time ran out": "time ran out",
    "paused": "paused",
    "resumed": "resumed",
    "focus lost": "focus lost",
    "focus regained": "focus regained",
}
"""What an event says about the trainee; every other kind is something done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The edition that was played: a contact or a bulletin exactly as it stood, and the rules it was played under."""

    scenario: str
    family: str
    """The contact itself; for a bulletin the contact it refreshes."""
    title: str
    topic: str
    version: int
    edition: str
    """Digest, in hexadecimal."""
    law_date: str
    rules: str
    """Name of the agency profile."""
    rules_edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remediation:
    """What followed a graded play that fell short; `gone_over` and `retest` are later plays of the record, by id."""

    cause: str
    gone_over: tuple[bytes, ...]
    retest: bytes | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPlay:
    """One play as the training record tells it. `head` is the last hash of its chain, in hexadecimal."""

    id: bytes
    course: Course
    variant: str | None
    mode: str
    number: int
    """Which try this is of the contact in this mode, counted from 1."""
    delivery: str
    carried_at: datetime | None
    """When it was carried in from another computer; None for a play of this one."""
    signed_by: str
    """Fingerprint of the key that signed the file it was carried in with; empty for a play of this computer."""
    doubt: str
    """What cannot be about its times, in words; such a play does not count. Empty where nothing is wrong."""
    started_at: datetime
    finished_at: datetime | None
    time: TimeSpent
    shown: int | None
    scorer: int | None
    errors: int
    judged: tuple[ScreenOut, ...]
    """The screen-outs, with what was recommended and decided on each."""
    head: str
    events: int
    remediation: Remediation | None

    @property
    def screen_outs(self) -> tuple[str, ...]:
        """What was done, in the words of the edition."""
        return tuple(one.kind for one in self.judged)

    @property
    def tried(self) -> Tried:
        """The play as far as remediation goes: a screen-out that was set aside needs none."""
        return Tried(self.id, self.course.family, self.mode, self.shown, sum(one.stands for one in self.judged))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord:
    """Everything on one officer's record; plays in the order in which they began, `head` of the audit log."""

    person: Person
    registered_at: datetime
    former: tuple[people.FormerIdentity, ...]
    ranks: tuple[Rank, ...]
    """The latest first; the first one stands."""
    plays: tuple[RecordedPlay, ...]
    certifications: Mapping[str, tuple[Certification, ...]]
    """What is stated of each course, by its id, the latest first."""
    evaluations: Mapping[str, tuple[Evaluation, ...]]
    """How the person found each course, by its id, the latest first."""
    kept: str
    """How long it is kept, in a sentence."""
    active_minutes: int
    """Minutes of all plays together, those of two at once counted once."""
    read_at: datetime
    entries: int
    head: str

    @property
    def rank(self) -> str:
        """The rank that stands; empty where there is none."""
        return self.ranks[0].words if self.ranks else ""

    @property
    def finished(self) -> tuple[RecordedPlay, ...]:
        """The plays that came to their end."""
        return tuple(play for play in self.plays if play.finished_at is not None)


def record(office: Office, person_id: bytes) -> TrainingRecord:
    """Return the training record of a person."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return record_in(office, transaction, person_id)


def record_in(office: Office, transaction: Transaction, person_id: bytes) -> TrainingRecord:
    """Return the training record of a person, read in a transaction that is open. Raises TrainerError for nobody."""
    row = people.one(transaction, person_id)
    if row is None:
        raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
    plays = _plays(office, transaction, person_id, row.registered_at)
    entries, head = audit.head(transaction)
    entered = about_person(transaction, person_id)
    return TrainingRecord(
        person=as_person(row),
        registered_at=from_microseconds(row.registered_at),
        former=people.former(transaction, person_id),
        ranks=ranks_of(entered[Particular.RANK].get("", ())),
        plays=plays,
        certifications=certifications_in(transaction),
        evaluations={course: evaluations_of(one) for course, one in entered[Particular.EVALUATION].items()},
        kept=_kept(retention.periods(transaction)),
        active_minutes=length(span for play in plays for span in play.time.active) // MINUTE,
        read_at=office.clock.now(),
        entries=entries,
        head=head.hex(),
    )


def course_of(office: Office, transaction: Transaction, attempt: attempts.StoredAttempt) -> Course:
    """Return what an attempt plays, from the stored texts alone."""

    def made() -> Course:
        edition, text = editions.edition(transaction, attempt.edition), editions.profile(transaction, attempt.profile)
        plain: dict[str, Any] = json.loads(edition.canonical) if edition else {}
        topic = office.library.framework.topics.get(plain.get("topic", ""))
        return Course(
            scenario=plain.get("id", ""),
            family=plain.get("refreshes") or plain.get("id", ""),
            title=plain.get("title", ""),
            topic=topic.title if topic else str(plain.get("topic", "")),
            version=plain.get("version", 0),
            edition=attempt.edition.hex(),
            law_date=str(plain.get("law_date", "")),
            rules=json.loads(text)["name"] if text else "",
            rules_edition=attempt.profile.hex(),
        )

    return office.shelf.take(("course", attempt.edition, attempt.profile), made)


def _plays(office: Office, transaction: Transaction, person_id: bytes, registered_at: int) -> tuple[RecordedPlay, ...]:
    rows = [
        one.attempt for is_open in (False, True) for one in attempts.listed(transaction, person_id, is_open=is_open)
    ]
    rows.sort(key=lambda one: (one.started_at, one.id))
    moments = attempts.moments(transaction, person_id)
    scored = {play.result.attempt: play.result for play in results.scored_plays(transaction, person_id)}
    files = {one.digest: one for one in carried.files(transaction)}
    brought = {one.attempt: files[one.file] for one in carried.of_person(transaction, person_id)}
    teaching, judged = Teaching(transaction, person_id), screen_outs.by_play(transaction, person_id)
    named = screen_outs.names(transaction, chain.from_iterable(judged.values()))
    counts: dict[tuple[str, str], int] = {}
    plays = []
    for row in rows:
        course = course_of(office, transaction, row)
        number = counts[course.scenario, row.mode] = counts.get((course.scenario, row.mode), 0) + 1
        time = spent(row.started_at, [_moment(at, kind) for at, kind in moments.get(row.id, ())])
        delivery = "Self-paced, on another computer" if row.id in brought else teaching.at(row.started_at)
        outs = _judged(scored.get(row.id), judged.get(row.id, []), named)
        play = _play(row, course, number, time, scored.get(row.id), brought.get(row.id), delivery, outs)
        since = None if row.id in brought else registered_at
        plays.append(replace(play, doubt=_doubt(row, since, office.clock.microseconds())))
    return _with_remediation(transaction, person_id, plays)


def _doubt(row: attempts.StoredAttempt, registered_at: int | None, now: int) -> str:
    """Return what cannot be about the times of a play; less than a day apart, clocks are put right."""
    if row.saved_at > now + _DAY:
        return "dated ahead of this computer's clock"
    if registered_at is not None and row.started_at < registered_at - _DAY:
        return "dated before the officer was on this record"
    return ""


def _play(
    row: attempts.StoredAttempt,
    course: Course,
    number: int,
    time: TimeSpent,
    result: results.StoredResult | None,
    file: carried.StoredFile | None,
    delivery: str,
    judged: tuple[ScreenOut, ...],
) -> RecordedPlay:
    return RecordedPlay(
        id=row.id,
        course=course,
        variant=row.variant,
        mode=row.mode,
        number=number,
        delivery=delivery,
        carried_at=from_microseconds(file.carried_at) if file is not None else None,
        signed_by=fingerprint(file.public) if file is not None else "",
        doubt="",
        started_at=from_microseconds(row.started_at),
        # A clock that was set back meanwhile does not make a play end before it began.
        finished_at=from_microseconds(max(row.started_at, row.finished_at)) if row.finished_at is not None else None,
        time=time,
        shown=result.shown if result else None,
        scorer=result.scorer if result else None,
        errors=result.errors if result else 0,
        judged=judged,
        head=row.head_hash.hex(),
        events=row.head_sequence,
        remediation=None,
    )


def _judged(
    result: results.StoredResult | None, given: list[StoredJudgement], named: Mapping[bytes, str]
) -> tuple[ScreenOut, ...]:
    if result is None or not result.screen_outs:
        return ()
    return screen_outs.listed(result.attempt, json.loads(result.document)["screen_outs"], given, named)


def _with_remediation(
    transaction: Transaction, person_id: bytes, plays: list[RecordedPlay]
) -> tuple[RecordedPlay, ...]:
    ended = sorted(
        (one for one in plays if one.finished_at and not one.doubt),
        key=lambda one: (cast("datetime", one.finished_at), one.id),
    )
    found, notes = followed([one.tried for one in ended]), notes_by_play(transaction, person_id)
    return tuple(
        replace(one, remediation=_remediation(found.get(one.id), notes.get(one.id, ())))
        if one.id in found or one.id in notes
        else one
        for one in plays
    )


def _remediation(came: Followed | None, notes: tuple[Note, ...]) -> Remediation:
    retest = came.retest.attempt if came and came.retest else None
    gone_over = tuple(one.attempt for one in came.gone_over) if came else ()
    return Remediation(cause=came.cause if came else "", gone_over=gone_over, retest=retest, notes=notes)


def _kept(periods: Mapping[str, int]) -> str:
    """Return how long graded and coached plays are kept; a class without a period is kept for good."""

    def words(kept: Kept) -> str:
        days = periods.get(kept.value)
        return "for good" if days is None else f"for {days} days after their last act"

    return f"Assessments are kept {words(Kept.ASSESSMENTS)}, other plays {words(Kept.PRACTICE)}."


def _moment(at: int, kind: str) -> Moment:
    return Moment(at, _KINDS.get(kind, "act"))
