"""Active minutes: what counts, what does not, and what no clock can invent."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import quick
from trainer.learning.active_time import IDLE_LIMIT, MINUTE, Kind, Moment, TimeSpent, length, merged, spent

KINDS: tuple[Kind, ...] = ("act", "typing", "time ran out", "paused", "resumed", "focus lost", "focus regained")
moments = st.lists(st.builds(Moment, st.integers(-(2**50), 2**50), st.sampled_from(KINDS)), max_size=30)
steps = st.lists(
    st.tuples(st.integers(0, 2 * IDLE_LIMIT), st.integers(-IDLE_LIMIT, IDLE_LIMIT), st.sampled_from(KINDS)), max_size=30
)


def after(*given: tuple[float, Kind]) -> TimeSpent:
    """Return how time was spent from zero over moments in minutes."""
    return spent(0, [Moment(int(minutes * MINUTE), kind) for minutes, kind in given])


def minutes(found: TimeSpent) -> tuple[float, float, float]:
    return found.active_total / MINUTE, found.idle / MINUTE, found.away / MINUTE


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), (0, 0, 0)),
        (((1, "act"), (3, "act")), (3, 0, 0)),
        (((5, "act"),), (5, 0, 0)),
        (((5.1, "act"),), (0, 5.1, 0)),
        (((1, "act"), (60, "act"), (61, "act")), (2, 59, 0)),
        (((1, "paused"), (31, "resumed"), (32, "act")), (2, 0, 30)),
        (((1, "focus lost"), (2, "focus regained"), (3, "act")), (2, 0, 1)),
        (((1, "focus lost"), (2, "act"), (3, "act")), (2, 0, 1)),
        (((1, "focus lost"), (2, "typing"), (3, "act")), (2, 0, 1)),
        (((1, "paused"), (2, "focus lost"), (3, "focus regained"), (4, "resumed"), (5, "act")), (2, 0, 3)),
        (((1, "paused"), (2, "act"), (3, "resumed")), (1, 0, 2)),
        (((1, "act"), (2, "time ran out"), (3, "act")), (2, 1, 0)),
        (((1, "focus lost"), (2, "time ran out"), (3, "act")), (1, 0, 2)),
        (((10, "typing"), (11, "typing")), (1, 10, 0)),
    ],
)
def test_time_is_active_idle_or_away(
    given: tuple[tuple[float, Kind], ...], expected: tuple[float, float, float]
) -> None:
    assert minutes(after(*given)) == pytest.approx(expected)


def test_a_clock_set_back_gives_nothing_and_measuring_goes_on() -> None:
    assert minutes(after((100, "act"), (40, "act"), (42, "act"))) == (2, 100, 0)


def test_a_clock_set_back_while_away_gives_nothing() -> None:
    assert minutes(after((2, "paused"), (-60, "resumed"), (-59, "act"))) == (3, 0, 0)


def test_a_clock_moved_to_and_fro_counts_no_moment_twice() -> None:
    assert minutes(after((4, "act"), (0, "act"), (4, "act"), (0, "act"), (3, "act"))) == (4, 0, 0)


def test_a_clock_set_forward_over_the_limit_is_idle() -> None:
    assert minutes(after((1, "act"), (24 * 60, "act"), (24 * 60 + 1, "act"))) == (2, 24 * 60 - 1, 0)


def test_minutes_are_rounded_down_and_acts_counted() -> None:
    found = after((0.5, "act"), (1.9, "typing"), (1.95, "paused"), (1.97, "resumed"), (1.99, "act"))

    assert (found.active_minutes, found.interactions) == (1, 2)


def test_two_plays_open_at_once_share_their_minutes() -> None:
    one, other = after((4, "act")), spent(2 * MINUTE, [Moment(5 * MINUTE, "act")])

    assert length((*one.active, *other.active)) == 5 * MINUTE


@quick
@given(st.integers(-(2**50), 2**50), moments)
def test_no_time_is_ever_negative(started_at: int, found: list[Moment]) -> None:
    result = spent(started_at, found)

    assert min(result.idle, result.away, result.active_total, result.interactions) >= 0
    assert all(start < end for start, end in result.active)
    assert merged(result.active) == result.active


@quick
@given(st.integers(-(2**50), 2**50), moments)
def test_active_time_lies_in_gaps_that_a_trainee_ended(started_at: int, found: list[Moment]) -> None:
    ats = [started_at, *(one.at for one in found)]
    gaps = list(pairwise(ats))
    ended = [gap for gap, one in zip(gaps, found, strict=True) if one.kind != "time ran out"]
    allowed = merged((start, end) for start, end in ended if 0 < end - start <= IDLE_LIMIT)

    assert all(
        any(low <= start and end <= high for low, high in allowed) for start, end in spent(started_at, found).active
    )


@quick
@given(steps)
def test_a_true_clock_accounts_for_every_moment_once(found: list[tuple[int, int, Kind]]) -> None:
    at, true = 0, []
    for wait, _, kind in found:
        at += wait
        true.append(Moment(at, kind))
    result = spent(0, true)

    assert result.active_total + result.idle + result.away == at


@quick
@given(steps, st.integers(0, 29))
def test_setting_the_clock_back_never_adds_time(found: list[tuple[int, int, Kind]], place: int) -> None:
    at, shifted, true, wrong = 0, 0, [], []
    for number, (wait, back, kind) in enumerate(found):
        at += wait
        shifted += abs(back) if number == place else 0
        true.append(Moment(at, kind))
        wrong.append(Moment(at - shifted, kind))

    # The gap in which it was set back may fall under the limit; it then counts for less than the limit.
    assert spent(0, wrong).active_total <= spent(0, true).active_total + IDLE_LIMIT


@quick
@given(moments)
def test_the_whole_is_never_longer_than_the_clock_covers(found: list[Moment]) -> None:
    ats = [0, *(one.at for one in found)]

    assert spent(0, found).active_total <= max(ats) - min(ats)


@quick
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)).map(lambda pair: (min(pair), max(pair)))))
def test_merging_keeps_exactly_the_same_moments(spans: list[tuple[int, int]]) -> None:
    covered = {moment for start, end in spans for moment in range(start, end)}

    assert length(spans) == len(covered)
