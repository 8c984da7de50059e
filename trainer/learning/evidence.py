"""What plays say about one competency: mean, best, last, and how sure one can be of the mean.

The mean is over decisions: a play's share of what was achievable on the competency (0 to 1), weighted with its number
of decisions on it. The interval is Wilson's score interval at 95% with that mean and number (Wilson, JASA 22, 1927;
recommended for small numbers by Brown, Cai and DasGupta, Statistical Science 16, 2001). It is written for right and
wrong; credit in parts varies at most as much for the same mean, so the interval is wide enough for it. Decisions of one
play are taken as independent. No decision is no evidence, never 0. Shares are whole millionths: sums are then exact.
"""

import math
from dataclasses import dataclass, replace
from decimal import Decimal

MILLION = 1_000_000
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Showing:
    """What one finished play showed of one competency; `share` in millionths, `at` in microseconds of UTC."""

    attempt: bytes
    share: int
    decisions: int
    at: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What several plays showed; `total` adds up share times decisions."""

    attempts: int
    decisions: int
    total: int
    best: int
    last: int
    last_at: int
    last_attempt: bytes


def including(evidence: Evidence | None, showing: Showing) -> Evidence:
    """Return the evidence with one more play in it; the order in which plays are added does not matter."""
    if evidence is None:
        evidence = Evidence(0, 0, 0, showing.share, showing.share, showing.at, showing.attempt)
    counted = replace(
        evidence,
        attempts=evidence.attempts + 1,
        decisions=evidence.decisions + showing.decisions,
        total=evidence.total + showing.share * showing.decisions,
        best=max(evidence.best, showing.share),
    )
    if (showing.at, showing.attempt) < (evidence.last_at, evidence.last_attempt):
        return counted
    return replace(counted, last=showing.share, last_at=showing.at, last_attempt=showing.attempt)


def together(one: Evidence, other: Evidence) -> Evidence:
    """Return what two bodies of evidence say together."""
    later = max(one, other, key=lambda evidence: (evidence.last_at, evidence.last_attempt))
    return Evidence(
        attempts=one.attempts + other.attempts,
        decisions=one.decisions + other.decisions,
        total=one.total + other.total,
        best=max(one.best, other.best),
        last=later.last,
        last_at=later.last_at,
        last_attempt=later.last_attempt,
    )


def mean(evidence: Evidence) -> float:
    """Return the mean share over decisions, 0 to 1."""
    # Divided once: two divisions would make 66.999 of 67.
    return evidence.total / (evidence.decisions * MILLION)


def of_100(share: float) -> int:
    """Return a share of 1 as the whole figure of 100 that is shown everywhere: rounded down, as every score is."""
    # As written in decimals: .29 is 29 and not the 28.999 that binary makes of it.
    return int(Decimal(repr(share)) * 100)


def interval(mean: float, count: int) -> tuple[float, float]:
    """Return Wilson's 95% score interval of a mean of shares over `count` decisions, at least one."""
    weight = _Z * _Z / count
    centre = (mean + weight / 2) / (1 + weight)
    half = _Z / (1 + weight) * math.sqrt(mean * (1 - mean) / count + weight / (4 * count))
    return max(0.0, centre - half), min(1.0, centre + half)
