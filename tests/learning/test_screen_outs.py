"""How a screen-out stands, and whether it holds a certificate."""

import pytest

from trainer.learning.screen_outs import Assessed, Hold, Outcome, State, Step, hold, state

UPHELD, ASIDE = (Step.DECIDED, Outcome.UPHELD), (Step.DECIDED, Outcome.SET_ASIDE)
RECOMMENDED = (Step.RECOMMENDED, Outcome.SET_ASIDE)
CLEAN = Assessed((), gone_over=False)
_UPHELD, _GONE_OVER = Assessed((State.UPHELD,), gone_over=False), Assessed((State.UPHELD,), gone_over=True)
_WAITS, _ASIDE = Assessed((State.RECOMMENDED,), gone_over=False), Assessed((State.SET_ASIDE,), gone_over=False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], State.UNSEEN),
        ([RECOMMENDED], State.RECOMMENDED),
        ([RECOMMENDED, UPHELD], State.UPHELD),
        ([RECOMMENDED, UPHELD, ASIDE], State.SET_ASIDE),
        ([RECOMMENDED, ASIDE, UPHELD], State.UPHELD),
    ],
)
def test_the_last_decision_says_how_it_stands(given: list[tuple[Step, Outcome]], expected: State) -> None:
    assert state(given) is expected


@pytest.mark.parametrize(
    ("assessed", "expected"),
    [
        ([CLEAN], None),
        ([_ASIDE], None),
        ([_WAITS], (0, Hold.WAITS)),
        ([_WAITS, CLEAN], (0, Hold.WAITS)),
        ([_UPHELD], (0, Hold.RETEST)),
        ([_GONE_OVER], (0, Hold.RETEST)),
        ([_UPHELD, CLEAN], (0, Hold.GO_OVER)),
        ([_GONE_OVER, CLEAN], None),
        ([_UPHELD, _GONE_OVER, CLEAN], None),
        ([_UPHELD, _ASIDE], (0, Hold.GO_OVER)),
    ],
)
def test_a_screen_out_holds_until_it_is_set_aside_or_met_again(
    assessed: list[Assessed], expected: tuple[int, Hold] | None
) -> None:
    assert hold(assessed, can_decide=True) == expected


@pytest.mark.parametrize(
    ("assessed", "expected"), [([_WAITS], (0, Hold.RETEST)), ([Assessed((State.UNSEEN,), gone_over=True), CLEAN], None)]
)
def test_what_waits_stands_where_nobody_can_decide(assessed: list[Assessed], expected: tuple[int, Hold] | None) -> None:
    assert hold(assessed, can_decide=False) == expected
