"""Which SQLite."""

import sqlite3
import sys

import pytest

from trainer.store.driver import driver, has_reset_bug, version


@pytest.mark.parametrize(
    ("number", "has_bug"),
    [
        ((3, 6, 23), False), ((3, 7, 0), True), ((3, 40, 1), True), ((3, 44, 5), True), ((3, 44, 6), False),
        ((3, 45, 0), True), ((3, 50, 6), True), ((3, 50, 7), False), ((3, 51, 2), True), ((3, 51, 3), False),
        ((3, 53, 4), False), ((4, 0, 0), False),
    ],
)  # fmt: skip
def test_the_versions_that_can_lose_a_commit_are_known(number: tuple[int, ...], has_bug: bool) -> None:
    assert has_reset_bug(number) is has_bug


def test_pythons_own_sqlite_stands_in_where_no_other_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)

    assert driver() is sqlite3
    assert version(driver()) == sqlite3.sqlite_version_info
