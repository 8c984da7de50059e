"""What is remembered of each family, kept with every play that ends: from plays, days away and law that has changed.

A card is derived: it can be computed again from the record at any time, and is where days away or the law change. Which
cards a status of law has reset is stored with the status, because the library that said so may change.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from trainer.academy.clock import from_microseconds
from trainer.learning.memory import Away, Memory, Rating, rated, reset, reviewed
from trainer.store import leave as stored_leave
from trainer.store import refreshers as stored
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.store.editions import StoredEdition

Key = tuple[bytes, str]
"""A person and a family."""


def conclude(transaction: Transaction, family: str, play: stored.Played) -> None:
    """Add a play that has just finished to what its person remembers."""
    before = stored.one(transaction, play.person, family)
    if before is not None and (before.reset_by is not None or play.finished_at < before.last_at):
        # The clock was set back, or the law has changed meanwhile: the order is that of the record.
        derive(transaction, play.person, {family})
        return
    away = away_of(transaction, play.person)
    memory = memory_of(before) if before is not None else None
    memory = reviewed(memory, rated(play.score, play.screen_outs), _day(play.finished_at), away)
    stored.keep(transaction, [_row(play.person, family, memory, play.finished_at, None)])


def derive(transaction: Transaction, person: bytes, families: Collection[str] | None = None) -> None:
    """Compute a person's cards again, all of them or those of some families, and store them."""
    found = derived(transaction, person)
    if families is None:
        stored.forget(transaction, person)
    stored.keep(transaction, [card for card in found if families is None or card.family in families])


def derive_all(transaction: Transaction) -> None:
    """Compute everybody's cards again, in the place of what is stored."""
    stored.forget(transaction)
    stored.keep(transaction, derived(transaction))


def derived(transaction: Transaction, person: bytes | None = None) -> tuple[stored.StoredRefresher, ...]:
    """Return the cards of one person or of everybody as the record gives them, by person and family."""
    events: dict[Key, list[tuple[int, int, bytes, stored.Played | None]]] = {}
    families = _families(transaction)
    for play in stored.played(transaction, person):
        if play.edition in families:
            key = (play.person, families[play.edition])
            events.setdefault(key, []).append((play.finished_at, 0, play.attempt, play))
    for one in stored.resets(transaction, person):
        if (one.person, one.family) in events:
            events[one.person, one.family].append((one.at, 1, one.status, None))
    away = _everybodys_away(transaction) if person is None else {person: away_of(transaction, person)}
    cards = []
    for key, what in events.items():
        cards += _followed(key, sorted(what, key=lambda event: event[:3]), away.get(key[0], ()))
    return tuple(sorted(cards, key=lambda card: (card.person, card.family)))


def reset_cards(transaction: Transaction, status: bytes, cards: Iterable[Key], at: int) -> None:
    """Let a status of law reset cards: nothing of them may be taken for known until they are played again."""
    keys = sorted(cards)
    stored.add_resets(transaction, status, keys)
    for person, family in keys:
        before = stored.one(transaction, person, family)
        if before is None or before.last_at > at:
            derive(transaction, person, {family})
            continue
        memory = reset(memory_of(before), _day(at), away_of(transaction, person))
        stored.keep(transaction, [_row(person, family, memory, before.last_at, status)])


def restore_cards(transaction: Transaction, status: bytes) -> None:
    """Bring back what a status that was lifted had reset, with what was played since."""
    by_person: dict[bytes, set[str]] = {}
    for person, family in stored.reset_by(transaction, status):
        by_person.setdefault(person, set()).add(family)
    for person, families in by_person.items():
        derive(transaction, person, families)


def memory_of(card: stored.StoredRefresher) -> Memory:
    """Return a stored card as memory is computed with it."""
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        last=_day(card.last_at),
        due=date.fromisoformat(card.due_on),
        reviews=card.reviews,
        lapses=card.lapses,
        rating=Rating(card.last_rating),
    )


def away_of(transaction: Transaction, person: bytes) -> tuple[Away, ...]:
    """Return a person's days away, the earliest first."""
    return tuple(_away(row) for row in stored_leave.of_person(transaction, person))


def _followed(
    key: Key, events: list[tuple[int, int, bytes, stored.Played | None]], away: tuple[Away, ...]
) -> list[stored.StoredRefresher]:
    memory: Memory | None = None
    last_at, by = 0, None
    for at, _, id, play in events:
        if play is not None:
            memory, last_at, by = reviewed(memory, rated(play.score, play.screen_outs), _day(at), away), at, None
        elif memory is not None:
            memory, by = reset(memory, _day(at), away), id
    return [] if memory is None else [_row(*key, memory, last_at, by)]


def _row(person: bytes, family: str, memory: Memory, last_at: int, by: bytes | None) -> stored.StoredRefresher:
    return stored.StoredRefresher(
        person=person,
        family=family,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_at=last_at,
        due_on=memory.due.isoformat(),
        reviews=memory.reviews,
        lapses=memory.lapses,
        last_rating=memory.rating,
        wants_full=int(memory.wants_full),
        reset_by=by,
    )


def _families(transaction: Transaction) -> Mapping[bytes, str]:
    from trainer.store import editions as stored_editions  # imported here: a play that ends does without these tables

    return {edition.digest: _family(edition) for edition in stored_editions.every(transaction)}


def _family(edition: "StoredEdition") -> str:
    # Most texts name no contact that they refresh, and are passed over without being read.
    found = json.loads(edition.canonical).get("refreshes") if '"refreshes"' in edition.canonical else None
    return found or edition.scenario


def _everybodys_away(transaction: Transaction) -> Mapping[bytes, tuple[Away, ...]]:
    found: dict[bytes, tuple[Away, ...]] = {}
    for row in stored_leave.every(transaction):
        found[row.person] = (*found.get(row.person, ()), _away(row))
    return found


def _away(row: stored_leave.StoredLeave) -> Away:
    return Away(date.fromisoformat(row.first_day), date.fromisoformat(row.last_day))


def _day(at: int) -> date:
    return from_microseconds(at).date()
