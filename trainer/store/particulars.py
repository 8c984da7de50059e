"""Particulars of the training record: what people enter that no play says. Rows are added and never changed.

Of one kind and subject the latest stands. What was said about a person may be erased; that it was said stays.
"""

from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class ParticularRow(TableRow, table=True):
    """One particular; `person` is None where it concerns a course and nobody."""

    __tablename__ = "particular"
    __table_args__ = (Index(None, "person"), Index(None, "kind", "subject"), KEYED)
    id: bytes = Field(sa_column=key())
    kind: str = Field(sa_column=column("text"))
    subject: str = Field(sa_column=column("text"))
    person: bytes | None = Field(sa_column=Column(LargeBinary, ForeignKey("person.id"), nullable=True))
    entered_at: int = Field(sa_column=column("whole"))
    entered_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    said: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredParticular:
    """A particular as stored; `said` is JSON, `entered_by` None for somebody with access to the computer."""

    id: bytes
    kind: str
    subject: str
    person: bytes | None
    entered_at: int
    entered_by: bytes | None
    said: str | None


_TABLE = SQLModel.metadata.tables["particular"]
_COLUMNS = [_TABLE.c[name] for name in StoredParticular.__slots__]
_ORDER = (_TABLE.c.entered_at, _TABLE.c.id)


def add(connection: Connection, one: StoredParticular) -> None:
    """Store a particular."""
    connection.execute(insert(_TABLE).values(sealed(_TABLE, _values(one))))


def of_person(connection: Connection, person: bytes) -> tuple[StoredParticular, ...]:
    """Return what was entered about a person, the first entered first."""
    return _found(connection, _TABLE.c.person == person)


def of_kind(connection: Connection, kind: str, subject: str | None = None) -> tuple[StoredParticular, ...]:
    """Return what was entered of a kind, of one subject or of all, the first entered first."""
    return _found(connection, _TABLE.c.kind == kind, *([_TABLE.c.subject == subject] if subject is not None else []))


def every(connection: Connection) -> tuple[StoredParticular, ...]:
    """Return everything entered, the first entered first."""
    return _found(connection)


def erase(connection: Connection, one: StoredParticular) -> None:
    """Erase what was said; that something was entered stays."""
    values = _values(one) | {"said": None}
    connection.execute(update(_TABLE).where(_TABLE.c.id == one.id).values(sealed(_TABLE, values)))


def _found(connection: Connection, *where: object) -> tuple[StoredParticular, ...]:
    rows = connection.execute(select(*_COLUMNS).where(*where).order_by(*_ORDER))  # type: ignore[arg-type]
    return tuple(StoredParticular(**dict(zip(StoredParticular.__slots__, row, strict=True))) for row in rows)


def _values(one: StoredParticular) -> dict[str, object]:
    return {name: getattr(one, name) for name in StoredParticular.__slots__}
