"""How long each class of record is kept, and what is held back from every purge."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class RetentionPeriodRow(TableRow, table=True):
    """A class of record that is kept for so many days; one that has no row is kept for good."""

    __tablename__ = "retention_period"
    __table_args__ = KEYED
    name: str = Field(sa_column=key("text"))
    days: int = Field(sa_column=column("whole"))
    set_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


class LegalHoldRow(TableRow, table=True):
    """A person or a play that no purge may touch until the hold is lifted."""

    __tablename__ = "legal_hold"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    kind: str = Field(sa_column=column("text"))
    subject: bytes = Field(sa_column=column("bytes"))
    why: str = Field(sa_column=column("text"))
    placed_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    placed_at: int = Field(sa_column=column("whole"))
    lifted_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    lifted_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredHold:
    """A hold as stored; `kind` is `person` or `play`, `lifted_at` None while it stands."""

    id: bytes
    kind: str
    subject: bytes
    why: str
    placed_by: bytes | None
    placed_at: int
    lifted_by: bytes | None
    lifted_at: int | None


_PERIOD = SQLModel.metadata.tables["retention_period"]
_HOLD = SQLModel.metadata.tables["legal_hold"]
_HOLD_COLUMNS = [_HOLD.c[name] for name in StoredHold.__slots__]


def periods(connection: Connection) -> dict[str, int]:
    """Return the days each class is kept, for those that are not kept for good."""
    return {row.name: row.days for row in connection.execute(select(_PERIOD.c.name, _PERIOD.c.days))}


def set_period(connection: Connection, name: str, days: int | None, at: int) -> None:
    """Keep a class for so many days from now on; None for good."""
    connection.execute(delete(_PERIOD).where(_PERIOD.c.name == name))
    if days is not None:
        connection.execute(insert(_PERIOD).values(sealed(_PERIOD, {"name": name, "days": days, "set_at": at})))


def keep_hold(connection: Connection, hold: StoredHold) -> None:
    """Store a hold, or what has changed of one."""
    values = sealed(_HOLD, {name: getattr(hold, name) for name in StoredHold.__slots__})
    changed = connection.execute(update(_HOLD).where(_HOLD.c.id == hold.id).values(values))
    if not changed.rowcount:
        connection.execute(insert(_HOLD).values(values))


def holds(connection: Connection) -> tuple[StoredHold, ...]:
    """Return all holds, those that stand and those that were lifted, the first placed first."""
    rows = connection.execute(select(*_HOLD_COLUMNS).order_by(_HOLD.c.placed_at, _HOLD.c.id))
    return tuple(StoredHold(*row) for row in rows)
