"""A purge, one short step after another: each is a transaction of its own that leaves tombstones and an audit entry.

Between two steps a choice that waits is saved. A purge that is interrupted, by whatever, has done whole steps; a new
look finds what is left.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from trainer.academy import audit, results
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.people import ERASED, ERASED_NUMBER
from trainer.academy.permission import demand
from trainer.academy.purge_plan import ASKED, Going, Plan, id_in
from trainer.academy.retention import held, owners_of_held
from trainer.academy.sign_in import failure_key
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import accounts, attempts, erasing, retention, tombstones
from trainer.store.chain import genesis
from trainer.store.database import Transaction
from trainer.store.tombstones import Tombstone

PLAYS_AT_ONCE, TEXTS_AT_ONCE, ENTRIES_AT_ONCE = 20, 50, 1000
_STALE = erasing.DAY


def purge(office: Office, plan: Plan, today: date | None = None) -> Plan:
    """Take one step of what was looked at, and return what is left of it.

    `today` is what whoever purges says today is; it has to be said where the plan doubts it. What is held meanwhile, or
    no longer due, stays. Raises TrainerError where another day is said than the plan's, the periods have changed, or
    the plan is of another day.
    """
    demand(office, Act.PURGE)
    if plan.doubt and today != plan.today:
        raise TrainerError(plan.doubt, f"If today is {plan.today.isoformat()}, say so; else set the clock.")
    if today not in (None, plan.today):
        raise TrainerError(
            f"By the clock of this computer today is {plan.today.isoformat()} (UTC), not {today}.",
            "Nothing was taken away. Set the clock, or say the other day.",
        )
    if not 0 <= office.clock.microseconds() - plan.as_of <= _STALE:
        raise TrainerError("What was looked at is of another day.", "Look again.")
    if plan.is_empty:
        return plan
    with office.writing(Change.ATTEMPTS, Change.RESULTS, Change.PEOPLE) as transaction:
        _demand_same_periods(transaction, plan)
        return _step(office, transaction, plan)


def _step(office: Office, transaction: Transaction, plan: Plan) -> Plan:
    kept_back = held(transaction)
    if plan.plays:
        person = plan.plays[0].person
        step = [one for one in plan.plays[:PLAYS_AT_ONCE] if one.person == person]
        if plan.periods:
            kept_back |= erasing.counted_on(transaction)
        _plays(office, transaction, plan, [one for one in step if not {one.id, one.person} & kept_back])
        return replace(plan, plays=plan.plays[len(step) :])
    if plan.texts:
        texts = plan.texts[:TEXTS_AT_ONCE]
        _texts(office, transaction, plan, [one for one in texts if not {one.id, one.person} & kept_back])
        return replace(plan, texts=plan.texts[len(texts) :])
    if plan.entries:
        entries = plan.entries[:ENTRIES_AT_ONCE]
        about = erasing.details_until(transaction, plan.as_of, entries[0], entries[-1])
        still = {number for number, actor, subject in about if not {id_in(subject), actor} & kept_back}
        _entries(office, transaction, tuple(one for one in entries if one in still))
        return replace(plan, entries=plan.entries[len(entries) :])
    one, *others = plan.persons
    if one.person not in kept_back | owners_of_held(transaction):
        _person(office, transaction, plan, one)
    return replace(plan, persons=tuple(others))


def _plays(office: Office, transaction: Transaction, plan: Plan, going: Sequence[Going]) -> None:
    found = [(one, attempts.one(transaction, one.id)) for one in going]
    still = [(one, row) for one, row in found if row is not None and row.saved_at < _limit(plan, one)]
    if not still:
        return
    entry = audit.next_number(transaction)
    now = office.clock.microseconds()
    stones = [
        Tombstone(
            id=row.id,
            kind="play",
            person=row.person,
            genesis=genesis(attempts.header(transaction, row)),
            length=row.head_sequence,
            head=row.head_hash,
            rule=_rule(plan, one),
            at=now,
            entry=entry,
        )
        for one, row in still
    ]
    for one, _ in still:
        erasing.erase_play(transaction, one.id)
    tombstones.add(transaction, stones)
    results.gather_anew(transaction, going[0].person)
    _note(office, transaction, going[0].person.hex(), {"do": "plays removed", "plays": len(stones)}, stones)


def _texts(office: Office, transaction: Transaction, plan: Plan, going: Sequence[Going]) -> None:
    for one in going:
        erasing.erase_typed(transaction, one.id, _limit(plan, one))
    if going:
        details: audit.Details = {
            "do": "typed text erased", "plays": len(going), "texts": sum(one.count for one in going)
        }  # fmt: skip
        audit.note(office, transaction, Act.PURGE, "typed text", details)


def _entries(office: Office, transaction: Transaction, going: tuple[int, ...]) -> None:
    erasing.erase_details(transaction, going)
    if going:
        details: audit.Details = {"do": "personal details erased", "entries": len(going), "up to": going[-1]}
        audit.note(office, transaction, Act.PURGE, "audit log", details)


def _person(office: Office, transaction: Transaction, plan: Plan, going: Going) -> None:
    account = accounts.one(transaction, going.person)
    if account is None or account.disabled_at is None or account.disabled_at >= _limit(plan, going):
        return  # gone already, or came back
    number = f"{ERASED_NUMBER}{going.person.hex()[-8:]}"
    erasing.erase_person(transaction, going.person, ERASED, number)
    results.gather_anew(transaction, going.person)
    accounts.keep_failures(transaction, failure_key(going.person), 0, 0)
    entry, now = audit.next_number(transaction), office.clock.microseconds()
    stone = Tombstone(going.person, "person", going.person, None, 0, None, _rule(plan, going), now, entry)
    tombstones.add(transaction, [stone])
    _note(office, transaction, going.person.hex(), {"do": "person erased"}, [stone])


def _rule(plan: Plan, one: Going) -> str:
    return one.rule if one.rule == ASKED else f"{one.rule}: {dict(plan.periods)[one.rule]} days"


def _limit(plan: Plan, one: Going) -> int:
    """Return the moment before which things go by the rule of one of them."""
    return plan.as_of + 1 if one.rule == ASKED else plan.as_of - dict(plan.periods)[one.rule] * erasing.DAY


def _demand_same_periods(transaction: Transaction, plan: Plan) -> None:
    if plan.periods and dict(plan.periods) != retention.periods(transaction):
        raise TrainerError("The periods have been changed since the look.", "Look again.")


def _note(
    office: Office, transaction: Transaction, subject: str, said: audit.Details, stones: Sequence[Tombstone]
) -> None:
    details = {**said, "rule": stones[0].rule, "tombstones": tombstones.digest(stones).hex()}
    audit.note(office, transaction, Act.PURGE, subject, details)
