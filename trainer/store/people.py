"""The people who train here: their table and its queries."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, column, key


class PersonRow(SQLModel, table=True):
    """Somebody who trains here."""

    __tablename__ = "person"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    name: str = Field(sa_column=column("text"))
    number: str = Field(sa_column=column("text"))
    agency: str | None = Field(sa_column=column("text", optional=True))
    registered_at: int = Field(sa_column=column("whole"))


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A person as stored; `registered_at` in microseconds of UTC."""

    id: bytes
    name: str
    number: str
    agency: str | None
    registered_at: int


_TABLE = SQLModel.metadata.tables["person"]


def add(connection: Connection, person: StoredPerson) -> None:
    """Store a person."""
    connection.execute(
        insert(_TABLE).values(
            id=person.id,
            name=person.name,
            number=person.number,
            agency=person.agency,
            registered_at=person.registered_at,
        )
    )


def everyone(connection: Connection) -> tuple[StoredPerson, ...]:
    """Return all people, the first registered first."""
    rows = connection.execute(select(_TABLE).order_by(_TABLE.c.registered_at, _TABLE.c.id))
    return tuple(StoredPerson(*row) for row in rows)
