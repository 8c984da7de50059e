"""What followed a play that fell short."""

import pytest

from trainer.learning.remediation import Followed, Tried, followed


def tried(id: str, mode: str = "assessment", shown: int | None = 40, outs: int = 0, family: str = "a/b") -> Tried:
    return Tried(id.encode(), family, mode, shown, outs)


@pytest.mark.parametrize(
    ("one", "cause"),
    [
        (tried("x", shown=74), "74 of 100, under the pass mark of 75."),
        (tried("x", shown=75), ""),
        (tried("x", shown=90, outs=1), "A screen-out."),
        (tried("x", shown=90, outs=2), "2 screen-outs."),
        (tried("x", shown=10, outs=1), "10 of 100, under the pass mark of 75, and a screen-out."),
        (tried("x", mode="refresher", shown=10), "10 of 100, under the pass mark of 75."),
        (tried("x", mode="practice", shown=10, outs=1), ""),
        (tried("x", shown=None), ""),
    ],
)
def test_a_graded_play_falls_short_under_the_pass_mark_or_with_a_screen_out(one: Tried, cause: str) -> None:
    assert one.cause == cause
    assert one.is_met == (one.shown is not None and one.shown >= 75 and not one.screen_outs)


def test_what_was_gone_over_lies_between_the_play_and_its_retest() -> None:
    first, example, practice = tried("1"), tried("2", "worked example", None), tried("3", "practice", 60)
    other, retest, later = tried("4", shown=80, family="a/c"), tried("5", shown=80), tried("6", "practice", 90)

    assert followed([first, example, practice, other, retest, later]) == {
        b"1": Followed("40 of 100, under the pass mark of 75.", (example, practice), retest)
    }


def test_a_retest_that_falls_short_needs_another() -> None:
    found = followed([tried("1"), tried("2", shown=50), tried("3", "practice")])

    assert found[b"1"].retest == tried("2", shown=50)
    assert (found[b"2"].retest, found[b"2"].gone_over) == (None, (tried("3", "practice"),))
