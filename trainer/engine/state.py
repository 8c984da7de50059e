"""Where a play stands, what was heard, and what was done: values only.

What is made at every step is a named tuple or is copied whole, because making frozen dataclasses field by field took
most of a step's time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from trainer.engine.actions import Answer, CertaintyLevel, OutOfTime
from trainer.engine.conditions import Values
from trainer.scenario.decisions import ScreenOut
from trainer.scenario.script import Expression

Mode = Literal["practice", "assessment", "worked example", "refresher"]
Faces = Mapping[str, Expression]
"""How each person of the cast looks. Never changed in place."""
Grains = tuple[int, ...]
"""Exact credit per competency of the scenario, in declared order."""

GRAINS = 240
"""Grains in one hundredth of a decision: near-miss, subsequence and best-worst shares are then whole numbers."""


class State(NamedTuple):
    """A scene at rest, the values of the variables, and which recurring decisions have been scored (one bit each)."""

    scene: str
    values: Values
    scored: int


class Heard(NamedTuple):
    """One entry of the transcript, with every face as it is from here on."""

    kind: Literal["narration", "line", "face", "you chose"]
    by: str | None
    text: str
    scene: str
    faces: Faces


class Step(NamedTuple):
    """One decision taken (or timed out), numbered from 1 on its line of play.

    `heard_from` and `heard_to` cut the transcript of the same line of play. `faces` and `knew` are how people looked
    and how much was known before it. Credit and settlement are 0 on a repeat visit.
    """

    number: int
    scene: str
    answer: Answer | OutOfTime
    before: State
    after: State
    credit: Grains
    settlement: Grains
    repeat: bool
    branch: int
    event: int
    certainty: CertaintyLevel | None
    timed_out: bool
    screen_outs: tuple[tuple[str, ScreenOut], ...]
    """Option id and screen-out, for every chosen option that carries one."""
    heard_from: int
    heard_to: int
    faces: Faces
    knew: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note the trainee wrote, and where."""

    text: str
    scene: str
    event: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the trainee will do next time, and the day (ISO date) on which it comes back."""

    text: str
    on: str
    event: int


@dataclass(frozen=True)
class Run:
    """A play as it stands: the current line of play, and the first line where a branch has left it.

    `state` always rests at a decision or an ending. `events` is the number of the last event, counted from 1.
    """

    seed: int
    mode: Mode
    state: State
    branch: int
    branches: int
    steps: tuple[Step, ...]
    heard: tuple[Heard, ...]
    knows: tuple[str, ...]
    faces: Faces
    ending: str | None
    events: int = 0
    certainty: CertaintyLevel | None = None
    draft: str = ""
    notes: tuple[Note, ...] = ()
    reflections: Mapping[int, str] = field(default_factory=dict)
    resolution: Resolution | None = None
    checks: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """The level of each criterion that the trainee gave own words, by the event of the decision; never scored."""
    paused: bool = False
    first: "Run | None" = None
    """The first line of play as it was when a branch left it; None while it is being played."""
    explored: bool = False
    """Whether a branch was tried before the first line had come to its ending."""

    def but(self, **changes: Any) -> "Run":
        """Return this run with some fields changed: `dataclasses.replace`, several times faster and unchecked."""
        changed = object.__new__(Run)
        changed.__dict__.update(self.__dict__, **changes)
        return changed

    @property
    def first_line(self) -> tuple[Step, ...]:
        """Steps of the first line of play, the only ones that are scored."""
        return self.first.steps if self.first else self.steps

    @property
    def first_heard(self) -> tuple[Heard, ...]:
        """Transcript of the first line of play."""
        return self.first.heard if self.first else self.heard

    @property
    def first_ending(self) -> str | None:
        """Ending the first line of play reached, if it has."""
        return self.first.ending if self.first else self.ending

    @property
    def finished(self) -> bool:
        """Whether the first line of play has reached an ending."""
        return self.first_ending is not None
