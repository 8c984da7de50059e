"""What trainees resolved to do next time: when it comes back and whether it is done. The words are the event's own."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, refers
from trainer.store.seals import sealed


class ResolutionRow(TableRow, table=True):
    """Points at the event in which the trainee wrote it; one for each attempt, the last one written."""

    __tablename__ = "resolution"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    sequence: int = Field(sa_column=column("whole"))
    comes_back_on: str = Field(sa_column=column("text"))
    done_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredResolution:
    """A resolution with its words as JSON (None where erased) and the scenario it was written after."""

    attempt: bytes
    comes_back_on: str
    written_at: int
    private: str | None
    title: str
    scenario: str


_RESOLUTION = SQLModel.metadata.tables["resolution"]
_EVENT = SQLModel.metadata.tables["event"]
_ATTEMPT = SQLModel.metadata.tables["attempt"]
_EDITION = SQLModel.metadata.tables["edition"]


def keep(connection: Connection, attempt: bytes, sequence: int, comes_back_on: str) -> None:
    """Store a resolution in the place of an earlier one of the same attempt."""
    _put(connection, {"attempt": attempt, "sequence": sequence, "comes_back_on": comes_back_on, "done_at": None})


def mark_done(connection: Connection, attempt: bytes, at: int) -> None:
    """Remember that the trainee has taken it up."""
    row = connection.execute(select(_RESOLUTION).where(_RESOLUTION.c.attempt == attempt)).one_or_none()
    if row is not None:
        _put(connection, {**row._mapping, "done_at": at})


def due(connection: Connection, person: bytes, today: str) -> tuple[StoredResolution, ...]:
    """Return a person's resolutions that come back on or before a day and are not done, the oldest first."""
    here = and_(_EVENT.c.attempt == _RESOLUTION.c.attempt, _EVENT.c.sequence == _RESOLUTION.c.sequence)
    rows = connection.execute(
        select(
            _RESOLUTION.c.attempt,
            _RESOLUTION.c.comes_back_on,
            _EVENT.c.at,
            _EVENT.c.private,
            _EDITION.c.title,
            _EDITION.c.scenario,
        )
        .select_from(_RESOLUTION)
        .join(_EVENT, here)
        .join(_ATTEMPT, _ATTEMPT.c.id == _RESOLUTION.c.attempt)
        .join(_EDITION, _EDITION.c.digest == _ATTEMPT.c.edition)
        .where(_ATTEMPT.c.person == person, _RESOLUTION.c.comes_back_on <= today, _RESOLUTION.c.done_at.is_(None))
        .order_by(_RESOLUTION.c.comes_back_on, _RESOLUTION.c.attempt)
    )
    return tuple(StoredResolution(*row) for row in rows)


def done_at(connection: Connection, attempt: bytes) -> int | None:
    """Return when a resolution was taken up; None for one that was not, or where there is none."""
    query = select(_RESOLUTION.c.done_at).where(_RESOLUTION.c.attempt == attempt)
    found: int | None = connection.execute(query).scalar()
    return found


def forget(connection: Connection, attempt: bytes) -> None:
    """Take away the resolution of an attempt, before the attempt goes."""
    connection.execute(delete(_RESOLUTION).where(_RESOLUTION.c.attempt == attempt))


def pointers(connection: Connection) -> tuple[tuple[bytes, int, str], ...]:
    """Return all (attempt, sequence, day) for the check against the events."""
    columns = (_RESOLUTION.c.attempt, _RESOLUTION.c.sequence, _RESOLUTION.c.comes_back_on)
    return tuple((row[0], row[1], row[2]) for row in connection.execute(select(*columns).order_by(columns[0])))


def _put(connection: Connection, values: dict[str, Any]) -> None:
    row = sealed(_RESOLUTION, values)
    connection.execute(
        insert(_RESOLUTION).values(row).on_conflict_do_update(index_elements=[_RESOLUTION.c.attempt], set_=row)
    )
