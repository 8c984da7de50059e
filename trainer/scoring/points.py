"""What one answer earns at a state, and how much of what the decision holds that is."""

from fractions import Fraction

from trainer.engine.actions import Answer
from trainer.engine.playable import Playable
from trainer.engine.state import Grains, State
from trainer.engine.views import NotOffered, View, weighed


def earned(playable: Playable, state: State, answer: Answer) -> Grains:
    """Return grains per competency, settlement apart; nothing at a repeat visit. Raises NotOffered."""
    view = _view(playable, state)
    credit = view.outcome(answer).credit
    return (0,) * len(credit) if playable.is_repeat(state) else credit


def settled(playable: Playable, state: State, answer: Answer) -> Grains:
    """Return grains per competency for what need not be done any more; nothing at a repeat visit."""
    view = _view(playable, state)
    settlement = view.outcome(answer).settlement
    return (0,) * len(settlement) if playable.is_repeat(state) else settlement


def share(playable: Playable, state: State, answer: Answer) -> Fraction | None:
    """Return 0 to 1, from the least to the most the decision can earn; None where every answer earns the same."""
    view = _view(playable, state)
    least, most = span(playable, view)
    if least == most:
        return None
    return Fraction(weighed(view.outcome(answer).credit, playable.weights) - least, most - least)


def span(playable: Playable, view: View) -> tuple[int, int]:
    """Return the least and the most weighted credit of a decision as it stands, settlement apart."""
    amounts = [weighed(view.outcome(answer).credit, playable.weights) for answer in view.answers]
    return min(amounts), max(amounts)


def is_right(playable: Playable, state: State, answer: Answer) -> bool:
    """Say whether no answer to this decision earns more; certainty is marked against this, also at a repeat visit."""
    view = _view(playable, state)
    return weighed(view.outcome(answer).credit, playable.weights) == span(playable, view)[1]


def _view(playable: Playable, state: State) -> View:
    view = playable.view(state)
    if view is None:
        raise NotOffered("The play has ended.")
    return view
