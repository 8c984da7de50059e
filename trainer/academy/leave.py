"""Days away: entered by whoever is away, or by an instructor for the own cohorts. Nothing comes due on them."""

from dataclasses import dataclass
from datetime import date, timedelta

from trainer.academy import audit, remembering
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import leave as stored
from trainer.store import people
from trainer.store.database import Transaction

LONGEST = timedelta(days=731)
"""Two years at once; who is away for longer enters the rest as well."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Days on which somebody is away; the first and the last belong to them."""

    id: bytes
    person_id: bytes
    first: date
    last: date


def leave_of(office: Office, person_id: bytes) -> tuple[Leave, ...]:
    """Return a person's days away, the earliest first."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return tuple(_leave(row) for row in stored.of_person(transaction, person_id))


def add(office: Office, person_id: bytes, first: date, last: date) -> Leave:
    """Enter days away; what was due on them comes due later. Raises TrainerError where they cannot be entered."""
    demand(office, Act.SET_LEAVE, person_id)
    _demand_span(first, last)
    with office.writing(Change.REFRESHERS) as transaction:
        _demand_room(transaction, person_id, first, last)
        row = stored.StoredLeave(
            office.clock.new_id(),
            person_id,
            first.isoformat(),
            last.isoformat(),
            office.acting,
            office.clock.microseconds(),
        )
        stored.add(transaction, row)
        remembering.derive(transaction, person_id)
        _note(office, transaction, row, "added")
    return _leave(row)


def remove(office: Office, person_id: bytes, leave_id: bytes) -> None:
    """Take days away of a person back; everything comes due as if they had never been entered."""
    demand(office, Act.SET_LEAVE, person_id)
    with office.writing(Change.REFRESHERS) as transaction:
        row = stored.one(transaction, leave_id)
        if row is None or row.person != person_id:
            raise TrainerError("These days away are not on the record.", "Choose from the list.")
        stored.remove(transaction, leave_id)
        remembering.derive(transaction, person_id)
        _note(office, transaction, row, "removed")


def _demand_span(first: date, last: date) -> None:
    if last < first:
        raise TrainerError("The last day away lies before the first.", "Change one of the two.")
    if last - first > LONGEST:
        raise TrainerError("Days away are entered for two years at most.", "Choose an earlier last day.")


def _demand_room(transaction: Transaction, person_id: bytes, first: date, last: date) -> None:
    if people.one(transaction, person_id) is None:
        raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
    for row in stored.of_person(transaction, person_id):
        one = _leave(row)
        if one.first <= last and first <= one.last:
            raise TrainerError(
                f"Days away from {one.first.isoformat()} to {one.last.isoformat()} are entered already.",
                "Choose other days, or remove those first.",
            )


def _note(office: Office, transaction: Transaction, row: stored.StoredLeave, do: str) -> None:
    details = {"do": do, "first": row.first_day, "last": row.last_day}
    audit.note(office, transaction, Act.SET_LEAVE, f"person {row.person.hex()}", details)


def _leave(row: stored.StoredLeave) -> Leave:
    return Leave(row.id, row.person, date.fromisoformat(row.first_day), date.fromisoformat(row.last_day))
