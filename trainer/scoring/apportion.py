"""Whole figures that add up: a total shared out in proportion, by largest remainder."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share a whole total out by weights that are not negative; of equal remainders the earlier gets more."""
    whole = sum(weights)
    if not whole:
        return (0,) * len(weights)
    shares = [total * weight // whole for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda place: -(total * weights[place] % whole))
    for place in remainders[: total - sum(shares)]:
        shares[place] += 1
    return tuple(shares)
