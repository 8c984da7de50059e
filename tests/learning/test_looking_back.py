"""Certainty against being right, and what follows an error."""

from typing import Any

from trainer.learning.looking_back import Decided, Line, Recovery, SureAndWrong, calibration, recovery


def decided(number: int, **changes: Any) -> Decided:
    given: dict[str, Any] = {"error": False, "right": True, "certainty": None, **changes}
    return Decided(number, number * 10, f"scene-{number}", **given)


def line(*of: Decided, at: int = 1) -> Line:
    return Line(bytes([at]), at, of)


def test_each_degree_of_certainty_is_held_against_what_was_right() -> None:
    found = calibration([
        line(decided(1, certainty="low", right=False), decided(2, certainty="high"), decided(3)),
        line(decided(1, certainty="high", right=False), decided(2, certainty="high", right=None)),
    ])  # fmt: skip

    assert [(one.level, one.count, one.right) for one in found.stated] == [("high", 2, 1), ("low", 1, 0)]
    assert all(one.low <= one.right / one.count <= one.high for one in found.stated)


def test_the_latest_sure_and_wrong_comes_first() -> None:
    wrong = decided(2, certainty="high", right=False)
    found = calibration([line(wrong, at=1), line(wrong, at=2)])

    assert found.sure_and_wrong == (SureAndWrong(b"\2", 20, "scene-2", 2), SureAndWrong(b"\1", 20, "scene-2", 1))


def test_first_errors_and_what_follows_are_counted_over_plays() -> None:
    found = recovery([
        line(decided(1), decided(2, error=True), decided(3), decided(4, error=True), decided(5, right=None)),
        line(decided(1), decided(2)),
        line(decided(1), decided(2), decided(3, error=True)),
    ])  # fmt: skip

    assert found == Recovery(plays=3, without_error=1, first_error=2, later=2, clean=1)


def test_without_an_error_there_is_nothing_to_recover_from() -> None:
    assert recovery([line(decided(1))]) == Recovery(1, 1, None, 0, 0)
    assert recovery([]) == Recovery(0, 0, None, 0, 0)
