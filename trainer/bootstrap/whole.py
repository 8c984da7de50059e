"""Lets one process set up at a time, and lets a folder appear whole or not at all."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from trainer.bootstrap.places import SETUP, WINDOWS
from trainer.bootstrap.programs import say


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold `.setup` for this process alone; the system lets go of it when the process ends, however it ends.

    On Windows nothing is held: two set-ups then do the same work twice and the first to finish wins.
    """
    SETUP.mkdir(exist_ok=True)
    handle = None if WINDOWS else os.open(SETUP, os.O_RDONLY)
    try:
        if handle is not None:
            _wait_for(handle)
            # The installers started from here hold it too: should only this process be killed, the next waits for them.
            os.set_inheritable(handle, True)
            for left_over in SETUP.glob("new-*"):
                _remove(left_over)
        yield
    finally:
        if handle is not None:
            os.close(handle)
        # Only an empty folder goes: a first try that failed leaves nothing.
        with contextlib.suppress(OSError):
            SETUP.rmdir()


def _wait_for(handle: int) -> None:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another run.py is setting up here; waiting for it.")
        fcntl.flock(handle, fcntl.LOCK_EX)
    SETUP.mkdir(exist_ok=True)


@contextlib.contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill, which takes its name when filled and goes when not; older ones of its kind go too."""
    new = Path(tempfile.mkdtemp(prefix="new-", dir=SETUP))
    try:
        yield new / "folder"
        try:
            (new / "folder").rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        _remove(new)
    for older in SETUP.glob(f"{folder.name.rpartition('-')[0]}-*"):
        if older != folder:
            _remove(older)


def _remove(path: Path) -> None:
    if path.is_symlink():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)
