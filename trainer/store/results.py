"""What plays were worth: a result for each finished attempt and running evidence for each person and competency.

Both are derived from the events and can be computed again; a result says which scorer made it. Shares are kept as whole
millionths, so that sums are exact in whatever order they are taken.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.store.connection import Connection, Row
from trainer.store.faults import changed
from trainer.store.seals import seal


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


class StoredEvidence(NamedTuple):
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


class FinishedPlay(NamedTuple):
    """A finished attempt with what a list shows of it; from `score` on None where it has no result."""

    attempt: bytes
    edition: bytes
    scenario: str
    title: str
    mode: str
    variant: str | None
    started_at: int
    finished_at: int
    score: float | None
    shown: int | None
    errors: int | None
    screen_outs: int | None
    ending: str | None
    """The id of the ending reached."""


@dataclass(frozen=True, slots=True)
class Played:
    """All finished plays of one person of one scenario; `last_at` is the end of the latest, or its start if later."""

    scenario: str
    plays: int
    best: float | None
    last_at: int


@dataclass(frozen=True, slots=True)
class ScoredPlay:
    """A result with what a list needs to know of its attempt."""

    result: StoredResult
    person: bytes
    mode: str
    finished_at: int


_RESULT = (
    "result.attempt, result.scorer, result.score, result.shown, result.errors, result.screen_outs, result.ending,"
    " result.document, result.seal"
)
_KEEP = f"INSERT INTO result ({_RESULT.replace('result.', '')}) VALUES ({', '.join('?' * 9)})"
_SCORED = (
    f"SELECT {_RESULT}, attempt.person, attempt.mode, attempt.finished_at"
    " FROM result JOIN attempt ON attempt.id = result.attempt"
)
_OF_FINISHED = (
    " FROM attempt JOIN edition ON edition.digest = attempt.edition LEFT JOIN result ON result.attempt = attempt.id"
    " WHERE attempt.person = ? AND attempt.finished_at IS NOT NULL"
)
_FINISHED = (
    "SELECT attempt.id, attempt.edition, edition.scenario, edition.title, attempt.mode, attempt.variant,"
    " attempt.started_at, attempt.finished_at, result.score, result.shown, result.errors, result.screen_outs,"
    f" result.ending{_OF_FINISHED} ORDER BY attempt.finished_at DESC, attempt.id DESC"
)
_BY_SCENARIO = (
    "SELECT edition.scenario, count(*), max(result.score), max(attempt.finished_at), max(attempt.started_at)"
    f"{_OF_FINISHED} AND attempt.mode IN ({{}}) GROUP BY edition.scenario"
)
_LATEST = (
    "SELECT result.attempt, result.seal FROM attempt JOIN result ON result.attempt = attempt.id"
    " WHERE attempt.person = ? AND attempt.finished_at IS NOT NULL AND attempt.mode IN ({})"
    " ORDER BY attempt.finished_at DESC, attempt.id DESC LIMIT ?"
)
_EVIDENCE = (
    "SELECT person, competency, mode, attempts, decisions, total, best, last, last_at, last_attempt FROM evidence"
)
_KEEP_EVIDENCE = (
    "INSERT INTO evidence (person, competency, mode, attempts, decisions, total, best, last, last_at, last_attempt)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, competency, mode) DO UPDATE SET"
    " attempts = excluded.attempts, decisions = excluded.decisions, total = excluded.total, best = excluded.best,"
    " last = excluded.last, last_at = excluded.last_at, last_attempt = excluded.last_attempt"
)
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


def keep(connection: Connection, result: StoredResult) -> None:
    """Store the result of a finished attempt."""
    connection.exec_driver_sql(_KEEP, _values(result))


def keep_many(connection: Connection, results: Iterable[StoredResult]) -> None:
    """Store many results."""
    connection.exec_driver_sql(_KEEP, [_values(result) for result in results])


def of_attempt(connection: Connection, attempt: bytes) -> StoredResult | None:
    """Return the result of one attempt. Raises Damaged where it does not fit its seal."""
    row = connection.exec_driver_sql(f"SELECT {_RESULT} FROM result WHERE attempt = ?", (attempt,)).first()
    return _result(row) if row else None


def finished(connection: Connection, person: bytes, most: int | None = None) -> tuple[FinishedPlay, ...]:
    """Return the finished attempts of one person, the latest first; no more than `most`."""
    limit, given = (" LIMIT ?", (person, most)) if most is not None else ("", (person,))
    return tuple(map(FinishedPlay._make, connection.exec_driver_sql(_FINISHED + limit, given)))


def by_scenario(connection: Connection, person: bytes, modes: Sequence[str]) -> tuple[Played, ...]:
    """Return what one person has played to an end in these modes, each scenario once."""
    rows = connection.exec_driver_sql(_BY_SCENARIO.format(", ".join("?" * len(modes))), (person, *modes))
    return tuple(Played(row[0], row[1], row[2], max(row[3], row[4])) for row in rows)


def scored_plays(connection: Connection, person: bytes | None = None) -> tuple[ScoredPlay, ...]:
    """Return all results of one person or of everyone, in the order in which the attempts finished.

    Raises Damaged where one of them does not fit its seal.
    """
    whose, given = (" WHERE attempt.person = ?", (person,)) if person is not None else ("", ())
    rows = connection.exec_driver_sql(f"{_SCORED}{whose} ORDER BY attempt.finished_at, attempt.id", given)
    return tuple(_scored_play(row) for row in rows)


def latest(connection: Connection, person: bytes, modes: Sequence[str], most: int) -> tuple[tuple[bytes, bytes], ...]:
    """Return the latest results of one person in these modes by attempt and seal, the earliest first."""
    rows = connection.exec_driver_sql(_LATEST.format(", ".join("?" * len(modes))), (person, *modes, most))
    return tuple(reversed([(row[0], row[1]) for row in rows]))


def scored_play(connection: Connection, attempt: bytes) -> ScoredPlay | None:
    """Return one result with its attempt. Raises Damaged where it does not fit its seal."""
    row = connection.exec_driver_sql(f"{_SCORED} WHERE attempt.id = ?", (attempt,)).first()
    return _scored_play(row) if row else None


def evidence(connection: Connection, person: bytes | None = None) -> tuple[StoredEvidence, ...]:
    """Return the evidence of one person or of everyone, by key."""
    whose, given = (" WHERE person = ?", (person,)) if person is not None else ("", ())
    rows = connection.exec_driver_sql(f"{_EVIDENCE}{whose} ORDER BY person, competency, mode", given)
    return tuple(map(StoredEvidence._make, rows))


def keep_evidence(connection: Connection, rows: tuple[StoredEvidence, ...]) -> None:
    """Store evidence in the place of what stood under the same keys."""
    connection.exec_driver_sql(_KEEP_EVIDENCE, list(rows))


def forget(connection: Connection, attempt: bytes) -> None:
    """Take away the result of an attempt, before it is derived anew or the attempt goes."""
    connection.exec_driver_sql("DELETE FROM result WHERE attempt = ?", (attempt,))


def forget_evidence(connection: Connection, person: bytes | None = None) -> None:
    """Empty the evidence of one person, or of everyone, before it is computed again from the results."""
    whose, given = (" WHERE person = ?", (person,)) if person is not None else ("", ())
    connection.exec_driver_sql(f"DELETE FROM evidence{whose}", given)


def unpacked(packed: bytes) -> str:
    """Return a document as it was before it was packed into its row."""
    unpacking = zlib.decompressobj(-15, _WORDS)
    return (unpacking.decompress(packed) + unpacking.flush()).decode()


def _values(result: StoredResult) -> tuple[object, ...]:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    packed = packing.compress(result.document.encode()) + packing.flush()
    values = (*(getattr(result, name) for name in StoredResult.__slots__[:-1]), packed)
    return (*values, seal(values))


def _scored_play(row: Row) -> ScoredPlay:
    return ScoredPlay(_result(row[:-3]), *row[-3:])


def _result(row: Row) -> StoredResult:
    *plain, packed, kept = row
    if kept != seal((*plain, packed)):
        raise changed(f"The result of the play {row[0].hex()}")
    return StoredResult(*(*plain, unpacked(packed)))
