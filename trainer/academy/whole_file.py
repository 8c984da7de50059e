"""Files that leave the record: written whole or not at all, and readable by the account that wrote them alone."""

import contextlib
import os
import shutil
from pathlib import Path

from trainer.errors import TrainerError, not_written


def write_whole(file: Path, content: bytes) -> None:
    """Put a file in its place once it is whole. Raises TrainerError where it cannot be; what was there stays then."""
    if file.exists() and not file.is_file():
        raise TrainerError(f"{file} cannot be written: it is a folder, a pipe or a device.", "Give another name.")
    fresh = file.with_name(f"{file.name}.part")
    try:
        fresh.unlink(missing_ok=True)  # what is left of an earlier try may have other rights
        with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600), "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(fresh, file)
    except OSError as fault:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise not_written(file, fault) from fault


def write_together(folder: Path, files: dict[str, bytes]) -> None:
    """Put a new folder with all these files in its place. Raises TrainerError where it is there, or cannot be."""
    fresh = folder.with_name(f"{folder.name}.part")
    if folder.exists() or fresh.exists():
        there = folder if folder.exists() else fresh
        raise TrainerError(f"{there} is there already.", "Name another folder, or move that one away.")
    try:
        fresh.mkdir(mode=0o700, parents=True)
        for name, content in files.items():
            write_whole(fresh / name, content)
        os.replace(fresh, folder)
    except OSError as fault:
        raise not_written(folder, fault) from fault
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines
