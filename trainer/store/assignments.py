"""Assignments: which contact was given to whom, by whom and until when, and which plays were begun from one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Index, insert, select, update
from sqlmodel import Field, SQLModel

import trainer.store.plain_tables  # noqa: F401  the table of attempts stands there
from trainer.store.columns import KEYED, STRICT, TableRow, column, key, refers
from trainer.store.connection import Connection
from trainer.store.faults import changed
from trainer.store.seals import fits, sealed


class AssignmentRow(TableRow, table=True):
    """A contact given to a cohort, or to the people named beside it."""

    __tablename__ = "assignment"
    __table_args__ = STRICT
    id: bytes = Field(sa_column=key())
    scenario: str = Field(sa_column=column("text"))
    mode: str = Field(sa_column=column("text"))
    variant: str | None = Field(sa_column=column("text", optional=True))
    profile: str | None = Field(sa_column=column("text", optional=True))
    due: str | None = Field(sa_column=column("text", optional=True))
    cohort: bytes | None = Field(sa_column=column("bytes", optional=True))
    assigned_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    assigned_at: int = Field(sa_column=column("whole"))
    withdrawn_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    withdrawn_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


class AssignmentPersonRow(TableRow, table=True):
    """Somebody an assignment was given to by name."""

    __tablename__ = "assignment_person"
    __table_args__ = (Index(None, "person"), KEYED)
    assignment: bytes = Field(sa_column=refers("assignment.id", primary_key=True))
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    seal: bytes = Field(sa_column=column("bytes"))


class AssignmentPlayRow(TableRow, table=True):
    """A play that was begun from an assignment."""

    __tablename__ = "assignment_play"
    __table_args__ = (Index(None, "assignment"), KEYED)
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    assignment: bytes = Field(sa_column=refers("assignment.id"))
    seal: bytes = Field(sa_column=column("bytes"))


class AssignmentDoneRow(TableRow, table=True):
    """Somebody has done an assignment by a play that is no longer kept."""

    __tablename__ = "assignment_done"
    __table_args__ = KEYED
    assignment: bytes = Field(sa_column=refers("assignment.id", primary_key=True))
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAssignment:
    """An assignment as stored: `due` is its last day (ISO 8601); `cohort` is None where people are named."""

    id: bytes
    scenario: str
    mode: str
    variant: str | None
    profile: str | None
    due: str | None
    cohort: bytes | None
    assigned_by: bytes | None
    assigned_at: int
    withdrawn_by: bytes | None = None
    withdrawn_at: int | None = None


@dataclass(frozen=True, slots=True)
class StoredPlay:
    """A play begun from an assignment, as it stands."""

    assignment: bytes
    attempt: bytes
    person: bytes
    mode: str
    finished_at: int | None


_TABLE = SQLModel.metadata.tables["assignment"]
_PERSON = SQLModel.metadata.tables["assignment_person"]
_PLAY = SQLModel.metadata.tables["assignment_play"]
_DONE = SQLModel.metadata.tables["assignment_done"]
_DONE_BY = (
    "SELECT assignment_play.assignment, attempt.person FROM assignment_play"
    " JOIN attempt ON attempt.id = assignment_play.attempt WHERE attempt.id = ? AND attempt.finished_at IS NOT NULL"
)
_COLUMNS = ", ".join(f"assignment.{name}" for name in (*StoredAssignment.__slots__, "seal"))
_STANDING_FOR = (
    f"SELECT {_COLUMNS} FROM assignment WHERE assignment.withdrawn_at IS NULL"
    " AND (assignment.cohort IS NULL OR assignment.cohort IN (SELECT cohort_member.cohort FROM cohort_member"
    " JOIN cohort ON cohort.id = cohort_member.cohort WHERE cohort_member.person = ?"
    " AND cohort_member.part = 'trainee' AND cohort.ended_at IS NULL))"
    " AND (EXISTS (SELECT 1 FROM assignment_person WHERE assignment_person.assignment = assignment.id"
    " AND assignment_person.person = ?) OR NOT EXISTS (SELECT 1 FROM assignment_person"
    " WHERE assignment_person.assignment = assignment.id))"
    " ORDER BY assignment.assigned_at, assignment.id"
)


def add(connection: Connection, assignment: StoredAssignment, people: Iterable[bytes]) -> None:
    """Store an assignment with the people it names."""
    connection.execute(insert(_TABLE).values(sealed(_TABLE, _values(assignment))))
    for person in people:
        connection.execute(insert(_PERSON).values(sealed(_PERSON, {"assignment": assignment.id, "person": person})))


def keep(connection: Connection, assignment: StoredAssignment) -> None:
    """Store what has changed of an assignment."""
    values = sealed(_TABLE, _values(assignment))
    connection.execute(update(_TABLE).where(_TABLE.c.id == assignment.id).values(values))


def one(connection: Connection, assignment: bytes) -> StoredAssignment | None:
    """Return one assignment. Raises Damaged where it does not fit its seal."""
    row = connection.execute(select(_TABLE).where(_TABLE.c.id == assignment)).first()
    return _assignment(row) if row else None


def every(connection: Connection) -> tuple[StoredAssignment, ...]:
    """Return all assignments, the first given first. Raises Damaged where one does not fit its seal."""
    rows = connection.execute(select(_TABLE).order_by(_TABLE.c.assigned_at, _TABLE.c.id))
    return tuple(_assignment(row) for row in rows)


def standing_for(connection: Connection, person: bytes) -> tuple[StoredAssignment, ...]:
    """Return what stands and concerns a person: by name, or as a trainee of a cohort that goes on.

    Raises Damaged where one does not fit its seal.
    """
    return tuple(_assignment(row) for row in connection.exec_driver_sql(_STANDING_FOR, (person, person)).all())


def named(connection: Connection) -> dict[bytes, tuple[bytes, ...]]:
    """Return the people that each assignment names, by assignment."""
    found: dict[bytes, tuple[bytes, ...]] = {}
    rows = connection.execute(select(_PERSON).order_by(_PERSON.c.assignment, _PERSON.c.person))
    for assignment, person, _seal in rows:
        found[assignment] = (*found.get(assignment, ()), person)
    return found


def link(connection: Connection, attempt: bytes, assignment: bytes) -> None:
    """Store that a play is begun from an assignment."""
    connection.execute(insert(_PLAY).values(sealed(_PLAY, {"attempt": attempt, "assignment": assignment})))


def plays(connection: Connection, person: bytes | None = None) -> tuple[StoredPlay, ...]:
    """Return the plays begun from assignments, those of one person or everybody's, the first begun first."""
    # Looked up when asked for: whoever asks has the attempts' table at hand.
    attempt = SQLModel.metadata.tables["attempt"]
    columns = (_PLAY.c.assignment, attempt.c.id, attempt.c.person, attempt.c.mode, attempt.c.finished_at)
    query = select(*columns).join(attempt, attempt.c.id == _PLAY.c.attempt).order_by(attempt.c.started_at, attempt.c.id)
    if person is not None:
        query = query.where(attempt.c.person == person)
    return tuple(StoredPlay(*row) for row in connection.execute(query))


def remember_done(connection: Connection, attempt: bytes) -> None:
    """Store that an assignment is done, before the play that did it is taken away."""
    row = connection.exec_driver_sql(_DONE_BY, (attempt,)).first()
    if row is not None and (row[0], row[1]) not in done(connection, row[1]):
        values = {"assignment": row[0], "person": row[1]}
        connection.execute(insert(_DONE).values(sealed(_DONE, values)))


def done(connection: Connection, person: bytes | None = None) -> frozenset[tuple[bytes, bytes]]:
    """Return assignment and person where it was done by a play that is gone, for one person or everybody."""
    query = select(_DONE.c.assignment, _DONE.c.person)
    if person is not None:
        query = query.where(_DONE.c.person == person)
    return frozenset((row[0], row[1]) for row in connection.execute(query))


def _values(assignment: StoredAssignment) -> dict[str, object]:
    return {name: getattr(assignment, name) for name in StoredAssignment.__slots__}


def _assignment(row: Sequence[Any]) -> StoredAssignment:
    values = tuple(row)
    if not fits(_TABLE, values):
        raise changed(f"The assignment of {values[1]}")
    return StoredAssignment(**dict(zip(StoredAssignment.__slots__, values[:-1], strict=True)))
