"""The record in a file: how SQLite is opened, what it insists on, and how an older file is brought up to date."""

import errno
import logging
import os
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from trainer.errors import TrainerError
from trainer.store import faults, migrate
from trainer.store.connection import Connection
from trainer.store.copies import for_this_person_alone, keep_with_a_strange_log
from trainer.store.driver import driver, has_reset_bug, version
from trainer.store.look import Found, demand_no_folder, look
from trainer.store.transactions import Database, Derive, Footing

_LOG = logging.getLogger("trainer.store")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "mmap_size": 0,
    "trusted_schema": 0,
    "secure_delete": 1,
}


class DatabaseFile(Database):
    """An open file. Make one with `open_file`; the last one closed folds the write-ahead log into the file."""

    to_write = "BEGIN IMMEDIATE"

    def __init__(self, path: Path, module: ModuleType, busy_seconds: float) -> None:
        self._path = path
        self._module = module
        footing = Footing(
            place=path,
            engine="SQLite",
            version=module.sqlite_version,
            driver=module.__name__.split(".")[0],
            alone=has_reset_bug(version(module)),
            busy_seconds=busy_seconds,
        )
        super().__init__(footing, (module.Error,))
        self._file = _identity(path)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    def raw(self) -> Any:
        """Lend the DB-API connection for what has no SQL: copying by pages, and pragmas outside a transaction."""
        return self._at_hand().raw

    def seen(self) -> tuple[object, ...]:
        """Return what differs as soon as another connection has committed something; our own commits do not count."""
        with self._in_plain_words():
            raw = self.raw()
            return id(raw), raw.execute("PRAGMA data_version").fetchone()[0]

    def _demand_place(self) -> None:
        if _identity(self._path) != self._file:  # SQLite would go on writing to the file that was moved or deleted
            raise faults.unreachable(self._path)

    def _connect_anew(self) -> None:
        super()._connect_anew()
        # What the log holds may never have reached the disk, though it can be read: it goes into the file, synced.
        self._connection.raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _plainly(self, raised: Exception) -> Exception:
        return faults.plainly(raised, self._path) or raised

    def _connect(self) -> Connection:
        with self._in_plain_words():
            raw = self._opened_file()
            self._insist(raw)
            return Connection(raw)

    def _opened_file(self) -> Any:
        opened = self._module.connect(
            str(self._path), timeout=self.footing.busy_seconds, isolation_level=None, cached_statements=256
        )
        try:
            if self.footing.alone:
                opened.execute("PRAGMA locking_mode = EXCLUSIVE")
            opened.execute("PRAGMA mmap_size = 0")
            opened.execute("PRAGMA journal_mode = WAL")
            opened.execute("PRAGMA synchronous = FULL")
            opened.execute("PRAGMA foreign_keys = ON")
            opened.execute("PRAGMA trusted_schema = OFF")
            opened.execute("PRAGMA secure_delete = ON")  # what retention erases is overwritten, also by earlier changes
        except (self._module.Error, UnicodeDecodeError):
            opened.close()
            raise
        return opened

    def _insist(self, raw: Any) -> None:
        """Refuse to work on a connection that would not keep what it is given."""
        wanted = _WANTED | {"busy_timeout": int(self.footing.busy_seconds * 1000)}
        for pragma, value in wanted.items():
            row = raw.execute(f"PRAGMA {pragma}").fetchone()
            if row is not None and row[0] != value:  # a SQLite built without mmap answers nothing
                raw.close()
                raise TrainerError(
                    f"The database {self._path} cannot be used safely here: {pragma} is {row[0]}, not {value}.",
                    "Set FAIR_CONTACT_HOME to a folder on a local disk.",
                )


def open_file(
    path: Path, *, busy_seconds: float, module: ModuleType | None = None, derive: Derive | None = None
) -> DatabaseFile:
    """Open the database at a path, made or brought up to date where needed, in the calling thread.

    Raises a TrainerError where the file is newer, damaged, locked, read-only or out of reach; it is then unchanged.
    """
    module = module or driver()
    demand_no_folder(path)
    if not has_reset_bug(version(module)):  # such a one keeps its index of the log in memory alone
        keep_with_a_strange_log(path)
    found = look(path, module, migrate.NEWEST)
    _demand_right_to_write(path)
    if not path.exists():
        _begin(path, module)
    database = DatabaseFile(path.resolve(), module, busy_seconds)
    try:
        _bring_up_to_date(database, found, module, derive)
    except BaseException:
        database.close()
        raise
    _LOG.info("opened: SQLite %s, schema %s", database.footing.version, migrate.REVISIONS[-1])
    return database


def _begin(path: Path, module: ModuleType) -> None:
    """Give a new file its name together with its first page; readable by this account alone.

    So a file with nothing in it has always been emptied. Raises a TrainerError where the disk does not take it.
    """
    import tempfile  # imported here: every start but the first goes without

    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".new-") as folder:
            fresh = Path(folder) / path.name
            for_this_person_alone(fresh)
            with closing(module.connect(str(fresh), isolation_level=None)) as connection:
                connection.execute("PRAGMA user_version = 0")
            _name(fresh, path)
    except OSError as fault:
        raise faults.disk_full(path) if fault.errno in _NO_ROOM else faults.disk_fault(path) from fault
    except module.Error as raised:
        raise faults.plainly(raised, path) or raised from raised


def _name(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:  # another window has begun it meanwhile
        return
    except OSError:  # a disk that knows no links
        if not path.exists():
            os.rename(fresh, path)


def _bring_up_to_date(database: DatabaseFile, found: Found, module: ModuleType, derive: Derive | None) -> None:
    with database.reading() as connection:
        if 0 < migrate.stored_version(connection) < migrate.NEWEST:
            migrate.copy_before(connection, database.path, module)
    with database.writing() as connection:
        if found is Found.NOTHING and _is_empty(connection):
            migrate.create(connection)
        elif migrate.stored_version(connection) < migrate.NEWEST:
            migrate.upgrade(connection)
            if derive is not None:
                derive(connection)
            _LOG.info("brought up to date")
        if migrate.stored_revision(connection) not in migrate.REVISIONS:
            raise faults.newer(database.path)
        if migrate.schema_digest(connection) != migrate.SCHEMA:
            raise faults.damaged(database.path, "its tables are not those of this program")


def _demand_right_to_write(path: Path) -> None:
    # SQLite would open a read-only file without a word and refuse the first act.
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise faults.read_only(path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_empty(connection: Connection) -> bool:
    return not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM sqlite_master)").scalar_one()
