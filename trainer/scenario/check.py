"""A scenario as a whole: nothing in it may point at something that is not there, and a play can never get stuck."""

from trainer.scenario.model import Scenario
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem


def check(
    written: Scenario, whole: Scenario, positions: Positions, file: str, backdrops: frozenset[str] | None
) -> tuple[Problem, ...]:
    """Return what makes a scenario unplayable; `whole` is `written` with its sub-scenes inlined."""
    return ()
