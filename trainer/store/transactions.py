"""How transactions begin and end, whatever the record lies on, and how a connection that cannot be trusted is renewed.

A Database belongs to the thread that opened it. Everything, reading too, goes through that thread.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from trainer.store import faults
from trainer.store.connection import Connection

Transaction = Connection
"""What the queries of the other modules run in; opaque above the store."""
Derive = Callable[[Transaction], None]
"""Computes what is derived from the record, where a step has made a table for it."""

_LOG = logging.getLogger("trainer.store")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What the record stands on, for the health report."""

    place: Path | str
    """A file, or a server and its database, without who signs in to it."""
    engine: str
    """SQLite or PostgreSQL."""
    version: str
    driver: str
    alone: bool
    """True where the SQLite version has the WAL-reset bug and the file is therefore held for this connection alone."""
    busy_seconds: float


class Database:
    """An open database. Make one with `open_database`."""

    to_write = "BEGIN"
    to_read = "BEGIN"
    tells_rows: ClassVar[bool] = False
    """Whether what the driver raises may show what was stored, and is therefore not passed on."""

    def __init__(self, footing: Footing, errors: tuple[type[Exception], ...]) -> None:
        self._thread = threading.get_ident()
        self._errors: tuple[type[Exception], ...] = (UnicodeDecodeError, *errors)
        self._doubtful = False
        self.footing = footing
        self._connection = self._connect()

    @property
    def place(self) -> Path | str:
        """Where the record lies, for people to read."""
        return self.footing.place

    @property
    def path(self) -> Path:
        """Where the file lies. Raises OnServer where there is none."""
        raise faults.on_server()

    def raw(self) -> Any:
        """Lend the DB-API connection for what has no SQL: copying by pages. Raises OnServer where there are none."""
        raise faults.on_server()

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open a transaction that holds the write lock from its first moment; commits at the end, or leaves nothing."""
        with self._transaction(self.to_write) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a transaction that sees one state of the database and writes nothing."""
        with self._transaction(self.to_read) as connection:
            yield connection

    def seen(self) -> tuple[object, ...]:
        """Return what differs as soon as another connection has committed something."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connection."""
        self._connection.raw.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Transaction]:
        with self._in_plain_words():
            connection = self._begun(begin)
            try:
                yield connection
                self._end(connection)
            except BaseException:
                self._take_back(connection)
                raise
            finally:
                connection.ended()

    def _begun(self, begin: str) -> Connection:
        connection = self._at_hand()
        connection.exec_driver_sql(begin)
        return connection

    def _end(self, connection: Connection) -> None:
        connection.exec_driver_sql("COMMIT")

    def _take_back(self, connection: Connection) -> None:
        # A full disk has ended the transaction by itself. What stopped it is told, not what then failed as well.
        try:
            connection.raw.rollback()
        except self._errors:
            self._doubtful = True

    def _at_hand(self) -> Connection:
        if threading.get_ident() != self._thread:
            raise RuntimeError("the database belongs to the thread that opened it")
        self._demand_place()
        if self._doubtful:  # after a failed write or sync nothing the connection remembers is trusted
            self._connect_anew()
            self._doubtful = False
            _LOG.info("connected anew after a fault")
        return self._connection

    def _connect_anew(self) -> None:
        self.close()
        self._connection = self._connect()

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except (*self._errors, *_wrappings()) as caught:
            raised: Exception = getattr(caught, "orig", None) or caught
            fault = self._plainly(raised)
            if fault is raised:
                raise
            _LOG.info("could not: %s", type(fault).__name__)
            if isinstance(fault, faults.DiskFault | faults.Unreachable | faults.Damaged):
                self._doubtful = True
            raise fault from (None if self.tells_rows else raised)

    def _demand_place(self) -> None:
        """Raise Unreachable where the record is no longer where it was opened."""

    def _connect(self) -> Connection:
        """Return a new connection that keeps what it is given. Raises TrainerError where there can be none."""
        raise NotImplementedError

    def _plainly(self, raised: Exception) -> Exception:
        """Return the fault behind what a driver raised, or the very same where it is a bug."""
        raise NotImplementedError


def _wrappings() -> tuple[type[Exception], ...]:
    """Return what SQLAlchemy wraps a driver's error in while rows are read; nothing where it was never loaded."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return (loaded.DBAPIError,) if loaded is not None else ()
