"""What a finished play was worth, stored in the transaction that finishes it, and what it adds to the evidence."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from trainer.academy.office import Office
from trainer.learning.evidence import MILLION, Evidence, Showing, including
from trainer.store import results as stored
from trainer.store.attempts import StoredAttempt
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.engine.playable import Playable
    from trainer.engine.state import Run
    from trainer.learning.looking_back import Line
    from trainer.scoring.result import Result

COUNTED = ("practice", "assessment", "refresher")
"""The modes that say something about the trainee; a worked example plays itself."""

# What is stored of a step and of a competency, in this order and without the names: there are many of them. The title
# and the kind of a decision are its edition's.
_STEP = (
    "number", "event", "scene", "earned", "regret", "error", "best_options", "repeat", "timed_out", "certainty",
    "right", "mark",
)  # fmt: skip
_COMPETENCY = ("earned", "best", "worst", "score", "decisions")

Key = tuple[bytes, str, str]


def scored(office: Office, attempt: StoredAttempt, playable: "Playable", run: "Run") -> "Result":
    """Return the result of the first line of play as it is scored now."""
    # Here and below: lists read evidence, and Home should not wait for the scorer.
    from trainer.academy import editions
    from trainer.scoring.result import score

    solution = editions.solution(office, playable, attempt.edition, attempt.profile, attempt.variant)
    return score(playable, solution, run)


def conclude(transaction: Transaction, attempt: StoredAttempt, result: "Result", finished_at: int) -> None:
    """Store the result of a play that has just finished, and add it to the person's evidence."""
    row = as_row(attempt.id, result)
    stored.keep(transaction, row)
    before = {_key(found): evidence_of(found) for found in stored.evidence(transaction, attempt.person)}
    play = stored.ScoredPlay(row, attempt.person, attempt.mode, finished_at)
    after = gathered([play], before)
    stored.keep_evidence(transaction, tuple(_row(key, after[key]) for key in sorted(showings(play))))


def gather_anew(transaction: Transaction, person: bytes) -> None:
    """Compute a person's evidence and refreshers again, after plays or days away have come or gone."""
    from trainer.academy import remembering

    stored.forget_evidence(transaction, person)
    stored.keep_evidence(transaction, rows(gathered(stored.scored_plays(transaction, person))))
    remembering.derive(transaction, person)


def as_row(attempt: bytes, result: "Result") -> stored.StoredResult:
    """Return a result as it is stored."""
    return stored.StoredResult(
        attempt=attempt,
        scorer=result.scorer,
        score=result.score,
        shown=result.shown,
        errors=sum(step.error for step in result.steps),
        screen_outs=len(result.screen_outs),
        ending=result.ending,
        document=json.dumps(_packed(result), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )


def from_row(row: stored.StoredResult, playable: "Playable") -> "Result":
    """Return a stored result, with what its edition says about each decision put back."""
    from trainer.scoring.result import Result

    plain = json.loads(row.document)
    scenes = playable.scenario.scenes
    steps = [dict(zip(_STEP, step, strict=True)) for step in plain["steps"]]
    for step in steps:
        scene = scenes[step["scene"]]
        assert scene.decision is not None
        step |= {"title": scene.title, "kind": scene.decision.kind}
    competencies = {id: dict(zip(_COMPETENCY, found, strict=True)) for id, found in plain["competencies"].items()}
    return Result.from_plain({**plain, "steps": steps, "competencies": competencies})


def showings(play: stored.ScoredPlay) -> dict[Key, Showing]:
    """Return what one play showed of each competency it met."""
    competencies: dict[str, list[Any]] = json.loads(play.result.document)["competencies"]
    found = {id: dict(zip(_COMPETENCY, values, strict=True)) for id, values in competencies.items()}
    return {
        (play.person, id, play.mode): Showing(
            play.result.attempt, round(one["score"] * MILLION), one["decisions"], play.finished_at
        )
        for id, one in found.items()
        if one["score"] is not None
    }


def line(play: stored.ScoredPlay) -> "Line":
    """Return the decisions of a play's first line, as far as judgement over many plays asks for them."""
    from trainer.learning.looking_back import Decided, Line

    steps = [dict(zip(_STEP, step, strict=True)) for step in json.loads(play.result.document)["steps"]]
    decided = (Decided(**{name: step[name] for name in Decided.__slots__}) for step in steps)
    return Line(play.result.attempt, play.finished_at, tuple(decided))


def gathered(plays: Iterable[stored.ScoredPlay], before: dict[Key, Evidence] | None = None) -> dict[Key, Evidence]:
    """Return the evidence of these plays on top of what was known before."""
    evidence = dict(before or {})
    for play in plays:
        for key, showing in showings(play).items():
            evidence[key] = including(evidence.get(key), showing)
    return evidence


def rows(evidence: dict[Key, Evidence]) -> tuple[stored.StoredEvidence, ...]:
    """Return evidence as it is stored, by key."""
    return tuple(_row(key, evidence[key]) for key in sorted(evidence))


def _packed(result: "Result") -> dict[str, Any]:
    plain = result.to_plain()
    return {
        **plain,
        "steps": [[step[name] for name in _STEP] for step in plain["steps"]],
        "competencies": {id: [found[name] for name in _COMPETENCY] for id, found in plain["competencies"].items()},
    }


def _key(row: stored.StoredEvidence) -> Key:
    return row.person, row.competency, row.mode


def evidence_of(row: stored.StoredEvidence) -> Evidence:
    """Return stored evidence."""
    return Evidence(*row[3:])


def _row(key: Key, evidence: Evidence) -> stored.StoredEvidence:
    return stored.StoredEvidence(
        *key,
        evidence.attempts,
        evidence.decisions,
        evidence.total,
        evidence.best,
        evidence.last,
        evidence.last_at,
        evidence.last_attempt,
    )
