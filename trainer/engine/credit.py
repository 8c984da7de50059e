"""What an answer earns under the rule of its kind, in grains per competency (design: scoring, section 2).

Pick one, recall and hear them out earn the option's credit. Pick several adds credits and never falls below nothing in
a competency. Put in order earns a share of the decision's credit: nearness of every place for up to five things, the
longest run in the right order beyond. Best and worst moves its marks from -2..+2 to 0..1 of the decision's credit.
"""

from bisect import bisect_left
from collections.abc import Sequence

from trainer.engine.state import Grains

_NEAR_UP_TO = 5


def added(credits: Sequence[Grains]) -> Grains:
    """Add up the ticked options; wrong ones cost, but no competency falls below nothing."""
    return tuple(max(0, sum(column)) for column in zip(*credits, strict=True))


def of_order(whole: Grains, places: Sequence[int]) -> Grains:
    """Return what an order earns; `places` are the right places of the things in the order given."""
    share, parts = _longest_run(places) if len(places) > _NEAR_UP_TO else _nearness(places)
    return tuple(amount * share // parts for amount in whole)


def of_best_and_worst(whole: Grains, named: tuple[str, str], key: tuple[str, str]) -> Grains:
    """Return what naming a best and a worst option earns against the key, which is given in the same order."""
    marks = 2 + (named[0] == key[0]) + (named[1] == key[1]) - (named[0] == key[1]) - (named[1] == key[0])
    return tuple(amount * marks // 4 for amount in whole)


def _nearness(places: Sequence[int]) -> tuple[int, int]:
    near = sum(max(0, 4 - abs(place - right)) for place, right in enumerate(places))
    return near, 4 * len(places)


def _longest_run(places: Sequence[int]) -> tuple[int, int]:
    # Against the identity, the longest common subsequence is the longest rising one: patience sorting finds its length.
    tops: list[int] = []
    for place in places:
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops), len(places)
