"""The people who train here: their table and its queries."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.seals import sealed


class PersonRow(TableRow, table=True):
    """Somebody who trains here."""

    __tablename__ = "person"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    name: str = Field(sa_column=column("text"))
    number: str = Field(sa_column=column("text"))
    agency: str | None = Field(sa_column=column("text", optional=True))
    registered_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


class FormerIdentityRow(TableRow, table=True):
    """What stood for a person until a correction; never changed and never removed."""

    __tablename__ = "former_identity"
    __table_args__ = KEYED
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    until: int = Field(sa_column=key("whole"))
    name: str = Field(sa_column=column("text"))
    number: str = Field(sa_column=column("text"))
    agency: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A person as stored; `registered_at` in microseconds of UTC."""

    id: bytes
    name: str
    number: str
    agency: str | None
    registered_at: int


@dataclass(frozen=True, slots=True)
class FormerIdentity:
    """A name, number and agency that stood `until` a moment, in microseconds of UTC."""

    until: int
    name: str
    number: str
    agency: str | None


_TABLE = SQLModel.metadata.tables["person"]
_FORMER = SQLModel.metadata.tables["former_identity"]
_PERSON = [_TABLE.c[name] for name in StoredPerson.__slots__]


def add(connection: Connection, person: StoredPerson) -> None:
    """Store a person."""
    connection.execute(insert(_TABLE).values(_sealed(person)))


def everyone(connection: Connection) -> tuple[StoredPerson, ...]:
    """Return all people, the first registered first."""
    rows = connection.execute(select(*_PERSON).order_by(_TABLE.c.registered_at, _TABLE.c.id))
    return tuple(StoredPerson(*row) for row in rows)


def names(connection: Connection) -> tuple[tuple[bytes, str, str], ...]:
    """Return everybody's id, name and number, in no order."""
    return tuple((row[0], row[1], row[2]) for row in connection.execute(select(*_PERSON[:3])))


def one(connection: Connection, id: bytes) -> StoredPerson | None:
    """Return one person."""
    row = connection.execute(select(*_PERSON).where(_TABLE.c.id == id)).first()
    return StoredPerson(*row) if row else None


def correct(
    connection: Connection, id: bytes, name: str, number: str, agency: str | None, at: int
) -> StoredPerson | None:
    """Put a correction in the place of what stands, and keep what stood; None where there is no such person."""
    old = one(connection, id)
    if old is None:
        return None
    kept = {"person": id, "until": at, "name": old.name, "number": old.number, "agency": old.agency}
    connection.execute(insert(_FORMER).values(sealed(_FORMER, kept)))
    new = StoredPerson(id, name, number, agency, old.registered_at)
    connection.execute(update(_TABLE).where(_TABLE.c.id == id).values(_sealed(new)))
    return new


def former(connection: Connection, id: bytes) -> tuple[FormerIdentity, ...]:
    """Return what stood for a person before each correction, the first one first."""
    columns = (_FORMER.c.until, _FORMER.c.name, _FORMER.c.number, _FORMER.c.agency)
    rows = connection.execute(select(*columns).where(_FORMER.c.person == id).order_by(_FORMER.c.until))
    return tuple(FormerIdentity(*row) for row in rows)


def _sealed(person: StoredPerson) -> dict[str, Any]:
    return sealed(_TABLE, {name: getattr(person, name) for name in StoredPerson.__slots__})
