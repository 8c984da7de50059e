"""Seals on rows that no event and no digest speaks for: a row that was changed by a fault no longer fits its seal.

A seal is no secret. It finds what a disk or a stray hand does, not somebody who computes it anew.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from trainer.store.connection import Connection
from trainer.store.migrate import tables

if TYPE_CHECKING:
    from sqlalchemy import Table

NAME = "seal"
_LENGTH = 16


def sealed(table: "Table", values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a whole row with their seal."""
    return {**values, NAME: seal(values[column.name] for column in table.columns if column.name != NAME)}


def seal(values: Iterable[object]) -> bytes:
    """Return the seal of a row's values in the order of its columns."""
    parts = [_plain(value) for value in values]
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()[:_LENGTH]


def fits(table: "Table", row: Iterable[object]) -> bool:
    """Say whether a whole row, as selected, fits its seal."""
    values = dict(zip((column.name for column in table.columns), row, strict=True))
    return bool(values.pop(NAME) == seal(values.values()))


def broken(connection: Connection) -> Iterator[tuple[str, str]]:
    """Give the table and the key of every row that does not fit its seal."""
    from sqlalchemy import select

    for table in tables():
        if NAME in table.columns:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                if not fits(table, row):
                    yield table.name, " ".join(_shown(row._mapping[one]) for one in table.primary_key.columns)


def _plain(value: object) -> bytes:
    if isinstance(value, bytes):
        return b"b" + value
    if isinstance(value, float):
        return b"f" + struct.pack(">d", value)
    return b"n" if value is None else type(value).__name__[:1].encode() + str(value).encode()


def _shown(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
