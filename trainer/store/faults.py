"""What can go wrong with the file the record lies in, in plain words; anything else a database raises is a bug."""

# The names are the field's words for what has happened, not for a class of errors.

from collections.abc import Callable
from pathlib import Path

from trainer.errors import TrainerError


class DiskFull(TrainerError):
    """There is no room to write the record."""


class DiskFault(TrainerError):
    """The disk did not take or give what it was asked for."""


class ReadOnly(TrainerError):
    """The database or its folder may not be written to."""


class Locked(TrainerError):
    """Another program holds the database for longer than one waits."""


class Unreachable(TrainerError):
    """The file or its folder is not there, or has been moved away."""


class Damaged(TrainerError):
    """The file is no database of this program, or what it holds does not fit together."""


class BadCopy(Damaged):
    """What should be brought back is no copy of a record, or does not hold."""


class OnServer(TrainerError):
    """What was asked for is done to a file, and the record lies on a server."""


class NewerDatabase(TrainerError):
    """The database was made by a later version of the program and is left alone."""


class PlayedElsewhere(TrainerError):
    """The attempt went on in another window; what is on this screen is old."""


class SavedAfterAll(PlayedElsewhere):
    """The step before, which could not be acknowledged, is in the record; what is on this screen is old."""


def plainly(raised: Exception, path: Path) -> TrainerError | None:
    """Return the fault behind an error of the driver, or None where it is a bug."""
    # A text of ours is always UTF-8. The driver gives no code for one that is not, nor for a name that is not.
    if isinstance(raised, UnicodeDecodeError) or str(raised).startswith("Could not decode to UTF-8"):
        return damaged(path, "a text in it has been changed")
    return plain(getattr(raised, "sqlite_errorcode", 0), path)


def plain(code: int, path: Path) -> TrainerError | None:
    """Return the fault that an SQLite error code stands for, or None where it is a bug of ours."""
    found = _BY_CODE.get(code & 0xFF)
    return found(path) if found else None


def disk_full(path: Path) -> DiskFull:
    """Say that there is no room."""
    return DiskFull(
        f"The disk that holds {path.parent} is full. Your last step is not saved; everything before it is.",
        "Make some room and try the step again.",
    )


def disk_fault(path: Path) -> DiskFault:
    """Say that the disk failed."""
    return DiskFault(
        f"The disk that holds {path.parent} did not take the last step. Everything before it is saved.",
        "Check that the disk is there and has room, then try the step again.",
    )


def read_only(path: Path) -> ReadOnly:
    """Say that nothing may be written."""
    return ReadOnly(
        f"The database {path} cannot be written to.",
        "Give this account the right to write to the file and its folder, or set FAIR_CONTACT_HOME to another folder.",
    )


def locked(path: Path) -> Locked:
    """Say that somebody else holds the database."""
    return Locked(
        f"Another program is holding the database {path}.",
        "Close other windows of Fair Contact and programs that copy this file, then try again.",
    )


def unreachable(path: Path) -> Unreachable:
    """Say that the file cannot be reached."""
    return Unreachable(
        f"The database {path} cannot be opened: the file or its folder is missing or closed to this account.",
        "Connect the disk it lies on, or set FAIR_CONTACT_HOME to another folder.",
    )


def damaged(place: Path | str, what: str = "it is not a database of Fair Contact, or it is damaged") -> Damaged:
    """Say that the record cannot be trusted."""
    way = "`trainer database restore FILE`; the damaged file is kept" if isinstance(place, Path) else "pg_restore"
    return Damaged(
        f"The database {place} cannot be used: {what}.", f"Nothing was changed. Bring back a copy with {way}."
    )


def emptied(path: Path) -> Damaged:
    """Say that nothing is left in a file."""
    return Damaged(
        f"The database {path} cannot be used: the file is empty, and whatever was in it is gone from it.",
        "Nothing was changed. Bring back a copy with `trainer database restore FILE`. If nothing was ever kept in it, "
        "delete the empty file and start again.",
    )


def no_file(path: Path) -> Unreachable:
    """Say that what lies there can hold no record."""
    return Unreachable(f"{path} is a folder, a pipe or a device and can hold no record.", "Name a file.")


def bad_copy(file: Path, why: str) -> BadCopy:
    """Say that a copy cannot be brought back."""
    return BadCopy(
        f"The copy {file} cannot be brought back: {why}.",
        "Nothing was changed. Name another copy; those made by themselves lie in `backups` beside the record.",
    )


def on_server() -> OnServer:
    """Say that copies of a record on a server are made there; its address may hold a password and is not repeated."""
    return OnServer(
        "The record lies on a server, where Fair Contact makes no copies and brings none back.",
        "Whoever runs the server copies it with pg_dump and brings a copy back with pg_restore.",
    )


def changed(what: str) -> Damaged:
    """Say that something stored is not what was stored."""
    return Damaged(
        f"{what} has been changed since it was stored, and is not shown.",
        "See `trainer database check`. Bring back a copy with `trainer database restore FILE` (a server: pg_restore).",
    )


def newer(place: Path | str) -> NewerDatabase:
    """Say that a later program owns this database."""
    return NewerDatabase(
        f"The database {place} was made by a newer version of Fair Contact.",
        "Nothing was changed. Start the newer version, or set FAIR_CONTACT_HOME to another folder.",
    )


def saved_after_all() -> SavedAfterAll:
    """Say that the step before this one stands in the record."""
    return SavedAfterAll(
        "The step before this one was saved after all, so this one was not taken.",
        "The page now shows where the contact stands. Go on from here.",
    )


def played_elsewhere() -> PlayedElsewhere:
    """Say that the attempt went on in another window."""
    return PlayedElsewhere(
        "This contact went on in another window, so this step was not saved.",
        "The page now shows where it stands. Go on here, or close this one.",
    )


# SQLite's primary result codes, which never change: importing Python's own driver for their names would cost the start.
_BY_CODE: dict[int, Callable[[Path], TrainerError]] = {
    5: locked,  # SQLITE_BUSY
    6: locked,  # SQLITE_LOCKED
    8: read_only,  # SQLITE_READONLY
    3: read_only,  # SQLITE_PERM
    10: disk_fault,  # SQLITE_IOERR
    11: damaged,  # SQLITE_CORRUPT
    26: damaged,  # SQLITE_NOTADB
    24: damaged,  # SQLITE_FORMAT
    13: disk_full,  # SQLITE_FULL
    14: unreachable,  # SQLITE_CANTOPEN
}
