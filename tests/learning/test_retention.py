"""What minutes a week buy: the model is FSRS, the rules are those of the refreshers, the answer is always the same."""

import datetime
import sys
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trainer.learning.memory import Memory, Rating, chance, reviewed
from trainer.learning.retention import (
    LEAST_COURSES,
    MOST_PEOPLE,
    PACES,
    WEEKS,
    Course,
    Lesson,
    Outlook,
    _Model,
    fresh,
    outlook,
)

DAY = datetime.date(2026, 11, 20)
LESSON = fresh(3, 8)
UNIT = [[LESSON] * 12] * 30


def at(found: Outlook, pace: int) -> Course:
    return next(one for one in found.courses if one.pace == pace)


@given(
    stability=some.floats(0.01, 3000),
    difficulty=some.floats(1, 10),
    days=some.integers(1, 2000),
    rating=some.sampled_from([Rating.AGAIN, Rating.GOOD]),
)
def test_the_model_is_the_one_that_refreshers_use(
    stability: float, difficulty: float, days: int, rating: Rating
) -> None:
    model, before = _Model(), Memory(stability, difficulty, DAY - datetime.timedelta(days=days), DAY)
    expected, still = reviewed(before, rating, DAY), chance(before, DAY)
    moved = model.known if rating is Rating.GOOD else model.gone
    after = moved(stability, difficulty, model.chance(stability, days))

    assert model.chance(stability, days) == pytest.approx(still, rel=1e-9)
    assert after == pytest.approx(expected.stability, rel=1e-6, abs=2e-6)
    assert model.difficulty(difficulty, rating) == pytest.approx(expected.difficulty, abs=2e-6)
    assert abs(min(model.interval(after), 36_500) - (expected.due - DAY).days) <= 1


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.GOOD])
def test_a_first_play_is_as_refreshers_have_it(rating: Rating) -> None:
    model, expected = _Model(), reviewed(None, rating, DAY)

    assert model.first_stability(rating) == pytest.approx(expected.stability, abs=1e-6)
    assert model.first_difficulty(rating) == pytest.approx(expected.difficulty, abs=1e-6)
    assert fresh(3, 8).due_in == (reviewed(None, Rating.GOOD, DAY).due - DAY).days


def test_the_same_question_has_the_same_answer() -> None:
    assert outlook(UNIT) == outlook(UNIT)


def test_more_minutes_keep_more_known_and_each_more_buys_less() -> None:
    found = outlook(UNIT)
    gains = [found.gain(place) for place in range(1, len(found.courses))]

    assert [one.pace for one in found.courses] == [0, *PACES]
    assert found.gain(0) == 0
    assert gains[0] > gains[1] > gains[2] > 0
    assert min(gains) >= -2


def test_no_more_minutes_are_used_than_there_are() -> None:
    short = [[fresh(3, 5)] * 12] * 30

    assert all(0 < one.minutes <= one.pace for one in outlook(short).courses[1:])


def test_without_refreshers_lessons_fade() -> None:
    course = at(outlook([[LESSON]]), 0)

    assert course.minutes == 0
    assert len(course.known) == WEEKS + 1
    assert course.known[0] == 1
    assert list(course.known) == sorted(course.known, reverse=True)


def test_a_pace_of_one_s_own_is_compared_as_well() -> None:
    assert [one.pace for one in outlook(UNIT[:1], 12).courses] == [0, 5, 10, 12, 15, 20, 30]


def test_a_lesson_without_a_bulletin_fades_whatever_the_pace() -> None:
    found = outlook([[replace(LESSON, bulletin=None, wants_full=True)]])

    assert {one.known for one in found.courses} == {at(found, 0).known}
    assert at(found, 30).minutes == 0


def test_a_lesson_that_law_has_changed_is_not_known_until_it_is_played() -> None:
    changed = Lesson(None, None, 40, -40, False, 3, 8)
    found = outlook([[changed]])

    assert at(found, 0).at_end == 0
    assert at(found, 5).known[0] == 0
    assert at(found, 5).at_end > 50


def test_a_lesson_that_has_gone_costs_its_whole_contact() -> None:
    gone = replace(LESSON, stability=0.5, elapsed=100, due_in=-90, wants_full=True, full=25)

    assert at(outlook([[gone]]), 30).minutes > at(outlook([[replace(gone, full=3)]]), 30).minutes


def test_a_refresher_that_is_longer_than_the_pace_still_comes() -> None:
    found = outlook([[replace(LESSON, bulletin=20)] * 12])

    assert at(found, 5).minutes > 5
    assert at(found, 5).at_end > at(found, 0).at_end


def test_a_unit_without_lessons_has_an_empty_answer() -> None:
    found = outlook([[], []])

    assert (found.people, found.lessons) == (0, 0)
    assert {one.known for one in found.courses} == {(0.0,) * (WEEKS + 1)}


def test_chance_evens_out_where_there_is_little_to_remember() -> None:
    weeks = at(outlook([[LESSON]]), 15).known[1:]

    assert LEAST_COURSES >= 300
    assert max(abs(one - two) for one, two in pairwise(weeks)) < 0.1


def test_of_many_people_some_are_taken() -> None:
    assert outlook([[LESSON]] * (MOST_PEOPLE + 40)).people == MOST_PEOPLE


@pytest.mark.slow
@pytest.mark.skipif(sys.gettrace() is not None, reason="a program that is traced for coverage has no speed")
def test_thirty_people_with_twelve_families_take_less_than_a_third_of_a_second() -> None:
    took = []
    for _ in range(3):
        began = time.process_time()
        outlook(UNIT)
        took.append(time.process_time() - began)

    assert min(took) < 0.3
