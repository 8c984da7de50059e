"""Keeping the record safe: copies by day and on demand, and bringing one back.

A copy is checked before it replaces anything, and what it replaces is kept beside it under a dated name.
"""

import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainer.academy.check import CheckReport, Told, check
from trainer.academy.clock import Clock
from trainer.academy.office import Office, open_record
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.scenario.holdings import Library
from trainer.store import backup as stored
from trainer.store import soundness
from trainer.store.copies import LEAVINGS
from trainer.store.database import Database
from trainer.store.faults import BadCopy, Damaged, Unreachable, bad_copy, on_server

__all__ = ["CheckReport", "Health", "backup", "backup_if_due", "check", "health", "restore"]

_NAME = "fair-contact-{}.db"
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the record stands on. `alone`: the SQLite here is not safe for two windows, so the file is held by one."""

    place: Path | str
    engine: str
    """What holds it, with its version."""
    driver: str
    alone: bool
    size: int
    last_copy: date | None

    @property
    def is_file(self) -> bool:
        """Say whether it is a file, which Fair Contact copies itself; a server is copied by whoever runs it."""
        return isinstance(self.place, Path)


def health(office: Office, folder: Path) -> Health:
    """Say what the record stands on, with the day of the last copy in a folder."""
    footing = office.database.footing
    with office.reading() as transaction:
        size = soundness.size(transaction)
    return Health(
        place=footing.place,
        engine=f"{footing.engine} {footing.version}",
        driver=footing.driver,
        alone=footing.alone,
        size=size,
        last_copy=max(_days(folder), default=None),
    )


def backup(office: Office, file: Path) -> None:
    """Copy the record to a file, verified. Raises TrainerError where it cannot be made, or lies on a server."""
    demand(office, Act.COPY_RECORD)
    if file.resolve() == office.database.path:
        raise TrainerError("The copy would replace the record itself.", "Give another name.")
    if file.is_file() and file.stat().st_size and not _is_record(file):
        raise TrainerError(f"{file} is there already, and it is not a copy of a record.", "Give another name.")
    stored.copy(office.database, file)


def _is_record(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_SQLITE)) == _SQLITE


def backup_if_due(office: Office, folder: Path) -> Path | None:
    """Make today's copy (UTC) in a folder unless it is there, and remove those thinned out; 14 stay at most.

    A record on a server is not copied here.
    """
    if not isinstance(office.database.place, Path):
        return None
    today = office.clock.now().date()
    days = _days(folder)
    if today in days:
        return None
    file = folder / _NAME.format(today.isoformat())
    stored.copy(office.database, file)
    keep = stored.kept(days | {today})
    for day in days - keep:
        with contextlib.suppress(OSError):  # a copy that cannot be removed does no harm
            (folder / _NAME.format(day.isoformat())).unlink()
    return file


def upgrade(place: Path | str) -> str:
    """Bring a record up to date; return what it lies on. A file is brought up to date whenever it is opened."""
    database = open_record(place, may_upgrade=True)
    database.close()
    footing = database.footing
    return f"{footing.place}, {footing.engine} {footing.version}"


def restore(
    path: Path | str,
    file: Path,
    library: Library,
    clock: Clock,
    *,
    busy_seconds: float = 10.0,
    told: Told = lambda done, of: None,
) -> Path | None:
    """Put a copy in the place of the record; return where the replaced record is kept, or None where there was none.

    The copy is checked first, chains and results and all; nothing is touched where it does not hold. Raises OnServer
    where the record lies on a server.
    """
    if not isinstance(path, Path):
        raise on_server()
    part = path.with_name(path.name + ".restoring")
    try:
        checked = Office(_copied(file, part, busy_seconds), library, clock)
        try:
            report = check(checked, told)
            if report.problems:
                raise bad_copy(file, report.problems[0].sentence.removesuffix("."))
            return _replace(path, checked.database, clock, busy_seconds)
        finally:
            checked.close()
    finally:
        for ending in LEAVINGS:
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _copied(file: Path, part: Path, busy_seconds: float) -> Database:
    try:
        stored.copy_of_file(file, part)
        return open_record(part, busy_seconds=busy_seconds)
    except BadCopy:
        raise
    except (Damaged, Unreachable) as fault:
        why = fault.sentence.rpartition(": ")[2] if isinstance(fault, Damaged) else "it cannot be read"
        raise bad_copy(file, why.removesuffix(".")) from fault


def _replace(path: Path, source: Database, clock: Clock, busy_seconds: float) -> Path | None:
    replaced = path.exists()
    aside = stored.reserve(path.with_name(f"{path.stem}-replaced-{clock.now():%Y-%m-%d-%H%M%S}.db"))
    is_kept = False
    try:
        try:
            current = _copied_aside(path, aside if replaced else None, busy_seconds)
        except Damaged:
            stored.set_aside(path, aside)
            current = open_record(path, busy_seconds=busy_seconds)
        is_kept = replaced
        try:
            stored.bring_back(source, current)
        finally:
            current.close()
    finally:
        if not is_kept:
            stored.give_up(aside)
    return aside if replaced else None


def _copied_aside(path: Path, aside: Path | None, busy_seconds: float) -> Database:
    current = open_record(path, busy_seconds=busy_seconds)
    try:
        if aside is not None:
            stored.copy(current, aside)
    except BaseException:
        current.close()
        raise
    return current


def _days(folder: Path) -> frozenset[date]:
    found = set()
    for file in folder.glob(_NAME.format("*")):
        with contextlib.suppress(ValueError):
            found.add(date.fromisoformat(file.stem.removeprefix("fair-contact-")))
    return frozenset(found)
