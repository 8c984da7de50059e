"""Whole figures that add up."""

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import quick
from trainer.scoring.apportion import apportion


@quick
@given(st.integers(0, 100), st.lists(st.integers(0, 10**7), min_size=1, max_size=12))
def test_shares_add_up_and_stay_within_one_of_exact(total: int, weights: list[int]) -> None:
    shares, whole = apportion(total, weights), sum(weights)

    assert sum(shares) == (total if whole else 0)
    assert all(
        abs(share * whole - total * weight) < max(whole, 1) for share, weight in zip(shares, weights, strict=True)
    )


def test_the_largest_remainder_is_rounded_up_first() -> None:
    assert apportion(10, [1, 1, 1]) == (4, 3, 3)
    assert apportion(29, [0, 40, 190, 60, 0]) == (0, 4, 19, 6, 0)


def test_nothing_to_weigh_shares_nothing() -> None:
    assert apportion(7, [0, 0]) == (0, 0)
