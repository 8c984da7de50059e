"""What was taught again after a play that fell short: notes of instructors and records officers, never changed."""

from dataclasses import dataclass

from sqlalchemy import Index, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.connection import Connection
from trainer.store.plain_tables import AttemptRow
from trainer.store.seals import sealed


class RemediationRow(TableRow, table=True):
    """A note about one play; `words` may be erased."""

    __tablename__ = "remediation"
    __table_args__ = (Index(None, "attempt"), KEYED)
    id: bytes = Field(sa_column=key())
    attempt: bytes = Field(sa_column=refers("attempt.id"))
    written_at: int = Field(sa_column=column("whole"))
    written_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    words: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredRemediation:
    """A note as stored; `written_by` is None for somebody with access to the computer."""

    id: bytes
    attempt: bytes
    written_at: int
    written_by: bytes | None
    words: str | None


_TABLE = SQLModel.metadata.tables["remediation"]
_COLUMNS = [_TABLE.c[name] for name in StoredRemediation.__slots__]
_ATTEMPT = SQLModel.metadata.tables[str(AttemptRow.__tablename__)]


def add(connection: Connection, note: StoredRemediation) -> None:
    """Store a note."""
    values = {name: getattr(note, name) for name in StoredRemediation.__slots__}
    connection.execute(insert(_TABLE).values(sealed(_TABLE, values)))


def of_person(connection: Connection, person: bytes) -> tuple[StoredRemediation, ...]:
    """Return the notes about one person's plays, the first written first."""
    rows = connection.execute(
        select(*_COLUMNS)
        .join(_ATTEMPT, _ATTEMPT.c.id == _TABLE.c.attempt)
        .where(_ATTEMPT.c.person == person)
        .order_by(_TABLE.c.written_at, _TABLE.c.id)
    )
    return tuple(StoredRemediation(*row) for row in rows)


def every(connection: Connection) -> tuple[StoredRemediation, ...]:
    """Return all notes, the first written first."""
    rows = connection.execute(select(*_COLUMNS).order_by(_TABLE.c.written_at, _TABLE.c.id))
    return tuple(StoredRemediation(*row) for row in rows)


def erase(connection: Connection, note: StoredRemediation) -> None:
    """Erase the words of a note; that there was one stays."""
    values = {name: getattr(note, name) for name in StoredRemediation.__slots__} | {"words": None}
    connection.execute(update(_TABLE).where(_TABLE.c.id == note.id).values(sealed(_TABLE, values)))
