"""A server for tests, where one is at hand: `.ci/postgres` starts one and says so in FAIR_CONTACT_TEST_POSTGRES."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

ADDRESS = os.environ.get("FAIR_CONTACT_TEST_POSTGRES", "")
AT_HAND = pytest.mark.skipif(not ADDRESS, reason="no PostgreSQL server is at hand; .ci/postgres starts one")


@contextmanager
def fresh_record() -> Iterator[str]:
    """Lend the address of a schema in which nothing lies; skips the test where no server is at hand."""
    if not ADDRESS:
        pytest.skip("no PostgreSQL server is at hand; .ci/postgres starts one")
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
