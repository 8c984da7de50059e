"""What guessing earns: the share a random trainee expects, the band that guessing reaches, and scores corrected for it.

A pass mark inside the band is no proof of anything: 5 of 100 random trainees score at its end or better.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from trainer.engine.chance import Chance
from trainer.engine.views import weighed
from trainer.scoring.best import Solution
from trainer.scoring.survey import Survey

PLAYS = 10_000
_SEED = 1


@dataclass(frozen=True, slots=True)
class Guessing:
    """Shares of 0 to 1: what chance scores on average, and what 95 of 100 random plays do not exceed."""

    chance: float
    band: float


def guessing(solution: Solution, plays: int = PLAYS, seed: int = _SEED) -> Guessing | None:
    """Play by chance, each answer as likely as any other; None where best equals worst, so that there is no score."""
    if not solution.span:
        return None
    worst = solution.worst(solution.start)
    earned = _Plays(solution.survey, Chance(seed)).earned(plays)
    # The nearest rank: the smallest score that at least 95 of 100 plays do not exceed.
    at = sorted(earned)[-(-95 * plays // 100) - 1]
    return Guessing((solution.chance(solution.start) - worst) / solution.span, (at - worst) / solution.span)


def corrected(score: float, chance: float) -> float:
    """Return a score above chance: 0 is guessing, 1 is the best; below 0 is worse than guessing.

    Unfloored for statistics; whoever shows it floors it at 0. Raises ZeroDivisionError where chance scores 1.
    """
    return (score - chance) / (1 - chance)


class _Plays:
    """Random plays over the surveyed states, with the ways on from each state laid out once."""

    def __init__(self, survey: Survey, chance: Chance) -> None:
        self.survey = survey
        self.chance = chance
        self.tables: dict[int, tuple[list[int], list[tuple[tuple[int, ...], int]]]] = {}

    def earned(self, plays: int) -> list[int]:
        """Return what each play earned, in weighted grains."""
        return [self._play() for _ in range(plays)]

    def _play(self) -> int:
        number, earned = 0, 0
        while self.survey.moves[number]:
            ends, ways = self.tables.get(number) or self._table(number)
            lot = self.chance.below(ends[-1])
            at = bisect_right(ends, lot)
            totals, to = ways[at]
            if not self.survey.free[number]:
                earned += totals[lot - ends[at]]
            number = to
        return earned + self._settled(number)

    def _table(self, number: int) -> tuple[list[int], list[tuple[tuple[int, ...], int]]]:
        ways = [(way.totals, to) for way, to in self.survey.moves[number]]
        table = list(accumulate(len(totals) for totals, _ in ways)), ways
        self.tables[number] = table
        return table

    def _settled(self, number: int) -> int:
        playable = self.survey.playable
        ending = playable.scenes[self.survey.keys[number][0]].ending
        return weighed(playable.settlements[ending], playable.weights) if ending else 0
