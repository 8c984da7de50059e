"""A record that several people share, for tests: its administrator, and others with passwords."""

from functools import cache

from trainer.academy import accounts
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person
from trainer.academy.policy import share
from trainer.academy.sign_in import Session, challenge, enter
from trainer.people.passwords import hashed
from trainer.people.roles import Role

PASSPHRASE = "three blue herons at dusk"
CODE = "2345-6789-ABCD-EFGH"


@cache
def hash_of(words: str) -> str:
    """Return a hash, made once for all tests."""
    return hashed(words)


def shared(office: Office, administrator: Person) -> None:
    """Let a record be shared, with its administrator signed in at the window."""
    share(office, administrator.id, hash_of(PASSPHRASE))
    office.seat = Seat.WINDOW


def with_roles(office: Office, name: str, number: str, *roles: Role) -> Person:
    """Add somebody with these roles and the passphrase of all tests, whoever acts."""
    seat, acting, credential = office.seat, office.acting, office.credential
    office.seat = Seat.FILE
    person = accounts.add(office, name, number, "", roles, hash_of("23456789ABCDEFGH")).person
    accounts.set_own_password(office, person.id, hash_of(PASSPHRASE))
    office.seat, office.acting, office.credential = seat, acting, credential
    return person


def become(office: Office, person: Person | None) -> None:
    """Let somebody act who is signed in, or nobody, without the time a password takes."""
    office.acting, office.credential = (person.id, hash_of(PASSPHRASE)) if person else (None, None)


def signed_in(office: Office, typed: str, password: str = PASSPHRASE, person_id: bytes | None = None) -> Session:
    """Sign in as the window does, in three steps."""
    asked = challenge(office, typed, person_id)
    return enter(office, asked, asked.is_met_by(password))
