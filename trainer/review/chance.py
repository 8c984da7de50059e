"""How often chance alone would do what was counted."""

from collections.abc import Iterable
from math import comb


def at_least(count: int, chances: Iterable[float]) -> float:
    """Return how likely at least that many hits are where each try has a chance of its own (Poisson binomial)."""
    spread = [1.0]
    for chance in chances:
        missed = [*(share * (1 - chance) for share in spread), 0.0]
        hit = [0.0, *(share * chance for share in spread)]
        spread = [one + other for one, other in zip(missed, hit, strict=True)]
    return sum(spread[max(count, 0) :])


def fisher(hits: int, of: int, other_hits: int, other_of: int) -> float:
    """Return the two-sided p of Fisher's exact test: every table with the same margins no likelier than this one."""
    total, drawn = of + other_of, hits + other_hits

    def ways(count: int) -> int:
        return comb(of, count) * comb(other_of, drawn - count)

    here = ways(hits)
    least, most = max(0, drawn - other_of), min(drawn, of)
    return sum(count for one in range(least, most + 1) if (count := ways(one)) <= here) / comb(total, drawn)
