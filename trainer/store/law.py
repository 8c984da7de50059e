"""What has become of an authority or a rule: statuses that an agency has set, one row each, lifted by a later act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import STRICT, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.faults import changed
from trainer.store.seals import fits, sealed


class LegalStatusRow(TableRow, table=True):
    """A status set on an authority or a rule, and when it was lifted again."""

    __tablename__ = "legal_status"
    __table_args__ = STRICT
    id: bytes = Field(sa_column=key())
    kind: str = Field(sa_column=column("text"))
    subject: str = Field(sa_column=column("text"))
    profile: str | None = Field(sa_column=column("text", optional=True))
    status: str = Field(sa_column=column("text"))
    since: str = Field(sa_column=column("text"))
    source: str = Field(sa_column=column("text"))
    note: str = Field(sa_column=column("text"))
    replaced_by: str | None = Field(sa_column=column("text", optional=True))
    set_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    set_at: int = Field(sa_column=column("whole"))
    lifted_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    lifted_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalStatus:
    """A status as stored: `kind` is authority or rule, `profile` the rule's, `since` a day (ISO 8601)."""

    id: bytes
    kind: str
    subject: str
    profile: str | None
    status: str
    since: str
    source: str
    note: str
    replaced_by: str | None
    set_by: bytes | None
    set_at: int
    lifted_by: bytes | None = None
    lifted_at: int | None = None


_TABLE = SQLModel.metadata.tables["legal_status"]


def add(connection: Connection, status: LegalStatus) -> None:
    """Store a status."""
    connection.execute(insert(_TABLE).values(sealed(_TABLE, _values(status))))


def lift(connection: Connection, status: LegalStatus, by: bytes | None, at: int) -> LegalStatus:
    """Store that a status is lifted; its row stays."""
    lifted = replace(status, lifted_by=by, lifted_at=at)
    connection.execute(update(_TABLE).where(_TABLE.c.id == status.id).values(sealed(_TABLE, _values(lifted))))
    return lifted


def every(connection: Connection) -> tuple[LegalStatus, ...]:
    """Return all statuses, the latest first. Raises Damaged where one does not fit its seal."""
    rows = connection.execute(select(_TABLE).order_by(_TABLE.c.set_at.desc(), _TABLE.c.id.desc()))
    return tuple(_status(row) for row in rows)


def standing(connection: Connection) -> tuple[LegalStatus, ...]:
    """Return the statuses that are not lifted, the first set first."""
    return tuple(reversed([status for status in every(connection) if status.lifted_at is None]))


def _values(status: LegalStatus) -> dict[str, object]:
    return {name: getattr(status, name) for name in LegalStatus.__slots__}


def _status(row: Sequence[Any]) -> LegalStatus:
    values = tuple(row)
    if not fits(_TABLE, values):
        raise changed(f"The legal status of {values[2]}")
    return LegalStatus(**dict(zip((one.name for one in _TABLE.columns), values[:-1], strict=False)))
