"""Which tables a record on a server has: made at once, brought up to date by the numbered steps, and recognised.

A row of the table `record_schema` holds the number of the newest step and a digest of the tables as they were made.
"""

from hashlib import sha256

from trainer.store import migrate
from trainer.store.connection import Connection

_HERE = "relnamespace = current_schema()::regnamespace"
_TABLES = f"SELECT relname FROM pg_class WHERE {_HERE} AND relkind IN ('r', 'p', 'v', 'm', 'f')"
_COLUMNS = (
    "SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute"
    f" JOIN pg_class ON pg_class.oid = attrelid WHERE {_HERE} AND relkind = 'r' AND attnum > 0 AND NOT attisdropped"
    ' ORDER BY relname COLLATE "C", attname COLLATE "C"'
)
_CONSTRAINTS = (
    "SELECT relname, conname, contype::text FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
    f" WHERE {_HERE} AND contype IN ('p', 'f', 'u', 'c') ORDER BY relname COLLATE \"C\", conname COLLATE \"C\""
)
_INDEXES = (
    "SELECT relname, indisunique FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
    f' WHERE {_HERE} ORDER BY relname COLLATE "C"'
)
_UNFIT = (
    "SELECT 'the index ' || relname || ' is not valid' FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
    f" WHERE {_HERE} AND NOT indisvalid UNION ALL"
    " SELECT 'the rule ' || conname || ' is not held to' FROM pg_constraint"
    " JOIN pg_class ON pg_class.oid = conrelid"
    f" WHERE {_HERE} AND NOT convalidated"
)
_SIZE = f"SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE {_HERE} AND relkind = 'r'"


def names(connection: Connection) -> frozenset[str]:
    """Return the names of all tables in the schema of the record."""
    return frozenset(connection.exec_driver_sql(_TABLES).scalars())


def stored_version(connection: Connection) -> int:
    """Return the number of the newest step the record has taken."""
    version: int = connection.exec_driver_sql("SELECT version FROM record_schema").scalar_one()
    return version


def is_as_made(connection: Connection) -> bool:
    """Say whether the tables are those that were made."""
    made: str = connection.exec_driver_sql("SELECT made FROM record_schema").scalar_one()
    return made == digest(connection)


def create(connection: Connection) -> None:
    """Make all tables of the newest schema in an empty schema of the server."""
    migrate.make_tables(connection)
    connection.exec_driver_sql("CREATE TABLE record_schema (version BIGINT NOT NULL, made TEXT NOT NULL)")
    connection.exec_driver_sql("INSERT INTO record_schema VALUES (?, '')", (migrate.NEWEST,))
    _sign(connection)


def upgrade(connection: Connection) -> None:
    """Take every step that is due, inside the transaction that is open."""
    migrate.take_steps(connection)
    _sign(connection)


def digest(connection: Connection) -> str:
    """Return a digest of all tables, columns, constraints and indexes, in whatever order they were made."""
    found = [connection.exec_driver_sql(words).all() for words in (_COLUMNS, _CONSTRAINTS, _INDEXES)]
    return sha256(repr(found).encode()).hexdigest()


def faults_found(connection: Connection) -> tuple[str, ...]:
    """Return what the server itself knows to be wrong with indexes and references."""
    return tuple(connection.exec_driver_sql(_UNFIT).scalars())


def size(connection: Connection) -> int:
    """Return how many bytes the tables fill, with their indexes."""
    found: int = connection.exec_driver_sql(_SIZE).scalar_one()
    return found


def _sign(connection: Connection) -> None:
    values = (migrate.NEWEST, digest(connection))
    connection.exec_driver_sql("UPDATE record_schema SET version = ?, made = ?", values)
