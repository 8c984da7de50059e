"""Who trains here."""

from dataclasses import dataclass

from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.errors import TrainerError
from trainer.store import people as stored

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who trains here; `agency` may be empty."""

    id: bytes
    name: str
    number: str
    agency: str


def first_person(office: Office) -> Person | None:
    """Return who registered first, or None on a first run."""
    return next(iter(people(office)), None)


def people(office: Office) -> tuple[Person, ...]:
    """Return everybody, the first registered first."""
    with office.reading() as transaction:
        return tuple(_person(row) for row in stored.everyone(transaction))


def register(office: Office, name: str, number: str, agency: str = "") -> Person:
    """Take down who trains here. Raises TrainerError where the name or the officer number is missing or too long."""
    person = Person(
        office.clock.new_id(),
        _checked("name", name, needed=True),
        _checked("officer number", number, needed=True),
        _checked("agency", agency, needed=False),
    )
    row = stored.StoredPerson(person.id, person.name, person.number, person.agency or None, office.clock.microseconds())
    with office.writing(Change.PEOPLE) as transaction:
        stored.add(transaction, row)
    return person


def correct(office: Office, person_id: bytes, name: str, number: str, agency: str = "") -> Person:
    """Correct who trains here; what stood before is kept. Raises TrainerError as `register` does."""
    checked = (
        _checked("name", name, needed=True),
        _checked("officer number", number, needed=True),
        _checked("agency", agency, needed=False) or None,
    )
    with office.writing(Change.PEOPLE) as transaction:
        row = stored.correct(transaction, person_id, *checked, office.clock.microseconds())
        if row is None:
            raise TrainerError("There is nobody of that name here.", "Start the program again and register.")
    return _person(row)


def former_identities(office: Office, person_id: bytes) -> tuple[stored.FormerIdentity, ...]:
    """Return what stood for a person before each correction, the first one first."""
    with office.reading() as transaction:
        return stored.former(transaction, person_id)


def _checked(what: str, text: str, *, needed: bool) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if needed and not plain:
        raise TrainerError(f"The {what} is missing.", f"Type your {what}.")
    if len(plain) > _LONGEST:
        raise TrainerError(f"The {what} is longer than {_LONGEST} letters.", "Type a shorter one.")
    return plain


def _person(row: stored.StoredPerson) -> Person:
    return Person(row.id, row.name, row.number, row.agency or "")
