"""Brings a database to the newest schema: a fresh one at once, an older one by Alembic's numbered steps.

Alembic is imported only when a step is due. `user_version` holds the number of the newest step, so that a file can be
judged by its first hundred bytes; a test keeps the tables of the fresh way and of the numbered steps the same.
"""

import importlib
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from trainer.store.connection import Connection
from trainer.store.copies import copy_pages
from trainer.store.look import APPLICATION

if TYPE_CHECKING:
    from sqlalchemy import Table

NEWEST = 14
REVISIONS = tuple(f"{step:04d}" for step in range(1, NEWEST + 1))
SCHEMA = "0895f945209900bb83977c004bfa17fd8b8d47815f48d940df82d048a215e043"
"""Digest of the tables and indexes of the newest schema, as `schema_digest` gives it."""
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_NOUNS = (
    "plain_tables", "editions", "audit", "agencies", "accounts", "cohorts", "publications", "law", "signing", "carried",
    "retention", "tombstones", "certificates", "remediations", "assignments", "particulars",
)  # fmt: skip


def stored_version(connection: Connection) -> int:
    """Return the number of the newest step the database has taken; 0 for an empty one."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def stored_revision(connection: Connection) -> str | None:
    """Return Alembic's own note of the last step."""
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def schema_digest(connection: Connection) -> str:
    """Return a digest of all tables and indexes, however they are laid out in lines."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return sha256(
        "\n".join(repr([part and "".join(part.split()) for part in row]) for row in rows).encode()
    ).hexdigest()


def copy_before(connection: Connection, path: Path, module: ModuleType) -> Path:
    """Copy an older database before it takes its steps; returns where the copy lies. Raises NotCopied."""
    copy = path.with_name(f"{path.stem}-before-{REVISIONS[-1]}.db")
    copy_pages(connection.raw, copy, module)
    return copy


def tables() -> "list[Table]":
    """Return all tables, each after those it refers to, whichever nouns were imported before."""
    from sqlmodel import SQLModel  # imported here and below: a record that is up to date is opened without it

    for noun in _NOUNS:
        importlib.import_module(f"trainer.store.{noun}")
    return SQLModel.metadata.sorted_tables


def create(connection: Connection) -> None:
    """Make all tables of the newest schema in an empty file."""
    make_tables(connection)
    _sign(connection)


def make_tables(connection: Connection) -> None:
    """Make all tables of the newest schema, with Alembic's note of the last step."""
    from trainer.store.statements import as_the_driver

    with as_the_driver():
        tables()[0].metadata.create_all(connection.statements.connection, checkfirst=False)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))


def upgrade(connection: Connection) -> None:
    """Take every step that is due to a file, inside the transaction that is open."""
    take_steps(connection)
    _sign(connection)


def take_steps(connection: Connection) -> None:
    """Take every step that Alembic's note says is due."""
    config = importlib.import_module("alembic.config").Config()
    command = importlib.import_module("alembic.command")
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection.statements.connection
    from trainer.store.statements import as_the_driver

    with as_the_driver():
        command.upgrade(config, REVISIONS[-1])


def _sign(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {NEWEST}")
