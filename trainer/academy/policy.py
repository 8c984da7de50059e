"""How people sign in here: whether the computer is shared, how long a passphrase is, when an idle one is signed out."""

from dataclasses import dataclass

from trainer import paths
from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.permission import SHARED, demand, roles_of
from trainer.counts import counted
from trainer.errors import TrainerError
from trainer.people.passwords import LOWEST_LEAST, USUAL_LEAST, Rules, blocked
from trainer.people.roles import Act, Role
from trainer.store import accounts, people
from trainer.store import policy as stored

LONGEST_BANNER = 2000
LONGEST_IDLE = 240
MOST_LEAST = 64
_DEMO = "demo"
_OF_THE_TRADE = ("police", "officer", "sheriff", "deputy", "department", "agency", "badge", "fair", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of signing in. `idle_minutes` is 0 where nobody is signed out for doing nothing."""

    is_shared: bool = False
    idle_minutes: int = 15
    least_length: int = USUAL_LEAST
    banner: str = ""
    lists_names: bool = True
    is_demo: bool = False
    """Whether everybody on this record is invented."""


def policy(office: Office) -> Policy:
    """Return the rules in force; needs no permission, for the page to sign in shows them."""
    with office.reading() as transaction:
        found = stored.rules(transaction)
    usual = Policy()
    return Policy(
        is_shared=found.get(SHARED) == "yes",
        idle_minutes=int(found.get("idle_minutes", usual.idle_minutes)),
        least_length=int(found.get("least_length", usual.least_length)),
        banner=found.get("banner", usual.banner),
        lists_names=found.get("lists_names", "yes") == "yes",
        is_demo=found.get(_DEMO) == "yes",
    )


def set_policy(
    office: Office, *, idle_minutes: int, least_length: int, banner: str, lists_names: bool = True
) -> Policy:
    """Put rules into force, at once and for everybody. Raises TrainerError for one that is out of bounds."""
    demand(office, Act.SET_POLICY)
    if not LOWEST_LEAST <= least_length <= MOST_LEAST:
        raise TrainerError(
            f"A passphrase cannot be asked to have {counted(least_length, 'letter')}.",
            f"Choose from {LOWEST_LEAST} to {MOST_LEAST}; {USUAL_LEAST} is usual.",
        )
    if not 0 <= idle_minutes <= LONGEST_IDLE:
        raise TrainerError("That is not a time after which to sign out.", f"Choose up to {LONGEST_IDLE} minutes.")
    if len(banner) > LONGEST_BANNER:
        raise TrainerError(f"The banner is longer than {LONGEST_BANNER} letters.", "Say it shorter.")
    before = policy(office)
    rules = {"idle_minutes": str(idle_minutes), "least_length": str(least_length), "banner": banner.strip()}
    rules["lists_names"] = "yes" if lists_names else "no"
    details: dict[str, str | int | None] = {"idle": idle_minutes, "least": least_length, "names": rules["lists_names"]}
    details |= {"least before": before.least_length, "idle before": before.idle_minutes}
    with office.writing(Change.PEOPLE) as transaction:
        for name, value in rules.items():
            stored.keep(transaction, name, value)
        audit.note(office, transaction, Act.SET_POLICY, "sign-in", details, {"banner": rules["banner"]})
    return policy(office)


def share(office: Office, person_id: bytes, password: str) -> None:
    """Let several people use this record: the officer it belonged to gets a password's hash and administers it.

    Nothing that is on the record changes. Raises TrainerError where it is shared already.
    """
    demand(office, Act.SET_POLICY)
    if policy(office).is_shared:
        raise TrainerError("This computer is shared already.", "See People for who trains here.")
    with office.writing(Change.PEOPLE) as transaction:
        account = accounts.one(transaction, person_id)
        if account is None:
            raise TrainerError("There is nobody of that name here.", "Start the program again and register.")
        roles = roles_of(account) | {Role.ADMINISTRATOR}
        words = ",".join(role for role in Role if role in roles)
        accounts.keep(transaction, accounts.StoredAccount(person=person_id, roles=words, password=password))
        stored.keep(transaction, SHARED, "yes")
        audit.note(office, transaction, Act.SET_POLICY, "sign-in", {"shared": "yes", "administrator": person_id.hex()})
    office.acting, office.credential = person_id, password


def declare_demo(office: Office) -> None:
    """Say for good that everybody on this record is invented. Raises TrainerError where somebody is on it already."""
    demand(office, Act.SET_POLICY)
    with office.writing(Change.PEOPLE) as transaction:
        if people.everyone(transaction):
            raise TrainerError("Somebody trains here already.", "A demo academy begins in an empty record.")
        stored.keep(transaction, _DEMO, "yes")
        audit.note(office, transaction, Act.SET_POLICY, "sign-in", {"demo": "yes"})


def password_rules(office: Office, person_id: bytes | None = None) -> Rules:
    """Return what a passphrase of this person is measured by, with the words of person, agency and trade."""
    if person_id is not None:
        demand(office, Act.SET_OWN_PASSWORD, person_id)
    with office.reading() as transaction:
        person = people.one(transaction, person_id) if person_id else None
    said = f"{person.name} {person.number} {person.agency or ''}".split() if person else []
    lines = (paths.assets() / "passwords" / "common.txt").read_text(encoding="utf-8").splitlines()
    return Rules(policy(office).least_length, blocked(lines), (*said, *_OF_THE_TRADE))
