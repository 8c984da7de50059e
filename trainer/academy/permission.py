"""Whether whoever acts may do an act, by the one table of `people.roles`. Nothing below and nothing above asks.

On a computer for one, and for somebody who has the file itself in hand, everything is allowed. An act asks before it
opens its transaction: a refusal is written down in one of its own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from trainer.academy.office import Office, Seat
from trainer.errors import TrainerError
from trainer.people.roles import Act, Reach, Role, reach, who_may
from trainer.store import policy

if TYPE_CHECKING:
    from trainer.store.accounts import StoredAccount
    from trainer.store.database import Transaction

SHARED = "shared"
"""The rule of signing in that says whether several people share this record."""


class Refused(TrainerError):
    """Whoever acts may not do this."""


class SignedOut(Refused):
    """Nobody is signed in any more, or the account is disabled."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What whoever acts may do, as read at a moment.

    `roles` is None where nobody acts or the session has ended; `must_change` where a one-time code has to be replaced.
    """

    seen: tuple[object, ...]
    acting: bytes | None
    credential: str | None
    is_shared: bool
    roles: frozenset[Role] | None
    must_change: bool = False


def demand(office: Office, act: Act, of: bytes | None = None) -> None:
    """Raise Refused, after a note in the audit log, unless whoever acts may do an act.

    `of` is the person whose record or account it concerns; None for what belongs to nobody.
    """
    if office.seat is Seat.FILE:
        return
    standing = standing_of(office)
    if standing.is_shared and not _may(office, standing, act, of):
        _note_refusal(office, act, of)
        raise _refusal(standing, act, of)


def demand_for_play(office: Office, act: Act, attempt: bytes) -> None:
    """Raise Refused unless whoever acts may do an act to a play; one that is not there is refused too."""
    if office.seat is Seat.FILE or not standing_of(office).is_shared:
        return
    from trainer.store import attempts  # imported here: it stands on the tables of editions

    with office.reading() as transaction:
        found = attempts.one(transaction, attempt)
    demand(office, act, found.person if found else b"")


def demand_for_cohort(office: Office, act: Act, cohort: bytes) -> None:
    """Raise Refused unless whoever acts may do an act to a cohort: to any, or to one that goes on and is the own."""
    demand(office, act)
    if office.seat is Seat.FILE:
        return
    standing = standing_of(office)
    if not standing.is_shared or reach(standing.roles or (), act) is Reach.ALL:
        return
    from trainer.store import cohorts

    with office.reading() as transaction:
        teaches = cohorts.teaches(transaction, standing.acting or b"", cohort)
    if not teaches:
        _note_refusal(office, act, cohort)
        raise Refused("This cohort is not one of yours.", "Choose a cohort that you instruct.")


def refuse(office: Office, act: Act, of: bytes, sentence: str, advice: str) -> NoReturn:
    """Refuse an act that whoever acts may do to somebody else, after a note in the audit log."""
    _note_refusal(office, act, of)
    raise Refused(sentence, advice)


def may(office: Office, act: Act, of: bytes | None = None) -> bool:
    """Say whether whoever acts may do an act; nothing is noted."""
    if office.seat is Seat.FILE:
        return True
    standing = standing_of(office)
    return not standing.is_shared or _may(office, standing, act, of)


def allowed(office: Office) -> frozenset[Act]:
    """Return every act that whoever acts may do to something of somebody else, or to what belongs to nobody."""
    if office.seat is Seat.FILE:
        return frozenset(Act)
    standing = standing_of(office)
    if not standing.is_shared:
        return frozenset(Act)
    if standing.must_change:
        return frozenset()
    return frozenset(act for act in Act if (reach(standing.roles or (), act) or 0) > Reach.OWN)


def standing_of(office: Office) -> Standing:
    """Return what whoever acts is here, read again when anybody has changed anything."""
    seen = office.database.seen()
    known = office.standing
    if known is None or (known.seen, known.acting, known.credential) != (seen, office.acting, office.credential):
        with office.reading() as transaction:
            known = _read(transaction, seen, office)
        office.standing = known
    return known


def roles_of(account: "StoredAccount") -> frozenset[Role]:
    """Return the roles of an account."""
    return frozenset(Role(word) for word in account.roles.split(",") if word)


def _read(transaction: "Transaction", seen: tuple[object, ...], office: Office) -> Standing:
    acting, credential = office.acting, office.credential
    if policy.rules(transaction).get(SHARED) != "yes":
        return Standing(seen, acting, credential, False, frozenset(Role))
    from trainer.store import accounts  # imported here: a computer for one starts without these tables

    account = accounts.one(transaction, acting) if acting is not None else None
    if account is None or account.disabled_at is not None or (account.password or account.code) != credential:
        return Standing(seen, acting, credential, True, None)
    return Standing(seen, acting, credential, True, roles_of(account), account.password is None)


def _may(office: Office, standing: Standing, act: Act, of: bytes | None) -> bool:
    if standing.roles is None or standing.acting is None:
        return False
    if standing.must_change and act is not Act.SET_OWN_PASSWORD:
        return False
    found = reach(standing.roles, act)
    if found is None:
        return False
    if found is Reach.ALL or of == standing.acting:
        return True
    # What belongs to nobody is done by those who may do it to somebody else's as well.
    return found is Reach.COHORT and (of is None or _instructs(office, standing.acting, of))


def _instructs(office: Office, instructor: bytes, of: bytes) -> bool:
    from trainer.store import cohorts

    with office.reading() as transaction:
        return cohorts.instructs(transaction, instructor, of)


def _note_refusal(office: Office, act: Act, of: bytes | None) -> None:
    from trainer.academy import audit

    with office.writing() as transaction:
        audit.note(office, transaction, "refused", of.hex() if of else "", {"act": act.value})


def _refusal(standing: Standing, act: Act, of: bytes | None) -> Refused:
    if standing.roles is None:
        return SignedOut("Nobody is signed in here.", "Sign in, and try again.")
    if standing.must_change:
        return Refused("Your one-time code has to be replaced first.", "Set a passphrase of your own.")
    whose = " for somebody else" if of != standing.acting and reach(standing.roles, act) is Reach.OWN else ""
    who = who_may(act)
    advice = f"Ask somebody who is {who}." if who else "It is everybody's own."
    return Refused(f"Your roles do not allow this{whose}: {act.value}.", advice)
