"""How many minutes a week somebody, or a cohort, gives to refreshers; one row for each that was given a pace."""

from dataclasses import astuple, dataclass

from trainer.store.connection import Connection
from trainer.store.seals import seal


@dataclass(frozen=True, slots=True)
class StoredPace:
    """A pace as stored; `subject` is the id of a person or of a cohort."""

    subject: bytes
    minutes_per_week: int
    set_by: bytes | None
    set_at: int


_COLUMNS = "subject, minutes_per_week, set_by, set_at"
_KEEP = f"INSERT INTO refresher_pace ({_COLUMNS}, seal) VALUES (?, ?, ?, ?, ?)"
_OF_COHORTS = (
    "SELECT MIN(refresher_pace.minutes_per_week) FROM refresher_pace"
    " JOIN cohort_member ON cohort_member.cohort = refresher_pace.subject"
    " JOIN cohort ON cohort.id = cohort_member.cohort"
    " WHERE cohort_member.person = ? AND cohort_member.part = 'trainee' AND cohort.ended_at IS NULL"
)


def keep(connection: Connection, pace: StoredPace) -> None:
    """Store a pace in the place of the one before."""
    forget(connection, pace.subject)
    values = astuple(pace)
    connection.exec_driver_sql(_KEEP, (*values, seal(values)))


def forget(connection: Connection, subject: bytes) -> None:
    """Take the pace of a person or a cohort back."""
    connection.exec_driver_sql("DELETE FROM refresher_pace WHERE subject = ?", (subject,))


def one(connection: Connection, subject: bytes) -> StoredPace | None:
    """Return the pace of a person or a cohort."""
    query = f"SELECT {_COLUMNS} FROM refresher_pace WHERE subject = ?"
    row = connection.exec_driver_sql(query, (subject,)).first()
    return StoredPace(*row) if row else None


def least_of_cohorts(connection: Connection, person: bytes) -> int | None:
    """Return the smallest pace among the cohorts that go on and that train a person; None where none has one."""
    found: int | None = connection.exec_driver_sql(_OF_COHORTS, (person,)).scalar()
    return found
