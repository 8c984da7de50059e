"""What followed a graded play that fell short: what was gone over again, and how the retest came out.

A play falls short when its score is under the pass mark, or when it has a screen-out, whatever its score. What follows
is read from the later plays of the same contact or of its bulletins: practice and worked examples up to the next graded
play are what was gone over again, and that graded play is the retest. Coached plays are never graded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

GRADED: Final = ("assessment", "refresher")
"""Modes whose plays are tests; every other one is coached."""
PASS_MARK: Final = 75
"""The score of 100 from which a level is met."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A finished play as far as remediation goes; `family` is the contact, for a bulletin the one it refreshes."""

    attempt: bytes
    family: str
    mode: str
    shown: int | None
    screen_outs: int

    @property
    def is_met(self) -> bool:
        """Whether the level is met and nothing has to be decided."""
        return self.shown is not None and self.shown >= PASS_MARK and not self.screen_outs

    @property
    def cause(self) -> str:
        """Return why the play fell short, in a sentence; empty where it did not, or is not graded."""
        if self.mode not in GRADED or self.shown is None:
            return ""
        under = f"{self.shown} of 100, under the pass mark of {PASS_MARK}" if self.shown < PASS_MARK else ""
        count = "a screen-out" if self.screen_outs == 1 else f"{self.screen_outs} screen-outs"
        parts = [part for part in (under, count if self.screen_outs else "") if part]
        return f"{', and '.join(parts)}.".capitalize() if parts else ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What came after a play that fell short; `retest` is None while there was none."""

    cause: str
    gone_over: tuple[Tried, ...]
    retest: Tried | None


def followed(tries: Sequence[Tried]) -> dict[bytes, Followed]:
    """Return what followed each play that fell short, by attempt; plays in the order in which they were finished."""
    found = {}
    for place, one in enumerate(tries):
        if one.cause:
            later = [other for other in tries[place + 1 :] if other.family == one.family]
            retest = next((other for other in later if other.mode in GRADED), None)
            between = later[: later.index(retest)] if retest else later
            found[one.attempt] = Followed(one.cause, tuple(between), retest)
    return found
