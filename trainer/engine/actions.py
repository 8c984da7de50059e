"""What a trainee can answer, and everything a trainee can do during a play."""

from dataclasses import dataclass
from typing import Literal

CertaintyLevel = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Picked:
    """One option, by id."""

    option: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """The option named best and the option named worst."""

    best: str
    worst: str


@dataclass(frozen=True, slots=True)
class Several:
    """Every option that was ticked, at least one."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """All offered options in the order given to them."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the trainee would say, in own words."""

    text: str


@dataclass(frozen=True, slots=True)
class CameIn:
    """Came in before the line with this index, having heard those before it; their number is letting them finish."""

    line: int


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """No answer before the time limit."""


Answer = Picked | Ranked | Several | Ordered | Said | CameIn
"""What can be answered. Running out of time is not an answer: it is in neither the best nor the worst achievable."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Submit an answer to the decision at hand, or let its time run out."""

    answer: Answer | OutOfTime


@dataclass(frozen=True, slots=True)
class StateCertainty:
    """Say how certain one is, before submitting."""

    level: CertaintyLevel


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """Keep what has been typed so far."""

    text: str


@dataclass(frozen=True, slots=True)
class Rewind:
    """Go back to before this step of the current line of play, and start a branch that is not scored."""

    step: int


@dataclass(frozen=True, slots=True)
class Rejoin:
    """Leave the branch and go on with the first line of play where it was left."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop for a while."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write a note to oneself."""

    text: str


@dataclass(frozen=True, slots=True)
class LoseFocus:
    """The window went to the back."""


@dataclass(frozen=True, slots=True)
class RegainFocus:
    """The window came to the front again."""


@dataclass(frozen=True, slots=True)
class Reflect:
    """Answer a reflection prompt, by its index, in own words; a later text replaces an earlier one."""

    prompt: int
    text: str


@dataclass(frozen=True, slots=True)
class Resolve:
    """Write "next time I will ...", to come back on a day (ISO date)."""

    text: str
    on: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Hold one's own words against the rubric after the play: the decision by its event, a level for each criterion.

    A later check replaces an earlier one. It is never part of a score.
    """

    at: int
    levels: tuple[int, ...]


Action = (
    Choose
    | StateCertainty
    | WriteDraft
    | Rewind
    | Rejoin
    | Pause
    | Resume
    | WriteNote
    | LoseFocus
    | RegainFocus
    | Reflect
    | Resolve
    | CheckWords
)
