"""The record on a server: how PostgreSQL is reached, what is asked of it, and who may change its tables.

As with a file there is one writer at a time: a writing transaction first takes a lock of the record and waits for it.
"""

import logging
import os
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from trainer.store import faults, migrate, server_faults, server_schema
from trainer.store.connection import Connection, Rows
from trainer.store.look import APPLICATION
from trainer.store.transactions import Database, Derive, Footing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.store.statements import Statements

_LOG = logging.getLogger("trainer.store")
_OLDEST = 13
_LOCAL = ("localhost", "127.0.0.1", "::1")
_IDLE_SECONDS = 60
_AGAIN = ("40001", "40P01")
_TRIES = 3
_STANDING = (
    "SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('full_page_writes'),"
    " pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean,"
    " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),"
    " (SELECT oid::bigint FROM pg_namespace WHERE nspname = current_schema())"
)


class ServerConnection(Connection):
    """psycopg's connection as the queries see it: their `?` becomes what psycopg binds by."""

    is_on_server = True

    def exec_driver_sql(self, sql: str, parameters: "Sequence[Any]" = ()) -> Rows:
        """Run plain SQL with its parameters by position; a list of them runs it once for each."""
        cursor = self.raw.cursor()
        if isinstance(parameters, list):
            cursor.executemany(_bound(sql), parameters)
        else:
            cursor.execute(_bound(sql), parameters)
        return Rows(cursor)

    def _made_statements(self) -> "Statements":
        from trainer.store.statements import Statements

        return Statements(self.raw, "postgresql+psycopg://", psycopg, use_native_hstore=False)


class DatabaseOnServer(Database):
    """An open record on a server. Make one with `open_server`."""

    to_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    tells_rows = True

    def __init__(self, address: str, busy_seconds: float) -> None:
        try:
            given = conninfo_to_dict(address)
            self._address = make_conninfo(address, **_added(given, busy_seconds))
        except psycopg.Error:
            raise server_faults.no_address() from None
        self._lock = 0
        footing = Footing(
            place=_named(given),
            engine="PostgreSQL",
            version="",
            driver=f"psycopg {psycopg.__version__}",
            alone=False,
            busy_seconds=busy_seconds,
        )
        super().__init__(footing, (psycopg.Error,))

    @property
    def name(self) -> str:
        """The server and its database, without who signs in."""
        return str(self.footing.place)

    def seen(self) -> tuple[object, ...]:
        """Return what differs as soon as anybody has committed something; our own commits count too."""
        with self._in_plain_words():
            return self._at_hand().exec_driver_sql("SELECT pg_current_snapshot()::text").one()

    def upgrade(self, derive: Derive | None) -> None:
        """Bring the tables up to date, while no other station has the record open."""
        with self._in_plain_words():
            if not self._connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({-self._lock})").scalar_one():
                raise server_faults.others_are_here(self.name)
        try:
            with self.writing() as transaction:
                if server_schema.stored_version(transaction) < migrate.NEWEST:
                    server_schema.upgrade(transaction)
                    if derive is not None:
                        derive(transaction)
                    _LOG.info("brought up to date")
        finally:
            with self._in_plain_words():
                self._connection.exec_driver_sql(f"SELECT pg_advisory_unlock({-self._lock})")

    def demand_current(self, transaction: Connection) -> None:
        """Raise where the tables are not those of this program."""
        version = server_schema.stored_version(transaction)
        if version > migrate.NEWEST:
            raise faults.newer(self.name)
        if version < migrate.NEWEST:
            raise server_faults.older(self.name, version, migrate.NEWEST)

    def _begun(self, words: str) -> Connection:
        # Nothing has been done yet, so it can be begun again: over a new connection where the old one is gone.
        for left in reversed(range(_TRIES)):
            connection = self._at_hand()
            try:
                connection.raw.execute(words)
            except psycopg.Error as raised:
                is_gone = connection.raw.closed
                if not is_gone:
                    connection.raw.rollback()
                if not left or not (is_gone or raised.sqlstate in _AGAIN):
                    raise
                self._doubtful = is_gone
            else:
                return connection
        raise AssertionError

    def _end(self, connection: Connection) -> None:
        # After an error that somebody caught, a server answers a commit by taking everything back, without an error.
        if connection.raw.execute("COMMIT").statusmessage != "COMMIT":
            raise RuntimeError("a transaction went on after an error, and the server took it back")

    def _connect_anew(self) -> None:
        super()._connect_anew()
        self.demand_current(self._connection)

    def _connect(self) -> Connection:
        with self._in_plain_words():
            raw = psycopg.connect(self._address, autocommit=True)
            try:
                self._insist(raw)
            except BaseException:
                raw.close()
                raise
        self.footing = replace(self.footing, version=str(raw.info.parameter_status("server_version")).split()[0])
        return ServerConnection(raw)

    def _insist(self, raw: "psycopg.Connection[Any]") -> None:
        """Refuse a server that would not keep what it is given, and a login that may do too much."""
        if raw.info.server_version < _OLDEST * 10000:
            what = f"PostgreSQL {raw.info.server_version // 10000} is too old"
            raise server_faults.unsafe(self.name, what, f"Bring it to version {_OLDEST} or newer.")
        standing = raw.execute(_STANDING).fetchone()
        assert standing is not None
        encoding, fsync, whole_pages, is_read_only, is_superuser, schema = standing
        if is_read_only:
            raise server_faults.read_only(self.name)
        if is_superuser:
            remedy = "Give the stations a login of their own, with the rights that the README names."
            raise server_faults.unsafe(
                self.name, "the login is a superuser's, whom no rule of the server binds", remedy
            )
        if encoding != "UTF8":
            remedy = "Make the database with ENCODING 'UTF8'."
            raise server_faults.unsafe(self.name, f"the database is written in {encoding}", remedy)
        if (fsync, whole_pages) != ("on", "on"):
            remedy = "Set fsync and full_page_writes to on."
            raise server_faults.unsafe(self.name, "it may lose what it has acknowledged", remedy)
        if schema is None:
            remedy = "Make one that this login owns or may use, and put it first in its search_path."
            raise server_faults.unsafe(self.name, "this login has no schema to keep the record in", remedy)
        self._lock = APPLICATION << 32 | schema
        # In a stricter level a transaction would see the state from before the lock. A station that hangs or
        # is cut off while it holds the lock must not keep all others waiting.
        self.to_write = (
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
            f" SET LOCAL idle_in_transaction_session_timeout = '{_IDLE_SECONDS}s';"
            f" SELECT pg_advisory_xact_lock({self._lock})"
        )
        raw.execute(_session(self.footing.busy_seconds))
        raw.execute(f"SELECT pg_advisory_lock_shared({-self._lock})")  # held until the connection ends

    def _plainly(self, raised: Exception) -> Exception:
        fault = server_faults.plainly(raised, self.name)
        if fault is not None or not isinstance(raised, psycopg.Error):
            return fault or raised
        # What psycopg says may show a row; its own words without the details do not.
        return RuntimeError(f"{type(raised).__name__} {raised.sqlstate}: {raised.diag.message_primary}")


def open_server(address: str, *, busy_seconds: float, derive: Derive | None, may_upgrade: bool) -> DatabaseOnServer:
    """Open the record on a server, made where its schema is empty, in the calling thread.

    Raises a TrainerError where it is newer, older and not to be upgraded, another program's, or out of reach.
    """
    database = DatabaseOnServer(address, busy_seconds)
    try:
        _make_if_empty(database)
        if may_upgrade:
            database.upgrade(derive)
        with database.reading() as transaction:
            database.demand_current(transaction)
            if not server_schema.is_as_made(transaction):
                raise faults.damaged(database.name, "its tables are not those of this program")
    except BaseException:
        database.close()
        raise
    _LOG.info("opened: PostgreSQL %s, schema %s", database.footing.version, migrate.REVISIONS[-1])
    return database


def _make_if_empty(database: DatabaseOnServer) -> None:
    with database.reading() as transaction:
        found = server_schema.names(transaction)
    if "record_schema" in found:
        return
    with database.writing() as transaction:
        found = server_schema.names(transaction)  # another station may have made them meanwhile
        if not found:
            server_schema.create(transaction)
    if found and "record_schema" not in found:
        raise faults.damaged(database.name, "there are tables of another program in its schema")


def _session(busy_seconds: float) -> str:
    return (
        f"SET lock_timeout = {int(busy_seconds * 1000)};"
        " SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;"
        " SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    )


def _added(given: dict[str, Any], busy_seconds: float) -> dict[str, str]:
    """Return what an address leaves unsaid: how long to wait, when to give up a dead line, and whom to trust."""
    host = given.get("host") or given.get("hostaddr") or os.environ.get("PGHOST") or "localhost"
    usual = {
        "application_name": "Fair Contact",
        "client_encoding": "utf8",
        "connect_timeout": str(max(2, int(busy_seconds))),
        "keepalives_idle": "10",
        "keepalives_interval": "5",
        "keepalives_count": "3",
        "tcp_user_timeout": "20000",
    }
    is_near = all(one in _LOCAL or one.startswith("/") for one in host.split(","))
    if not is_near and "PGSSLMODE" not in os.environ:
        usual["sslmode"] = "verify-full"
    return {name: value for name, value in usual.items() if name not in given}


def _named(given: dict[str, Any]) -> str:
    host = given.get("host") or given.get("hostaddr") or os.environ.get("PGHOST") or "localhost"
    port = f":{given['port']}" if given.get("port") else ""
    return f"postgresql://{host}{port}/{given.get('dbname') or os.environ.get('PGDATABASE') or ''}"


@cache
def _bound(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")
