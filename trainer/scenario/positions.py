"""Where each value of a file stands, so that every finding names a line and a column."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Part = str | int
Path = tuple[Part, ...]
Place = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Positions:
    """Places by path: of the key (or the list item), and of the value behind the key."""

    keys: Mapping[Path, Place] = field(default_factory=dict)
    values: Mapping[Path, Place] = field(default_factory=dict)

    def at(self, path: Path) -> Place:
        """Return where the key or item stands, or its nearest ancestor."""
        return _nearest(self.keys, path)

    def value(self, path: Path) -> Place:
        """Return where the value stands, or its nearest ancestor."""
        return _nearest(self.values, path)

    def __contains__(self, path: Path) -> bool:
        return path in self.keys


def _nearest(places: Mapping[Path, Place], path: Path) -> Place:
    for end in range(len(path), -1, -1):
        if path[:end] in places:
            return places[path[:end]]
    return (1, 1)
