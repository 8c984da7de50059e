"""What somebody remembers of a family of contacts: when it comes back, how likely it is still known, what comes first.

The memory model is FSRS (the `fsrs` package) with its published weights, without steps and without chance. Days are
whole days of UTC. Days away are taken out of the calendar altogether: what is computed with them is what would be
computed had they never been.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from trainer.learning.agenda import MEETS

if TYPE_CHECKING:
    from fsrs import Card as FsrsCard
    from fsrs import Scheduler

RETENTION = 0.9
"""A card comes back on the day its predicted chance of recall falls to this: FSRS's own default, and the point from
which a longer wait saves little time for what it loses."""
HARD_FROM = 0.50
"""Below half of what was achievable the lesson has gone: the band that every page calls below."""
GOOD_FROM = MEETS
"""From here on a score meets its level, as on every other page."""
_DIGITS = 6
"""Stability and difficulty are kept to so many decimals, so that every computer derives the same card."""


class Rating(enum.IntEnum):
    """How well a play showed that the lesson is remembered, in FSRS's order.

    FSRS's fourth, Easy, is never given: a score says that something was known and not how easily. Time taken would
    punish those who read slowly or by ear, and one best answer of three is picked by chance once in three.
    """

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True, slots=True, order=True)
class Away:
    """Days on which somebody is away; the first and the last belong to them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one family. Stability and difficulty are None from a change of law to the next play."""

    stability: float | None
    difficulty: float | None
    last: date
    """The day of the last play."""
    due: date
    reviews: int = 0
    lapses: int = 0
    """How often it had gone after it was known."""
    rating: Rating = Rating.GOOD
    """Of the last play."""

    @property
    def wants_full(self) -> bool:
        """Whether a whole contact comes next, because the last play did not show the lesson."""
        return self.rating is Rating.AGAIN and self.stability is not None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A family that has come due: its predicted chance of recall (0 to 1), its day, and the minutes it would take."""

    family: str
    chance: float
    due: date
    minutes: int


def rated(score: float, screen_outs: int) -> Rating:
    """Return the rating of a play from its score (0 to 1) and its screen-outs, and from nothing else.

    A screen-out is never averaged away, here neither: with one the lesson counts as gone whatever the score.
    """
    if screen_outs or score < HARD_FROM:
        return Rating.AGAIN
    return Rating.GOOD if score >= GOOD_FROM else Rating.HARD


def reviewed(before: Memory | None, rating: Rating, day: date, away: Sequence[Away] = ()) -> Memory:
    """Return what is remembered after a play on a day."""
    from fsrs import Rating as FsrsRating

    card, _ = _scheduler().review_card(_card(before, away), FsrsRating(rating), _moment(day, away))
    assert card.stability is not None
    assert card.difficulty is not None
    known = before is not None and before.stability is not None and before.rating is not Rating.AGAIN
    return Memory(
        stability=round(card.stability, _DIGITS),
        difficulty=round(card.difficulty, _DIGITS),
        last=day,
        due=_day_of(card.due.toordinal(), away),
        reviews=(before.reviews if before else 0) + 1,
        lapses=(before.lapses if before else 0) + (known and rating is Rating.AGAIN),
        rating=rating,
    )


def reset(before: Memory, day: date, away: Sequence[Away] = ()) -> Memory:
    """Return a memory of which nothing may be taken for known any more; it comes due at once."""
    return replace(before, stability=None, difficulty=None, due=_day_of(counted(day, away), away))


def chance(memory: Memory, day: date, away: Sequence[Away] = ()) -> float:
    """Return the predicted chance (0 to 1) that the lesson is still known on a day; 0 after a change of law."""
    return _scheduler().get_card_retrievability(_card(memory, away), _moment(day, away))


def counted(day: date, away: Sequence[Away]) -> int:
    """Return the number of a day in a calendar without the days away."""
    return day.toordinal() - sum(_days(one.first, min(one.last, _before(day))) for one in away)


def allowance(pace: int, day: date, away: Sequence[Away] = ()) -> tuple[int, int]:
    """Return how many minutes of a week's pace are there by a day of it, as a fraction.

    They are spread evenly over the days of the week, Monday first, on which one is not away; what was left over earlier
    in the week is still there. On a day away there are none.
    """
    monday = day.toordinal() - day.weekday()
    here = [on for on in range(monday, monday + 7) if not _is_away(date.fromordinal(on), away)]
    if day.toordinal() not in here:
        return 0, 1
    return pace * sum(on <= day.toordinal() for on in here), len(here)


def served(
    waiting: Sequence[Waiting],
    pace: int,
    spent: Sequence[int],
    day: date,
    away: Sequence[Away] = (),
    *,
    has_begun: bool = False,
) -> tuple[Waiting, ...]:
    """Return what comes back today, what is least likely to be known first; what does not fit waits in its order.

    `spent` are the minutes of the refreshers that were finished in this week, `has_begun` whether one was today.
    The first of a day may take from the days ahead, or who comes on Mondays alone would never see one; the week's pace
    is never exceeded. One that takes longer than a whole week's pace counts as that, or it would never come.
    """
    minutes, parts = allowance(pace, day, away)
    done = sum(min(one, pace) for one in spent)
    left, week = minutes - parts * done, pace - done
    found: list[Waiting] = []
    for one in sorted(waiting, key=lambda one: (one.chance, one.due, one.family)):
        takes = min(one.minutes, pace)
        may_borrow = minutes > 0 and not found and not has_begun and takes <= week
        if parts * takes > left and not may_borrow:
            break
        left -= parts * takes
        found.append(one)
    return tuple(found)


def _card(memory: Memory | None, away: Sequence[Away]) -> "FsrsCard":
    from fsrs import Card, State

    if memory is None or memory.stability is None:
        return Card(card_id=1, due=_moment(date(2000, 1, 1), ()))
    return Card(
        card_id=1,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_moment(memory.due, away),
        last_review=_moment(memory.last, away),
    )


def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _moment(day: date, away: Sequence[Away]) -> datetime:
    """Return the midnight that stands for a day in the calendar without the days away."""
    return datetime.fromordinal(counted(day, away)).replace(tzinfo=UTC)


def _day_of(number: int, away: Sequence[Away]) -> date:
    """Return the first day, not one away, that has this number in the calendar without the days away."""
    day = number
    for one in sorted(away):
        if one.first.toordinal() <= day:
            day += _days(one.first, one.last)
    return date.fromordinal(day)


def _is_away(day: date, away: Sequence[Away]) -> bool:
    return any(one.first <= day <= one.last for one in away)


def _days(first: date, last: date) -> int:
    return max(0, last.toordinal() - first.toordinal() + 1)


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
