"""What the trainee is offered at a decision, and in which order it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from trainer.engine.actions import Answer
from trainer.engine.playable import Playable
from trainer.engine.state import Run, State
from trainer.engine.views import View
from trainer.scenario.decisions import Decision, HearOut, Option, PutInOrder
from trainer.scenario.script import Spoken


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a hear-them-out that is spoken at these values, with the index that `CameIn` counts by."""

    index: int
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Offer:
    """A decision as it is put to the trainee.

    `options` are those that can be chosen now, with whatever `under` changes already changed, in the order to show.
    Things to put in order never start in the right order, and an order nobody has touched is blank: the page takes it
    only after a move.
    """

    scene: str
    decision: Decision
    options: tuple[Option, ...]
    lines: tuple[Line, ...]
    """For hear them out: what is said, as far as its conditions hold."""
    repeat: bool
    """Whether it has been scored already: it is shown again and earns nothing."""


def offer(playable: Playable, run: Run) -> Offer | None:
    """Return what is offered where the run stands, or None at an ending."""
    view = playable.view(run.state)
    if view is None:
        return None
    values = run.state.values
    decision = view.decision
    spoken = decision.lines if isinstance(decision, HearOut) else ()
    lines = tuple(
        Line(index, line)
        for index, (line, played) in enumerate(zip(spoken, view.lines, strict=True))
        if played.test(values)
    )
    return Offer(view.scene, decision, _shown(view, run.seed), lines, playable.is_repeat(run.state))


def answers(playable: Playable, state: State) -> Iterator[Answer]:
    """Give every answer that can be taken at a state, in file order; none at an ending. Free text is one answer."""
    view = playable.view(state)
    return iter(view.answers if view else ())


def _shown(view: View, seed: int) -> tuple[Option, ...]:
    written = tuple(played.option for played in view.options)
    if isinstance(view.decision, HearOut) or (view.decision.fixed_order and not isinstance(view.decision, PutInOrder)):
        return written
    shown = tuple(sorted(written, key=lambda option: _lot(seed, view.scene, option.id)))
    if isinstance(view.decision, PutInOrder) and shown == written:
        return (*shown[1:], shown[0])
    return shown


def _lot(seed: int, scene: str, option: str) -> bytes:
    return sha256(f"{seed}/{scene}/{option}".encode()).digest()
