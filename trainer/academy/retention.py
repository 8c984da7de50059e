"""How long records are kept, and what is held back: set by the records officer, and every change is in the log.

Everything is kept for good until a period is set. A period counts from the last act of a play, from when a text was
typed or an entry was written, and from when an account was closed.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.entered_checks import HELD, LIFTED
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.counts import counted
from trainer.errors import TrainerError
from trainer.people.names import numbered
from trainer.people.roles import Act
from trainer.store import attempts, editions, people
from trainer.store import retention as stored
from trainer.store.database import Transaction

SHORTEST, LONGEST = 30, 36_500
LONGEST_WHY = 500


class Kept(enum.StrEnum):
    """A class of record that has a period of its own."""

    ASSESSMENTS = "assessments"
    PRACTICE = "practice"
    TYPED = "typed text"
    DETAILS = "audit details"
    LEFT = "people who left"


IN_WORDS: Mapping[Kept, str] = {
    Kept.ASSESSMENTS: "Assessments, with their results",
    Kept.PRACTICE: "Practice, worked examples and refreshers, with their results",
    Kept.TYPED: "What officers typed: notes, drafts, reflections, resolutions",
    Kept.DETAILS: "Names and words in the audit log",
    Kept.LEFT: "Name, number and account of people who left",
}
"""What each class holds, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A person or a play that no purge touches; `lifted_at` is None while it stands."""

    id: bytes
    kind: str
    subject: bytes
    about: str
    why: str
    placed_at: datetime
    lifted_at: datetime | None


def periods(office: Office) -> dict[Kept, int | None]:
    """Return for how many days each class is kept; None for good."""
    demand(office, Act.KEEP_RECORDS)
    with office.reading() as transaction:
        found = stored.periods(transaction)
    return {kept: found.get(kept.value) for kept in Kept}


def set_period(office: Office, kept: Kept, days: int | None) -> None:
    """Keep a class for so many days from now on, or for good; nothing goes before a purge. Raises TrainerError."""
    demand(office, Act.SET_RETENTION)
    if days is not None and not SHORTEST <= days <= LONGEST:
        raise TrainerError(
            f"Records cannot be kept for {counted(days, 'day')}.",
            f"Choose from {SHORTEST} days to {LONGEST}, or for good.",
        )
    with office.writing(Change.SETTINGS) as transaction:
        before = stored.periods(transaction).get(kept.value)
        if before != days:
            stored.set_period(transaction, kept.value, days, office.clock.microseconds())
            details: audit.Details = {"class": kept.value, "days": _days(days), "before": _days(before)}
            audit.note(office, transaction, Act.SET_RETENTION, "retention", details)


def hold_person(office: Office, person_id: bytes, why: str) -> bytes:
    """Let no purge touch a person or anything of theirs until the hold is lifted; return its id."""
    demand(office, Act.KEEP_RECORDS)
    with office.writing(Change.SETTINGS) as transaction:
        if people.one(transaction, person_id) is None:
            raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
        return _place(office, transaction, "person", person_id, why)


def hold_play(office: Office, attempt_id: bytes, why: str) -> bytes:
    """Let no purge touch a play until the hold is lifted; return its id."""
    demand(office, Act.KEEP_RECORDS)
    with office.writing(Change.SETTINGS) as transaction:
        if attempts.one(transaction, attempt_id) is None:
            raise TrainerError("There is no such play in this database.", "Choose one from the list.")
        return _place(office, transaction, "play", attempt_id, why)


def lift(office: Office, hold_id: bytes) -> None:
    """End a hold; what it held goes with the next purge where its time has passed."""
    demand(office, Act.KEEP_RECORDS)
    with office.writing(Change.SETTINGS) as transaction:
        found = next((one for one in stored.holds(transaction) if one.id == hold_id and one.lifted_at is None), None)
        if found is None:
            raise TrainerError("There is no such hold.", "Choose one from the list.")
        now = office.clock.microseconds()
        stored.keep_hold(transaction, replace(found, lifted_by=office.acting, lifted_at=now))
        _note(office, transaction, found, LIFTED)


def holds(office: Office) -> tuple[Hold, ...]:
    """Return all holds, those that stand first."""
    demand(office, Act.KEEP_RECORDS)
    with office.reading() as transaction:
        found = [_hold(transaction, one) for one in stored.holds(transaction)]
    return tuple(sorted(found, key=lambda one: one.lifted_at is not None))


def held(transaction: Transaction) -> frozenset[bytes]:
    """Return the people and the plays that are held."""
    return frozenset(one.subject for one in stored.holds(transaction) if one.lifted_at is None)


def owners_of_held(transaction: Transaction) -> frozenset[bytes]:
    """Return whose plays are held: as long as they are, the person is not erased either."""
    found = (attempts.one(transaction, one) for one in held(transaction))
    return frozenset(one.person for one in found if one is not None)


def _place(office: Office, transaction: Transaction, kind: str, subject: bytes, why: str) -> bytes:
    said = " ".join(why.split())
    if not said:
        raise TrainerError("The reason for the hold is missing.", "Say why, such as the number of the appeal.")
    if len(said) > LONGEST_WHY:
        raise TrainerError(f"The reason is longer than {LONGEST_WHY} letters.", "Say it shorter.")
    if subject in held(transaction):
        raise TrainerError(f"This {kind} is held already.", "Lift that hold first to give another reason.")
    id, now = office.clock.new_id(), office.clock.microseconds()
    hold = stored.StoredHold(id, kind, subject, said, office.acting, now, None, None)
    stored.keep_hold(transaction, hold)
    _note(office, transaction, hold, HELD)
    return id


def _hold(transaction: Transaction, row: stored.StoredHold) -> Hold:
    person_id, title = row.subject, ""
    if row.kind == "play":
        attempt = attempts.one(transaction, row.subject)
        person_id = attempt.person if attempt else b""
        edition = editions.edition(transaction, attempt.edition) if attempt else None
        title = f"{edition.title}, " if edition else "A play that is gone, "
    person = people.one(transaction, person_id)
    whose = numbered(person.name, person.number) if person else "of nobody here"
    return Hold(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        about=f"{title}{whose}",
        why=row.why,
        placed_at=from_microseconds(row.placed_at),
        lifted_at=from_microseconds(row.lifted_at) if row.lifted_at is not None else None,
    )


def _note(office: Office, transaction: Transaction, hold: stored.StoredHold, what: str) -> None:
    subject = hold.subject.hex() if hold.kind == "person" else f"play {hold.subject.hex()}"
    audit.note(office, transaction, Act.KEEP_RECORDS, subject, {"do": what}, {"why": hold.why})


def _days(days: int | None) -> str | int:
    return "for good" if days is None else days
