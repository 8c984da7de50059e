"""Accounts as an administrator keeps them: who may sign in, as what, and with which one-time code.

Who leaves is disabled and stays on the record; who comes back is known by the officer number. Only the records officer
can have a name erased (`academy.purging`), and who comes back after that is somebody new.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, as_person, checked, take_down, with_number
from trainer.academy.permission import Refused, demand, roles_of
from trainer.academy.sign_in import failure_key
from trainer.errors import TrainerError
from trainer.people.passwords import one_time_code
from trainer.people.roles import Act, Role
from trainer.store import accounts as stored
from trainer.store import people as stored_people
from trainer.store.database import Transaction

CODE_DAYS = 7
_DAY = 24 * 3600 * 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person with what he or she may be here. `code_until` is set while a one-time code waits to be used."""

    person: Person
    roles: tuple[Role, ...]
    has_password: bool
    code_until: datetime | None
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody who can sign in now; `returned` where the number was known and the record is back."""

    person: Person
    returned: bool


def accounts(office: Office) -> tuple[Account, ...]:
    """Return every account, by name."""
    demand(office, Act.LIST_PEOPLE)
    with office.reading() as transaction:
        known = {one.person: one for one in stored.everyone(transaction)}
        rows = stored_people.everyone(transaction)
    found = [_account(as_person(row), known[row.id]) for row in rows if row.id in known]
    return tuple(sorted(found, key=lambda one: (one.disabled_at is not None, one.person.name.casefold())))


def new_code(office: Office) -> str:
    """Return a one-time code to be hashed, given to `add` or `reset`, and told to whom it is for."""
    demand(office, Act.ADMINISTER_PEOPLE)
    return one_time_code(office.clock.chance(16))


def add(office: Office, name: str, number: str, agency: str, roles: Collection[Role], code: str) -> Added:
    """Let somebody sign in with a one-time code, given as its hash; one who left and comes back keeps the record.

    Raises TrainerError where a name, a number or every role is missing, or the number is somebody's here.
    """
    demand(office, Act.ADMINISTER_PEOPLE)
    name, number, agency = checked(name, number, agency)
    words = _in_words(roles)
    with office.writing(Change.PEOPLE) as transaction:
        former = with_number(transaction, number)
        if former is None:
            person = Person(office.clock.new_id(), name, number, agency)
            take_down(office, transaction, person, ())
        else:
            person = _returned(office, transaction, former, Person(former.id, name, number, agency))
        account = stored.StoredAccount(person=person.id, roles=words, code=code, code_until=_code_until(office))
        stored.keep(transaction, account)
        details = {"do": "returned" if former else "added", "roles": words}
        _note(office, transaction, person.id, details, {"name": name, "number": number})
    return Added(person, former is not None)


def give_roles(office: Office, person_id: bytes, roles: Collection[Role]) -> None:
    """Let somebody be these things and no others. Raises TrainerError where no administrator would be left."""
    demand(office, Act.ADMINISTER_PEOPLE)
    words = _in_words(roles)
    with office.writing(Change.PEOPLE) as transaction:
        account = _one(transaction, person_id)
        stored.keep(transaction, replace(account, roles=words))
        _demand_an_administrator(transaction)
        _note(office, transaction, person_id, {"do": "roles", "roles": words, "before": account.roles})


def disable(office: Office, person_id: bytes) -> None:
    """End somebody's sessions at their next act, and let nobody sign in there; the record stays."""
    demand(office, Act.ADMINISTER_PEOPLE)
    with office.writing(Change.PEOPLE) as transaction:
        account = _one(transaction, person_id)
        stored.keep(transaction, replace(account, disabled_at=office.clock.microseconds()))
        _demand_an_administrator(transaction)
        _note(office, transaction, person_id, {"do": "disabled"})


def enable(office: Office, person_id: bytes) -> None:
    """Let somebody sign in again, as before."""
    demand(office, Act.ADMINISTER_PEOPLE)
    with office.writing(Change.PEOPLE) as transaction:
        stored.keep(transaction, replace(_one(transaction, person_id), disabled_at=None))
        _note(office, transaction, person_id, {"do": "enabled"})


def reset(office: Office, person_id: bytes, code: str) -> None:
    """Put a one-time code, given as its hash, in the place of a password, and forget failures to sign in."""
    demand(office, Act.ADMINISTER_PEOPLE)
    with office.writing(Change.PEOPLE) as transaction:
        account = replace(_one(transaction, person_id), password=None, code=code, code_until=_code_until(office))
        stored.keep(transaction, account)
        stored.keep_failures(transaction, failure_key(person_id), 0, 0)
        _note(office, transaction, person_id, {"do": "reset"})


def set_own_password(office: Office, person_id: bytes, password: str) -> None:
    """Set one's own password, given as its hash; other windows where one is signed in are signed out."""
    demand(office, Act.SET_OWN_PASSWORD, person_id)
    with office.writing(Change.PEOPLE) as transaction:
        account = replace(_one(transaction, person_id), password=password, code=None, code_until=None)
        stored.keep(transaction, account)
        audit.note(office, transaction, Act.SET_OWN_PASSWORD, person_id.hex(), {})
    office.credential = password


def recover_administrator(office: Office, person_id: bytes, code: str) -> None:
    """Make somebody an administrator with a one-time code, for who has the file in hand; never from the window."""
    if office.seat is not Seat.FILE:
        raise Refused("An administrator is recovered by who has the file.", "See `trainer people --help`.")
    with office.writing(Change.PEOPLE) as transaction:
        account = _one(transaction, person_id)
        words = _in_words({*roles_of(account), Role.ADMINISTRATOR})
        found = replace(account, roles=words, password=None, code=code, disabled_at=None)
        stored.keep(transaction, replace(found, code_until=_code_until(office)))
        stored.keep_failures(transaction, failure_key(person_id), 0, 0)
        _note(office, transaction, person_id, {"do": "recovered", "before": account.roles})


def _returned(office: Office, transaction: Transaction, former: stored_people.StoredPerson, person: Person) -> Person:
    account = stored.one(transaction, former.id)
    if account is None or account.disabled_at is None:
        raise TrainerError(
            f"The officer number {former.number} is that of {former.name}.", "Give another number, or correct that one."
        )
    agency = person.agency or former.agency
    if (former.name, former.number, former.agency) != (person.name, person.number, agency):
        at = office.clock.microseconds()
        stored_people.correct(transaction, former.id, person.name, person.number, agency, at)
    return replace(person, agency=agency or "")


def _account(person: Person, account: stored.StoredAccount) -> Account:
    return Account(
        person=person,
        roles=tuple(role for role in Role if role in roles_of(account)),
        has_password=account.password is not None,
        code_until=from_microseconds(account.code_until) if account.code_until is not None else None,
        disabled_at=from_microseconds(account.disabled_at) if account.disabled_at is not None else None,
    )


def _one(transaction: Transaction, person_id: bytes) -> stored.StoredAccount:
    account = stored.one(transaction, person_id)
    if account is None:
        raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
    return account


def _in_words(roles: Collection[Role]) -> str:
    if not roles:
        raise TrainerError("Everybody here has a role.", "Choose at least one, such as trainee.")
    return ",".join(role for role in Role if role in roles)


def _demand_an_administrator(transaction: Transaction) -> None:
    if not any(Role.ADMINISTRATOR in roles_of(one) and one.disabled_at is None for one in stored.everyone(transaction)):
        raise TrainerError(
            "Nobody would be left to administer this computer.", "Make somebody else an administrator first."
        )


def _code_until(office: Office) -> int:
    return office.clock.microseconds() + CODE_DAYS * _DAY


def _note(
    office: Office,
    transaction: Transaction,
    person_id: bytes,
    details: dict[str, str],
    private: dict[str, str] | None = None,
) -> None:
    audit.note(office, transaction, Act.ADMINISTER_PEOPLE, person_id.hex(), details, private)
