"""Scenarios and plays for property tests: drawn by Hypothesis, so that a failing one shrinks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.builders import profile
from trainer.engine.actions import (
    Action,
    CheckWords,
    Choose,
    LoseFocus,
    OutOfTime,
    Pause,
    Reflect,
    RegainFocus,
    Rejoin,
    Resolve,
    Resume,
    Rewind,
    Said,
    StateCertainty,
    WriteDraft,
    WriteNote,
)  # fmt: skip
from trainer.engine.advance import advance, begin
from trainer.engine.chance import Chance
from trainer.engine.drawn import Shape, drawn
from trainer.engine.events import Event
from trainer.engine.playable import Playable, prepare
from trainer.engine.state import Run
from trainer.engine.views import NotOffered
from trainer.scenario.decisions import SayIt

SMALL = Shape(scenes=4, reach=2, back=30)
TINY = Shape(scenes=3, reach=2, back=0)

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
"""How property tests of the engine and the scoring run."""

seeds = st.integers(0, 2**64 - 1)


class _Drawing:
    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self.draw = draw

    def below(self, limit: int) -> int:
        return self.draw(st.integers(0, limit - 1))


@st.composite
def playables(draw: st.DrawFn, shape: Shape = SMALL) -> Playable:
    """Draw a playable; every one can be played to an ending from wherever it stands."""
    return prepare(drawn(_Drawing(draw), shape), profile())


def large(seed: int, **changes: Any) -> Playable:
    """Return a playable of 200 scenes and 6 variables with loops, drawn from a seed."""
    return prepare(drawn(Chance(seed), replace(Shape(scenes=200, numbers=3, flags=3, back=3), **changes)), profile())


def busy_walk(playable: Playable, seed: int, acts: int = 40) -> tuple[Run, tuple[Event, ...]]:
    """Do everything a trainee can do, by chance; what is not possible where the play stands is left out."""
    chance, run, events = Chance(seed), begin(playable, seed=seed, mode="practice"), list[Event]()
    for _ in range(acts):
        try:
            run, event = advance(playable, run, _any_action(playable, run, chance))
        except NotOffered:
            continue
        events.append(event)
    return run, tuple(events)


def _check(playable: Playable, run: Run) -> CheckWords:
    """Check words that were said, or none that were."""
    said = next((step for step in run.first_line if isinstance(step.answer, Said)), None)
    view = playable.view(said.before) if said else None
    rubric = view.decision.rubric if view and isinstance(view.decision, SayIt) else ()
    return CheckWords(said.event if said else 0, (0,) * len(rubric))


def _any_action(playable: Playable, run: Run, chance: Chance) -> Action:
    view = playable.view(run.state)
    kind = chance.below(24)
    if view and kind < 11:
        answer = view.answers[chance.below(len(view.answers))]
        return Choose(Said("What I would say") if isinstance(answer, Said) else answer)
    others: tuple[Action, ...] = (
        Choose(OutOfTime()), StateCertainty("high"), StateCertainty("low"), WriteDraft("I would"), Rewind(1), Rewind(2),
        Rejoin(), Pause(), Resume(), Resume(), WriteNote("Ask again"), Reflect(0, "The end"),
        Resolve("wait", "2026-12-01"), LoseFocus(), RegainFocus(), _check(playable, run),
    )  # fmt: skip
    return others[chance.below(len(others))]
