"""What is compiled once and used again while the program runs: playable editions and their solutions, by digest."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
_ROOM = 64


class Shelf:
    """Holds the values used last; everything in it can be made again."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._values: OrderedDict[Hashable, Any] = OrderedDict()

    def take(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of a key, made when it is not there."""
        if key not in self._values:
            self._values[key] = make()
            if len(self._values) > self._room:
                self._values.popitem(last=False)
        self._values.move_to_end(key)
        value: T = self._values[key]
        return value

    def made_of(self, key: Hashable, rows: object, make: Callable[[], T]) -> T:
        """Return what was made of these rows under a key, made anew where they are not the same as last time."""
        kept = self._values.get(key)
        if kept is None or kept[0] != rows:
            self._values.pop(key, None)
            kept = (rows, make())
        return self.take(key, lambda: kept)[1]
