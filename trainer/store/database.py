"""The one connection to the database: how it is opened, what it insists on, and how transactions begin and end.

A Database belongs to the thread that opened it. Everything, reading too, goes through that thread.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from trainer.errors import TrainerError
from trainer.store import faults, migrate
from trainer.store.connection import Connection
from trainer.store.copies import keep_with_a_strange_log
from trainer.store.driver import driver, has_reset_bug, version
from trainer.store.look import Found, look

Transaction = Connection
"""What the queries of the other modules run in; opaque above the store."""

_LOG = logging.getLogger("trainer.store")
_WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "mmap_size": 0,
    "trusted_schema": 0,
    "secure_delete": 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What the database stands on, for the health report."""

    path: Path
    sqlite: str
    driver: str
    alone: bool
    """True where the SQLite version has the WAL-reset bug and the file is therefore held for this connection alone."""
    busy_seconds: float


class Database:
    """An open database. Make one with `open_database`."""

    def __init__(self, path: Path, module: ModuleType, busy_seconds: float) -> None:
        self._thread = threading.get_ident()
        self._module = module
        self._doubtful = False
        self.footing = Footing(
            path=path,
            sqlite=module.sqlite_version,
            driver=module.__name__.split(".")[0],
            alone=has_reset_bug(version(module)),
            busy_seconds=busy_seconds,
        )
        self._connection = self._connect()
        self._file = _identity(path)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.footing.path

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open a transaction that holds the write lock from its first moment; commits at the end, or leaves nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a transaction that sees one state of the database and writes nothing."""
        with self._transaction("BEGIN") as connection:
            yield connection

    def raw(self) -> Any:
        """Lend the DB-API connection for what has no SQL: copying by pages, and pragmas outside a transaction."""
        return self._at_hand().raw

    def seen(self) -> tuple[int, int]:
        """Return what differs as soon as another connection has committed something; our own commits do not count."""
        with self._in_plain_words():
            raw = self.raw()
            return id(raw), raw.execute("PRAGMA data_version").fetchone()[0]

    def close(self) -> None:
        """Close the connection; the last one out folds the write-ahead log into the file."""
        self._connection.raw.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Transaction]:
        with self._in_plain_words():
            connection = self._at_hand()
            connection.exec_driver_sql(begin)
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                self._take_back(connection)
                raise
            finally:
                connection.ended()

    def _take_back(self, connection: Connection) -> None:
        # A full disk has ended the transaction by itself. What stopped it is told, not what then failed as well.
        try:
            connection.raw.rollback()
        except self._module.Error:
            self._doubtful = True

    def _at_hand(self) -> Connection:
        if threading.get_ident() != self._thread:
            raise RuntimeError("the database belongs to the thread that opened it")
        if _identity(self.path) != self._file:  # SQLite would go on writing to the file that was moved or deleted
            raise faults.unreachable(self.path)
        if self._doubtful:  # after a failed write or sync nothing the connection remembers is trusted
            self.close()
            self._connection = self._connect()
            # What the log holds may never have reached the disk, though it can be read: it goes into the file, synced.
            self._connection.raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            self._doubtful = False
            _LOG.info("connected anew after a fault")
        return self._connection

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except (self._module.Error, UnicodeDecodeError) as raised:
            fault = faults.plainly(raised, self.path)
            if fault is None:
                raise
            _LOG.info("could not: %s", type(fault).__name__)
            if isinstance(fault, faults.DiskFault | faults.Unreachable | faults.Damaged):
                self._doubtful = True
            raise fault from raised

    def _opened_file(self) -> Any:
        opened = self._module.connect(
            str(self.path), timeout=self.footing.busy_seconds, isolation_level=None, cached_statements=256
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

    def _connect(self) -> Connection:
        with self._in_plain_words():
            raw = self._opened_file()
            self._insist(raw)
            return Connection(raw)

    def _insist(self, raw: Any) -> None:
        """Refuse to work on a connection that would not keep what it is given."""
        wanted = _WANTED | {"busy_timeout": int(self.footing.busy_seconds * 1000)}
        for pragma, value in wanted.items():
            row = raw.execute(f"PRAGMA {pragma}").fetchone()
            if row is not None and row[0] != value:  # a SQLite built without mmap answers nothing
                raw.close()
                raise TrainerError(
                    f"The database {self.path} cannot be used safely here: {pragma} is {row[0]}, not {value}.",
                    "Set FAIR_CONTACT_HOME to a folder on a local disk.",
                )


def open_database(
    path: Path,
    *,
    busy_seconds: float = 10.0,
    module: ModuleType | None = None,
    derive: Callable[[Transaction], None] | None = None,
) -> Database:
    """Open the database at a path, made or brought up to date where needed, in the calling thread.

    `derive` computes what is derived from the record; it is called in the transaction that brings a database up to
    date, since a step may have made a table for it.

    Raises a TrainerError where the file is newer, damaged, locked, read-only or out of reach; it is then unchanged.
    """
    module = module or driver()
    if not has_reset_bug(version(module)):  # such a one keeps its index of the log in memory alone
        keep_with_a_strange_log(path)
    found = look(path, module, migrate.NEWEST)
    _demand_right_to_write(path)
    database = Database(path.resolve(), module, busy_seconds)
    try:
        _bring_up_to_date(database, found, module, derive)
    except BaseException:
        database.close()
        raise
    _LOG.info("opened: SQLite %s, schema %s", database.footing.sqlite, migrate.REVISIONS[-1])
    return database


def _bring_up_to_date(
    database: Database, found: Found, module: ModuleType, derive: Callable[[Transaction], None] | None
) -> None:
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
