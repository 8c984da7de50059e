"""What is remembered: it fades, days away do not count, and a day never brings more than its minutes."""

from datetime import date, timedelta

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import given
from hypothesis import strategies as st

from trainer.learning.memory import (
    RETENTION,
    Away,
    Memory,
    Rating,
    Waiting,
    allowance,
    chance,
    counted,
    rated,
    reset,
    reviewed,
    served,
)

MONDAY = date(2026, 11, 23)
days = st.integers(0, 400)
ratings = st.sampled_from(Rating)
plays = st.lists(st.tuples(ratings, st.integers(0, 60)), min_size=1, max_size=8)
paces = st.integers(1, 600)
waiting = st.lists(
    st.builds(
        Waiting, st.text(max_size=3), st.floats(0, 1), st.dates(MONDAY, MONDAY + timedelta(9)), st.integers(1, 30)
    ),
    max_size=12,
    unique_by=lambda one: one.family,
)


def on(number: int) -> date:
    return MONDAY + timedelta(days=number)


def remembered(plays: list[tuple[Rating, int]], away: tuple[Away, ...] = (), later: int = 0) -> Memory:
    """Return what is remembered after plays, each so many days after the one before."""
    memory, day = None, MONDAY + timedelta(days=later)
    for rating, gap in plays:
        day += timedelta(days=gap)
        memory = reviewed(memory, rating, day, away)
    assert memory is not None
    return memory


@pytest.mark.parametrize(
    ("score", "screen_outs", "rating"),
    [
        (1.0, 0, Rating.GOOD),
        (0.75, 0, Rating.GOOD),
        (0.74, 0, Rating.HARD),
        (0.5, 0, Rating.HARD),
        (0.49, 0, Rating.AGAIN),
        (0.0, 0, Rating.AGAIN),
        (1.0, 1, Rating.AGAIN),
    ],
)
def test_a_rating_comes_from_score_and_screen_outs(score: float, screen_outs: int, rating: Rating) -> None:
    assert rated(score, screen_outs) is rating


@given(plays)
def test_a_card_is_that_of_the_package(plays: list[tuple[Rating, int]]) -> None:
    card, scheduler = Card(card_id=1), Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    day = MONDAY
    for rating, gap in plays:
        day += timedelta(days=gap)
        moment = card.due.replace(
            year=day.year, month=day.month, day=day.day, hour=0, minute=0, second=0, microsecond=0
        )
        card, _ = scheduler.review_card(card, FsrsRating(rating), moment)
    memory = remembered(plays)

    assert memory.stability == pytest.approx(card.stability, rel=1e-3)
    assert memory.difficulty == pytest.approx(card.difficulty, abs=1e-3)
    assert abs((memory.due - card.due.date()).days) <= 1


@given(plays, days, days)
def test_what_is_known_only_fades(plays: list[tuple[Rating, int]], one: int, other: int) -> None:
    memory = remembered(plays)
    sooner, later = sorted((one, other))

    assert 0 < chance(memory, memory.last + timedelta(later)) <= chance(memory, memory.last + timedelta(sooner)) <= 1


@given(plays)
def test_it_comes_back_about_when_it_has_faded_to_the_mark(plays: list[tuple[Rating, int]]) -> None:
    memory = remembered(plays)
    before = chance(memory, memory.due - timedelta(days=1))

    assert memory.due > memory.last
    assert before >= RETENTION - 0.02 or memory.due == memory.last + timedelta(days=1)


@given(plays, st.integers(1, 90), days)
def test_days_away_are_as_if_they_had_not_passed(plays: list[tuple[Rating, int]], long: int, ahead: int) -> None:
    first = remembered(plays)
    leave = Away(first.last + timedelta(days=1), first.last + timedelta(days=long))
    paused = remembered(plays, (leave,))
    day = first.last + timedelta(days=1 + ahead)
    after = timedelta(days=long)

    assert (paused.stability, paused.difficulty) == (first.stability, first.difficulty)
    assert paused.due == first.due + after
    assert chance(paused, day + after, (leave,)) == chance(first, day)
    assert reviewed(paused, Rating.GOOD, day + after, (leave,)).stability == reviewed(first, Rating.GOOD, day).stability


@given(plays, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20)), max_size=4))
def test_nothing_comes_back_on_a_day_away(plays: list[tuple[Rating, int]], spans: list[tuple[int, int]]) -> None:
    away = tuple(
        Away(on(600 * place + first), on(600 * place + first + long)) for place, (first, long) in enumerate(spans)
    )
    memory = remembered(plays, away)

    assert not any(one.first <= memory.due <= one.last for one in away)


def test_days_away_before_the_play_change_nothing() -> None:
    away = (Away(on(-30), on(-20)),)

    assert remembered([(Rating.GOOD, 0)], away) == remembered([(Rating.GOOD, 0)])
    assert counted(MONDAY, away) == MONDAY.toordinal() - 11


@given(plays)
def test_a_change_of_law_brings_it_back_at_once_and_a_play_begins_anew(plays: list[tuple[Rating, int]]) -> None:
    memory = remembered(plays)
    day = memory.last + timedelta(days=3)
    changed = reset(memory, day)
    again = reviewed(changed, Rating.GOOD, day)

    assert (changed.due, chance(changed, day), changed.wants_full) == (day, 0, False)
    assert again.stability == remembered([(Rating.GOOD, 0)]).stability
    assert (again.reviews, again.lapses) == (memory.reviews + 1, memory.lapses)


def test_a_lapse_is_counted_where_it_was_known() -> None:
    memory = remembered([(Rating.AGAIN, 0), (Rating.GOOD, 1), (Rating.AGAIN, 9), (Rating.AGAIN, 1)])

    assert (memory.lapses, memory.reviews, memory.wants_full) == (1, 4, True)


@given(waiting, paces, st.lists(st.integers(1, 30), max_size=3), st.integers(0, 6), st.booleans())
def test_a_day_never_brings_more_than_its_minutes_but_for_the_first(
    waiting: list[Waiting], pace: int, spent: list[int], day: int, has_begun: bool
) -> None:
    found = served(waiting, pace, spent, on(day), has_begun=has_begun)
    minutes = [min(one.minutes, pace) for one in found]
    done = sum(min(one, pace) for one in spent)

    assert not found or done + sum(minutes) <= pace
    assert len(found) <= (not has_begun) or (done + sum(minutes)) * 7 <= pace * (day + 1)


@given(waiting, paces)
def test_somebody_who_comes_on_mondays_alone_gets_one_each_time(waiting: list[Waiting], pace: int) -> None:
    assert bool(served(waiting, pace, (), MONDAY)) == bool(waiting)


@given(waiting, paces, st.lists(st.integers(1, 30), max_size=3), st.integers(0, 6))
def test_who_plays_one_gets_the_others_of_the_day_and_no_more(
    waiting: list[Waiting], pace: int, spent: list[int], day: int
) -> None:
    found = served(waiting, pace, spent, on(day))
    left = [one for one in waiting if one not in found[:1]]

    assert not found or served(left, pace, [*spent, found[0].minutes], on(day), has_begun=True) == found[1:]


@given(waiting, paces, st.integers(0, 6))
def test_what_is_least_likely_to_be_known_comes_first(waiting: list[Waiting], pace: int, day: int) -> None:
    found = served(waiting, pace, (), on(day))
    left = sorted(waiting, key=lambda one: (one.chance, one.due, one.family))

    assert list(found) == left[: len(found)]
    assert served(list(reversed(waiting)), pace, (), on(day)) == found


def test_what_is_longer_than_a_week_comes_once_and_takes_all_of_it() -> None:
    long = [Waiting("a", 0.1, MONDAY, 12), Waiting("b", 0.2, MONDAY, 2)]

    assert served(long, 5, (), MONDAY) == (long[0],)
    assert served(long[1:], 5, (12,), on(3)) == ()


def test_what_was_left_of_earlier_days_is_still_there() -> None:
    short = [Waiting(name, 0.5, MONDAY, 2) for name in "abcdefg"]

    assert [len(served(short, 15, (), on(day))) for day in range(7)] == [1, 2, 3, 4, 5, 6, 7]
    assert len(served(short, 15, (2, 2), on(4))) == 3


def test_the_first_of_a_day_takes_from_the_days_ahead_and_the_next_does_not() -> None:
    long = [Waiting("a", 0.1, MONDAY, 8), Waiting("b", 0.2, MONDAY, 2)]

    assert served(long, 15, (), MONDAY) == (long[0],)
    assert served(long[1:], 15, (8,), MONDAY, has_begun=True) == ()
    assert served(long[1:], 15, (8,), on(1)) == (long[1],)


def test_a_week_with_days_away_is_spread_over_the_others() -> None:
    away = (Away(on(2), on(4)),)

    assert [allowance(15, on(day), away) for day in range(7)] == [
        (15, 4), (30, 4), (0, 1), (0, 1), (0, 1), (45, 4), (60, 4),
    ]  # fmt: skip
    assert served([Waiting("a", 0.1, MONDAY, 1)], 600, (), on(3), away) == ()
