"""Attempts and their events: one appended row for each act, and the head of the chain kept beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Index, func, insert, select
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel

from trainer.store.chain import Header, Link, genesis
from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.faults import played_elsewhere


class AttemptRow(TableRow, table=True):
    """One play of one edition by one person, with the head of its chain and what the Home page lists."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "person", "finished_at"), KEYED)
    id: bytes = Field(sa_column=key())
    person: bytes = Field(sa_column=refers("person.id"))
    edition: bytes = Field(sa_column=refers("edition.digest"))
    profile: bytes = Field(sa_column=refers("profile_edition.digest"))
    authorities: bytes = Field(sa_column=refers("authorities_edition.digest"))
    variant: str | None = Field(sa_column=column("text", optional=True))
    mode: str = Field(sa_column=column("text"))
    seed: int = Field(sa_column=column("whole"))
    started_at: int = Field(sa_column=column("whole"))
    about: int = Field(sa_column=column("whole"))
    head_sequence: int = Field(sa_column=column("whole"))
    head_hash: bytes = Field(sa_column=column("bytes"))
    scene: str = Field(sa_column=column("text"))
    decision: int = Field(sa_column=column("whole"))
    saved_at: int = Field(sa_column=column("whole"))
    finished_at: int | None = Field(sa_column=column("whole", optional=True))


class EventRow(TableRow, table=True):
    """One act, never changed; `private` and `salt` may be erased, the digest stays."""

    __tablename__ = "event"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    sequence: int = Field(sa_column=key("whole"))
    at: int = Field(sa_column=column("whole"))
    kind: str = Field(sa_column=column("text"))
    public: str = Field(sa_column=column("text"))
    private: str | None = Field(sa_column=column("text", optional=True))
    salt: bytes | None = Field(sa_column=column("bytes", optional=True))
    private_digest: bytes | None = Field(sa_column=column("bytes", optional=True))
    hash: bytes = Field(sa_column=column("bytes"))


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


_ATTEMPT = SQLModel.metadata.tables["attempt"]
_EVENT = SQLModel.metadata.tables["event"]
_EDITION = SQLModel.metadata.tables["edition"]

# The statements of every act; bound by position and sent as they are, because a choice waits for them.
_APPEND = (
    "INSERT INTO event (attempt, sequence, at, kind, public, private, salt, private_digest, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TAKEN = "SELECT EXISTS (SELECT 1 FROM event WHERE attempt = ? AND sequence = ?)"
_MOVE_HEAD = (
    "UPDATE attempt SET head_sequence = ?, head_hash = ?, scene = ?, decision = ?, saved_at = ?, finished_at = ?"
    " WHERE id = ? AND head_sequence = ? AND head_hash = ?"
)
_ORIGIN = "SELECT origin FROM carried WHERE attempt = ?"


def begin(connection: Connection, attempt: StoredAttempt) -> None:
    """Store a new attempt; its head is the genesis hash."""
    assert attempt.head_hash == genesis(attempt.header)
    connection.execute(insert(_ATTEMPT).values({name: getattr(attempt, name) for name in StoredAttempt.__slots__}))


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
    try:
        connection.exec_driver_sql(_APPEND, (attempt, *_values(link)))
    except IntegrityError as collision:
        if connection.exec_driver_sql(_TAKEN, (attempt, link.sequence)).scalar_one():
            raise played_elsewhere() from collision
        raise
    head = (link.sequence, link.hash, scene, decision, link.at, finished_at)
    moved = connection.exec_driver_sql(_MOVE_HEAD, (*head, attempt, link.sequence - 1, before))
    if moved.rowcount != 1:
        raise played_elsewhere()


def add_many(connection: Connection, plays: Iterable[tuple[StoredAttempt, tuple[Link, ...]]]) -> None:
    """Store whole plays in bulk; their chains are the caller's."""
    given = list(plays)
    connection.execute(
        insert(_ATTEMPT), [{name: getattr(attempt, name) for name in StoredAttempt.__slots__} for attempt, _ in given]
    )
    events = [(attempt.id, *_values(link)) for attempt, links in given for link in links]
    if events:
        connection.exec_driver_sql(_APPEND, events)


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
    row = connection.execute(select(_ATTEMPT).where(_ATTEMPT.c.id == attempt)).one_or_none()
    return StoredAttempt(*row) if row else None


def links(connection: Connection, attempt: bytes) -> tuple[Link, ...]:
    """Return the events of one attempt in order."""
    columns = [_EVENT.c[name] for name in Link.__slots__]
    rows = connection.execute(select(*columns).where(_EVENT.c.attempt == attempt).order_by(_EVENT.c.sequence))
    return tuple(_link(row) for row in rows)


def listed(connection: Connection, person: bytes, *, is_open: bool, most: int | None = None) -> tuple[Listed, ...]:
    """Return a person's open or finished attempts, the one saved last first; no more than `most`."""
    at_end = _ATTEMPT.c.finished_at
    rows = connection.execute(
        select(*_ATTEMPT.c, _EDITION.c.scenario, _EDITION.c.title)
        .join(_EDITION, _EDITION.c.digest == _ATTEMPT.c.edition)
        .where(_ATTEMPT.c.person == person, at_end.is_(None) if is_open else at_end.is_not(None))
        .order_by((_ATTEMPT.c.saved_at if is_open else at_end).desc(), _ATTEMPT.c.id.desc())
        .limit(most)
    )
    return tuple(Listed(StoredAttempt(*row[:-2]), row[-2], row[-1]) for row in rows)


def moments(connection: Connection, person: bytes) -> dict[bytes, tuple[tuple[int, str], ...]]:
    """Return when each event of a person's attempts was and of what kind, by attempt, in order."""
    rows = connection.execute(
        select(_EVENT.c.attempt, _EVENT.c.at, _EVENT.c.kind)
        .join(_ATTEMPT, _ATTEMPT.c.id == _EVENT.c.attempt)
        .where(_ATTEMPT.c.person == person)
        .order_by(_EVENT.c.attempt, _EVENT.c.sequence)
    )
    found: dict[bytes, list[tuple[int, str]]] = {}
    for attempt, at, kind in rows:
        found.setdefault(attempt, []).append((at, kind))
    return {attempt: tuple(events) for attempt, events in found.items()}


def of_person(connection: Connection, person: bytes) -> tuple[StoredAttempt, ...]:
    """Return all attempts of a person in the order in which they were made."""
    rows = connection.execute(select(_ATTEMPT).where(_ATTEMPT.c.person == person).order_by(_ATTEMPT.c.id))
    return tuple(StoredAttempt(*row) for row in rows)


def every_id(connection: Connection) -> tuple[bytes, ...]:
    """Return the ids of all attempts in the order in which they were made."""
    return tuple(connection.execute(select(_ATTEMPT.c.id).order_by(_ATTEMPT.c.id)).scalars())


def count(connection: Connection) -> tuple[int, int]:
    """Return how many attempts and how many events are stored."""
    attempts = connection.execute(select(func.count()).select_from(_ATTEMPT)).scalar_one()
    return attempts, connection.execute(select(func.count()).select_from(_EVENT)).scalar_one()


def count_of_scenario(connection: Connection, scenario: str) -> int:
    """Return how many attempts there are of any edition of a scenario."""
    query = select(func.count()).select_from(_ATTEMPT).join(_EDITION, _EDITION.c.digest == _ATTEMPT.c.edition)
    return connection.execute(query.where(_EDITION.c.scenario == scenario)).scalar_one()


def finished_of(connection: Connection, editions: Iterable[bytes], since: int) -> tuple[bytes, ...]:
    """Return the attempts of these editions that finished at or after a moment, the first finished first."""
    at = _ATTEMPT.c.finished_at
    query = select(_ATTEMPT.c.id).where(_ATTEMPT.c.edition.in_(list(editions)), at.is_not(None), at >= since)
    return tuple(connection.execute(query.order_by(at, _ATTEMPT.c.id)).scalars())


def erase_private(connection: Connection, attempt: bytes, sequence: int) -> None:
    """Erase what somebody typed at one event, with its salt; the digest stays and the chain still verifies."""
    connection.execute(
        _EVENT.update()
        .where(_EVENT.c.attempt == attempt, _EVENT.c.sequence == sequence)
        .values(private=None, salt=None)
    )


def _values(link: Link) -> tuple[object, ...]:
    return link.sequence, link.at, link.kind, link.public, link.private, link.salt, link.private_digest, link.hash


def _link(row: "Row[tuple[object, ...]]") -> Link:
    return Link(**row._mapping)
