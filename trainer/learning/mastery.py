"""How far somebody has come with one competency, always with the evidence behind it: how much, how sure, how long ago.

A mean alone would claim too much, so it comes with its interval, and a trend only from enough plays on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.learning.evidence import MILLION, Evidence, Showing, interval, mean, together

COACHED = ("practice", "refresher")
"""Modes that tell after each decision; what they show is never part of a graded record."""
FIRM_FROM = 5
"""From so many decisions on a mean is something to go by."""
TREND_FROM = 6
"""From so many plays on a trend is spoken of."""
TREND = 0.10
"""So far the later half of the plays has to lie from the earlier half to be called higher or lower."""

Trend = Literal["too few", "higher lately", "lower lately", "no clear change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """What plays show of one competency. Shares are 0 to 1; `low` and `high` bound the mean (95%, Wilson).

    `practised` counts the decisions that were coached, in practice or refreshers: never part of a graded record.
    """

    last: float
    best: float
    mean: float
    low: float
    high: float
    attempts: int
    decisions: int
    practised: int
    last_at: int
    """Microseconds of UTC."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What one play changed about a competency: the mean before it (None where there was none) and after it."""

    before: float | None
    after: float


def mastery(by_mode: Mapping[str, Evidence]) -> Mastery | None:
    """Return what the evidence of all modes says together; None where there is none."""
    whole = _whole(by_mode)
    if whole is None:
        return None
    average = mean(whole)
    low, high = interval(average, whole.decisions)
    return Mastery(
        last=whole.last / MILLION,
        best=whole.best / MILLION,
        mean=average,
        low=low,
        high=high,
        attempts=whole.attempts,
        decisions=whole.decisions,
        practised=sum(by_mode[mode].decisions for mode in COACHED if mode in by_mode),
        last_at=whole.last_at,
    )


def shifted(by_mode: Mapping[str, Evidence], showing: Showing) -> Shift:
    """Return what one play, which the evidence holds, changed about the mean."""
    whole = _whole(by_mode)
    assert whole is not None
    decisions = whole.decisions - showing.decisions
    if not decisions:
        return Shift(None, mean(whole))
    before = replace(whole, decisions=decisions, total=whole.total - showing.share * showing.decisions)
    return Shift(mean(before), mean(whole))


def trend(showings: Sequence[Showing]) -> Trend:
    """Compare the later half of plays, the earliest given first, with the earlier half; a middle one is in neither.

    Contacts differ in how hard they are, so a small difference is no change.
    """
    if len(showings) < TREND_FROM:
        return "too few"
    half = len(showings) // 2
    difference = _mean(showings[-half:]) - _mean(showings[:half])
    if abs(difference) < TREND:
        return "no clear change"
    return "higher lately" if difference > 0 else "lower lately"


def _whole(by_mode: Mapping[str, Evidence]) -> Evidence | None:
    whole: Evidence | None = None
    for evidence in by_mode.values():
        whole = evidence if whole is None else together(whole, evidence)
    return whole


def _mean(showings: Sequence[Showing]) -> float:
    total = sum(one.share * one.decisions for one in showings)
    return total / sum(one.decisions for one in showings) / MILLION
