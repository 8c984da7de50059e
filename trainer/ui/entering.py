"""Signing in from the window: the record finds the account, a thread of its own looks at the password, the record
lets in. The window waits for none of the three."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer.errors import TrainerError
from trainer.ui.station import Station

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.sign_in import Challenge, Session


class Entering(QObject):
    """One way in. `entered` carries the Session, `refused` the fault in plain words."""

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station

    def enter(self, typed: str, person_id: bytes | None, password: str) -> None:
        """Try a name or a person picked, and a password or a one-time code."""
        self._station.ask(partial(_challenged, typed, person_id), partial(self._look, password), self._on_refused)

    def _look(self, password: str, asked: "Challenge") -> None:
        self._station.think(partial(asked.is_met_by, password), partial(self._on_looked, asked), self._on_refused)

    def _on_looked(self, asked: "Challenge", is_met: bool) -> None:
        self._station.ask(_entering(asked, is_met), self.entered.emit, self._on_refused)

    def _on_refused(self, fault: TrainerError) -> None:
        self.refused.emit(fault)


def _challenged(typed: str, person_id: bytes | None, office: "Office") -> "Challenge":
    from trainer.academy.sign_in import challenge

    return challenge(office, typed, person_id)


def _entering(asked: "Challenge", is_met: bool) -> "Callable[[Office], Session]":
    def entered(office: "Office") -> "Session":
        from trainer.academy.sign_in import enter

        return enter(office, asked, is_met)

    return entered
