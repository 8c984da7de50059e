"""Bands and figures agree, also where rounding would lift a score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.ui.bands import BELOW, DEVELOPING, MEETS, NOT_STARTED, Band, band, figure


@pytest.mark.parametrize(
    ("share", "expected"),
    [(None, NOT_STARTED), (0, BELOW), (0.4999, BELOW), (0.5, DEVELOPING), (0.7499, DEVELOPING), (0.75, MEETS)],
)
def test_a_share_has_its_band(share: float | None, expected: Band) -> None:
    assert band(share) == expected


@pytest.mark.parametrize(
    ("share", "words"), [(None, "–"), (0.749, "74"), (0.7449, "74"), (0.755, "75"), (0.29, "29"), (1, "100")]
)
def test_a_figure_is_whole(share: float | None, words: str) -> None:
    assert figure(share) == words


@given(st.floats(0, 1))
def test_a_figure_is_never_of_a_better_band_than_its_share(share: float) -> None:
    assert band(int(figure(share)) / 100) == band(share)
