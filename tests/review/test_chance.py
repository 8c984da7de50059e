"""Chance by hand: small tables whose ways can be counted on paper."""

import pytest

from trainer.review.chance import at_least, fisher


def test_hits_with_one_chance_follow_the_binomial() -> None:
    assert at_least(2, [0.5] * 3) == pytest.approx(0.5)
    assert at_least(0, [0.5]) == 1.0
    assert at_least(4, [0.5] * 3) == 0.0


def test_hits_with_chances_of_their_own_are_multiplied_out() -> None:
    assert at_least(2, [1 / 2, 1 / 4]) == pytest.approx(1 / 8)


def test_fishers_table_of_the_lady_who_tastes_tea() -> None:
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert fisher(4, 4, 0, 4) == pytest.approx(2 / 70)


def test_an_empty_side_proves_nothing() -> None:
    assert fisher(0, 0, 3, 9) == 1.0
