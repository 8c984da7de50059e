"""Which profile each agency uses: its table and its queries. An agency is known by its name, in whatever letters."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.seals import sealed
from trainer.store.upserts import upsert


class AgencyRow(TableRow, table=True):
    """An agency that has been given a profile."""

    __tablename__ = "agency"
    __table_args__ = KEYED
    name: str = Field(sa_column=key("text"))
    title: str = Field(sa_column=column("text"))
    profile: str = Field(sa_column=column("text"))
    set_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredAgency:
    """An agency as stored: `name` folded for comparing, `title` as it was typed."""

    name: str
    title: str
    profile: str
    set_at: int


_TABLE = SQLModel.metadata.tables["agency"]


def folded(title: str) -> str:
    """Return the name that agencies are compared by."""
    return " ".join(title.split()).casefold()


def keep(connection: Connection, agency: StoredAgency) -> None:
    """Store an agency's profile in the place of the one it had."""
    values = sealed(_TABLE, {name: getattr(agency, name) for name in StoredAgency.__slots__})
    statement = upsert(connection, _TABLE).values(values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={k: v for k, v in values.items() if k != "name"})
    )


def one(connection: Connection, title: str) -> StoredAgency | None:
    """Return the agency of a name, in whatever letters it is typed."""
    columns = [_TABLE.c[name] for name in StoredAgency.__slots__]
    row = connection.execute(select(*columns).where(_TABLE.c.name == folded(title))).first()
    return StoredAgency(*row) if row else None


def every(connection: Connection) -> tuple[StoredAgency, ...]:
    """Return all agencies that have been given a profile, by name."""
    columns = [_TABLE.c[name] for name in StoredAgency.__slots__]
    return tuple(StoredAgency(*row) for row in connection.execute(select(*columns).order_by(_TABLE.c.name)))
