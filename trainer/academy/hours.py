"""The hours claimed with a certificate, and where and when they were reported, as a records officer enters them."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office, Seat
from trainer.academy.particulars import Particular, day, enter, line, minutes, of_kind
from trainer.academy.permission import Refused, demand, standing_of
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import certificates as stored
from trainer.store.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours as they were entered; `minutes` is 0 and the words are empty where they have been erased."""

    minutes: int
    reported_to: str
    reported_on: str
    entered_at: datetime
    entered_by: str


def enter_hours(office: Office, number: int, claimed: str, reported_to: str, reported_on: str) -> None:
    """Enter the hours claimed with a certificate; another entry corrects it, and the one before stays.

    Raises TrainerError where there is no such certificate or it was revoked, and where hours or day cannot be read;
    Refused for one's own where the record is shared.
    """
    with office.reading() as transaction:
        person = _certificate(transaction, number)
    demand(office, Act.KEEP_RECORDS, person.person if person else None)
    if person is None or person.revoked_at is not None:
        gone = "has been revoked" if person else "is not on this record"
        raise TrainerError(f"The certificate {number} {gone}.", "Choose one from the list.")
    if office.seat is Seat.WINDOW and standing_of(office).is_shared and office.acting == person.person:
        raise Refused("Nobody claims hours for their own training here.", "Ask another records officer.")
    spent = minutes("hours claimed", claimed)
    said = {
        "claimed": spent,
        "reported_to": line("place they were reported to", reported_to),
        "reported_on": day("day of the report", reported_on, office.clock.now().astimezone().date()),
    }
    if not spent:
        raise TrainerError("The hours claimed are missing.", "Type hours such as 2 or 1.5.")
    if said["reported_on"] and not said["reported_to"]:
        raise TrainerError("Where they were reported is missing.", "Type it, or leave the day empty too.")
    with office.writing(Change.RESULTS) as transaction:
        entered, told = enter(office, transaction, Particular.HOURS, str(number), person.person, said)
        details: audit.Details = {"do": "hours entered", "number": number, "entered": entered}
        audit.note(office, transaction, Act.KEEP_RECORDS, person.person.hex(), details, told)


def hours_in(transaction: Transaction, number: int) -> tuple[Hours, ...]:
    """Return the hours entered for a certificate, the latest first."""
    return tuple(
        Hours(
            minutes=int(one.said.get("claimed", 0)),
            reported_to=str(one.said.get("reported_to", "")),
            reported_on=str(one.said.get("reported_on", "")),
            entered_at=one.at,
            entered_by=one.by,
        )
        for one in of_kind(transaction, Particular.HOURS, str(number)).get(str(number), ())
    )


def _certificate(transaction: Transaction, number: int) -> stored.StoredCertificate | None:
    return next((row for row in stored.every(transaction) if row.number == number), None)
