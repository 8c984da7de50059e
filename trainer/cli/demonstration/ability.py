"""How well a simulated trainee does: ability for each competency, which grows with practice and fades with time.

An answer is drawn with a weight of exp(keenness * (worth - best worth) / spread): the solver says what each answer is
worth when everything after it is done best, and keenness comes from the ability for the competencies that the decision
can earn credit for. Where there are many answers, keenness is raised with the logarithm of their number, since one
good order among a hundred and twenty would otherwise hardly ever be found.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.engine.chance import Chance

_FEW = 4
"""The usual number of answers."""
_MOST_GAIN = 1.7
_FINE = 1 << 30


@dataclass(slots=True)
class Ability:
    """One trainee's head. `fades_days` is how long it takes until 1/e of what was learned is left without practice."""

    talent: float
    """Keenness without any practice is exp(talent)."""
    pace: float
    """The share of what is left to learn that one play teaches."""
    fades_days: float
    sureness: float
    """How much surer than right: 0 states what is so, above it too much."""
    seconds: float
    """Time for a usual decision."""
    chance: Chance
    leaning: dict[str, float] = field(default_factory=dict)
    """What comes easier or harder, by competency."""
    learned: dict[str, tuple[float, float]] = field(default_factory=dict)
    """What practice has given, and on which day it was so, by competency."""

    def keenness(self, competencies: Sequence[str], day: float) -> float:
        """Return how much better answers are preferred where these competencies are asked for."""
        found = [self.talent + self._leaning(name) + self._left(name, day) for name in competencies]
        return math.exp(sum(found) / len(found)) if found else math.exp(self.talent)

    def practice(self, competencies: Sequence[str], day: float) -> None:
        """Learn from one play."""
        for name in competencies:
            left = self._left(name, day)
            self.learned[name] = (left + self.pace * (_MOST_GAIN - left), day)

    def pick(self, worths: Sequence[int], keenness: float) -> tuple[int, float]:
        """Draw an answer; return its place and how likely it was."""
        most, least = max(worths), min(worths)
        spread = (most - least) or 1
        sharp = keenness * math.log(max(len(worths), 2)) / math.log(_FEW)
        weights = [math.exp(sharp * (worth - most) / spread) for worth in worths]
        at = self.share() * sum(weights)
        for place, weight in enumerate(weights):
            at -= weight
            if at < 0:
                return place, weight / sum(weights)
        return len(weights) - 1, weights[-1] / sum(weights)

    def share(self) -> float:
        """Return a number from 0 up to but not including 1."""
        return self.chance.below(_FINE) / _FINE

    def happens(self, one_in: int) -> bool:
        """Say whether something befalls that does so one time in so many."""
        return self.chance.below(one_in) == 0

    def _left(self, name: str, day: float) -> float:
        gained, on = self.learned.get(name, (0.0, day))
        return gained * math.exp(-max(0.0, day - on) / self.fades_days)

    def _leaning(self, name: str) -> float:
        if name not in self.leaning:
            self.leaning[name] = self.share() - 0.5
        return self.leaning[name]


def drawn(seed: int) -> Ability:
    """Return a trainee drawn from a seed: from slow and unsteady to quick and firm."""
    chance = Chance(seed)

    def between(low: float, high: float) -> float:
        return low + (high - low) * chance.below(_FINE) / _FINE

    return Ability(
        talent=between(-0.6, 1.1),
        pace=between(0.04, 0.2),
        fades_days=between(40, 160),
        sureness=between(-0.2, 0.35),
        seconds=between(18, 70),
        chance=chance,
    )
