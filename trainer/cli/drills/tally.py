"""What a drill counts: how often each thing was done, and what must never happen."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a drill does: `times` rounds (None for its own number), no longer than `seconds`, chance from a seed."""

    times: int | None = None
    seconds: float | None = None
    seed: int = 1
    scale: float = 1.0
    """Waits are multiplied by this, so that the suite need not wait as long as people do."""

    def rounds(self, usual: int, of: int | None = None) -> Iterator[int]:
        """Give 0, 1, 2 ... until the number or the time is reached.

        With `of` the number is that share of `times` which `usual` is of `of`, rounded up.
        """
        begun = time.monotonic()
        asked = usual if self.times is None else -(-self.times * usual // of) if of else self.times
        for number in range(asked):
            if self.seconds is not None and time.monotonic() - begun > self.seconds:
                return
            yield number


@dataclass
class Tally:
    """Counts by name in the order in which they came up; those in `never` must stay 0."""

    never: tuple[str, ...]
    counts: dict[str, int] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)

    def add(self, what: str, count: int = 1) -> None:
        """Count something."""
        self.counts[what] = self.counts.get(what, 0) + count

    def at_most(self, what: str, value: int) -> None:
        """Keep the largest of the values given."""
        self.counts[what] = max(self.counts.get(what, 0), value)

    def fail(self, what: str, sentence: str, count: int = 1) -> None:
        """Count something that must never happen, and say where."""
        assert what in self.never
        self.add(what, count)
        self.sentences.append(f"{what}: {sentence}")

    @property
    def is_clean(self) -> bool:
        """Whether what must never happen did not, and something was done at all."""
        return bool(self.counts) and not any(self.counts.get(what) for what in self.never)

    def table(self) -> str:
        """Return the counts as plain lines, what must be 0 last."""
        shown = {**{what: count for what, count in self.counts.items() if what not in self.never}}
        shown |= {what: self.counts.get(what, 0) for what in self.never}
        width = max(len(what) for what in shown)
        lines = [
            f"{what:<{width}}  {count:>9,}{'  (must be 0)' if what in self.never else ''}"
            for what, count in shown.items()
        ]
        lines += [f"  {sentence}" for sentence in self.sentences[:_MOST_SHOWN]]
        return "\n".join([*lines, "clean" if self.is_clean else "NOT CLEAN"])
