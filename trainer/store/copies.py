"""How a copy of a database is made: page by page, compared, on the disk, and only then under its name."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from trainer.errors import TrainerError, way_out
from trainer.store import faults
from trainer.store.driver import driver

LEAVINGS = ("", "-journal", "-wal", "-shm")
"""What the name of a file ends in, and of what SQLite puts beside it while it is written to."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class NotCopied(TrainerError):
    """A copy could not be made; the record itself is whole."""


def copy_pages(source: Any, target: Path, module: ModuleType, counts: tuple[str, ...] = ()) -> None:
    """Copy the database behind a DB-API connection to a file, whole and compared or not at all.

    A file of that name is replaced. Compared are the rows of every table and what the queries in `counts` give.
    """
    part = target.with_name(target.name + ".part")
    try:
        with in_plain_words(module, target):
            part.unlink(missing_ok=True)
            for_this_person_alone(part)
            with closing(module.connect(str(part))) as copied:
                source.backup(copied)
                copied.execute("PRAGMA journal_mode = DELETE").fetchone()
                _compare(source, copied, target, counts)
            _settle(part, target)
    finally:
        for ending in LEAVINGS:
            with suppress(OSError):
                part.with_name(part.name + ending).unlink(missing_ok=True)


def for_this_person_alone(file: Path) -> None:
    """Make an empty file that nobody else on the computer may read; what SQLite puts beside it has the same rights."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def keep_with_a_strange_log(path: Path) -> None:
    """Keep a copy of a file that lies beside a log without its index, before SQLite folds the one into the other.

    A crash leaves the index; without it the log was put there by hand, and may be that of another record.
    """
    log = path.with_name(f"{path.name}-wal")
    try:
        is_strange = log.stat().st_size and path.stat().st_size and not path.with_name(f"{path.name}-shm").exists()
    except OSError:
        return
    if not is_strange:
        return
    number = 1
    while (kept := path.with_name(f"{path.stem}-found-{number}.db")).exists():
        number += 1
    with in_plain_words(driver(), kept):
        for source, beside in ((path, kept), (log, kept.with_name(f"{kept.name}-wal"))):
            for_this_person_alone(beside)
            shutil.copyfile(source, beside)


@contextmanager
def in_plain_words(module: ModuleType, target: Path, source: Path | None = None) -> Iterator[None]:
    """Turn what the system and the driver raise into a NotCopied, or into Damaged, naming the source where it is."""
    read = source or target
    try:
        yield
    except OSError as fault:
        raise _not_copied(target, (fault.strerror or str(fault)).lower(), way_out(fault)) from fault
    except UnicodeDecodeError as raised:
        raise faults.damaged(read, "a name in it has been changed") from raised
    except module.Error as raised:
        if not hasattr(raised, "sqlite_errorcode"):  # what copying page by page raises carries none
            if "malformed" in str(raised) or "not a database" in str(raised):
                raise faults.damaged(read, "what should be copied is damaged") from raised
            raise _not_copied(target, str(raised)) from raised
        fault_found = faults.plainly(raised, read)
        if fault_found is None:
            raise
        if isinstance(fault_found, faults.Damaged):
            raise fault_found from raised
        raise _not_copied(target, str(raised)) from raised


def _compare(source: Any, copied: Any, target: Path, counts: tuple[str, ...]) -> None:
    if copied.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise faults.damaged(target, "the copy does not hold together")
    tables = [row[0] for row in copied.execute(_TABLES)]
    for query in (_TABLES, *(f'SELECT count(*) FROM "{table}"' for table in tables), *counts):
        if copied.execute(query).fetchall() != source.execute(query).fetchall():
            raise faults.damaged(target, "the copy does not hold what the record holds")


def _settle(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _not_copied(target: Path, why: str, way: str = "Check the disk and the folder, then try again.") -> NotCopied:
    return NotCopied(f"The copy {target} could not be made: {why}.", f"The record itself is not touched by this. {way}")
