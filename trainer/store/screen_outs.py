"""What was recommended and decided on screen-outs: one row after the other, never changed.

Plain SQL, because Home says what became of a screen-out. A screen-out is named by its play, the event of the decision
and the option that was taken.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trainer.store.connection import Connection, Row
from trainer.store.faults import changed
from trainer.store.seals import seal


class StoredJudgement(NamedTuple):
    """A recommendation or a decision as stored; `number` counts those on one screen-out from 1.

    `given_by` is a person of this record, None for one that was carried in: `named` then says whose it was, and is
    None for every other. `reason` is None once it has been erased.
    """

    attempt: bytes
    event: int
    option: str
    number: int
    step: str
    outcome: str
    given_at: int
    given_by: bytes | None
    named: str | None
    reason: str | None


class PlayWithScreenOuts(NamedTuple):
    """A finished play that has screen-outs, with whose it is."""

    attempt: bytes
    person: bytes
    mode: str
    finished_at: int
    title: str


_COLUMNS = "attempt, event, option, number, step, outcome, given_at, given_by, named, reason"
_SELECT = f"SELECT {', '.join(f'judged.{one}' for one in (*_COLUMNS.split(', '), 'seal'))} FROM screen_out_judgement"
_ORDER = " ORDER BY judged.attempt, judged.event, judged.option, judged.number"
_OF_PERSON = f"{_SELECT} AS judged JOIN attempt ON attempt.id = judged.attempt WHERE attempt.person = ?{_ORDER}"
_OF_PLAY = f"{_SELECT} AS judged WHERE judged.attempt = ?{_ORDER}"
_EVERY = f"{_SELECT} AS judged{_ORDER}"
_ADD = f"INSERT INTO screen_out_judgement ({_COLUMNS}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ERASE = (
    "UPDATE screen_out_judgement SET named = ?, reason = ?, seal = ?"
    " WHERE attempt = ? AND event = ? AND option = ? AND number = ?"
)
_PLAYS = (
    "SELECT attempt.id, attempt.person, attempt.mode, attempt.finished_at, edition.title"
    " FROM result JOIN attempt ON attempt.id = result.attempt JOIN edition ON edition.digest = attempt.edition"
    " LEFT JOIN (SELECT attempt, count(*) AS decided, max(given_at) AS last FROM"
    " (SELECT attempt, event, option, max(given_at) AS given_at FROM screen_out_judgement"
    " WHERE step = 'decided' AND given_by IS NOT NULL GROUP BY attempt, event, option) AS one GROUP BY attempt)"
    " AS judged ON judged.attempt = attempt.id"
    " WHERE result.screen_outs > 0 AND attempt.finished_at IS NOT NULL AND attempt.mode IN ({modes})"
    " AND attempt.person <> ? AND {asked}{whose} ORDER BY {order} LIMIT ?"
)
_WAITING = {"asked": "coalesce(judged.decided, 0) < result.screen_outs", "order": "attempt.finished_at, attempt.id"}
_DECIDED = {"asked": "judged.decided >= result.screen_outs", "order": "judged.last DESC, attempt.id"}
_TAUGHT = (
    " AND attempt.person IN (SELECT taught.person FROM cohort_member AS taught JOIN cohort_member AS teaching"
    " ON teaching.cohort = taught.cohort JOIN cohort ON cohort.id = taught.cohort WHERE taught.part = 'trainee'"
    " AND teaching.part = 'instructor' AND cohort.ended_at IS NULL AND teaching.person = ?)"
)


def add(connection: Connection, judgement: StoredJudgement) -> None:
    """Store a judgement under a number that is free."""
    connection.exec_driver_sql(_ADD, (*judgement, seal(judgement)))


def of_play(connection: Connection, attempt: bytes) -> tuple[StoredJudgement, ...]:
    """Return the judgements on one play's screen-outs, the first given first. Raises Damaged for a changed row."""
    return tuple(_judgement(row) for row in connection.exec_driver_sql(_OF_PLAY, (attempt,)))


def of_person(connection: Connection, person: bytes) -> tuple[StoredJudgement, ...]:
    """Return the judgements on one person's screen-outs, as `of_play` does."""
    return tuple(_judgement(row) for row in connection.exec_driver_sql(_OF_PERSON, (person,)))


def decisions(connection: Connection, person: bytes) -> tuple[tuple[bytes, str], ...]:
    """Return the decision that stands on each screen-out of a person, by play: the play and the outcome."""
    last = {
        (row.attempt, row.event, row.option): row.outcome
        for row in of_person(connection, person)
        if row.step == "decided" and row.given_by is not None
    }
    return tuple((attempt, outcome) for (attempt, _, _), outcome in last.items())


def every(connection: Connection) -> tuple[StoredJudgement, ...]:
    """Return all judgements, as `of_play` does."""
    return tuple(_judgement(row) for row in connection.exec_driver_sql(_EVERY))


def waiting(
    connection: Connection, modes: Sequence[str], most: int, *, but: bytes, taught_by: bytes | None = None
) -> tuple[PlayWithScreenOuts, ...]:
    """Return the finished plays in these modes with a screen-out that waits for a decision, the first finished first.

    Not those of one person; with `taught_by` only those of trainees whom somebody instructs.
    """
    return _plays(connection, _WAITING, modes, most, but, taught_by)


def decided(
    connection: Connection, modes: Sequence[str], most: int, *, but: bytes, taught_by: bytes | None = None
) -> tuple[PlayWithScreenOuts, ...]:
    """Return the plays as `waiting` does whose screen-outs are all decided on, the latest decision first."""
    return _plays(connection, _DECIDED, modes, most, but, taught_by)


def erase(connection: Connection, judgement: StoredJudgement) -> None:
    """Erase the words of a judgement, and the name of somebody who is not on this record; that it was given stays."""
    bare = judgement._replace(named=judgement.named and "", reason=None)
    where = (bare.attempt, bare.event, bare.option, bare.number)
    connection.exec_driver_sql(_ERASE, (bare.named, bare.reason, seal(bare), *where))


def _plays(
    connection: Connection, asked: Mapping[str, str], modes: Sequence[str], most: int, but: bytes, by: bytes | None
) -> tuple[PlayWithScreenOuts, ...]:
    query = _PLAYS.format(modes=", ".join("?" * len(modes)), whose=_TAUGHT if by is not None else "", **asked)
    given = (*modes, but, *((by,) if by is not None else ()), most)
    return tuple(map(PlayWithScreenOuts._make, connection.exec_driver_sql(query, given)))


def _judgement(row: Row) -> StoredJudgement:
    *plain, kept = row
    if kept != seal(plain):
        raise changed(f"What was said of a screen-out of the play {row[0].hex()}")
    return StoredJudgement(*plain)
