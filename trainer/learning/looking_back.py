"""What many plays say about judgement itself: whether being sure goes with being right, and what follows an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.learning.evidence import interval

if TYPE_CHECKING:
    from trainer.engine.actions import CertaintyLevel

LEVELS: "tuple[CertaintyLevel, ...]" = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a first line of play. `right` is None for free text, `certainty` where none was stated."""

    number: int
    event: int
    scene: str
    error: bool
    right: bool | None
    certainty: "CertaintyLevel | None"


@dataclass(frozen=True, slots=True)
class Line:
    """The first line of one scored play."""

    attempt: bytes
    finished_at: int
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """How often one degree of certainty was right; `low` and `high` bound the share (95%, Wilson)."""

    level: "CertaintyLevel"
    count: int
    right: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SureAndWrong:
    """A decision taken with high certainty that was not right."""

    attempt: bytes
    event: int
    scene: str
    finished_at: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Certainty against being right; formative, and never in a score. The latest "sure and wrong" stands first."""

    stated: tuple[Stated, ...]
    sure_and_wrong: tuple[SureAndWrong, ...]


@dataclass(frozen=True, slots=True)
class Recovery:
    """Errors over several plays: where the first one came, and how many of the decisions after it were without one."""

    plays: int
    without_error: int
    first_error: int | None
    """The decision at which the first error typically came (the lower median); None where there was none."""
    later: int
    clean: int


def calibration(lines: Sequence[Line]) -> Calibration:
    """Hold what was stated against what was right. Free text, and what ran out of time unstated, does not count."""
    counted = [
        (line, one) for line in lines for one in line.decided if one.certainty is not None and one.right is not None
    ]
    stated = []
    for level in LEVELS:
        found = [one.right for _, one in counted if one.certainty == level]
        if found:
            right = sum(map(bool, found))
            stated.append(Stated(level, len(found), right, *interval(right / len(found), len(found))))
    wrong = [
        SureAndWrong(line.attempt, one.event, one.scene, line.finished_at)
        for line, one in counted
        if one.certainty == "high" and not one.right
    ]
    return Calibration(tuple(stated), tuple(sorted(wrong, key=lambda one: (-one.finished_at, one.attempt, one.event))))


def recovery(lines: Sequence[Line]) -> Recovery:
    """Return where first errors came, and what followed them; free text is never in error and does not count later."""
    firsts, later = [], list[Decided]()
    for line in lines:
        first = next((one.number for one in line.decided if one.error), None)
        if first is not None:
            firsts.append(first)
            later += [one for one in line.decided if one.right is not None and one.number > first]
    typical = sorted(firsts)[(len(firsts) - 1) // 2] if firsts else None
    clean = sum(not one.error for one in later)
    return Recovery(len(lines), len(lines) - len(firsts), typical, len(later), clean)
