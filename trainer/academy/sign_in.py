"""Signing in and out. A try is counted before the password is looked at, so that many at once gain nothing.

In three steps, for hashing is slow and belongs to neither the window nor the record: `challenge` finds the account and
counts the try, `people.passwords.matches` looks at the password anywhere, `enter` says who is signed in. Names that
are not known are treated alike in words and in time.
"""

from dataclasses import dataclass
from hashlib import sha256

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, as_person, first_person
from trainer.academy.permission import allowed, standing_of
from trainer.academy.policy import Policy, policy
from trainer.errors import TrainerError
from trainer.people.names import folded
from trainer.people.passwords import matches, plain_code
from trainer.people.roles import Act, Role
from trainer.people.waiting import in_words, wait_seconds
from trainer.store import accounts
from trainer.store import people as stored
from trainer.store.database import Transaction

_SECOND = 1_000_000
_KEPT = 24 * 3600 * _SECOND
_OF_NAMES, _OF_ACCOUNTS = b"\0", b"\1"
"""What the keys begin with under which failures are counted: of names nobody has they are forgotten after a day."""


class WrongPassword(TrainerError):
    """Name and password do not belong together, or the account is closed."""


class TooManyTries(TrainerError):
    """Signing in has failed so often that one has to wait."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A try to sign in: what the password is to be held against. `person` is None where nobody is meant."""

    person: Person | None
    kept: str | None
    is_code: bool
    key: bytes

    def is_met_by(self, typed: str) -> bool:
        """Look at what was typed; takes a tenth of a second, whoever is meant."""
        return matches(self.kept, plain_code(typed) if self.is_code else typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Who is here and what the window may show. `must_change`: nothing else is allowed until there is a password."""

    person: Person | None
    policy: Policy
    roles: frozenset[Role]
    acts: frozenset[Act]
    must_change: bool = False


def session(office: Office) -> Session:
    """Return who is signed in; on a computer for one, the officer who registered first."""
    rules = policy(office)
    if not rules.is_shared:
        return Session(person=first_person(office), policy=rules, roles=frozenset(Role), acts=frozenset(Act))
    standing = standing_of(office)
    if office.acting is None or standing.roles is None:
        return Session(person=None, policy=rules, roles=frozenset(), acts=frozenset())
    with office.reading() as transaction:
        row = stored.one(transaction, office.acting)
        account = accounts.one(transaction, office.acting)
    assert row is not None
    assert account is not None
    must_change = account.password is None
    return Session(
        person=as_person(row), policy=rules, roles=standing.roles, acts=allowed(office), must_change=must_change
    )


def arrive(office: Office) -> Session:
    """Take a seat at the window: from now on acts are those of whoever is signed in."""
    office.seat = Seat.WINDOW
    here = session(office)
    if not here.policy.is_shared and here.person is not None:
        office.acting = here.person.id
    return here


def names(office: Office) -> tuple[Person, ...]:
    """Return who can sign in, by name, to pick from; nobody where the agency does not want them shown."""
    if not policy(office).lists_names:
        return ()
    with office.reading() as transaction:
        closed = {one.person for one in accounts.everyone(transaction) if one.disabled_at is not None}
        found = [as_person(row) for row in stored.everyone(transaction) if row.id not in closed]
    return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.number)))


def challenge(office: Office, typed: str, person_id: bytes | None = None) -> Challenge:
    """Count a try to sign in by a name, an officer number or a person picked; raises TooManyTries.

    The try counts as failed until `enter` is told that the password fits.
    """
    now = office.clock.microseconds()
    with office.writing() as transaction:
        row = _meant(transaction, typed, person_id)
        account = accounts.one(transaction, row.id) if row else None
        key = _key(row.id if row else None, typed)
        failures, failed_at = accounts.failures(transaction, key)
        left = _left_seconds(failures, now - failed_at)
        if left == 0:
            accounts.forget_failures(transaction, now - _KEPT, _OF_ACCOUNTS)
            accounts.keep_failures(transaction, key, failures + 1, now)
        elif now < failed_at:  # the clock was set back: the wait begins anew, and is no longer than it was
            accounts.keep_failures(transaction, key, failures, now)
    if left is None:
        raise TooManyTries(
            "Signing in has failed too often in a row.",
            "Ask an administrator for a one-time code; it opens the account.",
        )
    if left:
        raise TooManyTries(f"Signing in has failed several times. Wait {in_words(left)}.", "Then try again.")
    kept, is_code = _credential(account, now)
    return Challenge(as_person(row) if row else None, kept, is_code, key)


def enter(office: Office, asked: Challenge, is_met: bool) -> Session:
    """Sign in whoever met a challenge. Raises WrongPassword, in the same words whoever was meant."""
    now = office.clock.microseconds()
    with office.writing(Change.PEOPLE) as transaction:
        account = accounts.one(transaction, asked.person.id) if asked.person else None
        is_in = is_met and asked.kept is not None and _credential(account, now)[0] == asked.kept
        if is_in and asked.person is not None:
            accounts.keep_failures(transaction, asked.key, 0, 0)
            office.acting, office.credential = asked.person.id, asked.kept
            audit.note(office, transaction, "sign in", asked.person.id.hex(), {"with": _with(asked)})
        else:
            failures, _ = accounts.failures(transaction, asked.key)
            subject = asked.person.id.hex() if asked.person else ""
            audit.note(office, transaction, "sign-in failed", subject, {"in a row": failures})
    if not is_in:
        raise WrongPassword("Name and passphrase do not belong together.", "Type both again, or ask an administrator.")
    return session(office)


def sign_out(office: Office, why: str = "asked") -> None:
    """Let nobody act any more; `why` is `asked` or `idle`."""
    who = office.acting
    if who is None or not policy(office).is_shared:
        return
    with office.writing() as transaction:
        audit.note(office, transaction, "sign out", who.hex(), {"why": why})
    office.acting = office.credential = office.standing = None


def failure_key(person_id: bytes) -> bytes:
    """Return the key under which failures of an account are counted."""
    return _key(person_id, "")


def _key(person_id: bytes | None, typed: str) -> bytes:
    # What is typed where no name is known may be a password: only its digest is kept, and not for long.
    if person_id is not None:
        return _OF_ACCOUNTS + person_id
    return _OF_NAMES + sha256(folded(typed).encode()).digest()[:16]


def _meant(transaction: Transaction, typed: str, person_id: bytes | None) -> stored.StoredPerson | None:
    if person_id is not None:
        return stored.one(transaction, person_id)
    wanted = folded(typed)
    # Everybody is looked at, whoever is meant: a search that ends when it has found somebody would tell by its time.
    by_name, by_number = [], []
    for id, name, number in stored.names(transaction):
        if folded(number) == wanted:
            by_number.append(id)
        if folded(name) == wanted:
            by_name.append(id)
    found = by_number or by_name
    return stored.one(transaction, found[0]) if len(found) == 1 else None


def _credential(account: accounts.StoredAccount | None, now: int) -> tuple[str | None, bool]:
    if account is None or account.disabled_at is not None:
        return None, False
    if account.password is not None:
        return account.password, False
    return (account.code if account.code_until is not None and now < account.code_until else None), True


def _left_seconds(failures: int, passed: int) -> int | None:
    wait = wait_seconds(failures)
    if not wait:
        return wait
    return max(0, -(-(wait * _SECOND - max(0, passed)) // _SECOND))


def _with(asked: Challenge) -> str:
    return "one-time code" if asked.is_code else "password"
