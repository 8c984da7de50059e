"""Whether the best option of a decision is its longest: nothing in one decision, a habit over a library."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.review.keys import Key
from trainer.scenario.decisions import HearOut, PickSeveral


@dataclass(frozen=True, slots=True)
class Length:
    """One decision with one best option, in the form in which it is first met."""

    scene: str
    options: int
    longest: bool
    """Whether the best option has more letters than every other."""


def lengths(keys: Iterable[Key]) -> tuple[Length, ...]:
    """Judge each decision once, since forms of one decision say nearly the same."""
    found: dict[str, Length] = {}
    for key in keys:
        if key.scored and len(key.right) == 1 and not isinstance(key.decision, HearOut | PickSeveral):
            most = max(len(played.option.text) for played in key.weaker)
            longest = len(key.right[0].option.text) > most
            found.setdefault(str(key.path[1]), Length(str(key.path[1]), len(key.options), longest))
    return tuple(found.values())
