"""What a database file is, found out by reading alone, so that a newer or foreign file is left exactly as it is."""

import enum
from contextlib import closing, suppress
from pathlib import Path
from types import ModuleType

from trainer.errors import TrainerError
from trainer.store import faults

APPLICATION = 0x46434F4E  # the four letters FCON in the file's header say that it is ours
_MAGIC = b"SQLite format 3\x00"
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


class Found(enum.Enum):
    """What lies at a path."""

    NOTHING = enum.auto()
    OURS = enum.auto()


def look(path: Path, module: ModuleType, newest: int) -> Found:
    """Say what lies at a path without writing anything.

    Raises Unreachable, Damaged for what is no database of ours or was emptied, and NewerDatabase for a schema above
    `newest`. A record that has just been begun is never empty: it gets its name with its first page.
    """
    try:
        demand_no_folder(path)
        header = _header(path)
    except OSError as fault:
        raise faults.unreachable(path) from fault
    if not header and path.exists():
        raise faults.emptied(path)
    if not header:
        return Found.NOTHING
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise faults.damaged(path)
    application, version = _number(header[_APPLICATION_ID]), _number(header[_USER_VERSION])
    beside = path.with_name(path.name + "-wal")
    if beside.exists() and beside.stat().st_size:
        application, version = _ask(path, module) or (application, version)
    if version > newest and application in (0, APPLICATION):
        raise faults.newer(path)
    if application not in (0, APPLICATION) or (version and not application):
        raise faults.damaged(path, "it belongs to another program")
    if not application and _has_tables(path, module):
        raise faults.damaged(path, "it belongs to another program")
    return Found.OURS if application else Found.NOTHING


def demand_no_folder(path: Path) -> None:
    """Raise Unreachable for what is there and no file; a pipe would be waited for without end."""
    try:
        is_other = path.exists() and not path.is_file()
    except OSError:  # whoever looks into it finds out why
        return
    if is_other:
        raise faults.no_file(path)


def _header(path: Path) -> bytes:
    if not path.exists() and path.parent.is_dir():
        return b""
    with path.open("rb") as file:
        return file.read(100)


def _number(four: bytes) -> int:
    return int.from_bytes(four, "big")


def _ask(path: Path, module: ModuleType) -> tuple[int, int] | None:
    """Ask SQLite where the newest header may still lie in the write-ahead log.

    After a loss of power nobody who only reads can ask; None then, and whoever opens the file looks again.
    """
    try:
        with closing(module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as connection:
            application: int = connection.execute("PRAGMA application_id").fetchone()[0]
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            return application, version
    except (module.Error, UnicodeDecodeError) as fault:
        plain = _plainly(fault, path)
        if isinstance(plain, faults.ReadOnly | faults.Unreachable):
            return None
        raise plain from fault


def _has_tables(path: Path, module: ModuleType) -> bool:
    """Say whether a file without a name of its program holds anything; what cannot be asked is looked at again."""
    with suppress(module.Error), closing(module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0])
    return False


def _plainly(fault: Exception, path: Path) -> TrainerError:
    return faults.plainly(fault, path) or faults.damaged(path)
