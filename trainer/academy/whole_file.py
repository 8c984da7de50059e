"""Files that leave the record: written whole, or not at all."""

import contextlib
import os
import shutil
from pathlib import Path

from trainer.errors import TrainerError


def write_whole(file: Path, content: bytes) -> None:
    """Put a file in its place once it is whole. Raises TrainerError where it cannot be; what was there stays then."""
    fresh = file.with_name(f"{file.name}.part")
    try:
        with fresh.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(fresh, file)
    except OSError as fault:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise _told(file, fault) from fault


def write_together(folder: Path, files: dict[str, bytes]) -> None:
    """Put a new folder with all these files in its place. Raises TrainerError where it is there, or cannot be."""
    fresh = folder.with_name(f"{folder.name}.part")
    if folder.exists() or fresh.exists():
        there = folder if folder.exists() else fresh
        raise TrainerError(f"{there} is there already.", "Name another folder, or move that one away.")
    try:
        fresh.mkdir(parents=True)
        for name, content in files.items():
            write_whole(fresh / name, content)
        os.replace(fresh, folder)
    except OSError as fault:
        raise _told(folder, fault) from fault
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _told(file: Path, fault: OSError) -> TrainerError:
    return TrainerError(
        f"{file} cannot be written: {fault.strerror}.", "Choose a folder that this account may write to."
    )
