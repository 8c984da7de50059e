"""What plays were worth: a result for each finished attempt and running evidence for each person and competency.

Both are derived from the events and can be computed again; a result says which scorer made it. Shares are kept as whole
millionths, so that sums are exact in whatever order they are taken.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.faults import changed
from trainer.store.seals import fits, sealed


class ResultRow(TableRow, table=True):
    """The result of a finished attempt."""

    __tablename__ = "result"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    scorer: int = Field(sa_column=column("whole"))
    score: float | None = Field(sa_column=column("real", optional=True))
    shown: int | None = Field(sa_column=column("whole", optional=True))
    errors: int = Field(sa_column=column("whole"))
    screen_outs: int = Field(sa_column=column("whole"))
    ending: str | None = Field(sa_column=column("text", optional=True))
    document: bytes = Field(sa_column=column("bytes"))
    seal: bytes = Field(sa_column=column("bytes"))


class EvidenceRow(TableRow, table=True):
    """What one person showed of one competency in one mode."""

    __tablename__ = "evidence"
    __table_args__ = KEYED
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    competency: str = Field(sa_column=key("text"))
    mode: str = Field(sa_column=key("text"))
    attempts: int = Field(sa_column=column("whole"))
    decisions: int = Field(sa_column=column("whole"))
    total: int = Field(sa_column=column("whole"))
    best: int = Field(sa_column=column("whole"))
    last: int = Field(sa_column=column("whole"))
    last_at: int = Field(sa_column=column("whole"))
    last_attempt: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A result as stored; `shown` is the score of 100 as people see it, `document` the whole of it as JSON.

    The document lies compressed in the file: it is long, full of the same words, and read only with a debrief.
    """

    attempt: bytes
    scorer: int
    score: float | None
    shown: int | None
    errors: int
    screen_outs: int
    ending: str | None
    document: str


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    """Evidence as stored; `total` adds up share times decisions, shares in millionths."""

    person: bytes
    competency: str
    mode: str
    attempts: int
    decisions: int
    total: int
    best: int
    last: int
    last_at: int
    last_attempt: bytes


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list shows of a result; `ending` is the id of the ending reached."""

    score: float | None
    shown: int | None
    errors: int
    screen_outs: int
    ending: str | None


@dataclass(frozen=True, slots=True)
class ScoredPlay:
    """A result with what a list needs to know of its attempt."""

    result: StoredResult
    person: bytes
    mode: str
    finished_at: int


_RESULT = SQLModel.metadata.tables["result"]
_EVIDENCE = SQLModel.metadata.tables["evidence"]
_ATTEMPT = SQLModel.metadata.tables["attempt"]
# What most documents hold, the commonest last: with it they pack to half the size. Part of the format; never changed.
_WORDS = b"""
"adapting" "badge-requests" "kind-of-contact" "stated-reasons" "scope-and-length" "honest-consent" "homes" "vehicles"
"phones" "force-within-contact" "explaining" "lawful-delay" "complaint-route" "cameras" "no-trading" "letting-finish"
"open-questions" "reflecting" "naming-emotion" "summarising" "next-steps" "first-request":[ "completeness":[
"staying-even":[24000,24000,0,1.0,1],"screen_outs":[{"event":,"kind":"identification refused","option":"scene":"step":
"low","medium","high",true,-2,3,-6 ["first","last","none"],true,false,null,null,null],[2,2,24000,48000,72000,96000
{"best":408000,"competencies":{"earned":307200,"ending":null,"explored":false,"finished":true,"first_error":null,
"recovery":null,"recovery":1.0,"recovery":0.5,"score":1.0,"score":0.7,"scorer":1,"screen_outs":[],
"steps":[[1,1,"",24000,0,false,["let-finish"],false,false,null,true,null],[,48000,24000,true,["],false,false,null,false,
null]],"worst":0}
""".replace(b"\n", b"")
_EVIDENCE_KEY = ("person", "competency", "mode")


def keep(connection: Connection, result: StoredResult) -> None:
    """Store the result of a finished attempt."""
    connection.execute(insert(_RESULT).values(_values(result)))


def keep_many(connection: Connection, results: Iterable[StoredResult]) -> None:
    """Store many results."""
    connection.execute(insert(_RESULT), [_values(result) for result in results])


def of_attempt(connection: Connection, attempt: bytes) -> StoredResult | None:
    """Return the result of one attempt. Raises Damaged where it does not fit its seal."""
    row = connection.execute(select(_RESULT).where(_RESULT.c.attempt == attempt)).one_or_none()
    return _result(row) if row else None


def headlines(connection: Connection, person: bytes) -> dict[bytes, Headline]:
    """Return the results of one person by attempt, without their documents."""
    columns = (_RESULT.c.score, _RESULT.c.shown, _RESULT.c.errors, _RESULT.c.screen_outs, _RESULT.c.ending)
    rows = connection.execute(
        select(_RESULT.c.attempt, *columns)
        .join(_ATTEMPT, _ATTEMPT.c.id == _RESULT.c.attempt)
        .where(_ATTEMPT.c.person == person)
    )
    return {row[0]: Headline(*row[1:]) for row in rows}


def scored_plays(connection: Connection, person: bytes | None = None) -> tuple[ScoredPlay, ...]:
    """Return all results of one person or of everyone, in the order in which the attempts finished.

    Raises Damaged where one of them does not fit its seal.
    """
    query = (
        select(*_RESULT.c, _ATTEMPT.c.person, _ATTEMPT.c.mode, _ATTEMPT.c.finished_at)
        .join(_ATTEMPT, _ATTEMPT.c.id == _RESULT.c.attempt)
        .order_by(_ATTEMPT.c.finished_at, _ATTEMPT.c.id)
    )
    if person is not None:
        query = query.where(_ATTEMPT.c.person == person)
    return tuple(ScoredPlay(_result(row[:-3]), row[-3], row[-2], row[-1]) for row in connection.execute(query))


def latest(connection: Connection, person: bytes, modes: Sequence[str], most: int) -> tuple[ScoredPlay, ...]:
    """Return the latest results of one person in these modes, the earliest first.

    Raises Damaged where one of them does not fit its seal.
    """
    query = (
        select(*_RESULT.c, _ATTEMPT.c.person, _ATTEMPT.c.mode, _ATTEMPT.c.finished_at)
        .join(_ATTEMPT, _ATTEMPT.c.id == _RESULT.c.attempt)
        .where(_ATTEMPT.c.person == person, _ATTEMPT.c.mode.in_(modes))
        .order_by(_ATTEMPT.c.finished_at.desc(), _ATTEMPT.c.id.desc())
        .limit(most)
    )
    rows = list(connection.execute(query))
    return tuple(ScoredPlay(_result(row[:-3]), row[-3], row[-2], row[-1]) for row in reversed(rows))


def evidence(connection: Connection, person: bytes | None = None) -> tuple[StoredEvidence, ...]:
    """Return the evidence of one person or of everyone, by key."""
    query = select(_EVIDENCE).order_by(*(_EVIDENCE.c[name] for name in _EVIDENCE_KEY))
    if person is not None:
        query = query.where(_EVIDENCE.c.person == person)
    return tuple(StoredEvidence(*row) for row in connection.execute(query))


def keep_evidence(connection: Connection, rows: tuple[StoredEvidence, ...]) -> None:
    """Store evidence in the place of what stood under the same keys."""
    if rows:
        statement = upsert(_EVIDENCE)
        names = [name for name in StoredEvidence.__slots__ if name not in _EVIDENCE_KEY]
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=_EVIDENCE_KEY, set_={name: statement.excluded[name] for name in names}
            ),
            [{name: getattr(row, name) for name in StoredEvidence.__slots__} for row in rows],
        )


def forget(connection: Connection, attempt: bytes) -> None:
    """Take away the result of an attempt, before it is derived anew or the attempt goes."""
    connection.execute(delete(_RESULT).where(_RESULT.c.attempt == attempt))


def forget_evidence(connection: Connection, person: bytes | None = None) -> None:
    """Empty the evidence of one person, or of everyone, before it is computed again from the results."""
    query = delete(_EVIDENCE)
    connection.execute(query if person is None else query.where(_EVIDENCE.c.person == person))


def _values(result: StoredResult) -> dict[str, Any]:
    values = {name: getattr(result, name) for name in StoredResult.__slots__}
    packing = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    return sealed(_RESULT, values | {"document": packing.compress(result.document.encode()) + packing.flush()})


def _result(row: Sequence[Any]) -> StoredResult:
    if not fits(_RESULT, row):
        raise changed(f"The result of the play {row[0].hex()}")
    *plain, packed, _seal = row
    unpacking = zlib.decompressobj(-15, _WORDS)
    return StoredResult(*(*plain, (unpacking.decompress(packed) + unpacking.flush()).decode()))
