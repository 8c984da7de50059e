"""How many minutes a week refreshers may take: what a person or a cohort was given, or the default."""

from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import paces as stored
from trainer.store import people
from trainer.store.database import Transaction

DEFAULT = 15
"""Minutes a week where nobody has said otherwise: five bulletins of at most three minutes, one for each day of a week
of five shifts. An agency with more or less time sets its own."""
LEAST, MOST = 1, 600
"""What may be set. Ten hours a week is more than a whole library of bulletins asks for."""


def pace_of(office: Office, person_id: bytes) -> int:
    """Return the minutes a week of a person: the own, else the smallest of the cohorts', else the default."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return pace_in(transaction, person_id)


def pace_in(transaction: Transaction, person_id: bytes) -> int:
    """Return the minutes a week of a person in a transaction that is open."""
    own = stored.one(transaction, person_id)
    if own is not None:
        return own.minutes_per_week
    found = stored.least_of_cohorts(transaction, person_id)
    return DEFAULT if found is None else found


def own_pace(office: Office, person_id: bytes) -> int | None:
    """Return the minutes a week that a person was given; None where cohorts or the default decide."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        found = stored.one(transaction, person_id)
    return found.minutes_per_week if found is not None else None


def cohort_pace(office: Office, cohort_id: bytes) -> int | None:
    """Return the minutes a week that a cohort was given; None where it has none. An instructor asks for the own."""
    demand(office, Act.READ_COHORTS)
    _demand_cohort(office, cohort_id)
    with office.reading() as transaction:
        found = stored.one(transaction, cohort_id)
    return found.minutes_per_week if found is not None else None


def set_pace(office: Office, person_id: bytes, minutes: int | None) -> None:
    """Give a person minutes a week, or take them back with None. Raises TrainerError where they cannot be."""
    demand(office, Act.ASSIGN, person_id)
    with office.reading() as transaction:
        if people.one(transaction, person_id) is None:
            raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
    _set(office, person_id, f"person {person_id.hex()}", minutes)


def set_cohort_pace(office: Office, cohort_id: bytes, minutes: int | None) -> None:
    """Give a cohort minutes a week, or take them back with None. An instructor may for the own cohorts."""
    demand(office, Act.ASSIGN)
    _demand_cohort(office, cohort_id)
    _set(office, cohort_id, f"cohort {cohort_id.hex()}", minutes)


def _demand_cohort(office: Office, cohort_id: bytes) -> None:
    from trainer.academy import cohorts  # imported here and below: Home asks for a pace where something is due

    if all(one.id != cohort_id for one in cohorts.cohorts(office)):
        raise TrainerError("There is no such cohort among yours.", "Choose one from the list.")


def _set(office: Office, subject: bytes, named: str, minutes: int | None) -> None:
    if minutes is not None and not LEAST <= minutes <= MOST:
        raise TrainerError(f"Refreshers take {LEAST} to {MOST} minutes a week.", "Type a number between the two.")
    from trainer.academy import audit

    with office.writing(Change.REFRESHERS) as transaction:
        before = stored.one(transaction, subject)
        if minutes is None:
            stored.forget(transaction, subject)
        else:
            stored.keep(transaction, stored.StoredPace(subject, minutes, office.acting, office.clock.microseconds()))
        details = {"minutes": minutes, "before": before.minutes_per_week if before else None}
        audit.note(office, transaction, "set pace of refreshers", named, details)
