"""Who trains here: names, officer numbers, and what stood before a correction."""

from dataclasses import dataclass

from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.names import folded, kept
from trainer.people.roles import Act, Role
from trainer.store import people as stored
from trainer.store.database import Transaction

ERASED, ERASED_NUMBER = "Somebody who left", "erased-"
"""What stands in the place of a name and before the end of an id, in the place of a number."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who trains here; `agency` may be empty."""

    id: bytes
    name: str
    number: str
    agency: str


def first_person(office: Office) -> Person | None:
    """Return who registered first, or None on a first run."""
    with office.reading() as transaction:
        return next((as_person(row) for row in stored.everyone(transaction) if not _is_erased(row)), None)


def people(office: Office) -> tuple[Person, ...]:
    """Return everybody, the first registered first."""
    demand(office, Act.LIST_PEOPLE)
    with office.reading() as transaction:
        return tuple(as_person(row) for row in stored.everyone(transaction))


def register(office: Office, name: str, number: str, agency: str = "") -> Person:
    """Take down who trains here, with an account; whoever is the first becomes the administrator.

    Raises TrainerError where the name or the officer number is missing or too long, or the number is somebody's here.
    """
    is_first = first_person(office) is None
    if not is_first:
        demand(office, Act.ADMINISTER_PEOPLE)
    person = Person(office.clock.new_id(), *checked(name, number, agency))
    roles = (Role.TRAINEE, Role.ADMINISTRATOR) if is_first else (Role.TRAINEE,)
    with office.writing(Change.PEOPLE) as transaction:
        _demand_free(transaction, person.number, person.id)
        take_down(office, transaction, person, roles)
    return person


def correct(office: Office, person_id: bytes, name: str, number: str, agency: str = "") -> Person:
    """Correct who trains here; what stood before is kept. Raises TrainerError as `register` does."""
    from trainer.academy import audit

    demand(office, Act.CORRECT_IDENTITY, person_id)
    new = checked(name, number, agency)
    with office.writing(Change.PEOPLE) as transaction:
        _demand_free(transaction, new[1], person_id)
        row = stored.correct(transaction, person_id, new[0], new[1], new[2] or None, office.clock.microseconds())
        if row is None:
            raise TrainerError("There is nobody of that name here.", "Start the program again and register.")
        said = {"name": row.name, "number": row.number, "agency": row.agency or ""}
        audit.note(office, transaction, Act.CORRECT_IDENTITY, person_id.hex(), {}, said)
    return as_person(row)


def former_identities(office: Office, person_id: bytes) -> tuple[stored.FormerIdentity, ...]:
    """Return what stood for a person before each correction, the first one first."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return stored.former(transaction, person_id)


def take_down(office: Office, transaction: Transaction, person: Person, roles: tuple[Role, ...]) -> None:
    """Store a person with an account that has these roles and no password."""
    from trainer.store import accounts  # imported here: Home waits for this module, not for accounts

    now = office.clock.microseconds()
    stored.add(transaction, stored.StoredPerson(person.id, person.name, person.number, person.agency or None, now))
    accounts.keep(transaction, accounts.StoredAccount(person=person.id, roles=",".join(roles)))


def checked(name: str, number: str, agency: str) -> tuple[str, str, str]:
    """Return what was typed as it is kept: composed letters, single spaces; raises TrainerError where it cannot be."""
    return (
        kept("name", name, needed=True),
        kept("officer number", number, needed=True),
        kept("agency", agency, needed=False),
    )


def with_number(transaction: Transaction, number: str) -> stored.StoredPerson | None:
    """Return who has an officer number, whatever its capitals and spaces; who registered first, where two have it."""
    wanted = folded(number)
    return next((row for row in stored.everyone(transaction) if folded(row.number) == wanted), None)


def as_person(row: stored.StoredPerson) -> Person:
    """Return a stored person."""
    return Person(row.id, row.name, row.number, row.agency or "")


def _is_erased(row: stored.StoredPerson) -> bool:
    return row.name == ERASED and row.number.startswith(ERASED_NUMBER)


def _demand_free(transaction: Transaction, number: str, but: bytes) -> None:
    before, other = stored.one(transaction, but), with_number(transaction, number)
    is_new = before is None or folded(before.number) != folded(number)
    if is_new and other is not None and other.id != but:
        raise TrainerError(f"The officer number {number} is that of {other.name}.", "Type another one.")
