"""The result of a play: what its first line was worth against the best and the worst that could be achieved.

Everything is held in whole grains; only `score` divides. Regrets add up to best minus earned exactly. Running out of
time is in neither best nor worst, so a line with a time-out can fall outside them (its regret can even be negative,
where the time limit leads somewhere better than any answer): the score is then held to 0 or 1. A first line that has
not come to its ending, and a worked example, have no score.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Literal

from trainer.engine.actions import Answer, CameIn, CertaintyLevel, Ordered, OutOfTime, Picked, Ranked, Several
from trainer.engine.playable import Playable
from trainer.engine.state import Run, Step
from trainer.engine.views import View, weighed
from trainer.scenario.decisions import SayIt
from trainer.scoring.best import Solution
from trainer.scoring.points import is_right

SCORER = 1
"""Version of the rules of scoring; stored with every result."""
Band = Literal["meets", "developing", "below"]
_MARKS: Mapping[CertaintyLevel, tuple[int, int]] = {"low": (1, 0), "medium": (2, -2), "high": (3, -6)}
"""Formative marks for certainty, right and wrong; never in the score."""
_ERROR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one decision of the first line was worth, in weighted grains."""

    number: int
    event: int
    scene: str
    title: str
    kind: str
    earned: int
    regret: int
    error: bool
    """Whether its regret is over a tenth of best minus worst."""
    best_options: tuple[str, ...]
    """Ids of the options in the best answer, for best and worst in this order; none for free text."""
    repeat: bool
    timed_out: bool
    certainty: CertaintyLevel | None
    right: bool | None
    """Whether no other answer earned more; None for free text."""
    mark: int | None
    """Formative mark for the certainty stated; None where none was."""

    @property
    def sure_and_wrong(self) -> bool:
        """Whether high certainty was stated for an answer that was not right."""
        return self.certainty == "high" and self.right is False


@dataclass(frozen=True, slots=True)
class CompetencyResult:
    """One competency along the first line, in grains; without a decision on it there is no evidence and no score."""

    earned: int
    best: int
    worst: int
    score: float | None
    decisions: int


@dataclass(frozen=True, slots=True)
class ScreenOutFound:
    """A critical error: listed apart, never part of the score."""

    step: int
    event: int
    scene: str
    option: str
    kind: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the first line of play was worth, in weighted grains."""

    scorer: int
    earned: int
    best: int
    worst: int
    score: float | None
    """0 to 1; None while unfinished, for a worked example, and where best equals worst."""
    steps: tuple[StepResult, ...]
    competencies: Mapping[str, CompetencyResult]
    first_error: int | None
    """Number of the first step in error."""
    recovery: float | None
    """Share of later decisions without error; None where there is none to recover."""
    screen_outs: tuple[ScreenOutFound, ...]
    ending: str | None
    finished: bool
    explored: bool
    """Whether a branch was tried before the first line had ended."""

    @property
    def shown(self) -> int | None:
        """The score of 100 as it is shown: rounded down, so that no figure claims a band the score has not reached."""
        if self.score is None:
            return None
        return min(100, max(0, 100 * (self.earned - self.worst) // (self.best - self.worst)))

    @property
    def band(self) -> Band | None:
        """Meets from 75 of 100, developing from 50, below under that."""
        if self.shown is None:
            return None
        return "meets" if self.shown >= 75 else "developing" if self.shown >= 50 else "below"

    def to_plain(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Result":
        """Put a stored result together again; raises KeyError or TypeError for something else."""
        steps = (StepResult(**{**step, "best_options": tuple(step["best_options"])}) for step in plain["steps"])
        competencies = {name: CompetencyResult(**found) for name, found in plain["competencies"].items()}
        screen_outs = (ScreenOutFound(**found) for found in plain["screen_outs"])
        parts = {"steps": tuple(steps), "competencies": competencies, "screen_outs": tuple(screen_outs)}
        return cls(**{**plain, **parts})


def score(playable: Playable, solution: Solution, run: Run) -> Result:
    """Score the first line of a play."""
    line = run.first_line
    steps = tuple(step_result(playable, solution, step) for step in line)
    settled = playable.settlements[run.first_ending] if run.first_ending else (0,) * len(playable.weights)
    earned = sum(step.earned for step in steps) + weighed(settled, playable.weights)
    best, worst = solution.best(solution.start), solution.worst(solution.start)
    counted = run.finished and run.mode != "worked example"
    first_error = next((step.number for step in steps if step.error), None)
    return Result(
        scorer=SCORER,
        earned=earned,
        best=best,
        worst=worst,
        score=_held(earned, best, worst) if counted else None,
        steps=steps,
        competencies=_competencies(playable, solution, run) if counted else {},
        first_error=first_error,
        recovery=_recovery(steps, first_error),
        screen_outs=tuple(
            ScreenOutFound(step.number, step.event, step.scene, option, found.kind)
            for step in line
            for option, found in step.screen_outs
        ),
        ending=run.first_ending,
        finished=run.finished,
        explored=run.explored,
    )


def step_result(playable: Playable, solution: Solution, step: Step) -> StepResult:
    """Say what one step was worth; steps of a branch can be asked about too."""
    view = playable.view(step.before)
    assert view is not None
    earned = weighed(step.credit, playable.weights) + weighed(step.settlement, playable.weights)
    regret = solution.best(step.before) - earned - solution.best(step.after)
    right = None
    if not isinstance(view.decision, SayIt):
        right = not isinstance(step.answer, OutOfTime) and is_right(playable, step.before, step.answer)
    marked = step.certainty is not None and right is not None and not step.timed_out
    return StepResult(
        number=step.number,
        event=step.event,
        scene=step.scene,
        title=playable.scenario.scenes[step.scene].title,
        kind=view.decision.kind,
        earned=earned,
        regret=regret,
        error=regret > _ERROR * solution.span,
        best_options=option_ids(view, solution.best_answer(step.before)),
        repeat=step.repeat,
        timed_out=step.timed_out,
        certainty=step.certainty,
        right=right,
        mark=_MARKS[step.certainty][0 if right else 1] if marked and step.certainty else None,
    )


def option_ids(view: View, answer: Answer) -> tuple[str, ...]:
    """Name the options in an answer: those that were taken, or the best and the worst; none for free text."""
    match answer:
        case Picked(option):
            return (option,)
        case Ranked(best, worst):
            return (best, worst)
        case Several(options) | Ordered(options):
            return options
        case CameIn(line):
            return (view.entry_at(line).option.id,)
        case _:
            return ()


def _held(earned: int, best: int, worst: int) -> float | None:
    return min(1.0, max(0.0, (earned - worst) / (best - worst))) if best > worst else None


def _recovery(steps: tuple[StepResult, ...], first_error: int | None) -> float | None:
    later = [step for step in steps if step.right is not None and first_error and step.number > first_error]
    return sum(not step.error for step in later) / len(later) if later else None


def _competencies(playable: Playable, solution: Solution, run: Run) -> dict[str, CompetencyResult]:
    found = {}
    settled = playable.settlements[run.first_ending or ""]
    for place, name in enumerate(playable.competencies):
        earned = sum(step.credit[place] + step.settlement[place] for step in run.first_line) + settled[place]
        decisions = sum(not step.repeat and _bears_on(playable, step, place) for step in run.first_line)
        best, worst = solution.competencies[name]
        score = _held(earned, best, worst) if decisions else None
        found[name] = CompetencyResult(earned, best, worst, score, decisions)
    return found


def _bears_on(playable: Playable, step: Step, place: int) -> bool:
    view = playable.view(step.before)
    return view is not None and any(view.outcome(answer).credit[place] for answer in view.answers)
