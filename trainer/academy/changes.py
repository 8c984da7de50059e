"""Who is told when something has changed: one announcement for each commit, saying what kinds of thing changed."""

import enum
from collections.abc import Callable


class Change(enum.Enum):
    """A kind of thing that pages show."""

    PEOPLE = enum.auto()
    ATTEMPTS = enum.auto()
    RESULTS = enum.auto()
    SETTINGS = enum.auto()
    LIBRARY = enum.auto()
    ASSIGNMENTS = enum.auto()
    REFRESHERS = enum.auto()


Subscriber = Callable[[frozenset[Change]], None]


class Changes:
    """The list of those who want to know. They are called on the thread that committed."""

    def __init__(self) -> None:
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Tell a subscriber of every change from now on; returns what ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def announce(self, changes: frozenset[Change]) -> None:
        """Tell everyone, in the order in which they subscribed."""
        for subscriber in tuple(self._subscribers):
            subscriber(changes)
