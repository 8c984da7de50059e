"""One play in the window: sends acts to the record one after another and says when each is on the disk.

What is shown is saved: the page moves only when `moved` comes. A failed act keeps what stands and can be tried again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.engine.actions import Action
from trainer.engine.views import NotOffered
from trainer.errors import TrainerError
from trainer.ui.station import Station

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office

SAVING_AFTER_MS = 250


class NotPossible(TrainerError):
    """An act that does not fit where the play stands; the play is read again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An act that has been saved: what it was, and the play before and after."""

    action: Action
    before: "Playing"
    after: "Playing"


class Play(QObject):
    """The play at hand, and the acts that wait for the record."""

    opened = Signal(object)
    """A Playing that was begun, taken up, or read again after it went on in another window."""
    moved = Signal(object)
    """A Moved, after its commit."""
    saving = Signal()
    """An act has been waiting for the disk for a quarter of a second."""
    failed = Signal(object)
    """The Action that could not be saved. Nothing has changed."""
    none_left = Signal()
    """There was no play to open."""

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._playing: Playing | None = None
        self._waiting: list[Action] = []
        self._is_busy = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAVING_AFTER_MS)
        self._slow.timeout.connect(self.saving)

    @property
    def playing(self) -> "Playing | None":
        """The play as it stands on the disk."""
        return self._playing

    @property
    def is_busy(self) -> bool:
        """Say whether an act is on its way to the disk."""
        return self._is_busy or bool(self._waiting)

    def open(self, job: "Callable[[Office], Playing | None]") -> None:
        """Begin a play or take one up; where there is none, that is said and nothing else changes."""
        self._waiting.clear()
        self._station.ask(job, self._on_opened)

    def take(self, playing: "Playing") -> None:
        """Go on from a play that was read elsewhere."""
        if not self.is_busy:
            self._playing = playing

    def close(self) -> None:
        """Let go of the play. What is on its way is still saved."""
        if not self.is_busy:
            self._playing = None

    def act(self, *actions: Action) -> None:
        """Do acts in this order, each after the one before is saved."""
        self._waiting.extend(actions)
        self._next()

    def _next(self) -> None:
        if self._is_busy or not self._waiting or self._playing is None:
            return
        self._is_busy = True
        self._slow.start()
        action, playing = self._waiting[0], self._playing
        self._station.ask(
            partial(_acted, playing, action), partial(self._on_acted, action), partial(self._on_failed, action)
        )

    def _on_opened(self, playing: "Playing | None") -> None:
        self._is_busy = False
        if playing is None:
            self.none_left.emit()
            return
        self._playing = playing
        self.opened.emit(playing)

    def _on_acted(self, action: Action, after: "Playing") -> None:
        self._slow.stop()
        self._is_busy = False
        before, self._playing = self._playing, after
        # Another play may have been asked for meanwhile; then nothing waits any more.
        del self._waiting[:1]
        assert before is not None
        self.moved.emit(Moved(action, before, after))
        self._next()

    def _on_failed(self, action: Action, fault: TrainerError) -> None:
        from trainer.academy.faults import PlayedElsewhere

        self._slow.stop()
        self._is_busy = False
        waiting, self._waiting = self._waiting, []
        if isinstance(fault, PlayedElsewhere | NotPossible):
            self._read_again(fault)
            return
        self._station.report(fault, "writing", partial(self.act, *waiting))
        self.failed.emit(action)

    def _read_again(self, fault: TrainerError) -> None:
        assert self._playing is not None
        self._station.report(fault, "reading")
        self._station.ask(partial(_resumed, self._playing.attempt_id), self._on_opened)


def _acted(playing: "Playing", action: Action, office: "Office") -> "Playing":
    from trainer.academy.attempts import act

    try:
        return act(office, playing, action)
    except NotOffered as misfit:
        raise NotPossible("That cannot be done here any more.", "The contact is shown as it stands.") from misfit


def _resumed(attempt_id: bytes, office: "Office") -> "Playing":
    from trainer.academy.attempts import resume

    return resume(office, attempt_id)
