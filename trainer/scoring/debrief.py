"""The debrief of a play, in the order the after-action evidence supports: what it trained, own words, the record, the
other side, the expert path with the costliest decision open and one thing done well, the law, a retry, next time, and
the score last.

Every entry points at its event. Points lost are of 100, share out exactly what the shown score lacks, and so add up.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.counts import counted
from trainer.engine.playable import Playable
from trainer.engine.state import Heard, Resolution, Run, Step
from trainer.scenario.authorities import Authority
from trainer.scenario.model import Ending
from trainer.scoring.apportion import apportion
from trainer.scoring.best import Solution
from trainer.scoring.moments import Moment, moment
from trainer.scoring.result import Band, Result, ScreenOutFound, StepResult, step_result

LossBand = Literal["no loss", "some loss", "costly"]
_REVIEWS = {
    "draft": "Draft, not yet reviewed.",
    "internally reviewed": "Reviewed internally, not yet by counsel.",
    "approved by counsel": "Approved by counsel.",
    "withdrawn": "Withdrawn, and kept so that this play can be read.",
}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A reflection prompt with what the trainee wrote, or empty text."""

    prompt: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One decision in the record, with everything that was said and chosen, and the decision opened."""

    event: int
    number: int
    branch: int
    scene: str
    title: str
    did: tuple[str, ...]
    """What was chosen, said or put in order, in words; empty where time ran out."""
    heard: tuple[Heard, ...]
    loss: int
    """Weighted grains lost against the best that could still be achieved."""
    points: int
    """The same of 100, rounded so that the record adds up."""
    band: LossBand
    step: StepResult
    moment: Moment
    checked: tuple[int, ...] | None = None
    """The level of each criterion that the trainee gave own words afterwards; no part of the score."""


@dataclass(frozen=True, slots=True)
class DoneWell:
    """The decision at which most was gained over its weakest answer, without an error."""

    index: int
    event: int
    points: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retry:
    """Where to try the costliest decision again, in another variant where there is one."""

    step: int
    scene: str
    title: str
    variant: str | None
    variant_title: str | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """A debrief, ready to be shown."""

    title: str
    competencies: tuple[str, ...]
    objectives: tuple[str, ...]
    own_words: tuple[OwnWords, ...]
    opening: tuple[Heard, ...]
    """What was heard before the first decision."""
    record: tuple[RecordEntry, ...]
    """The first line of play: the only one that is scored."""
    branch: tuple[RecordEntry, ...]
    """Decisions of the branch the play stands on, shown and not scored."""
    standing: str | None
    """A sentence where the first line has no score, or a branch is shown."""
    costliest: int | None
    """Index in the record of the decision with the largest loss."""
    costliest_sentence: str
    done_well: DoneWell | None
    done_well_sentence: str
    retry: Retry | None
    resolution: Resolution | None
    ending: Ending | None
    score: int | None
    lost: int
    band: Band | None
    screen_outs: tuple[ScreenOutFound, ...]
    recovery_sentence: str
    review_sentence: str
    law_date: datetime.date
    review_by: datetime.date


def debrief(
    playable: Playable, solution: Solution, run: Run, result: Result, authorities: Mapping[str, Authority]
) -> Debrief:
    """Put the debrief of a play together. It is the same whenever it is opened."""
    scenario = playable.scenario
    lost = _lost(result, solution)
    points = apportion(lost, [max(0, step.regret) for step in result.steps])
    record = _entries(playable, solution, run.first_line, run.first_heard, result.steps, points, authorities)
    record = tuple(replace(entry, checked=run.checks.get(entry.event)) for entry in record)
    branched = tuple(step for step in run.steps if step.branch) if run.first else ()
    steps = tuple(step_result(playable, solution, step) for step in branched)
    apart = tuple(_points(solution, step.regret) for step in steps)
    costliest = _costliest(result)
    well = _done_well(solution, run, record)
    first = run.first_line[0].heard_from if run.first_line else len(run.first_heard)
    return Debrief(
        title=scenario.title,
        competencies=playable.competencies,
        objectives=scenario.brief.objectives,
        own_words=tuple(OwnWords(text, run.reflections.get(at, "")) for at, text in enumerate(scenario.reflection)),
        opening=run.first_heard[:first],
        record=record,
        branch=_entries(playable, solution, branched, run.heard, steps, apart, authorities),
        standing=_standing(run),
        costliest=costliest,
        costliest_sentence=_costliest_sentence(record, costliest, lost),
        done_well=well,
        done_well_sentence=_done_well_sentence(record, well),
        retry=_retry(playable, record, costliest),
        resolution=run.resolution,
        ending=scenario.endings[run.first_ending] if run.first_ending else None,
        score=result.shown,
        lost=lost,
        band=result.band,
        screen_outs=result.screen_outs,
        recovery_sentence=_recovery_sentence(result),
        review_sentence=_REVIEWS[scenario.status],
        law_date=scenario.law_date,
        review_by=scenario.review_by,
    )


def _entries(
    playable: Playable,
    solution: Solution,
    line: Sequence[Step],
    heard: Sequence[Heard],
    steps: Sequence[StepResult],
    points: Sequence[int],
    authorities: Mapping[str, Authority],
) -> tuple[RecordEntry, ...]:
    return tuple(
        RecordEntry(
            event=step.event,
            number=step.number,
            branch=step.branch,
            scene=step.scene,
            title=found.title,
            did=tuple(entry.text for entry in _cut(heard, step) if entry.kind == "you chose" and entry.text),
            heard=_cut(heard, step),
            loss=found.regret,
            points=lost,
            band="costly" if found.error else "some loss" if found.regret > 0 else "no loss",
            step=found,
            moment=moment(playable, step, found, authorities),
        )
        for step, found, lost in zip(line, steps, points, strict=True)
    )


def _cut(heard: Sequence[Heard], step: Step) -> tuple[Heard, ...]:
    return tuple(heard[step.heard_from : step.heard_to])


def _lost(result: Result, solution: Solution) -> int:
    if result.shown is not None:
        return 100 - result.shown
    return _points(solution, sum(max(0, step.regret) for step in result.steps))


def _points(solution: Solution, grains: int) -> int:
    return max(0, -(-100 * grains // solution.span)) if solution.span else 0


def _costliest(result: Result) -> int | None:
    places = range(len(result.steps))
    most = max(places, key=lambda place: result.steps[place].regret, default=None)
    return most if most is not None and result.steps[most].regret > 0 else None


def _costliest_sentence(record: tuple[RecordEntry, ...], costliest: int | None, lost: int) -> str:
    if costliest is None:
        return "No decision lost anything."
    return f"Costliest: {record[costliest].points} of {counted(lost, 'point')} lost"


def _done_well(solution: Solution, run: Run, record: tuple[RecordEntry, ...]) -> DoneWell | None:
    gains = [
        solution.best(step.before) - entry.loss - solution.weakest(step.before)
        if not (entry.step.error or step.timed_out)
        else 0
        for step, entry in zip(run.first_line, record, strict=True)
    ]
    # A decision without loss before one that gained more and still lost something.
    most = max(range(len(gains)), key=lambda at: (gains[at] > 0 and not record[at].loss, gains[at]), default=None)
    if most is None or gains[most] <= 0:
        return None
    why = tuple(chosen.why for chosen in record[most].moment.chosen if chosen.role == "chosen")
    return DoneWell(most, record[most].event, 100 * gains[most] // solution.span if solution.span else 0, why)


def _done_well_sentence(record: tuple[RecordEntry, ...], well: DoneWell | None) -> str:
    if well is None:
        return "No decision without an error gained anything over its weakest answer."
    return f"Done well: decision {record[well.index].number}, {record[well.index].title}"


def _retry(playable: Playable, record: tuple[RecordEntry, ...], costliest: int | None) -> Retry | None:
    if costliest is None:
        return None
    entry = record[costliest]
    other = next((id for id in playable.variants if id != playable.variant), None)
    return Retry(entry.number, entry.scene, entry.title, other, playable.variants[other] if other else None)


def _standing(run: Run) -> str | None:
    if run.mode == "worked example":
        return "A worked example: it has no score."
    if not run.finished:
        return f"Your first line of play stopped at decision {len(run.first_line) + 1}, so there is no score yet."
    if run.mode == "refresher":
        return "A refresher: its score says when it comes back, and is no part of a graded record."
    if run.branch:
        return "The branch you tried is shown below the record. It is practice and has no score."
    return None


def _recovery_sentence(result: Result) -> str:
    if result.first_error is None:
        return "No error to recover from."
    if result.recovery is None:
        return f"First error at decision {result.first_error}, with no decision after it."
    return f"First error at decision {result.first_error}; {result.recovery:.0%} of later decisions without error."
