"""How far a long piece of work is, on a terminal: one line that is written over, and gone when the work is done."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY = 0.2
"""Seconds between two numbers."""


@contextmanager
def progress(doing: str, noun: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is called with how much is done of how much; nothing is written where nobody watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, of: None
        return
    width = 0
    last = 0.0

    def told(words: str) -> None:
        nonlocal width
        print(f"\r{words.ljust(width)}", end="", file=sys.stderr, flush=True)
        width = len(words)

    def counted(done: int, of: int) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= _EVERY:
            last = now
            told(f"{doing}: {noun} {done:,} of {of:,}")

    told(f"{doing}: the file")
    try:
        yield counted
    finally:
        told("")
        print("\r", end="", file=sys.stderr, flush=True)
