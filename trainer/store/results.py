"""What plays were worth: a result for each finished attempt and running evidence for each person and competency.

Both are derived from the events and can be computed again; a result says which scorer made it. Shares are kept as whole
millionths, so that sums are exact in whatever order they are taken.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


_RESULT = (
    "result.attempt, result.scorer, result.score, result.shown, result.errors, result.screen_outs, result.ending,"
    " result.document, result.seal"
)
_KEEP = f"INSERT INTO result ({_RESULT.replace('result.', '')}) VALUES ({', '.join('?' * 9)})"
_SCORED = (
    f"SELECT {_RESULT}, attempt.person, attempt.mode, attempt.finished_at"
    " FROM result JOIN attempt ON attempt.id = result.attempt"
)
_HEADLINES = (
    "SELECT result.attempt, result.score, result.shown, result.errors, result.screen_outs, result.ending"
    " FROM result JOIN attempt ON attempt.id = result.attempt WHERE attempt.person = ?"
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


def headlines(connection: Connection, person: bytes) -> dict[bytes, Headline]:
    """Return the results of one person by attempt, without their documents."""
    return {row[0]: Headline(*row[1:]) for row in connection.exec_driver_sql(_HEADLINES, (person,))}


def scored_plays(connection: Connection, person: bytes | None = None) -> tuple[ScoredPlay, ...]:
    """Return all results of one person or of everyone, in the order in which the attempts finished.

    Raises Damaged where one of them does not fit its seal.
    """
    whose, given = (" WHERE attempt.person = ?", (person,)) if person is not None else ("", ())
    rows = connection.exec_driver_sql(f"{_SCORED}{whose} ORDER BY attempt.finished_at, attempt.id", given)
    return tuple(_scored_play(row) for row in rows)


def latest(connection: Connection, person: bytes, modes: Sequence[str], most: int) -> tuple[ScoredPlay, ...]:
    """Return the latest results of one person in these modes, the earliest first.

    Raises Damaged where one of them does not fit its seal.
    """
    rows = connection.exec_driver_sql(
        f"{_SCORED} WHERE attempt.person = ? AND attempt.mode IN ({', '.join('?' * len(modes))})"
        " ORDER BY attempt.finished_at DESC, attempt.id DESC LIMIT ?",
        (person, *modes, most),
    )
    return tuple(_scored_play(row) for row in reversed(rows.all()))


def evidence(connection: Connection, person: bytes | None = None) -> tuple[StoredEvidence, ...]:
    """Return the evidence of one person or of everyone, by key."""
    whose, given = (" WHERE person = ?", (person,)) if person is not None else ("", ())
    rows = connection.exec_driver_sql(f"{_EVIDENCE}{whose} ORDER BY person, competency, mode", given)
    return tuple(StoredEvidence(*row) for row in rows)


def keep_evidence(connection: Connection, rows: tuple[StoredEvidence, ...]) -> None:
    """Store evidence in the place of what stood under the same keys."""
    given = [tuple(getattr(row, name) for name in StoredEvidence.__slots__) for row in rows]
    connection.exec_driver_sql(_KEEP_EVIDENCE, given)


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
