"""What stays of a play or a person that retention removed: enough to verify, nothing that tells what it was.

The digest of the tombstones of one step stands in the audit entry of that step, so none can be changed, added or taken
away unseen while the audit log holds.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import insert, select
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.seals import sealed

_BEGINNING = b"fair-contact tombstones 1"
_NUMBERS = struct.Struct(">QqQ")


class TombstoneRow(TableRow, table=True):
    """A play (or a person) that is gone: how its chain began, how long it was, how it ended, when it went and why."""

    __tablename__ = "tombstone"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    kind: str = Field(sa_column=column("text"))
    person: bytes = Field(sa_column=column("bytes"))
    genesis: bytes | None = Field(sa_column=column("bytes", optional=True))
    length: int = Field(sa_column=column("whole"))
    head: bytes | None = Field(sa_column=column("bytes", optional=True))
    rule: str = Field(sa_column=column("text"))
    at: int = Field(sa_column=column("whole"))
    entry: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays: `genesis` is the digest of the play's header, `entry` the audit entry that vouches for it."""

    id: bytes
    kind: str
    person: bytes
    genesis: bytes | None
    length: int
    head: bytes | None
    rule: str
    at: int
    entry: int


_TABLE = SQLModel.metadata.tables["tombstone"]
_COLUMNS = [_TABLE.c[name] for name in Tombstone.__slots__]


def add(connection: Connection, tombstones: Iterable[Tombstone]) -> None:
    """Store the tombstones of one step."""
    rows = [sealed(_TABLE, {name: getattr(one, name) for name in Tombstone.__slots__}) for one in tombstones]
    connection.execute(insert(_TABLE), rows)


def every(connection: Connection) -> tuple[Tombstone, ...]:
    """Return all tombstones, by the audit entry they belong to."""
    rows = connection.execute(select(*_COLUMNS).order_by(_TABLE.c.entry, _TABLE.c.id))
    return tuple(Tombstone(*row) for row in rows)


def one(connection: Connection, id: bytes) -> Tombstone | None:
    """Return the tombstone of a play or a person."""
    row = connection.execute(select(*_COLUMNS).where(_TABLE.c.id == id)).first()
    return Tombstone(*row) if row else None


def digest(tombstones: Iterable[Tombstone]) -> bytes:
    """Return what stands in the audit entry for the tombstones of one step, in whatever order they are given."""
    return sha256(_BEGINNING + b"".join(_plain(one) for one in sorted(tombstones, key=lambda one: one.id))).digest()


def _plain(one: Tombstone) -> bytes:
    parts = (one.id, one.kind.encode(), one.person, one.genesis or b"", one.head or b"", one.rule.encode())
    numbers = _NUMBERS.pack(one.length, one.at, one.entry)
    return numbers + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
