"""How the database is opened and what it insists on."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.store import editions
from trainer.store.database import Database, DatabaseFile, open_database
from trainer.store.driver import driver, has_reset_bug
from trainer.store.faults import Damaged, Locked, Unreachable


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "record.db", busy_seconds=0.1)
    yield database
    database.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 100), ("mmap_size", 0),
        ("trusted_schema", 0),
    ],
)  # fmt: skip
def test_what_keeps_a_commit_is_in_force(database: Database, pragma: str, value: object) -> None:
    assert database.raw().execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_the_sqlite_in_use_does_not_lose_commits_or_is_alone(database: Database) -> None:
    version = tuple(int(part) for part in database.footing.version.split("."))

    assert database.footing.alone is has_reset_bug(version)


def test_a_write_holds_the_lock_from_its_first_statement(database: Database) -> None:
    seen: list[str] = []
    database.raw().set_trace_callback(seen.append)
    with database.writing() as connection:
        connection.exec_driver_sql("SELECT 1")
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT 2")

    assert seen == ["BEGIN IMMEDIATE", "SELECT 1", "COMMIT", "BEGIN", "SELECT 2", "COMMIT"]


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        _ = connection.exec_driver_sql("INSERT INTO authorities_edition VALUES (x'00', 'x')").rowcount // 0
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM authorities_edition").scalar_one() == 0


def test_only_the_thread_that_opened_it_may_use_it(database: Database) -> None:
    refused: list[RuntimeError] = []

    def use() -> None:
        try:
            with database.reading():
                raise AssertionError
        except RuntimeError as fault:
            refused.append(fault)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()

    assert str(refused[0]) == "the database belongs to the thread that opened it"


def test_a_place_that_cannot_keep_a_write_ahead_log_is_refused() -> None:
    with pytest.raises(TrainerError, match="journal_mode is memory, not wal"):
        DatabaseFile(Path(":memory:"), driver(), 0.1)


@pytest.mark.skipif(not has_reset_bug(sqlite3.sqlite_version_info), reason="Python's own SQLite is safe here")
def test_an_unsafe_sqlite_holds_the_file_for_itself(tmp_path: Path) -> None:
    first = open_database(tmp_path / "record.db", busy_seconds=0.1, module=sqlite3)

    assert first.footing.alone
    with pytest.raises(Locked):
        open_database(tmp_path / "record.db", busy_seconds=0.1, module=sqlite3)
    first.close()


def test_any_folder_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "50% ?mode=ro#é"
    folder.mkdir()
    open_database(folder / "a b.db").close()
    open_database(folder / "a b.db").close()

    assert [file.name for file in folder.iterdir()] == ["a b.db"]


def test_neither_a_new_nor_a_current_database_needs_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from trainer.store.database import open_database\n"
        "for _ in range(2): open_database(Path(sys.argv[1])).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program, str(tmp_path / "record.db")], check=False).returncode == 0


def test_what_was_typed_is_not_in_the_text_of_an_error(database: Database) -> None:
    with pytest.raises(Exception, match="no such table") as raised, database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("a private word",))

    assert "a private word" not in str(raised.value)


def test_without_psycopg_a_server_is_refused_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(Unreachable, match="not installed here") as raised:
        open_database("postgresql://station:secret@db.academy.example/fair_contact")
    assert "pip install" in raised.value.advice


def test_a_file_loads_nothing_that_speaks_to_a_server(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from trainer.academy.office import open_record\n"
        "for _ in range(2): open_record(Path(sys.argv[1])).close()\n"
        "sys.exit(bool({'psycopg', 'trainer.store.on_postgres', 'trainer.store.server_faults'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program, str(tmp_path / "record.db")], check=False).returncode == 0


def test_a_text_that_is_damaged_is_said_plainly_while_rows_are_read(tmp_path: Path) -> None:
    database = open_database(tmp_path / "record.db")
    text = "CAST(x'ff' AS TEXT)"
    with database.writing() as transaction:
        transaction.exec_driver_sql(f"INSERT INTO profile_edition VALUES (x'00', 'default', {text})")

    with pytest.raises(Damaged), database.reading() as transaction:
        list(editions.profiles(transaction))
    database.close()
