"""Ctrl+C: what is told, and that it ends the command whatever it met.

Python raises KeyboardInterrupt wherever the program happens to be. A driver or Qt that it passes through may make
something else of it, or print it and go on.
"""

import os
import signal
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Never

INTERRUPTED = 130


class Watch:
    """Knows whether Ctrl+C was pressed."""

    def __init__(self) -> None:
        self.was_pressed = False

    def press(self, number: int, frame: FrameType | None) -> None:
        """Take it down, and raise it as Python does."""
        self.was_pressed = True
        signal.default_int_handler(number, frame)


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch for Ctrl+C where nobody else does; a command may put its own way in the place of this one.

    Afterwards it is as it was before.
    """
    watch, before = Watch(), signal.getsignal(signal.SIGINT)
    try:
        signal.signal(signal.SIGINT, watch.press if before is signal.default_int_handler else before)
    except (ValueError, TypeError):  # only the main thread may, and only what Python knows of
        yield watch
        return
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)


def told() -> int:
    """Say that it was stopped, and return the status for it."""
    print("\nStopped.", file=sys.stderr, flush=True)
    return INTERRUPTED


def stop_at_once() -> None:
    """Let Ctrl+C end the process where it stands, for commands that run Qt, which would print it and go on.

    Temporary folders are taken away.
    """
    signal.signal(signal.SIGINT, _stop)


def _stop(number: int, frame: FrameType | None) -> Never:
    status = told()
    getattr(weakref.finalize, "_exitfunc", lambda: None)()  # what Python itself calls for them as it ends
    os._exit(status)
