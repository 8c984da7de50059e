"""Copies of the database: made page by page while it is open, verified before they count, thinned by age, brought back.

A copy is one plain file without a write-ahead log, so that it can be moved and read anywhere.
"""

import logging
import os
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from trainer.store import faults
from trainer.store.copies import copy_pages, for_this_person_alone, in_plain_words
from trainer.store.database import Database
from trainer.store.driver import driver
from trainer.store.look import Found, look
from trainer.store.migrate import NEWEST

_DAYS, _WEEKS, _MONTHS = 7, 4, 3
_COUNTS = ("SELECT coalesce(sum(head_sequence), 0) FROM attempt",)
_LOG = logging.getLogger("trainer.store")


def copy(database: Database, target: Path) -> None:
    """Copy an open database to a file, whole and verified or not at all; a file of that name is replaced."""
    copy_pages(database.raw(), target, driver(), _COUNTS)
    _LOG.info("copied")


def copy_of_file(file: Path, target: Path) -> None:
    """Copy a database that nobody has opened here, without writing to it. Raises where it is not one of ours."""
    module = driver()
    if not file.exists():
        raise faults.bad_copy(file, "there is no such file")
    if look(file, module, NEWEST) is not Found.OURS:
        raise faults.bad_copy(file, "it is no record of Fair Contact")
    with in_plain_words(module, target, file):
        target.unlink(missing_ok=True)
        for_this_person_alone(target)
        with (
            closing(module.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(module.connect(str(target))) as copied,
        ):
            source.backup(copied)


def bring_back(source: Database, into: Database) -> None:
    """Put the contents of one open database in the place of another's, in one transaction of SQLite's own."""
    with in_plain_words(driver(), into.path):
        source.raw().backup(into.raw())


def reserve(wanted: Path) -> Path:
    """Take a name that nothing has, made of the one that is wanted, with an empty file; what is there is never lost."""
    for number in count(1):
        free = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        if free.exists():
            continue
        with in_plain_words(driver(), free), suppress(FileExistsError):  # somebody else may take it meanwhile
            for_this_person_alone(free)
            return free
    raise AssertionError


def give_up(reserved: Path) -> None:
    """Give up a name that was taken, unless something came to be kept there."""
    with suppress(OSError):
        if not reserved.stat().st_size:
            reserved.unlink()


def set_aside(file: Path, aside: Path) -> None:
    """Rename a file that cannot be opened, with its write-ahead log, so that nothing of it is lost."""
    with in_plain_words(driver(), file):
        for ending in ("", "-wal", "-shm"):
            beside = file.with_name(file.name + ending)
            if beside.exists():
                os.replace(beside, aside.with_name(aside.name + ending))


def kept(days: Iterable[date]) -> frozenset[date]:
    """Say which of these days' copies to keep: the last 7, then the newest of 4 more weeks and of 3 more months."""
    newest_first = sorted(set(days), reverse=True)
    chosen, rest = newest_first[:_DAYS], newest_first[_DAYS:]
    weeks = _newest_of_each(rest, lambda day: day.isocalendar()[:2], {day.isocalendar()[:2] for day in chosen})
    chosen += weeks[:_WEEKS]
    rest = [day for day in rest if day < chosen[-1]]
    months = _newest_of_each(rest, lambda day: (day.year, day.month), {(day.year, day.month) for day in chosen})
    return frozenset(chosen + months[:_MONTHS])


def _newest_of_each(days: list[date], period: Any, taken: set[Any]) -> list[date]:
    found: dict[Any, date] = {}
    for day in days:
        if period(day) not in taken:
            found.setdefault(period(day), day)
    return list(found.values())
