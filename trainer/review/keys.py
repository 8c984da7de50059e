"""Which options are offered together, and which of them are best: a decision can come in several forms."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.engine.compiled import PlayedOption
from trainer.engine.views import View, weighed
from trainer.review.exploration import Explored
from trainer.scenario.decisions import BestAndWorst, Decision, PickSeveral, PutInOrder, SayIt
from trainer.scenario.positions import Path


@dataclass(frozen=True, eq=False)
class Key:
    """One form of a decision, as it is offered in some state."""

    explored: Explored
    number: int
    """The earliest state that offers it."""
    decision: Decision
    options: tuple[PlayedOption, ...]
    best: frozenset[int]
    """Places of the options worth most, or of all that belong; empty where nothing is worth more than the rest."""
    scored: bool
    """Whether it earns anything anywhere; a decision that is met again does not."""

    @property
    def path(self) -> Path:
        """Where the decision stands."""
        return ("scenes", self.explored.survey.keys[self.number][0], "decision")

    @property
    def right(self) -> tuple[PlayedOption, ...]:
        """The options that are best."""
        return tuple(played for played in self.options if played.place in self.best)

    @property
    def weaker(self) -> tuple[PlayedOption, ...]:
        """The options that are not best; none where nothing is."""
        return tuple(played for played in self.options if self.best and played.place not in self.best)

    def at(self, played: PlayedOption) -> Path:
        """Return where an option stands."""
        return (*self.path, "options", played.place)


def keys(explored: Explored) -> Iterator[Key]:
    """Give every form in which any decision with options is offered under a profile, in the order of the states."""
    met: dict[View, tuple[int, bool]] = {}
    for number, (scene, values, _) in enumerate(explored.survey.keys):
        decision = explored.playable.scenes[scene].decision
        if decision is not None and not isinstance(decision.decision, SayIt):
            view = decision.view(values)
            first, scored = met.get(view, (number, False))
            met[view] = first, scored or not explored.survey.free[number]
    for view, (number, scored) in met.items():
        best = _best(view, explored.playable.weights)
        yield Key(explored, number, view.decision, view.options, best, scored)


def _best(view: View, weights: tuple[int, ...]) -> frozenset[int]:
    if isinstance(view.decision, PutInOrder):
        return frozenset()
    if isinstance(view.decision, BestAndWorst):
        return frozenset(played.place for played in view.options if played.option.id == view.decision.best)
    worth = {played.place: weighed(played.credit, weights) for played in view.options}
    if isinstance(view.decision, PickSeveral):
        return frozenset(place for place, amount in worth.items() if amount > 0)
    most = max(worth.values())
    return frozenset(place for place, amount in worth.items() if amount == most > min(worth.values()))
