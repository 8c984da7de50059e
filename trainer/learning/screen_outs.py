"""What becomes of a screen-out of a graded play, and the one rule by which it holds a certificate.

The score is computed; an evaluator recommends, a lead instructor decides, and a later decision takes the place of an
earlier one. Nothing is averaged away: a screen-out that was set aside stays on the record, with who said so and why.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

RULE: Final = (
    "A screen-out of an assessment holds the certificate until a lead instructor has decided on it. Set aside, it no "
    "longer counts against it. Upheld, it holds it until the contact has been gone over again, in practice or with an "
    "instructor who notes it, and a later assessment of it is met without a screen-out."
)
"""What a screen-out means for a certificate, as the trainee reads it."""
ALONE: Final = (
    "On a computer for one person nobody can decide on a screen-out: it takes an instructor who recommends and a lead "
    "instructor who decides. It stands, and holds the certificate until the contact has been gone over again in "
    "practice and a later assessment of it is met without one."
)
"""The same where nobody can decide."""


class Step(enum.StrEnum):
    """What somebody does about a screen-out."""

    RECOMMENDED = "recommended"
    DECIDED = "decided"


class Outcome(enum.StrEnum):
    """What is recommended or decided."""

    UPHELD = "upheld"
    SET_ASIDE = "set aside"


class State(enum.StrEnum):
    """How a screen-out stands."""

    UNSEEN = "waits for a recommendation"
    RECOMMENDED = "waits for a decision"
    UPHELD = "upheld"
    SET_ASIDE = "set aside"

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self in (State.UNSEEN, State.RECOMMENDED)


class Hold(enum.Enum):
    """Why a screen-out holds a certificate."""

    WAITS = enum.auto()
    RETEST = enum.auto()
    GO_OVER = enum.auto()


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment of a contact: how its screen-outs stand, and whether the contact was gone over again after it."""

    states: tuple[State, ...]
    gone_over: bool

    @property
    def is_waiting(self) -> bool:
        """Whether one of its screen-outs waits."""
        return any(one.waits for one in self.states)

    @property
    def stands(self) -> bool:
        """Whether one of its screen-outs counts: upheld, or not decided on."""
        return any(one is not State.SET_ASIDE for one in self.states)


def state(given: Sequence[tuple[Step, Outcome]]) -> State:
    """Return how a screen-out stands by what was recommended and decided on it, the first first."""
    decided = [outcome for step, outcome in given if step is Step.DECIDED]
    if decided:
        return State(decided[-1].value)
    return State.RECOMMENDED if given else State.UNSEEN


def hold(assessed: Sequence[Assessed], *, can_decide: bool) -> tuple[int, Hold] | None:
    """Return which assessment of a contact holds its certificate by a screen-out, and why; None where none does.

    The assessments stand in the order in which they were finished, and the last is the one that counts. Where nobody
    can decide, what waits is taken as upheld.
    """
    waiting = [place for place, one in enumerate(assessed) if can_decide and one.is_waiting]
    if waiting:
        return waiting[-1], Hold.WAITS
    standing = [place for place, one in enumerate(assessed) if one.stands]
    if not standing:
        return None
    last = standing[-1]
    if last == len(assessed) - 1:
        return last, Hold.RETEST
    return None if assessed[last].gone_over else (last, Hold.GO_OVER)
