"""What the database itself finds wrong with the record, and how large it is."""

from hashlib import sha256
from typing import Any

from trainer.store import server_schema
from trainer.store.connection import Connection


def faults_found(connection: Connection) -> tuple[str, ...]:
    """Return what the database's own checks find: of pages, indexes and references, on a server of the last two."""
    if connection.is_on_server:
        return server_schema.faults_found(connection)
    pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    references = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return (
        *(line for line in pages if line != "ok"),
        *(f"a row of the table {row[0]} refers to a missing row of {row[2]}" for row in references),
    )


def size(connection: Connection) -> int:
    """Return how many bytes the database fills."""
    if connection.is_on_server:
        return server_schema.size(connection)
    pages: int = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    size: int = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    return pages * size


def content_digest(connection: Any) -> str:
    """Return a digest of every row of every table behind a DB-API connection, however the file lays them out."""
    digest = sha256()
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        plain = name.decode() if isinstance(name, bytes) else name
        digest.update(repr((plain, sorted(map(repr, connection.execute(f'SELECT * FROM "{plain}"'))))).encode())
    return digest.hexdigest()
