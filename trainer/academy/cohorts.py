"""Cohorts: who is trained together and by whom. An instructor's rights reach as far as the own cohorts."""

from dataclasses import dataclass, replace
from typing import Literal

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, as_person
from trainer.academy.permission import demand, roles_of, standing_of
from trainer.errors import TrainerError
from trainer.people.roles import Act, Reach, Role, reach
from trainer.store import accounts, people
from trainer.store import cohorts as stored
from trainer.store.database import Transaction

Part = Literal["trainee", "instructor"]
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """A group of people who train together; one that has ended gives nobody rights any more."""

    id: bytes
    name: str
    has_ended: bool
    instructors: tuple[Person, ...]
    trainees: tuple[Person, ...]


def cohorts(office: Office) -> tuple[Cohort, ...]:
    """Return the cohorts that whoever acts may see, those that go on first, by name; an instructor sees the own."""
    demand(office, Act.READ_COHORTS)
    with office.reading() as transaction:
        persons = {row.id: as_person(row) for row in people.everyone(transaction)}
        rows, members = stored.cohorts(transaction), stored.members(transaction)
    found = [_cohort(row, members, persons) for row in rows]
    if _sees_own_alone(office):
        found = [one for one in found if any(person.id == office.acting for person in one.instructors)]
    return tuple(sorted(found, key=lambda one: (one.has_ended, one.name.casefold())))


def create(office: Office, name: str) -> bytes:
    """Begin a cohort and return its id. Raises TrainerError where the name is missing, too long, or in use."""
    demand(office, Act.ARRANGE_COHORTS)
    with office.writing(Change.PEOPLE) as transaction:
        plain = _checked(transaction, name)
        cohort = stored.StoredCohort(office.clock.new_id(), plain, office.clock.microseconds(), None)
        stored.keep(transaction, cohort)
        _note(office, transaction, cohort.id, {"do": "created", "name": plain})
    return cohort.id


def rename(office: Office, cohort_id: bytes, name: str) -> None:
    """Give a cohort another name. Raises TrainerError as `create` does."""
    demand(office, Act.ARRANGE_COHORTS)
    with office.writing(Change.PEOPLE) as transaction:
        before = _one(transaction, cohort_id)
        plain = _checked(transaction, name, but=cohort_id)
        stored.keep(transaction, replace(before, name=plain))
        _note(office, transaction, cohort_id, {"do": "renamed", "name": plain, "before": before.name})


def end(office: Office, cohort_id: bytes) -> None:
    """End a cohort: it stays on the record, and its instructors' rights over it end."""
    _set_end(office, cohort_id, office.clock.microseconds())


def reopen(office: Office, cohort_id: bytes) -> None:
    """Let a cohort that has ended go on."""
    _set_end(office, cohort_id, None)


def add_member(office: Office, cohort_id: bytes, person_id: bytes, part: Part) -> None:
    """Put somebody into a cohort, as a trainee or as an instructor, who then has to hold that role."""
    demand(office, Act.ARRANGE_COHORTS)
    with office.writing(Change.PEOPLE) as transaction:
        cohort = _one(transaction, cohort_id)
        account = accounts.one(transaction, person_id)
        if account is None:
            raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
        if part == "instructor" and not {Role.INSTRUCTOR, Role.LEAD} & roles_of(account):
            raise TrainerError("Only somebody who is an instructor can instruct a cohort.", "Give the role first.")
        member = stored.StoredMember(cohort.id, person_id, part, office.clock.microseconds())
        if stored.add_member(transaction, member):
            _note(office, transaction, cohort_id, {"do": f"added {part}", "person": person_id.hex()})


def remove_member(office: Office, cohort_id: bytes, person_id: bytes, part: Part) -> None:
    """Take somebody out of a cohort; plays and records stay."""
    demand(office, Act.ARRANGE_COHORTS)
    with office.writing(Change.PEOPLE) as transaction:
        if stored.remove_member(transaction, _one(transaction, cohort_id).id, person_id, part):
            _note(office, transaction, cohort_id, {"do": f"removed {part}", "person": person_id.hex()})


def _sees_own_alone(office: Office) -> bool:
    if office.seat is Seat.FILE:
        return False
    standing = standing_of(office)
    return standing.is_shared and reach(standing.roles or (), Act.READ_COHORTS) is not Reach.ALL


def _set_end(office: Office, cohort_id: bytes, ended_at: int | None) -> None:
    demand(office, Act.ARRANGE_COHORTS)
    with office.writing(Change.PEOPLE) as transaction:
        stored.keep(transaction, replace(_one(transaction, cohort_id), ended_at=ended_at))
        _note(office, transaction, cohort_id, {"do": "reopened" if ended_at is None else "ended"})


def _cohort(row: stored.StoredCohort, members: tuple[stored.StoredMember, ...], persons: dict[bytes, Person]) -> Cohort:
    def named(part: Part) -> tuple[Person, ...]:
        found = [persons[one.person] for one in members if (one.cohort, one.part) == (row.id, part)]
        return tuple(sorted(found, key=lambda person: person.name.casefold()))

    return Cohort(
        id=row.id,
        name=row.name,
        has_ended=row.ended_at is not None,
        instructors=named("instructor"),
        trainees=named("trainee"),
    )


def _one(transaction: Transaction, cohort_id: bytes) -> stored.StoredCohort:
    cohort = stored.one(transaction, cohort_id)
    if cohort is None:
        raise TrainerError("There is no such cohort.", "Choose one from the list.")
    return cohort


def _checked(transaction: Transaction, name: str, but: bytes | None = None) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    if not plain:
        raise TrainerError("The cohort has no name.", "Type one, such as Recruits, spring 2027.")
    if len(plain) > _LONGEST:
        raise TrainerError(f"The name of the cohort is longer than {_LONGEST} letters.", "Type a shorter one.")
    for other in stored.cohorts(transaction):
        if other.id != but and other.name.casefold() == plain.casefold():
            raise TrainerError(f"There is a cohort {other.name} already.", "Give another name.")
    return plain


def _note(office: Office, transaction: Transaction, cohort_id: bytes, details: dict[str, str]) -> None:
    audit.note(office, transaction, Act.ARRANGE_COHORTS, f"cohort {cohort_id.hex()}", details)
