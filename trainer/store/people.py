"""The people who train here: the queries of their table."""

from dataclasses import astuple, dataclass

from trainer.store.connection import Connection
from trainer.store.seals import seal


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A person as stored; `registered_at` in microseconds of UTC."""

    id: bytes
    name: str
    number: str
    agency: str | None
    registered_at: int


@dataclass(frozen=True, slots=True)
class FormerIdentity:
    """A name, number and agency that stood `until` a moment, in microseconds of UTC."""

    until: int
    name: str
    number: str
    agency: str | None


_PERSON = "SELECT id, name, number, agency, registered_at FROM person"


def add(connection: Connection, person: StoredPerson) -> None:
    """Store a person."""
    connection.exec_driver_sql(
        "INSERT INTO person (id, name, number, agency, registered_at, seal) VALUES (?, ?, ?, ?, ?, ?)", _sealed(person)
    )


def everyone(connection: Connection) -> tuple[StoredPerson, ...]:
    """Return all people, the first registered first."""
    rows = connection.exec_driver_sql(f"{_PERSON} ORDER BY registered_at, id")
    return tuple(StoredPerson(*row) for row in rows)


def names(connection: Connection) -> tuple[tuple[bytes, str, str], ...]:
    """Return everybody's id, name and number, in no order."""
    rows = connection.exec_driver_sql("SELECT id, name, number FROM person")
    return tuple((id, name, number) for id, name, number in rows)


def one(connection: Connection, id: bytes) -> StoredPerson | None:
    """Return one person."""
    row = connection.exec_driver_sql(f"{_PERSON} WHERE id = ?", (id,)).first()
    return StoredPerson(*row) if row else None


def correct(
    connection: Connection, id: bytes, name: str, number: str, agency: str | None, at: int
) -> StoredPerson | None:
    """Put a correction in the place of what stands, and keep what stood; None where there is no such person."""
    old = one(connection, id)
    if old is None:
        return None
    kept = (id, at, old.name, old.number, old.agency)
    connection.exec_driver_sql(
        "INSERT INTO former_identity (person, until, name, number, agency, seal) VALUES (?, ?, ?, ?, ?, ?)",
        (*kept, seal(kept)),
    )
    new = StoredPerson(id, name, number, agency, old.registered_at)
    connection.exec_driver_sql(
        "UPDATE person SET id = ?, name = ?, number = ?, agency = ?, registered_at = ?, seal = ? WHERE id = ?",
        (*_sealed(new), id),
    )
    return new


def former(connection: Connection, id: bytes) -> tuple[FormerIdentity, ...]:
    """Return what stood for a person before each correction, the first one first."""
    rows = connection.exec_driver_sql(
        "SELECT until, name, number, agency FROM former_identity WHERE person = ? ORDER BY until", (id,)
    )
    return tuple(FormerIdentity(*row) for row in rows)


def _sealed(person: StoredPerson) -> tuple[object, ...]:
    values = astuple(person)
    return (*values, seal(values))
