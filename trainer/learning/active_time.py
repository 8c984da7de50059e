"""How long somebody was really at a play, measured from its events and from nothing else.

The rules, in this order; where one of them excludes time, no later one brings it back:

1. Time is looked at gap by gap: from the start to the first event, then from each event to the next. Before the
   start and after the last event there is no time.
2. A gap over which the clock did not move on, or was set back, is worth nothing: neither active nor idle, never
   less than nothing. Measuring goes on from the new reading.
3. A gap while the play was paused, or while its window was in the back, is *away*. A pause ends when the play goes
   on; the window is in front again when it says so, or when the trainee does something in it.
4. A gap that the trainee's own act does not end (a time limit ran out) is *idle*: nothing shows that anybody was there.
5. A gap longer than the idle limit of five minutes is idle as a whole. Nothing shows how much of it was thinking, so
   none of it is claimed. A clock that is set forward further than the limit makes such a gap.
6. Every other gap is *active*.
7. No moment of the clock is counted twice: not after it was set back, not in two plays that were open at once. So a
   clock that is moved to and fro invents no time. A clock set forward by less than the limit, once and for good,
   cannot be told from a trainee who reads; it can add up to the limit.

The limit leaves room for a slow reader: the longest scene that may be published takes a minute at 200 words a minute.
Everything is in whole microseconds of UTC, so that changes of time zone and daylight saving change nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

MINUTE: Final = 60_000_000
IDLE_LIMIT: Final = 5 * MINUTE
"""A longer gap without an act is idle."""

Kind = Literal["act", "typing", "time ran out", "paused", "resumed", "focus lost", "focus regained"]
"""What an event says about the trainee: `act` something done, `typing` a text kept while it is written."""

Span = tuple[int, int]
"""From one moment to a later one."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An event as far as time goes."""

    at: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """What the time of a play was; `active` holds the spans, the first one first and none overlapping.

    `interactions` counts what was done, without texts kept while they were written, pauses and windows.
    """

    active: tuple[Span, ...]
    idle: int
    away: int
    interactions: int

    @property
    def active_total(self) -> int:
        """How long the trainee was active, in microseconds."""
        return length(self.active)

    @property
    def active_minutes(self) -> int:
        """Whole minutes, rounded down: no figure claims a minute that was not there."""
        return self.active_total // MINUTE


def spent(started_at: int, moments: Sequence[Moment]) -> TimeSpent:
    """Return how the time from the start to the last moment was spent; moments in the order of their events."""
    active: list[Span] = []
    idle = away = interactions = 0
    is_paused = is_behind = False
    before = started_at
    for moment in moments:
        gap = max(0, moment.at - before)
        if is_paused or is_behind:
            away += gap
        elif moment.kind == "time ran out" or gap > IDLE_LIMIT:
            idle += gap
        elif gap:
            active.append((before, moment.at))
        is_paused, is_behind = _after(moment.kind, is_paused, is_behind)
        interactions += moment.kind == "act"
        before = moment.at
    return TimeSpent(merged(active), idle, away, interactions)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same moments as spans that do not overlap, the first one first."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def length(spans: Iterable[Span]) -> int:
    """Return how long spans are together, each moment counted once."""
    return sum(end - start for start, end in merged(spans))


def _after(kind: Kind, is_paused: bool, is_behind: bool) -> tuple[bool, bool]:
    """Return whether the play is paused, and whether its window is in the back, after an event."""
    match kind:
        case "paused":
            return True, is_behind
        case "resumed":
            return False, False
        case "focus lost":
            return is_paused, True
        case "focus regained" | "act" | "typing":
            return is_paused, False
        case _:
            return is_paused, is_behind
