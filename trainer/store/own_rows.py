"""Every row that concerns one person, of every table: found by what refers to what, so that no table is forgotten.

A table counts where it refers to a person or to a play; holds, tombstones and paces name theirs without a reference.
The cohorts somebody is in and what was assigned to somebody come along. What would open an account, and the seals,
which say nothing of a person, stay here; the audit log is read apart.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Table, or_, select
from sqlalchemy.engine import Row

from trainer.store import results
from trainer.store.connection import Connection
from trainer.store.migrate import tables

KEPT_HERE = frozenset({("account", "password"), ("account", "code")})
"""Columns that never leave the record, beside every seal."""
_NAMED = {"person": "id", "legal_hold": "subject", "tombstone": "person", "refresher_pace": "subject"}
_JSON = frozenset(
    {
        ("event", "public"),
        ("event", "private"),
        ("certificate", "document"),
        ("certificate", "statement"),
        ("particular", "said"),
    }
)
_PERSON, _PLAY = "person.id", "attempt.id"
Rows = dict[str, list["Row[Any]"]]


def rows_about(connection: Connection, person: bytes) -> dict[str, list[dict[str, Any]]]:
    """Return the rows about a person by table, with bytes in hexadecimal; tables without any are there, empty."""
    known = {table.name: table for table in tables()}
    attempt = known["attempt"]
    plays = connection.execute(select(attempt.c.id).where(attempt.c.person == person)).scalars().all()
    found: Rows = {}
    for name, table in known.items():
        own, of_plays = [*_named(table), *_columns(table, _PERSON)], _columns(table, _PLAY)
        if own or of_plays:
            found[name] = _rows(connection, table, own, [person]) if own else []
            # What is somebody's own need not be looked for among the plays as well.
            found[name] += [] if own else _rows(connection, table, of_plays, plays)
    found["legal_hold"] += _rows(connection, known["legal_hold"], _named(known["legal_hold"]), plays)
    found["cohort"] = _referred(connection, known["cohort"], found, [])
    cohorts = [row.id for row in found["cohort"]]
    found["assignment"] = _referred(connection, known["assignment"], found, cohorts)
    return {name: [_plain(known[name], row) for row in rows] for name, rows in sorted(found.items())}


def _named(table: Table) -> list["Column[Any]"]:
    return [table.c[_NAMED[table.name]]] if table.name in _NAMED else []


def _columns(table: Table, target: str) -> list["Column[Any]"]:
    return [key.parent for key in table.foreign_keys if key.target_fullname == target]


def _rows(
    connection: Connection, table: Table, columns: Sequence["Column[Any]"], values: Iterable[bytes]
) -> list["Row[Any]"]:
    order = list(table.primary_key.columns)
    found: list[Row[Any]] = []
    for value in values:
        found += connection.execute(select(table).where(or_(*(one == value for one in columns))).order_by(*order))
    return found


def _referred(connection: Connection, table: Table, found: Rows, cohorts: list[bytes]) -> list["Row[Any]"]:
    """Return the rows of a table that found rows refer to, and for assignments those of one's cohorts."""
    ids = {
        row._mapping[column.name]
        for other in tables()
        if other.name in found
        for column in _columns(other, f"{table.name}.id")
        for row in found[other.name]
    }
    rows = _rows(connection, table, [table.c.id], sorted(ids))
    more = _rows(connection, table, [table.c.cohort], cohorts) if "cohort" in table.c else []
    return [*rows, *(row for row in more if row.id not in ids)]


def _plain(table: Table, row: "Row[Any]") -> dict[str, Any]:
    return {
        column.name: _value(table.name, column.name, row._mapping[column.name])
        for column in table.columns
        if column.name != "seal" and (table.name, column.name) not in KEPT_HERE
    }


def _value(table: str, column: str, value: Any) -> Any:
    if (table, column) == ("result", "document"):
        return json.loads(results.unpacked(value))
    if value is not None and (table, column) in _JSON:
        return json.loads(value)
    return value.hex() if isinstance(value, bytes) else value
