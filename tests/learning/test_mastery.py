"""Mastery comes with its evidence, and a trend only from enough plays on."""

import pytest

from trainer.learning.evidence import MILLION, Showing, including
from trainer.learning.mastery import Shift, mastery, shifted, trend


def showings(*shares: float) -> list[Showing]:
    return [Showing(bytes([at]), round(share * MILLION), 2, at) for at, share in enumerate(shares)]


def test_no_evidence_is_no_mastery() -> None:
    assert mastery({}) is None


def test_mastery_puts_modes_together_and_tells_practice_apart() -> None:
    first, second = showings(0.5, 1.0)
    found = mastery({"assessment": including(None, first), "practice": including(None, second)})

    assert found is not None
    assert (found.mean, found.best, found.last, found.decisions, found.practised) == (0.75, 1.0, 1.0, 4, 2)
    assert found.low < 0.75 < found.high


def test_assessments_alone_are_not_practised() -> None:
    found = mastery({"assessment": including(None, showings(0.5)[0])})

    assert found is not None
    assert (found.practised, found.attempts) == (0, 1)


def test_a_play_is_taken_out_again_to_say_what_it_changed() -> None:
    first, second = showings(0.5, 1.0)
    evidence = {"practice": including(including(None, first), second)}

    assert shifted(evidence, second) == Shift(0.5, 0.75)


def test_the_first_play_changed_nothing_that_was_there() -> None:
    (first,) = showings(0.5)

    assert shifted({"practice": including(None, first)}, first) == Shift(None, 0.5)


@pytest.mark.parametrize(("shares", "said"), [
    ((0.1, 0.2, 0.3, 0.4, 0.5), "too few"),
    ((0.2, 0.2, 0.2, 0.8, 0.8, 0.8), "higher lately"),
    ((0.8, 0.8, 0.8, 0.0, 0.2, 0.2, 0.2), "lower lately"),
    ((0.5, 0.5, 0.5, 0.5, 0.5, 0.7), "no clear change"),
])  # fmt: skip
def test_a_trend_compares_the_later_half_with_the_earlier(shares: tuple[float, ...], said: str) -> None:
    assert trend(showings(*shares)) == said
