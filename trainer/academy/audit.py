"""Who did what: one entry for each privileged act, written in the act's own transaction, and how the log is read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trainer.academy.audit_words import told
from trainer.academy.clock import from_microseconds, to_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.people.names import bare, isolated, numbered
from trainer.people.roles import Act
from trainer.store import audit as stored
from trainer.store.database import Transaction

NOBODY = "Somebody with access to the computer"
Details = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An act as the log tells it. `actor` is None for somebody with access to the computer; erased text is missing."""

    sequence: int
    at: datetime
    actor: bytes | None
    act: str
    subject: str
    details: Mapping[str, Any]
    private: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which entries are asked for: of one act, of one person, since a moment."""

    act: str | None = None
    person: bytes | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as people read it, with names in place of ids."""

    sequence: int
    at: datetime
    who: str
    act: str
    about: str
    details: str


def note(
    office: Office,
    transaction: Transaction,
    act: str,
    subject: str,
    details: Details,
    private: Mapping[str, str] | None = None,
) -> int:
    """Add an entry for the act that a transaction does; return its number.

    `private` is for what names a person or was typed by one: it can be erased later and the log still verifies.
    """
    return stored.append(
        transaction,
        at=office.clock.microseconds(),
        actor=office.acting,
        act=act,
        subject=subject,
        public=_text(details),
        private=_text(private) if private else None,
        salt=office.clock.new_salt() if private else None,
    )


def next_number(transaction: Transaction) -> int:
    """Return the number that the next entry of a writing transaction will have."""
    return stored.head(transaction)[0] + 1


def entries(
    office: Office,
    *,
    before: int | None = None,
    most: int | None = 200,
    subject: str | None = None,
    act: str | None = None,
    person: bytes | None = None,
    since: datetime | None = None,
) -> tuple[Entry, ...]:
    """Return the entries below a number, the latest first.

    With `person` those of acts that the person did or that are about him or her.
    """
    demand(office, Act.READ_AUDIT)
    from_moment = to_microseconds(since) if since is not None else None
    with office.reading() as transaction:
        found = stored.entries(
            transaction, before=before, most=most, subject=subject, act=act, person=person, since=from_moment
        )
    return tuple(
        Entry(
            sequence=one.sequence,
            at=from_microseconds(one.at),
            actor=one.actor,
            act=one.act,
            subject=one.subject,
            details=json.loads(one.public),
            private=json.loads(one.private) if one.private else {},
        )
        for one in found
    )


def log(
    office: Office, asked: Asked | None = None, *, before: int | None = None, most: int | None = 200
) -> tuple[Line, ...]:
    """Return what is asked for as people read it, the latest first."""
    from trainer.store import cohorts, people  # imported here: whatever notes an act needs neither

    asked = asked or Asked()
    found = entries(office, before=before, most=most, act=asked.act, person=asked.person, since=asked.since)
    with office.reading() as transaction:
        names = {row.id.hex(): numbered(row.name, row.number) for row in people.everyone(transaction)}
        names |= {row.id.hex(): isolated(row.name) for row in cohorts.cohorts(transaction)}
    return tuple(_line(one, names) for one in found)


def acts(office: Office) -> tuple[str, ...]:
    """Return the acts that stand in the log, by name."""
    demand(office, Act.READ_AUDIT)
    with office.reading() as transaction:
        return stored.acts(transaction)


def first_bad(office: Office) -> tuple[int, int | None]:
    """Compute the chain again: how many entries there are, and the first that does not fit; None where all do."""
    demand(office, Act.READ_AUDIT)
    with office.reading() as transaction:
        return stored.count(transaction), stored.first_bad(transaction)


def as_csv(office: Office, asked: Asked | None = None) -> bytes:
    """Return what is asked for, whole, as the bytes of a CSV file; that it was taken out is noted."""
    from trainer.exchange.sheet import written

    rows = [
        (one.sequence, one.at.isoformat(), bare(one.who), one.act, bare(one.about), bare(one.details))
        for one in log(office, asked, most=None)
    ]
    with office.writing() as transaction:
        note(office, transaction, Act.READ_AUDIT, "audit log", {"do": "exported", "entries": len(rows)})
    return written(("Number", "Time (UTC)", "Who", "Act", "About", "Details"), rows)


def _line(entry: Entry, names: Mapping[str, str]) -> Line:
    def named(words: object) -> str:
        kind, space, id = str(words).rpartition(" ")
        return f"{kind}{space}{names[id]}" if id in names else isolated(str(words))

    return Line(
        entry.sequence,
        entry.at,
        named(entry.actor.hex()) if entry.actor is not None else NOBODY,
        entry.act,
        named(entry.subject),
        told(entry.details, entry.private, named),
    )


def _text(plain: Mapping[str, Any]) -> str:
    return json.dumps(dict(plain), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
