"""What a purge would take away: found for a look, and found again before each step that takes anything.

A clock that is wrong by years must not empty the record. So a plan says which day it takes today to be, and doubts it
where the record holds something later, or where nothing had been done for two months until a few days ago; whoever
purges then has to say that the day is right.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.retention import Kept, held, owners_of_held
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import accounts, erasing, people, retention, tombstones
from trainer.store.database import Transaction

STILL_DAYS = 60
"""After so long without an act the date is doubted."""
_DOUBTED_FOR = 14
_EPOCH = date(1970, 1, 1)
ASKED = "asked for"
"""The rule of what is erased because a records officer asks for it, whatever the periods."""


@dataclass(frozen=True, slots=True)
class Going:
    """One thing that is due to go: a play, the texts of one, or a person, with whose it is and by which rule."""

    id: bytes
    person: bytes
    rule: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """What would go of one person."""

    name: str
    number: str
    plays: int
    texts: int
    entries: int
    leaves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is due at a moment, by the periods that stood then. `entries` are numbers of the audit log."""

    as_of: int
    today: date
    doubt: str
    periods: tuple[tuple[str, int], ...]
    plays: tuple[Going, ...] = ()
    texts: tuple[Going, ...] = ()
    entries: tuple[int, ...] = ()
    persons: tuple[Going, ...] = ()
    held: int = 0
    """How much is due and held back: by a hold, or because an assignment that stands counts on the play."""
    lines: tuple[Line, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is due."""
        return not (self.plays or self.texts or self.entries or self.persons)

    @property
    def count(self) -> int:
        """How many plays, plays with texts, entries and persons are due."""
        return len(self.plays) + len(self.texts) + len(self.entries) + len(self.persons)


def look(office: Office) -> Plan:
    """Say what a purge would take away today, by the periods that are set; nothing is written."""
    demand(office, Act.PURGE)
    with office.reading() as transaction:
        as_of = office.clock.microseconds()
        return due(transaction, as_of, retention.periods(transaction))


def look_at_person(office: Office, person_id: bytes, *, plays: bool = False) -> Plan:
    """Say what erasing somebody would take away, whose account is closed, whatever the periods; nothing is written.

    With `plays` the plays go as well. Raises TrainerError for somebody whose account is open, or who is held.
    """
    demand(office, Act.PURGE)
    with office.reading() as transaction:
        _demand_gone(transaction, person_id)
        as_of = office.clock.microseconds()
        own = [one for one in erasing.plays_until(transaction, as_of + 1) if one[1] == person_id] if plays else []
        if person_id in held(transaction) | owners_of_held(transaction):
            raise TrainerError("This person or one of these plays is under a legal hold.", "Lift the hold first.")
        plan = Plan(
            as_of=as_of,
            today=from_microseconds(as_of).date(),
            doubt=doubt(transaction, as_of),
            periods=(),
            plays=tuple(Going(one[0], person_id, ASKED) for one in own),
            persons=(Going(person_id, person_id, ASKED),),
        )
        return _told(transaction, plan)


def due(transaction: Transaction, as_of: int, periods: dict[str, int]) -> Plan:
    """Return what is due at a moment by these periods."""
    kept_back = held(transaction)
    before = {name: as_of - days * erasing.DAY for name, days in periods.items()}
    plays, texts = _plays(transaction, before), _texts(transaction, before)
    going = {one.id for one in plays}
    texts = [one for one in texts if one.id not in going]
    persons, entries = _persons(transaction, before), _entries(transaction, before)
    counted_on = erasing.counted_on(transaction)
    free = [one for one in plays if not _is_held(one, kept_back) and one.id not in counted_on]
    free_texts = [one for one in texts if not _is_held(one, kept_back)]
    free_persons = [one for one in persons if one.id not in kept_back | owners_of_held(transaction)]
    free_entries = [one for one, about in entries if not about & kept_back]
    all_due = len(plays) + len(texts) + len(persons) + len(entries)
    plan = Plan(
        as_of=as_of,
        today=from_microseconds(as_of).date(),
        doubt=doubt(transaction, as_of),
        periods=tuple(sorted(periods.items())),
        plays=tuple(free),
        texts=tuple(free_texts),
        entries=tuple(free_entries),
        persons=tuple(free_persons),
        held=all_due - len(free) - len(free_texts) - len(free_persons) - len(free_entries),
    )
    return _told(transaction, plan)


def doubt(transaction: Transaction, now: int) -> str:
    """Return why today's date may be wrong; empty where nothing speaks against it."""
    today = now // erasing.DAY
    if erasing.newest(transaction) > now:
        return "Something on this record is dated later than now."
    days = [*(day for day in erasing.active_days(transaction) if day < today), today]
    for before, after in reversed(list(pairwise(days))):
        if after < today - _DOUBTED_FOR:
            break
        if after - before > STILL_DAYS:
            return f"Nothing was done here between {_day(before)} and {_day(after)}; the clock may have been set wrong."
    return ""


def id_in(subject: str) -> bytes:
    """Return the id that the subject of an audit entry ends with; empty where it names nothing by an id."""
    try:
        return bytes.fromhex(subject.rpartition(" ")[2])
    except ValueError:
        return b""


def _plays(transaction: Transaction, before: dict[str, int]) -> list[Going]:
    latest = max((before[one] for one in (Kept.ASSESSMENTS, Kept.PRACTICE) if one in before), default=None)
    if latest is None:
        return []
    found = []
    for id, person, mode, at in erasing.plays_until(transaction, latest):
        kept = Kept.ASSESSMENTS if mode == "assessment" else Kept.PRACTICE
        if at < before.get(kept, 0):
            found.append(Going(id, person, kept.value))
    return found


def _texts(transaction: Transaction, before: dict[str, int]) -> list[Going]:
    if Kept.TYPED not in before:
        return []
    found = erasing.typed_until(transaction, before[Kept.TYPED])
    return [Going(id, person, Kept.TYPED.value, count) for id, person, count in found]


def _persons(transaction: Transaction, before: dict[str, int]) -> list[Going]:
    if Kept.LEFT not in before:
        return []
    closed = [(one.person, one.disabled_at) for one in accounts.everyone(transaction) if one.disabled_at is not None]
    return [Going(person, person, Kept.LEFT.value) for person, at in closed if at < before[Kept.LEFT]]


def _entries(transaction: Transaction, before: dict[str, int]) -> list[tuple[int, set[bytes]]]:
    if Kept.DETAILS not in before:
        return []
    found = erasing.details_until(transaction, before[Kept.DETAILS])
    return [(number, {id_in(subject), actor or b""}) for number, actor, subject in found]


def _is_held(one: Going, kept_back: Collection[bytes]) -> bool:
    return one.id in kept_back or one.person in kept_back


def _demand_gone(transaction: Transaction, person_id: bytes) -> None:
    if tombstones.one(transaction, person_id) is not None:
        raise TrainerError("This person has been erased already.", "Nothing is left to erase.")
    account = accounts.one(transaction, person_id)
    if account is None or account.disabled_at is None:
        raise TrainerError("The account of this person is open.", "Let an administrator close it first.")


def _told(transaction: Transaction, plan: Plan) -> Plan:
    log = {one[0]: id_in(one[2]) or one[1] or b"" for one in erasing.details_until(transaction, plan.as_of + 1)}
    lines = tuple(_lines(transaction, plan, [log.get(number, b"") for number in plan.entries]))
    return Plan(**{name: getattr(plan, name) for name in Plan.__slots__ if name != "lines"}, lines=lines)


def _lines(transaction: Transaction, plan: Plan, about: list[bytes]) -> Iterator[Line]:
    names = {row.id: (row.name, row.number) for row in people.everyone(transaction)}
    counts: dict[bytes, list[int]] = {}
    for place, going in enumerate((plan.plays, plan.texts)):
        for one in going:
            counts.setdefault(one.person, [0, 0, 0])[place] += one.count
    for id in about:
        counts.setdefault(id if id in names else b"", [0, 0, 0])[2] += 1
    leaving = {one.person for one in plan.persons}
    for id in sorted(counts.keys() | leaving, key=lambda id: names.get(id, ("\uffff", ""))):
        name, number = names.get(id, ("The audit log, about nobody", ""))
        plays, texts, entries = counts.get(id, [0, 0, 0])
        yield Line(name, number, plays, texts, entries, id in leaving)


def _day(day: int) -> str:
    at = _EPOCH + timedelta(days=day)
    return f"{at.day} {at:%B} {at.year}"
