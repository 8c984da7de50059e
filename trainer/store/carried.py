"""Plays that began on another computer: from which file they came, whose they were there, and which key signed it.

The first hash of a play covers the id its person had where it began. That id is kept here, so that the chain verifies
though the play belongs to a person of this record; nothing is chained anew.
"""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlmodel import Field, SQLModel

import trainer.store.plain_tables  # noqa: F401  the table of attempts stands there
from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class CarriedFileRow(TableRow, table=True):
    """A file that was carried in; `signer` is a digest of the public key."""

    __tablename__ = "carried_file"
    __table_args__ = KEYED
    digest: bytes = Field(sa_column=key())
    signer: bytes = Field(sa_column=column("bytes"))
    public: bytes = Field(sa_column=column("bytes"))
    person: bytes = Field(sa_column=refers("person.id"))
    made_at: int = Field(sa_column=column("whole"))
    carried_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


class CarriedRow(TableRow, table=True):
    """A play that was carried in: the id of its person where it began, and the last file that brought any of it."""

    __tablename__ = "carried"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    origin: bytes = Field(sa_column=column("bytes"))
    file: bytes = Field(sa_column=refers("carried_file.digest"))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was carried in, by the digest of its bytes."""

    digest: bytes
    signer: bytes
    public: bytes
    person: bytes
    made_at: int
    carried_at: int


@dataclass(frozen=True, slots=True)
class StoredCarried:
    """A play with the id of its person where it began."""

    attempt: bytes
    origin: bytes
    file: bytes


_FILE = SQLModel.metadata.tables["carried_file"]
_CARRIED = SQLModel.metadata.tables["carried"]
_ATTEMPT = SQLModel.metadata.tables["attempt"]
_FILE_COLUMNS = [_FILE.c[name] for name in StoredFile.__slots__]
_CARRIED_COLUMNS = [_CARRIED.c[name] for name in StoredCarried.__slots__]


def keep_file(connection: Connection, file: StoredFile) -> None:
    """Remember a file that was carried in."""
    values = {name: getattr(file, name) for name in StoredFile.__slots__}
    connection.execute(insert(_FILE).values(sealed(_FILE, values)))


def keep(connection: Connection, carried: StoredCarried) -> None:
    """Remember where a play comes from, in the place of an earlier file."""
    values = sealed(_CARRIED, {name: getattr(carried, name) for name in StoredCarried.__slots__})
    changed = connection.execute(update(_CARRIED).where(_CARRIED.c.attempt == carried.attempt).values(values))
    if not changed.rowcount:
        connection.execute(insert(_CARRIED).values(values))


def files(connection: Connection) -> tuple[StoredFile, ...]:
    """Return all files that were carried in, the first one first."""
    rows = connection.execute(select(*_FILE_COLUMNS).order_by(_FILE.c.carried_at, _FILE.c.digest))
    return tuple(StoredFile(*row) for row in rows)


def of_person(connection: Connection, person: bytes) -> tuple[StoredCarried, ...]:
    """Return a person's plays that were carried in."""
    rows = connection.execute(
        select(*_CARRIED_COLUMNS)
        .join(_ATTEMPT, _ATTEMPT.c.id == _CARRIED.c.attempt)
        .where(_ATTEMPT.c.person == person)
        .order_by(_CARRIED.c.attempt)
    )
    return tuple(StoredCarried(*row) for row in rows)


def forget(connection: Connection, attempt: bytes) -> None:
    """Forget where a play comes from, before the play itself goes."""
    connection.execute(delete(_CARRIED).where(_CARRIED.c.attempt == attempt))
