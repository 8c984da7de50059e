"""How a row is put in the place of the one under the same key, in the words of the database at hand."""

from importlib import import_module
from typing import Any

from sqlalchemy import Table

from trainer.store.connection import Connection


def upsert(connection: Connection, table: Table) -> Any:
    """Return an INSERT that knows `on_conflict_do_update`."""
    dialect = connection.statements.connection.dialect.name
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
