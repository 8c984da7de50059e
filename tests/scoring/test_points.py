"""What one answer earns, and its share of what the decision holds."""

from fractions import Fraction

import pytest

from tests.engine.written import option, pick_one, play, playable, say_it
from trainer.engine.actions import Picked, Said
from trainer.engine.playable import Playable
from trainer.engine.state import GRAINS
from trainer.engine.views import NotOffered
from trainer.scoring.points import earned, is_right, settled, share


@pytest.fixture
def asked() -> Playable:
    """One decision that can be met again, with a settlement."""
    back = option("back", "asks", 20, settlement={"naming": 10})
    return playable({"asks": pick_one(back, option("half", "end", 60), option("full", "end", 100)), "speak": say_it()})


def test_an_answer_earns_its_credit_and_settles_apart(asked: Playable) -> None:
    state = play(asked).state

    assert earned(asked, state, Picked("back")) == (20 * GRAINS, 0)
    assert settled(asked, state, Picked("back")) == (0, 10 * GRAINS)


def test_a_repeat_visit_earns_and_settles_nothing_and_can_still_be_right(asked: Playable) -> None:
    state = play(asked, Picked("back")).state

    assert earned(asked, state, Picked("full")) == settled(asked, state, Picked("back")) == (0, 0)
    assert is_right(asked, state, Picked("full"))


@pytest.mark.parametrize(("id", "expected"), [("back", 0), ("half", Fraction(1, 2)), ("full", 1)])
def test_a_share_runs_from_the_least_to_the_most(asked: Playable, id: str, expected: Fraction) -> None:
    assert share(asked, play(asked).state, Picked(id)) == expected


def test_where_every_answer_earns_the_same_there_is_no_share() -> None:
    played = playable({"asks": say_it()})

    assert share(played, play(played).state, Said("Good day.")) is None


def test_an_ending_has_nothing_to_earn() -> None:
    played = playable({"asks": say_it()})

    with pytest.raises(NotOffered):
        earned(played, play(played, Said("")).state, Said(""))
