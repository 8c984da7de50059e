"""Certificates of completion: who gives one, what it says, and how it is taken back.

What has to be met is decided by `courses`. A certificate that was given stays right when an edition of it is superseded
later; whoever checks it is told. Nobody certifies their own training where several people share the record.

Numbers are counted up and never given again. A revoked certificate stays, with its day and its reason.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trainer.academy import audit, signing
from trainer.academy.audit import NOBODY
from trainer.academy.certifications import Certification
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.courses import CourseStanding, standings_in, withheld_from
from trainer.academy.hours import Hours, hours_in
from trainer.academy.office import Office, Seat
from trainer.academy.permission import Refused, demand, standing_of
from trainer.academy.remediations import checked
from trainer.academy.screen_outs import ScreenOut, of_play
from trainer.academy.training_record import RecordedPlay, TrainingRecord, record_in
from trainer.counts import counted
from trainer.errors import TrainerError
from trainer.exchange import certificate as paper
from trainer.learning.active_time import MINUTE, length
from trainer.learning.remediation import PASS_MARK
from trainer.people.names import bare, numbered
from trainer.people.roles import Act
from trainer.store import certificates as stored
from trainer.store import people
from trainer.store.audit import entries
from trainer.store.database import Transaction

ISSUED, REVOKED = "certificate issued", "certificate revoked"
SELF_PACED = "Self-paced, not proctored"
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate as people see it. `document` is what was certified; None once it has been erased."""

    number: int
    code: str
    person: bytes
    course: str
    issued_at: datetime
    issued_by: str
    revoked_at: datetime | None
    reason: str
    superseded: tuple[str, ...]
    """Titles of the contacts that have a newer edition, or none in force, since it was issued."""
    upheld: tuple[str, ...]
    """Titles of the contacts whose screen-out had been set aside, and was upheld since it was issued."""
    document: Mapping[str, Any] | None
    hours: tuple[Hours, ...]
    """Hours claimed and where they were reported, the latest first."""

    @property
    def state(self) -> str:
        """Return how it stands, in a word or two."""
        if self.revoked_at is not None:
            return "Revoked"
        if self.upheld:
            return "Valid, screen-out since upheld"
        return "Valid, edition since superseded" if self.superseded else "Valid"


def certificates(office: Office, person_id: bytes) -> tuple[Certificate, ...]:
    """Return a person's certificates, the latest first."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return tuple(as_certificate(office, transaction, row) for row in stored.of_person(transaction, person_id))


def every(office: Office) -> tuple[Certificate, ...]:
    """Return all certificates by number."""
    demand(office, Act.KEEP_RECORDS)
    with office.reading() as transaction:
        return tuple(as_certificate(office, transaction, row) for row in stored.every(transaction))


def issue(office: Office, person_id: bytes, course: str, supervised_by: str = "") -> Certificate:
    """Certify that a person has completed a course; `supervised_by` is whoever watched the assessments, if anybody did.

    Raises TrainerError with what is missing, and Refused for oneself where the record is shared.
    """
    demand(office, Act.KEEP_RECORDS, person_id)
    _demand_somebody_else(office, person_id)
    office.look_again()
    withheld, watched = withheld_from(office, person_id), " ".join(supervised_by.split())
    if len(watched) > _LONGEST:
        raise TrainerError(f"The name of who supervised is longer than {_LONGEST} letters.", "Type a shorter one.")
    is_shared = standing_of(office).is_shared
    with office.writing(Change.RESULTS) as transaction:
        record = record_in(office, transaction, person_id)
        standing = _demand_complete(standings_in(office.library, record, withheld, can_decide=is_shared), course)
        _demand_new(transaction, person_id, standing)
        row = _made(office, transaction, record, standing, _how(standing, watched, is_shared=is_shared))
        stored.keep(transaction, row)
        details: dict[str, str | int | None] = {
            "do": ISSUED,
            "number": row.number,
            "code": row.code,
            "digest": row.digest.hex(),
        }
        audit.note(office, transaction, Act.KEEP_RECORDS, person_id.hex(), details)
        return as_certificate(office, transaction, row)


def revoke(office: Office, number: int, reason: str) -> None:
    """Take a certificate back, for a reason that stays with it. Raises TrainerError where it is gone or revoked."""
    with office.reading() as transaction:
        row = one_of(transaction, number)
    demand(office, Act.KEEP_RECORDS, row.person if row else None)
    why = checked(reason)
    with office.writing(Change.RESULTS) as transaction:
        row = one_of(transaction, number)
        if row is None or row.revoked_at is not None:
            gone = "has been revoked already" if row else "is not on this record"
            raise TrainerError(f"The certificate {number} {gone}.", "Choose one from the list.")
        now = office.clock.microseconds()
        stored.keep(transaction, replace(row, revoked_at=now, revoked_by=office.acting, reason=why))
        details: dict[str, str | int | None] = {"do": REVOKED, "number": row.number, "code": row.code}
        audit.note(office, transaction, Act.KEEP_RECORDS, row.person.hex(), details, {"reason": why})


def one_of(transaction: Transaction, number: int) -> stored.StoredCertificate | None:
    """Return the stored certificate of a number."""
    return next((row for row in stored.every(transaction) if row.number == number), None)


def as_certificate(office: Office, transaction: Transaction, row: stored.StoredCertificate) -> Certificate:
    """Return a stored certificate as people see it."""
    document = json.loads(row.document) if row.document is not None else None
    topic = office.library.framework.topics.get(row.course)
    by = people.one(transaction, row.issued_by) if row.issued_by is not None else None
    return Certificate(
        number=row.number,
        code=row.code,
        person=row.person,
        course=document["course"]["title"] if document else topic.title if topic else row.course,
        issued_at=from_microseconds(row.issued_at),
        issued_by=numbered(by.name, by.number) if by else NOBODY,
        revoked_at=from_microseconds(row.revoked_at) if row.revoked_at is not None else None,
        reason=row.reason or "",
        superseded=tuple(_superseded(office, document["contacts"])) if document else (),
        upheld=tuple(_upheld(transaction, document["contacts"])) if document else (),
        document=document,
        hours=hours_in(transaction, row.number),
    )


def _superseded(office: Office, contacts: list[dict[str, Any]]) -> Iterator[str]:
    for contact in contacts:
        card = office.library.cards.get(contact["scenario"])
        if card is None or card.status == "withdrawn" or card.digest != contact["edition"]:
            yield contact["title"]


def _upheld(transaction: Transaction, contacts: list[dict[str, Any]]) -> Iterator[str]:
    for contact in contacts:
        if contact.get("set_aside") and any(
            one.stands for one in of_play(transaction, bytes.fromhex(contact["attempt"]))
        ):
            yield contact["title"]


def _demand_somebody_else(office: Office, person_id: bytes) -> None:
    if office.seat is Seat.WINDOW and standing_of(office).is_shared and office.acting == person_id:
        raise Refused("Nobody certifies their own training here.", "Ask another records officer.")


def _demand_complete(found: tuple[CourseStanding, ...], course: str) -> CourseStanding:
    standing = next((one for one in found if one.course == course), None)
    if standing is None:
        raise TrainerError(f"There is no course {course} with contacts in force.", "Choose one from the list.")
    if standing.missing:
        raise TrainerError(
            f"“{standing.title}” cannot be certified yet. {standing.missing[0]}",
            f"Not met: {len(standing.missing)} of {counted(len(standing.requirements), 'contact')}; see Records.",
        )
    return standing


def _demand_new(transaction: Transaction, person_id: bytes, standing: CourseStanding) -> None:
    plays = {one.play.id.hex() for one in standing.requirements if one.play}
    for row in stored.of_person(transaction, person_id):
        if row.course != standing.course or row.revoked_at is not None or row.document is None:
            continue
        if {contact["attempt"] for contact in json.loads(row.document)["contacts"]} == plays:
            raise TrainerError(f"The certificate {row.code} says this already.", "Save it again, or revoke it first.")


def _how(standing: CourseStanding, watched: str, *, is_shared: bool) -> str:
    """Return how the assessments were taken, as the face of the certificate says it."""
    brought = any(one.play is not None and one.play.carried_at is not None for one in standing.requirements)
    if not is_shared:
        return f"{SELF_PACED}: on a computer for one person, without a sign-in"
    if brought:
        return f"{SELF_PACED}: some of it on another computer, carried in as a signed file"
    if watched:
        return f"Signed in on a shared computer; supervised by {watched}, as stated by who issued this"
    return f"{SELF_PACED}: signed in on a shared computer"


def _made(
    office: Office, transaction: Transaction, record: TrainingRecord, standing: CourseStanding, how: str
) -> stored.StoredCertificate:
    now, number = office.clock.microseconds(), _next_number(transaction)
    key = signing.key_in_use(office, transaction)
    code = paper.code_of(key, number)
    document = json.dumps(
        _document(office, transaction, record, standing, {"number": number, "code": code, "how": how}),
        ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    )  # fmt: skip
    salt = office.clock.new_salt()
    digest = stored.document_digest(salt, document)
    said = paper.statement(_statement(json.loads(document), digest))
    signature = signing.sign(office, transaction, paper.message(said))
    paper.qr(paper.written(paper.SignedText(said, signature.key_id, signature.signature)))  # refuses what is too long
    return stored.StoredCertificate(
        number=number,
        code=code,
        person=record.person.id,
        course=standing.course,
        issued_at=now,
        issued_by=office.acting,
        document=document,
        salt=salt,
        digest=digest,
        statement=said,
        key=signature.key_id,
        signature=signature.signature,
    )


def _next_number(transaction: Transaction) -> int:
    # The log is asked too: a number is not given again where its certificate is no longer on the record.
    told = (json.loads(entry.public) for entry in entries(transaction, act=Act.KEEP_RECORDS))
    given = [int(one["number"]) for one in told if one.get("do") == ISSUED]
    return max([stored.highest(transaction), *given]) + 1


def _document(
    office: Office,
    transaction: Transaction,
    record: TrainingRecord,
    standing: CourseStanding,
    more: Mapping[str, object],
) -> dict[str, object]:
    by = people.one(transaction, office.acting) if office.acting is not None else None
    plays = [one.play for one in standing.requirements if one.play is not None]
    person = record.person
    return {
        **more,
        "format": 1,
        "person": {"name": person.name, "number": person.number, "agency": person.agency, "rank": record.rank},
        "course": {
            "id": standing.course,
            "title": standing.title,
            **_certified(record.certifications.get(standing.course, ())),
        },
        "issued_at": office.clock.now().isoformat(timespec="seconds"),
        "issued_by": {"name": by.name, "number": by.number} if by else None,
        "pass_mark": PASS_MARK,
        "active_minutes": length(span for play in plays for span in play.time.active) // MINUTE,
        "contacts": [_contact(play) for play in plays],
    }


def _certified(stated: tuple[Certification, ...]) -> dict[str, object]:
    if not stated or not stated[0].says_something:
        return {}
    one = stated[0]
    return {
        "certification": {
            "body": one.body,
            "number": one.number,
            "on": one.on,
            "lesson_plan": one.lesson_plan,
            "credit_minutes": one.credit_minutes,
        }
    }


def _contact(play: RecordedPlay) -> dict[str, object]:
    course, at = play.course, play.finished_at
    return {
        "scenario": course.scenario,
        "title": course.title,
        "version": course.version,
        "edition": course.edition,
        "law_date": course.law_date,
        "rules": course.rules,
        "rules_edition": course.rules_edition,
        "attempt": play.id.hex(),
        "head": play.head,
        "try": play.number,
        "finished_at": at.isoformat(timespec="seconds") if at else None,
        "delivery": play.delivery,
        "score": play.shown,
        "scorer": play.scorer,
        "active_minutes": play.time.active_minutes,
        "set_aside": [_set_aside(one) for one in play.judged],
    }


def _set_aside(one: ScreenOut) -> dict[str, object]:
    """Return a screen-out of an assessment that counts, which stands there because it was set aside."""
    decided = one.decided
    assert decided is not None
    at = decided.at.isoformat(timespec="seconds")
    return {"what": one.kind, "event": one.which.event, "option": one.which.option, "at": at, "by": bare(decided.by)}


def _statement(document: Mapping[str, Any], digest: bytes) -> dict[str, str]:
    person = document["person"]
    return {
        "code": document["code"],
        "name": person["name"],
        "officer": person["number"],
        "agency": person["agency"],
        "course": document["course"]["title"],
        "issued": document["issued_at"][:10],
        "contacts": str(len(document["contacts"])),
        "law": min(contact["law_date"] for contact in document["contacts"]),
        "how": document["how"],
        "digest": digest.hex(),
    }
