"""Attempts and their events: one appended row for each act, and the head of the chain kept beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.store.chain import Header, Link, genesis
from trainer.store.connection import Connection, Row
from trainer.store.faults import played_elsewhere


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt as stored. `scene` and `decision` say where it stands, `about` how many decisions it may have."""

    id: bytes
    person: bytes
    edition: bytes
    profile: bytes
    authorities: bytes
    variant: str | None
    mode: str
    seed: int
    started_at: int
    about: int
    head_sequence: int
    head_hash: bytes
    scene: str
    decision: int
    saved_at: int
    finished_at: int | None

    @property
    def header(self) -> Header:
        """What the chain's first hash covers, for a play that began here; see `header`."""
        return self.header_of(self.person)

    def header_of(self, person: bytes) -> Header:
        """What the chain's first hash covers, with the id that the person had where the play began."""
        return Header(
            attempt=self.id,
            person=person,
            edition=self.edition,
            profile=self.profile,
            authorities=self.authorities,
            variant=self.variant,
            mode=self.mode,
            seed=self.seed,
            started_at=self.started_at,
            about=self.about,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """An attempt with the scenario it is a play of."""

    attempt: StoredAttempt
    scenario: str
    title: str


_ATTEMPT = (
    "attempt.id, attempt.person, attempt.edition, attempt.profile, attempt.authorities, attempt.variant, attempt.mode,"
    " attempt.seed, attempt.started_at, attempt.about, attempt.head_sequence, attempt.head_hash, attempt.scene,"
    " attempt.decision, attempt.saved_at, attempt.finished_at"
)
_BEGIN = f"INSERT INTO attempt ({_ATTEMPT.replace('attempt.', '')}) VALUES ({', '.join('?' * 16)})"
_OPEN = (
    f"SELECT {_ATTEMPT}, edition.scenario, edition.title FROM attempt JOIN edition ON edition.digest = attempt.edition"
    " WHERE attempt.person = ? AND attempt.finished_at IS NULL ORDER BY attempt.saved_at DESC, attempt.id DESC LIMIT ?"
)
_FINISHED = (
    f"SELECT {_ATTEMPT}, edition.scenario, edition.title FROM attempt JOIN edition ON edition.digest = attempt.edition"
    " WHERE attempt.person = ? AND attempt.finished_at IS NOT NULL"
    " ORDER BY attempt.finished_at DESC, attempt.id DESC LIMIT ?"
)
_LINKS = (
    "SELECT sequence, at, kind, public, private, salt, private_digest, hash FROM event"
    " WHERE attempt = ? ORDER BY sequence"
)
_NO_LIMIT = 2**62

# The statements of every act; bound by position and sent as they are, because a choice waits for them.
_APPEND = (
    "INSERT INTO event (attempt, sequence, at, kind, public, private, salt, private_digest, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_UNLESS_TAKEN = f"{_APPEND} ON CONFLICT (attempt, sequence) DO NOTHING"
_MOVE_HEAD = (
    "UPDATE attempt SET head_sequence = ?, head_hash = ?, scene = ?, decision = ?, saved_at = ?, finished_at = ?"
    " WHERE id = ? AND head_sequence = ? AND head_hash = ?"
)
_ORIGIN = "SELECT origin FROM carried WHERE attempt = ?"


def begin(connection: Connection, attempt: StoredAttempt) -> None:
    """Store a new attempt; its head is the genesis hash."""
    assert attempt.head_hash == genesis(attempt.header)
    connection.exec_driver_sql(_BEGIN, _attempt_values(attempt))


def append(
    connection: Connection,
    attempt: bytes,
    link: Link,
    before: bytes,
    *,
    scene: str,
    decision: int,
    finished_at: int | None,
) -> None:
    """Store one event on top of the head `before` and move the head to it.

    Raises PlayedElsewhere where the attempt has gone on since: the key (attempt, sequence) takes one event.
    """
    if connection.exec_driver_sql(_UNLESS_TAKEN, (attempt, *_values(link))).rowcount != 1:
        raise played_elsewhere()
    head = (link.sequence, link.hash, scene, decision, link.at, finished_at)
    moved = connection.exec_driver_sql(_MOVE_HEAD, (*head, attempt, link.sequence - 1, before))
    if moved.rowcount != 1:
        raise played_elsewhere()


def add_many(connection: Connection, plays: Iterable[tuple[StoredAttempt, tuple[Link, ...]]]) -> None:
    """Store whole plays in bulk; their chains are the caller's."""
    given = list(plays)
    connection.exec_driver_sql(_BEGIN, [_attempt_values(attempt) for attempt, _ in given])
    connection.exec_driver_sql(_APPEND, [(attempt.id, *_values(link)) for attempt, links in given for link in links])


def extend(connection: Connection, attempt: StoredAttempt, before: bytes, tail: Iterable[Link]) -> None:
    """Store events that were played elsewhere on top of the head `before`, and move the head to theirs."""
    given = list(tail)
    head = (attempt.head_sequence, attempt.head_hash, attempt.scene, attempt.decision, attempt.saved_at)
    below = attempt.head_sequence - len(given)
    moved = connection.exec_driver_sql(_MOVE_HEAD, (*head, attempt.finished_at, attempt.id, below, before))
    if moved.rowcount != 1:
        raise played_elsewhere()
    connection.exec_driver_sql(_APPEND, [(attempt.id, *_values(link)) for link in given])


def header(connection: Connection, attempt: StoredAttempt) -> Header:
    """Return what the first hash of a chain covers, also where the play began on another computer."""
    origin = connection.exec_driver_sql(_ORIGIN, (attempt.id,)).scalar()
    return attempt.header if origin is None else attempt.header_of(origin)


def one(connection: Connection, attempt: bytes) -> StoredAttempt | None:
    """Return one attempt."""
    row = connection.exec_driver_sql(f"SELECT {_ATTEMPT} FROM attempt WHERE id = ?", (attempt,)).first()
    return StoredAttempt(*row) if row else None


def links(connection: Connection, attempt: bytes) -> tuple[Link, ...]:
    """Return the events of one attempt in order."""
    return tuple(_link(row) for row in connection.exec_driver_sql(_LINKS, (attempt,)))


def listed(connection: Connection, person: bytes, *, is_open: bool, most: int | None = None) -> tuple[Listed, ...]:
    """Return a person's open or finished attempts, the one saved last first; no more than `most`."""
    rows = connection.exec_driver_sql(_OPEN if is_open else _FINISHED, (person, _NO_LIMIT if most is None else most))
    return tuple(Listed(StoredAttempt(*row[:-2]), row[-2], row[-1]) for row in rows)


def moments(connection: Connection, person: bytes) -> dict[bytes, tuple[tuple[int, str], ...]]:
    """Return when each event of a person's attempts was and of what kind, by attempt, in order."""
    rows = connection.exec_driver_sql(
        "SELECT event.attempt, event.at, event.kind FROM event JOIN attempt ON attempt.id = event.attempt"
        " WHERE attempt.person = ? ORDER BY event.attempt, event.sequence",
        (person,),
    )
    found: dict[bytes, list[tuple[int, str]]] = {}
    for attempt, at, kind in rows:
        found.setdefault(attempt, []).append((at, kind))
    return {attempt: tuple(events) for attempt, events in found.items()}


def of_person(connection: Connection, person: bytes) -> tuple[StoredAttempt, ...]:
    """Return all attempts of a person in the order in which they were made."""
    rows = connection.exec_driver_sql(f"SELECT {_ATTEMPT} FROM attempt WHERE person = ? ORDER BY id", (person,))
    return tuple(StoredAttempt(*row) for row in rows)


def every_id(connection: Connection) -> tuple[bytes, ...]:
    """Return the ids of all attempts in the order in which they were made."""
    return tuple(connection.exec_driver_sql("SELECT id FROM attempt ORDER BY id").scalars())


def count(connection: Connection) -> tuple[int, int]:
    """Return how many attempts and how many events are stored."""
    attempts: int = connection.exec_driver_sql("SELECT count(*) FROM attempt").scalar_one()
    events: int = connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
    return attempts, events


def count_of_scenario(connection: Connection, scenario: str) -> int:
    """Return how many attempts there are of any edition of a scenario."""
    found: int = connection.exec_driver_sql(
        "SELECT count(*) FROM attempt JOIN edition ON edition.digest = attempt.edition WHERE edition.scenario = ?",
        (scenario,),
    ).scalar_one()
    return found


def finished_of(connection: Connection, editions: Iterable[bytes], since: int) -> tuple[bytes, ...]:
    """Return the attempts of these editions that finished at or after a moment, the first finished first."""
    given = tuple(editions)
    if not given:
        return ()
    rows = connection.exec_driver_sql(
        f"SELECT id FROM attempt WHERE edition IN ({', '.join('?' * len(given))}) AND finished_at >= ?"
        " ORDER BY finished_at, id",
        (*given, since),
    )
    return tuple(rows.scalars())


def erase_private(connection: Connection, attempt: bytes, sequence: int) -> None:
    """Erase what somebody typed at one event, with its salt; the digest stays and the chain still verifies."""
    connection.exec_driver_sql(
        "UPDATE event SET private = NULL, salt = NULL WHERE attempt = ? AND sequence = ?", (attempt, sequence)
    )


def _attempt_values(attempt: StoredAttempt) -> tuple[object, ...]:
    return tuple(getattr(attempt, name) for name in StoredAttempt.__slots__)


def _values(link: Link) -> tuple[object, ...]:
    return link.sequence, link.at, link.kind, link.public, link.private, link.salt, link.private_digest, link.hash


def _link(row: Row) -> Link:
    return Link(**dict(zip(Link.__slots__, row, strict=True)))
