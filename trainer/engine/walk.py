"""Whole plays without a person: along given answers, always the first answer, or by chance from a seed."""

from collections.abc import Callable, Iterable

from trainer.engine.actions import Answer, Choose
from trainer.engine.advance import advance, begin
from trainer.engine.chance import Chance
from trainer.engine.events import Event
from trainer.engine.playable import Playable
from trainer.engine.state import Mode, Run

Choosing = Callable[[Run, tuple[Answer, ...]], Answer]


class Endless(ValueError):
    """A walk that came to no ending within its number of steps."""


def walk(
    playable: Playable, answers: Iterable[Answer], *, seed: int = 0, mode: Mode = "practice"
) -> tuple[Run, tuple[Event, ...]]:
    """Give these answers one after the other; raises NotOffered. It may stop before an ending."""
    run, events = begin(playable, seed=seed, mode=mode), []
    for answer in answers:
        run, event = advance(playable, run, Choose(answer))
        events.append(event)
    return run, tuple(events)


def random_walk(
    playable: Playable, seed: int, *, mode: Mode = "practice", most: int = 10_000
) -> tuple[Run, tuple[Event, ...]]:
    """Give answers by chance, each as likely as any other, up to an ending; raises Endless."""
    chance = Chance(seed)
    return _walk(playable, lambda _, answers: answers[chance.below(len(answers))], seed, mode, most)


def first_walk(playable: Playable, *, mode: Mode = "practice", most: int = 10_000) -> tuple[Run, tuple[Event, ...]]:
    """Give the first answer of the file at every decision; at a repeat visit the next, so that no circle is endless."""

    def first_unless_given(run: Run, answers: tuple[Answer, ...]) -> Answer:
        visits = sum(step.before.scene == run.state.scene for step in run.steps)
        return answers[visits % len(answers)]

    return _walk(playable, first_unless_given, 0, mode, most)


def _walk(playable: Playable, choose: Choosing, seed: int, mode: Mode, most: int) -> tuple[Run, tuple[Event, ...]]:
    run, events = begin(playable, seed=seed, mode=mode), list[Event]()
    while run.ending is None:
        view = playable.view(run.state)
        assert view is not None
        if len(events) == most:
            raise Endless(f"No ending within {most} steps; the play stands at {run.state.scene}.")
        run, event = advance(playable, run, Choose(choose(run, view.answers)))
        events.append(event)
    return run, tuple(events)
