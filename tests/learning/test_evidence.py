"""Evidence and its interval."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.learning.evidence import MILLION, Evidence, Showing, including, interval, mean, of_100, together

SHOWINGS = st.lists(
    st.builds(
        Showing,
        attempt=st.binary(min_size=2, max_size=2),
        share=st.integers(0, MILLION),
        decisions=st.integers(1, 9),
        at=st.integers(0, 3),
    ),
    min_size=2,
    max_size=8,
    unique_by=lambda showing: showing.attempt,
)


def gathered(showings: list[Showing]) -> Evidence:
    evidence = reduce(including, showings[1:], including(None, showings[0]))
    assert evidence is not None
    return evidence


@given(SHOWINGS, st.data())
def test_the_order_in_which_plays_are_added_does_not_matter(showings: list[Showing], data: st.DataObject) -> None:
    assert gathered(data.draw(st.permutations(showings))) == gathered(showings)


@given(SHOWINGS, st.data())
def test_evidence_put_together_is_that_of_all_plays(showings: list[Showing], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(showings) - 1))

    assert together(gathered(showings[:cut]), gathered(showings[cut:])) == gathered(showings)


def test_a_play_counts_by_its_number_of_decisions() -> None:
    evidence = gathered([Showing(b"a", MILLION, 3, 1), Showing(b"b", 0, 1, 2)])

    assert (mean(evidence), evidence.best, evidence.last, evidence.attempts) == (0.75, MILLION, 0, 2)


def test_the_interval_is_wilsons() -> None:
    low, high = interval(21 / 30, 30)

    assert (round(low, 2), round(high, 2)) == (0.52, 0.83)


@pytest.mark.parametrize(("share", "count"), [(0.0, 1), (1.0, 1), (0.5, 1), (1.0, 1000)])
def test_the_interval_holds_the_mean_and_stays_between_0_and_1(share: float, count: int) -> None:
    low, high = interval(share, count)

    assert 0 <= low <= share <= high <= 1
    assert high - low > 0


@pytest.mark.parametrize("hundredths", range(101))
def test_a_mean_is_shown_as_the_figure_that_its_plays_have(hundredths: int) -> None:
    evidence = gathered([Showing(bytes([play]), hundredths * 10_000, 7, play) for play in range(3)])

    assert of_100(mean(evidence)) == hundredths
