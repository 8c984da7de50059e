"""The audit log: one appended entry for each privileged act and each refusal, chained so that none can change unseen.

What names a person or was typed by one stands apart as a salted digest, as in an attempt's events: it can be erased
later and the chain still verifies.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import func, insert, select
from sqlmodel import Field, SQLModel

from trainer.store.chain import private_digest
from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.connection import Connection


class AuditEntryRow(TableRow, table=True):
    """One act: who did what to what; never changed, but `private` and `salt` may be erased."""

    __tablename__ = "audit_entry"
    __table_args__ = KEYED
    sequence: int = Field(sa_column=key("whole"))
    at: int = Field(sa_column=column("whole"))
    actor: bytes | None = Field(sa_column=column("bytes", optional=True))
    act: str = Field(sa_column=column("text"))
    subject: str = Field(sa_column=column("text"))
    public: str = Field(sa_column=column("text"))
    private: str | None = Field(sa_column=column("text", optional=True))
    salt: bytes | None = Field(sa_column=column("bytes", optional=True))
    private_digest: bytes | None = Field(sa_column=column("bytes", optional=True))
    hash: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as stored: `at` in microseconds of UTC, `public` and `private` as JSON texts."""

    sequence: int
    at: int
    actor: bytes | None
    act: str
    subject: str
    public: str
    private: str | None
    salt: bytes | None
    private_digest: bytes | None
    hash: bytes


_TABLE = SQLModel.metadata.tables["audit_entry"]
_GENESIS = sha256(b"fair-contact audit log 1").digest()
_NUMBERS = struct.Struct(">Qq")


def append(
    connection: Connection,
    *,
    at: int,
    actor: bytes | None,
    act: str,
    subject: str,
    public: str,
    private: str | None,
    salt: bytes | None,
) -> int:
    """Add an entry on top of the last one; return its number, counted from 1. The write lock must be held."""
    last = connection.execute(select(_TABLE).order_by(_TABLE.c.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, _GENESIS)
    digest = private_digest(salt, private) if private is not None and salt is not None else None
    values = {"sequence": sequence, "at": at, "actor": actor, "act": act, "subject": subject, "public": public}
    hashed = _hash(previous, sequence, at, actor, act, subject, public, digest)
    kept = {"private": private, "salt": salt, "private_digest": digest, "hash": hashed}
    connection.execute(insert(_TABLE).values(**values, **kept))
    return sequence


def entries(
    connection: Connection,
    *,
    before: int | None = None,
    most: int | None = None,
    subject: str | None = None,
    act: str | None = None,
    person: bytes | None = None,
    since: int | None = None,
) -> tuple[StoredEntry, ...]:
    """Return entries, the latest first: those below a number, no more than `most`, about one subject, of one act.

    With `person` those that the person did or that are about him or her; with `since` those from a moment on.
    """
    query = select(_TABLE).order_by(_TABLE.c.sequence.desc()).limit(most)
    if before is not None:
        query = query.where(_TABLE.c.sequence < before)
    if subject is not None:
        query = query.where(_TABLE.c.subject == subject)
    if act is not None:
        query = query.where(_TABLE.c.act == act)
    if person is not None:
        query = query.where((_TABLE.c.actor == person) | (_TABLE.c.subject == person.hex()))
    if since is not None:
        query = query.where(_TABLE.c.at >= since)
    return tuple(StoredEntry(**row._mapping) for row in connection.execute(query))


def acts(connection: Connection) -> tuple[str, ...]:
    """Return the acts that stand in the log, by name."""
    return tuple(connection.execute(select(_TABLE.c.act).distinct().order_by(_TABLE.c.act)).scalars())


def head(connection: Connection) -> tuple[int, bytes]:
    """Return how many entries there are and the hash of the last; what a copy elsewhere can hold the log to."""
    last = connection.execute(select(_TABLE.c.sequence, _TABLE.c.hash).order_by(_TABLE.c.sequence.desc()).limit(1))
    found = last.first()
    return (found[0], found[1]) if found else (0, _GENESIS)


def count(connection: Connection) -> int:
    """Return how many entries there are."""
    return connection.execute(select(func.count()).select_from(_TABLE)).scalar_one()


def first_bad(connection: Connection) -> int | None:
    """Return the number of the first entry that has been changed or is missing; None where the chain holds."""
    previous, expected = _GENESIS, 1
    for entry in _in_order(connection):
        if entry.sequence != expected or entry.hash != _expected(previous, entry) or not _private_fits(entry):
            return expected
        previous, expected = entry.hash, expected + 1
    return None


def erase_private(connection: Connection, sequence: int) -> None:
    """Erase what an entry says of a person; its digest stays and the chain still verifies."""
    connection.execute(_TABLE.update().where(_TABLE.c.sequence == sequence).values(private=None, salt=None))


def _in_order(connection: Connection) -> Iterator[StoredEntry]:
    for row in connection.execute(select(_TABLE).order_by(_TABLE.c.sequence)):
        yield StoredEntry(**row._mapping)


def _expected(previous: bytes, entry: StoredEntry) -> bytes:
    return _hash(
        previous, entry.sequence, entry.at, entry.actor, entry.act, entry.subject, entry.public, entry.private_digest
    )


def _hash(
    previous: bytes,
    sequence: int,
    at: int,
    actor: bytes | None,
    act: str,
    subject: str,
    public: str,
    digest: bytes | None,
) -> bytes:
    parts = (actor or b"", act.encode(), subject.encode(), public.encode(), digest or b"")
    texts = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return sha256(previous + _NUMBERS.pack(sequence, at) + texts).digest()


def _private_fits(entry: StoredEntry) -> bool:
    if entry.private is None or entry.salt is None:
        return entry.private is None and entry.salt is None
    return private_digest(entry.salt, entry.private) == entry.private_digest
