"""One worker thread for everything that may wait: the database, files, reading scenarios; a second one that thinks.

A job takes no arguments and returns a value, never a widget. Jobs run one after another in the order they were asked
for. The answer comes back on the window's thread; it is dropped when the widget that asked is gone. What computes for
long and needs no record, such as looking at a password, is thought about on a thread of its own: a choice never waits.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from trainer.errors import TrainerError

T = TypeVar("T")
_THREAD = "fair-contact-record"
_THINKING = "fair-contact-thought"


@dataclass(frozen=True, slots=True)
class _Answer:
    future: "Future[Any]"
    then: Callable[[Any], None]
    failed: Callable[[TrainerError], None] | None


class Background(QObject):
    """The worker and the way home. Make one per window and `finish` it before the program ends."""

    faulted = Signal(object)
    """A job met a TrainerError and whoever asked had no answer to that."""
    idle = Signal()
    """The last job that was asked for has been answered."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=_THREAD)
        self._thinker: ThreadPoolExecutor | None = None
        self._waiting = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Say whether every job has been answered."""
        return self._waiting == 0

    def run(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[TrainerError], None] | None = None
    ) -> None:
        """Do a job on the worker, then call `then` with its value, or `failed` with its fault, on the window's thread.

        A TrainerError without `failed` is announced by `faulted`; anything else is a bug and is raised in the window's
        loop, where failures are reported.
        """
        if not self._closed:
            self._submit(self._worker, job, then, failed)

    def think(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[TrainerError], None] | None = None
    ) -> None:
        """Compute something that needs no record, without anything else waiting for it; answers come as from `run`."""
        if self._closed:
            return
        if self._thinker is None:
            self._thinker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=_THINKING)
        self._submit(self._thinker, job, then, failed)

    def finish(self) -> None:
        """Do what is still asked for, then end the worker; answers are dropped. Returns when it has ended."""
        self._closed = True
        self._worker.shutdown(wait=True)
        if self._thinker is not None:
            self._thinker.shutdown(wait=True)

    def _submit(
        self,
        where: ThreadPoolExecutor,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[TrainerError], None] | None,
    ) -> None:
        self._waiting += 1
        future = where.submit(job)
        future.add_done_callback(lambda done: self._answered.emit(_Answer(done, then, failed)))

    def _on_answered(self, answer: _Answer) -> None:
        self._waiting -= 1
        try:
            if not self._closed:
                self._deliver(answer)
        finally:
            if self._waiting == 0:
                self.idle.emit()

    def _deliver(self, answer: _Answer) -> None:
        fault = answer.future.exception()
        if fault is None:
            if is_there(answer.then):
                answer.then(answer.future.result())
        elif not isinstance(fault, TrainerError):
            raise fault
        elif answer.failed is None:
            self.faulted.emit(fault)
        elif is_there(answer.failed):
            answer.failed(fault)


def is_there(call: Callable[..., Any]) -> bool:
    """Say whether every Qt object that a call belongs to, or holds on to, still exists."""
    if isinstance(call, partial):
        held: tuple[Any, ...] = (*call.args, *call.keywords.values())
        return is_there(call.func) and all(isValid(one) for one in held if isinstance(one, QObject))
    cells = getattr(call, "__closure__", None) or ()
    held = (getattr(call, "__self__", None), *(cell.cell_contents for cell in cells))
    return all(isValid(one) for one in held if isinstance(one, QObject))
