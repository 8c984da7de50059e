"""Chance from a seed alone: the same seed gives the same numbers on every machine and in every version of Python."""

_WORD = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


class Chance:
    """A stream of whole numbers (SplitMix64: Steele, Lea and Flood 2014)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _WORD

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to but not including the limit (a multiply and shift; even to 2**-50)."""
        self._state = state = (self._state + _STEP) & _WORD
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _WORD
        return ((state ^ (state >> 31)) * limit) >> 64
