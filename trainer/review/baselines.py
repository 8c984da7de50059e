"""What best, worst, random and always the first answer would score: what a pass mark has to stand above."""

from dataclasses import dataclass, replace

from trainer.engine.state import GRAINS
from trainer.engine.views import View, weighed
from trainer.review.exploration import Explored
from trainer.scenario.decisions import PutInOrder
from trainer.scoring.guessing import guessing


@dataclass(frozen=True, slots=True)
class Baselines:
    """Scores of 100, None where there is no score; `best` and `worst` are weighted credit in hundredths."""

    profiles: tuple[str, ...]
    best: float
    worst: float
    random: float | None
    first: float | None
    band: float | None
    """95 of 100 random plays score no more."""
    states: int

    def __str__(self) -> str:
        under = ", ".join(self.profiles)
        if self.random is None or self.first is None or self.band is None:
            return f"Best and worst are both {self.best:.0f}, so there is no score ({self.states} states; {under})."
        return (
            f"Best scores 100 (credit {self.best:.0f}), worst 0 (credit {self.worst:.0f}), random {self.random:.1f}, "
            f"always the first option {self.first:.1f}; guessing reaches {self.band:.1f} "
            f"({self.states} states; {under})."
        )


def baselines(explored: tuple[Explored, ...]) -> tuple[Baselines, ...]:
    """Return the baselines under every profile, those that are alike put together."""
    found: dict[Baselines, list[str]] = {}
    for one in explored:
        found.setdefault(_baselines(one), []).extend(one.profiles)
    return tuple(replace(baseline, profiles=tuple(profiles)) for baseline, profiles in found.items())


def _baselines(explored: Explored) -> Baselines:
    solution = explored.solution
    best, worst = solution.best(solution.start), solution.worst(solution.start)
    guessed = guessing(solution)
    return Baselines(
        profiles=(),
        best=best / GRAINS,
        worst=worst / GRAINS,
        random=100 * guessed.chance if guessed else None,
        first=100 * (_first(explored) - worst) / solution.span if guessed else None,
        band=100 * guessed.band if guessed else None,
        states=solution.states,
    )


def _first(explored: Explored) -> float:
    """Return what the first option of the file earns at every decision, the next one at every further visit.

    The file holds things to put in order in their right order, which nobody is shown; they count as put by chance.
    """
    survey, playable = explored.survey, explored.playable
    number, earned, visits = 0, 0.0, dict[str, int]()
    while survey.moves[number]:
        view = playable.view(survey.state(number))
        assert view is not None
        place = visits.get(view.scene, 0) % len(view.answers)
        visits[view.scene] = visits.get(view.scene, 0) + 1
        if not survey.free[number]:
            earned += _worth(view, place, playable.weights)
        number = explored.follow(number, view.answers[place])
    ending = playable.scenes[survey.keys[number][0]].ending
    return earned + (weighed(playable.settlements[ending], playable.weights) if ending else 0)


def _worth(view: View, place: int, weights: tuple[int, ...]) -> float:
    answers = view.answers if isinstance(view.decision, PutInOrder) else view.answers[place : place + 1]
    outcomes = [view.outcome(answer) for answer in answers]
    return sum(weighed(one.credit, weights) + weighed(one.settlement, weights) for one in outcomes) / len(outcomes)
