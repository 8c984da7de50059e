"""Days away: while somebody is on leave or off, nothing comes due and nothing fades."""

from dataclasses import astuple, dataclass

from trainer.store.connection import Connection
from trainer.store.seals import seal


@dataclass(frozen=True, slots=True)
class StoredLeave:
    """Days away as stored; both days (ISO 8601) belong to them."""

    id: bytes
    person: bytes
    first_day: str
    last_day: str
    set_by: bytes | None
    set_at: int


_COLUMNS = "id, person, first_day, last_day, set_by, set_at"
_SELECT = f"SELECT {_COLUMNS} FROM leave"
_ADD = f"INSERT INTO leave ({_COLUMNS}, seal) VALUES (?, ?, ?, ?, ?, ?, ?)"


def add(connection: Connection, leave: StoredLeave) -> None:
    """Store some days away."""
    values = astuple(leave)
    connection.exec_driver_sql(_ADD, (*values, seal(values)))


def remove(connection: Connection, id: bytes) -> None:
    """Take some days away back."""
    connection.exec_driver_sql("DELETE FROM leave WHERE id = ?", (id,))


def one(connection: Connection, id: bytes) -> StoredLeave | None:
    """Return some days away by their id."""
    row = connection.exec_driver_sql(f"{_SELECT} WHERE id = ?", (id,)).first()
    return StoredLeave(*row) if row else None


def of_person(connection: Connection, person: bytes) -> tuple[StoredLeave, ...]:
    """Return a person's days away, the earliest first."""
    rows = connection.exec_driver_sql(f"{_SELECT} WHERE person = ? ORDER BY first_day, id", (person,))
    return tuple(StoredLeave(*row) for row in rows)


def every(connection: Connection) -> tuple[StoredLeave, ...]:
    """Return everybody's days away, by person, the earliest first."""
    rows = connection.exec_driver_sql(f"{_SELECT} ORDER BY person, first_day, id")
    return tuple(StoredLeave(*row) for row in rows)
