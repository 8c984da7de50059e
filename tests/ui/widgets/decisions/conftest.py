"""Offers of every kind of decision, without a window around them."""

from collections.abc import Callable

import pytest

from tests.builders import edition, profile, with_decision
from trainer.engine.actions import Choose, Picked
from trainer.engine.advance import advance, begin
from trainer.engine.offers import Offer, offer
from trainer.engine.playable import prepare


@pytest.fixture
def offered() -> Callable[[str], Offer]:
    """Return what puts a decision of a kind."""

    def put(kind: str) -> Offer:
        playable = prepare(edition(text=with_decision(kind)).scenario, profile())
        run, _ = advance(playable, begin(playable, seed=3, mode="practice"), Choose(Picked("tell")))
        found = offer(playable, run)
        assert found is not None
        return found

    return put
