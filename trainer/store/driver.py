"""Which SQLite the program stands on: the bundled one where it imports, else Python's own, and whether it is safe.

SQLite 3.7.0 to 3.51.2 can lose a commit when two connections checkpoint at once (the WAL-reset bug; mended in 3.51.3,
3.50.7 and 3.44.6). With such a version the database is opened for one connection alone.
"""

import importlib
from types import ModuleType
from typing import cast


def driver() -> ModuleType:
    """Return the DB-API module to use."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")


def version(module: ModuleType) -> tuple[int, ...]:
    """Return the version of the SQLite behind a DB-API module."""
    return cast("tuple[int, ...]", module.sqlite_version_info)


def has_reset_bug(version: tuple[int, ...]) -> bool:
    """Say whether a SQLite of this version can lose a commit when two connections checkpoint at once."""
    mended_in_branch = {(3, 44): 6, (3, 50): 7, (3, 51): 3}.get((version[0], version[1]))
    if mended_in_branch is not None:
        return version[2] < mended_in_branch
    return (3, 7, 0) <= version < (3, 51, 3)
