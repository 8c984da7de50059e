"""Answers grouped by consequence: those that lead to the same place with the same effects differ only in worth.

Put in order has one consequence however many orders there are, so that the solver walks states and not answers.
"""

from dataclasses import dataclass

from trainer.engine.actions import Answer
from trainer.engine.conditions import Change
from trainer.engine.playable import Playable
from trainer.engine.state import Grains
from trainer.engine.views import View, weighed


@dataclass(frozen=True, slots=True, eq=False)
class Consequence:
    """One way on from a decision, with what its answers are worth: credit and settlement together."""

    leads_to: str
    changes: tuple[Change, ...]
    totals: tuple[int, ...]
    """Weighted worth of each of its answers."""
    most: int
    least: int
    best: tuple[int, Answer]
    """Its answer worth most, with its place among all answers of the decision; the first of equals."""
    worst: tuple[int, Answer]
    most_by: Grains
    least_by: Grains


def consequences(view: View, playable: Playable) -> tuple[Consequence, ...]:
    """Return every consequence of a decision as it stands, in the order of its first answer."""
    groups: dict[tuple[str, tuple[Change, ...]], list[tuple[int, Answer, Grains]]] = {}
    for place, answer in enumerate(view.answers):
        outcome = view.outcome(answer)
        changes = tuple([played.change for played in outcome.happens if played.change])
        worth = tuple(map(sum, zip(outcome.credit, outcome.settlement, strict=True)))
        groups.setdefault((outcome.leads_to, changes), []).append((place, answer, worth))
    return tuple(_consequence(key, rows, playable.weights) for key, rows in groups.items())


def _consequence(
    key: tuple[str, tuple[Change, ...]], rows: list[tuple[int, Answer, Grains]], weights: Grains
) -> Consequence:
    totals = tuple(weighed(worth, weights) for _, _, worth in rows)
    most, least = max(totals), min(totals)
    by = tuple(zip(*(worth for _, _, worth in rows), strict=True))
    return Consequence(
        *key,
        totals=totals,
        most=most,
        least=least,
        best=rows[totals.index(most)][:2],
        worst=rows[totals.index(least)][:2],
        most_by=tuple(map(max, by)),
        least_by=tuple(map(min, by)),
    )
