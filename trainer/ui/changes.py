"""Carries the academy's announcements, one per commit, from the worker to whatever page shows what changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from trainer.academy.changes import Change


class Changes(QObject):
    """Repeats each announcement on the window's thread."""

    happened = Signal(object)
    """A frozenset of what kinds changed."""
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def hear(self, kinds: "frozenset[Change]") -> None:
        """Take an announcement, on any thread."""
        self._heard.emit(kinds)

    def subscribe_to(self, subscribe: "Callable[[Callable[[frozenset[Change]], None]], object]") -> None:
        """Hear what an office announces from now on."""
        subscribe(self.hear)
