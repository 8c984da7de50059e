"""What trainees resolved to do next time: when it comes back and whether it is done. The words are the event's own."""

from dataclasses import dataclass

from trainer.store.connection import Connection
from trainer.store.seals import seal


@dataclass(frozen=True, slots=True)
class StoredResolution:
    """A resolution with its words as JSON (None where erased) and the scenario it was written after."""

    attempt: bytes
    comes_back_on: str
    written_at: int
    private: str | None
    title: str
    scenario: str


_PUT = (
    "INSERT INTO resolution (attempt, sequence, comes_back_on, done_at, seal) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (attempt) DO UPDATE SET sequence = excluded.sequence, comes_back_on = excluded.comes_back_on,"
    " done_at = excluded.done_at, seal = excluded.seal"
)
_DUE = (
    "SELECT resolution.attempt, resolution.comes_back_on, event.at, event.private, edition.title, edition.scenario"
    " FROM resolution JOIN event ON event.attempt = resolution.attempt AND event.sequence = resolution.sequence"
    " JOIN attempt ON attempt.id = resolution.attempt JOIN edition ON edition.digest = attempt.edition"
    " WHERE attempt.person = ? AND resolution.comes_back_on <= ? AND resolution.done_at IS NULL"
    " ORDER BY resolution.comes_back_on, resolution.attempt"
)


def keep(connection: Connection, attempt: bytes, sequence: int, comes_back_on: str) -> None:
    """Store a resolution in the place of an earlier one of the same attempt."""
    _put(connection, attempt, sequence, comes_back_on, None)


def mark_done(connection: Connection, attempt: bytes, at: int) -> None:
    """Remember that the trainee has taken it up."""
    row = connection.exec_driver_sql(
        "SELECT sequence, comes_back_on FROM resolution WHERE attempt = ?", (attempt,)
    ).first()
    if row is not None:
        _put(connection, attempt, *row, at)


def due(connection: Connection, person: bytes, today: str) -> tuple[StoredResolution, ...]:
    """Return a person's resolutions that come back on or before a day and are not done, the oldest first."""
    return tuple(StoredResolution(*row) for row in connection.exec_driver_sql(_DUE, (person, today)))


def done_at(connection: Connection, attempt: bytes) -> int | None:
    """Return when a resolution was taken up; None for one that was not, or where there is none."""
    found: int | None = connection.exec_driver_sql(
        "SELECT done_at FROM resolution WHERE attempt = ?", (attempt,)
    ).scalar()
    return found


def forget(connection: Connection, attempt: bytes) -> None:
    """Take away the resolution of an attempt, before the attempt goes."""
    connection.exec_driver_sql("DELETE FROM resolution WHERE attempt = ?", (attempt,))


def pointers(connection: Connection) -> tuple[tuple[bytes, int, str], ...]:
    """Return all (attempt, sequence, day) for the check against the events."""
    rows = connection.exec_driver_sql("SELECT attempt, sequence, comes_back_on FROM resolution ORDER BY attempt")
    return tuple((attempt, sequence, day) for attempt, sequence, day in rows)


def _put(connection: Connection, *values: object) -> None:
    connection.exec_driver_sql(_PUT, (*values, seal(values)))
