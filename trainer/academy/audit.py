"""Who did what: one entry for each privileged act, written in the act's own transaction, and how the log is read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.people.roles import Act
from trainer.store import audit as stored
from trainer.store.database import Transaction

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


def entries(
    office: Office, *, before: int | None = None, most: int = 200, subject: str | None = None
) -> tuple[Entry, ...]:
    """Return the entries below a number, the latest first."""
    demand(office, Act.READ_AUDIT)
    with office.reading() as transaction:
        found = stored.entries(transaction, before=before, most=most, subject=subject)
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


def _text(plain: Mapping[str, Any]) -> str:
    return json.dumps(dict(plain), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
