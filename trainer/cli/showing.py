"""What a terminal is shown: letters it can show, and nothing that would steer it.

Names, answers and arguments are written by people, and some by people who mean harm: a control character among them
could clear the screen, change its title or hide what stands on it. It is shown as its number.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_KEPT = "\n\t\r"
_STEERING = {number: f"\\u{number:04x}" for number in (*range(0x20), *range(0x7F, 0xA0)) if chr(number) not in _KEPT}


@contextmanager
def shown_safely() -> Iterator[None]:
    """Let everything that is printed meanwhile be safe to show; letters that an encoding has not got are numbers."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (_Shown(stream) if stream is not None else None for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def silence() -> None:
    """Let nothing more be written to the output, which does not take it: Python would complain while it closes."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class _Shown:
    """A stream that writes control characters as their numbers, and is else the one it stands for."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")

    def write(self, words: str) -> int:
        """Write words without what would steer a terminal."""
        written: int = self._stream.write(words.translate(_STEERING))
        return written

    def writelines(self, lines: Any) -> None:
        """Write lines the same way."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
