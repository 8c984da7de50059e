"""Cohorts: who is trained together, and by whom."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class CohortRow(TableRow, table=True):
    """A group of people who train together."""

    __tablename__ = "cohort"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    name: str = Field(sa_column=column("text"))
    made_at: int = Field(sa_column=column("whole"))
    ended_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


class CohortMemberRow(TableRow, table=True):
    """Somebody in a cohort, as a trainee or as an instructor."""

    __tablename__ = "cohort_member"
    __table_args__ = KEYED
    cohort: bytes = Field(sa_column=refers("cohort.id", primary_key=True))
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    part: str = Field(sa_column=key("text"))
    since: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredCohort:
    """A cohort as stored; `ended_at` is None while it goes on."""

    id: bytes
    name: str
    made_at: int
    ended_at: int | None


@dataclass(frozen=True, slots=True)
class StoredMember:
    """Somebody in a cohort: `part` is `trainee` or `instructor`."""

    cohort: bytes
    person: bytes
    part: str
    since: int


_COHORT = SQLModel.metadata.tables["cohort"]
_MEMBER = SQLModel.metadata.tables["cohort_member"]
_COHORT_COLUMNS = [_COHORT.c[name] for name in StoredCohort.__slots__]
_MEMBER_COLUMNS = [_MEMBER.c[name] for name in StoredMember.__slots__]
_INSTRUCTS = (
    "SELECT EXISTS (SELECT 1 FROM cohort_member AS taught JOIN cohort_member AS teaching"
    " ON teaching.cohort = taught.cohort JOIN cohort ON cohort.id = taught.cohort"
    " WHERE taught.person = ? AND taught.part = 'trainee'"
    " AND teaching.person = ? AND teaching.part = 'instructor' AND cohort.ended_at IS NULL)"
)
_TEACHES = (
    "SELECT EXISTS (SELECT 1 FROM cohort_member AS teaching JOIN cohort ON cohort.id = teaching.cohort"
    " WHERE teaching.person = ? AND teaching.cohort = ? AND teaching.part = 'instructor' AND cohort.ended_at IS NULL)"
)


def keep(connection: Connection, cohort: StoredCohort) -> None:
    """Store a cohort, or what has changed of one."""
    values = sealed(_COHORT, {name: getattr(cohort, name) for name in StoredCohort.__slots__})
    changed = connection.execute(update(_COHORT).where(_COHORT.c.id == cohort.id).values(values))
    if not changed.rowcount:
        connection.execute(insert(_COHORT).values(values))


def cohorts(connection: Connection) -> tuple[StoredCohort, ...]:
    """Return all cohorts, those that go on and those that have ended, the first made first."""
    rows = connection.execute(select(*_COHORT_COLUMNS).order_by(_COHORT.c.made_at, _COHORT.c.id))
    return tuple(StoredCohort(*row) for row in rows)


def one(connection: Connection, cohort: bytes) -> StoredCohort | None:
    """Return one cohort."""
    row = connection.execute(select(*_COHORT_COLUMNS).where(_COHORT.c.id == cohort)).first()
    return StoredCohort(*row) if row else None


def members(connection: Connection, cohort: bytes | None = None) -> tuple[StoredMember, ...]:
    """Return who is in one cohort, or in all of them, in the order in which they came."""
    query = select(*_MEMBER_COLUMNS).order_by(_MEMBER.c.since, _MEMBER.c.person, _MEMBER.c.part)
    if cohort is not None:
        query = query.where(_MEMBER.c.cohort == cohort)
    return tuple(StoredMember(*row) for row in connection.execute(query))


def add_member(connection: Connection, member: StoredMember) -> bool:
    """Put somebody into a cohort; False where the same person has that part already."""
    same = (_MEMBER.c.cohort == member.cohort, _MEMBER.c.person == member.person, _MEMBER.c.part == member.part)
    if connection.execute(select(_MEMBER.c.since).where(*same)).first() is not None:
        return False
    values = {name: getattr(member, name) for name in StoredMember.__slots__}
    connection.execute(insert(_MEMBER).values(sealed(_MEMBER, values)))
    return True


def remove_member(connection: Connection, cohort: bytes, person: bytes, part: str) -> bool:
    """Take somebody out of a cohort; False where the person had no such part in it."""
    same = (_MEMBER.c.cohort == cohort, _MEMBER.c.person == person, _MEMBER.c.part == part)
    return bool(connection.execute(delete(_MEMBER).where(*same)).rowcount)


def instructs(connection: Connection, instructor: bytes, trainee: bytes) -> bool:
    """Say whether a trainee is in a cohort that goes on and that the other one instructs."""
    return bool(connection.exec_driver_sql(_INSTRUCTS, (trainee, instructor)).scalar_one())


def teaches(connection: Connection, instructor: bytes, cohort: bytes) -> bool:
    """Say whether somebody instructs a cohort that goes on."""
    return bool(connection.exec_driver_sql(_TEACHES, (instructor, cohort)).scalar_one())
