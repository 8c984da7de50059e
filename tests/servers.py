"""A server for tests, where one is at hand: `.ci/postgres` starts one and says so in FAIR_CONTACT_TEST_POSTGRES."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

ADDRESS = os.environ.get("FAIR_CONTACT_TEST_POSTGRES", "")
ON_FILE = pytest.mark.parametrize("place", ["SQLite"], indirect=True)
"""For what only a record in a file has."""
ENGINES = ("SQLite", "PostgreSQL") if ADDRESS else ("SQLite",)
"""What a record can lie on here. Without a server test_on_postgres.py alone says what is skipped and why."""


@contextmanager
def fresh_record() -> Iterator[str]:
    """Lend the address of a schema in which nothing lies."""
    name = f"record_{secrets.token_hex(6)}"
    with connected() as raw:
        raw.execute(f"CREATE SCHEMA {name}")
    try:
        yield f"{ADDRESS}?options=-csearch_path%3D{name}"
    finally:
        with connected() as raw:
            raw.execute(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def connected(address: str = ADDRESS) -> Iterator[Any]:
    """Lend a connection of psycopg's own, as somebody has who goes past the program."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as raw:
        yield raw
