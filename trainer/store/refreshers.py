"""What people remember: a row for each person and family, derived from plays, days away and changes of law.

Which cards a change of law has reset is not derived: the library that said so may have changed since.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from trainer.store.connection import Connection
from trainer.store.seals import seal


@dataclass(frozen=True, slots=True)
class StoredRefresher:
    """A card as stored: `last_at` is the last play's end, `due_on` a day (ISO 8601), `reset_by` a status of law.

    Stability and difficulty are None after a change of law, until the family is played again.
    """

    person: bytes
    family: str
    stability: float | None
    difficulty: float | None
    last_at: int
    due_on: str
    reviews: int
    lapses: int
    last_rating: int
    wants_full: int
    reset_by: bytes | None


@dataclass(frozen=True, slots=True)
class StoredReset:
    """A card that was reset by a status that stands, and when."""

    status: bytes
    person: bytes
    family: str
    at: int


@dataclass(frozen=True, slots=True)
class Played:
    """A scored play as far as memory asks for it."""

    attempt: bytes
    person: bytes
    edition: bytes
    finished_at: int
    score: float
    screen_outs: int


_COLUMNS = "person, family, stability, difficulty, last_at, due_on, reviews, lapses, last_rating, wants_full, reset_by"
_SELECT = f"SELECT {_COLUMNS} FROM refresher"
_KEEP = f"INSERT INTO refresher ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RESET = "INSERT INTO refresher_reset (status, person, family, seal) VALUES (?, ?, ?, ?)"
_PLAYED = (
    "SELECT attempt.id, attempt.person, attempt.edition, attempt.finished_at, result.score, result.screen_outs"
    " FROM result JOIN attempt ON attempt.id = result.attempt WHERE result.score IS NOT NULL"
)
_RESETS = (
    "SELECT refresher_reset.status, refresher_reset.person, refresher_reset.family, legal_status.set_at"
    " FROM refresher_reset JOIN legal_status ON legal_status.id = refresher_reset.status"
    " WHERE legal_status.lifted_at IS NULL"
)
_LAST = (
    "SELECT edition.scenario, attempt.variant, MAX(attempt.finished_at) FROM attempt"
    " JOIN edition ON edition.digest = attempt.edition"
    " WHERE attempt.person = ? AND attempt.finished_at IS NOT NULL GROUP BY edition.scenario, attempt.variant"
)
_REFRESHED = (
    "SELECT edition.scenario FROM attempt JOIN edition ON edition.digest = attempt.edition"
    " WHERE attempt.person = ? AND attempt.mode = 'refresher' AND attempt.finished_at >= ?"
)


def of_person(connection: Connection, person: bytes) -> tuple[StoredRefresher, ...]:
    """Return a person's cards, by family."""
    rows = connection.exec_driver_sql(f"{_SELECT} WHERE person = ? ORDER BY family", (person,))
    return tuple(StoredRefresher(*row) for row in rows)


def one(connection: Connection, person: bytes, family: str) -> StoredRefresher | None:
    """Return one card."""
    row = connection.exec_driver_sql(f"{_SELECT} WHERE person = ? AND family = ?", (person, family)).first()
    return StoredRefresher(*row) if row else None


def every(connection: Connection) -> tuple[StoredRefresher, ...]:
    """Return all cards, by person and family."""
    rows = connection.exec_driver_sql(f"{_SELECT} ORDER BY person, family")
    return tuple(StoredRefresher(*row) for row in rows)


def of_family(connection: Connection, family: str) -> tuple[StoredRefresher, ...]:
    """Return everybody's cards of one family, by person."""
    rows = connection.exec_driver_sql(f"{_SELECT} WHERE family = ? ORDER BY person", (family,))
    return tuple(StoredRefresher(*row) for row in rows)


def keep(connection: Connection, cards: Iterable[StoredRefresher]) -> None:
    """Store cards in the place of what stood under the same keys."""
    given = list(cards)
    same = [(card.person, card.family) for card in given]
    connection.exec_driver_sql("DELETE FROM refresher WHERE person = ? AND family = ?", same)
    connection.exec_driver_sql(_KEEP, [astuple(card) for card in given])


def forget(connection: Connection, person: bytes | None = None) -> None:
    """Empty the cards of one person, or of everybody, before they are derived again."""
    if person is None:
        connection.exec_driver_sql("DELETE FROM refresher")
    else:
        connection.exec_driver_sql("DELETE FROM refresher WHERE person = ?", (person,))


def played(connection: Connection, person: bytes | None = None) -> tuple[Played, ...]:
    """Return the scored plays of one person or of everybody, in the order in which they finished."""
    order = " ORDER BY attempt.finished_at, attempt.id"
    if person is None:
        rows = connection.exec_driver_sql(_PLAYED + order)
    else:
        rows = connection.exec_driver_sql(f"{_PLAYED} AND attempt.person = ?{order}", (person,))
    return tuple(Played(*row) for row in rows)


def last_played(connection: Connection, person: bytes) -> dict[tuple[str, str | None], int]:
    """Return when a person last finished each scenario in each variant."""
    rows = connection.exec_driver_sql(_LAST, (person,))
    return {(scenario, variant): at for scenario, variant, at in rows}


def refreshed_since(connection: Connection, person: bytes, since: int) -> tuple[str, ...]:
    """Return the scenario of each refresher that a person has finished since a moment."""
    return tuple(connection.exec_driver_sql(_REFRESHED, (person, since)).scalars())


def add_resets(connection: Connection, status: bytes, cards: Iterable[tuple[bytes, str]]) -> None:
    """Store which cards, by person and family, a status of law has reset."""
    values = [(status, person, family) for person, family in cards]
    connection.exec_driver_sql(_RESET, [(*one, seal(one)) for one in values])


def resets(connection: Connection, person: bytes | None = None) -> tuple[StoredReset, ...]:
    """Return what stands reset by law for one person or for everybody, the first set first."""
    order = " ORDER BY legal_status.set_at, refresher_reset.status, refresher_reset.person, refresher_reset.family"
    if person is None:
        rows = connection.exec_driver_sql(_RESETS + order)
    else:
        rows = connection.exec_driver_sql(f"{_RESETS} AND refresher_reset.person = ?{order}", (person,))
    return tuple(StoredReset(*row) for row in rows)


def reset_by(connection: Connection, status: bytes) -> tuple[tuple[bytes, str], ...]:
    """Return the cards, by person and family, that a status has reset."""
    rows = connection.exec_driver_sql("SELECT person, family FROM refresher_reset WHERE status = ?", (status,))
    return tuple((person, family) for person, family in rows)
