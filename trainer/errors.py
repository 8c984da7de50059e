"""Faults a person can act on: each says what happened and what to do about it."""

import errno
from pathlib import Path


class TrainerError(Exception):
    """A fault outside the program, with a sentence for the person and an advice.

    Anything else that is raised is a bug and is reported as one.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


def not_written(what: Path | str, fault: OSError) -> TrainerError:
    """Say that a file could not be written, with the remedy that fits what the system said."""
    return TrainerError(f"{what} cannot be written: {fault.strerror or fault}.", way_out(fault))


def way_out(fault: OSError) -> str:
    """Return what to do about a file or folder that the system refused."""
    return WAYS.get(fault.errno or 0, "Check the disk, or name another folder.")


_NO_ROOM = "Make room on that disk, or name a folder on another one."
_NO_RIGHT = "Name a folder that this account may write to."
_NOT_THERE = "Name a file in a folder that is there."
WAYS = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
    errno.EIO: "Check that the disk is there and whole.",
    errno.ENXIO: "Name a file and not a device.",
    errno.ELOOP: "Name a file and not a link that leads back to itself.",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.ENOENT: _NOT_THERE,
    errno.ENOTDIR: _NOT_THERE,
    errno.EISDIR: "Name a file and not a folder.",
    errno.EEXIST: "Give another name.",
    errno.ENAMETOOLONG: "Give a shorter name.",
}
"""What to do about it, by the system's number of a fault that a person can act on."""
