"""The schema: made at once or by numbered steps, and every old one opens."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.offices import opened
from trainer import paths
from trainer.academy.accounts import accounts
from trainer.academy.attempts import act, resume
from trainer.academy.check import check
from trainer.academy.people import first_person
from trainer.academy.plays import finished, open_attempts
from trainer.engine.actions import Choose, Picked
from trainer.people.roles import Role
from trainer.store import migrate
from trainer.store.copies import NotCopied
from trainer.store.database import DatabaseFile, open_database
from trainer.store.driver import driver
from trainer.store.faults import Damaged
from trainer.store.look import APPLICATION

RELEASED = sorted((Path(__file__).parent.parent / "data").glob("database-*.db"))


def schema(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").scalars()
    return ["".join(str(row).split()) for row in rows]


def count(connection: Connection, table: str) -> int:
    number: int = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    return number


def test_the_numbered_steps_make_the_same_tables_as_a_fresh_start(tmp_path: Path) -> None:
    fresh, stepped = open_database(tmp_path / "fresh.db"), DatabaseFile(tmp_path / "stepped.db", driver(), 1)
    with stepped.writing() as connection:
        migrate.upgrade(connection)
    with fresh.reading() as one, stepped.reading() as other:
        assert schema(one) == schema(other)
        assert migrate.stored_version(other) == migrate.NEWEST
        assert migrate.stored_revision(other) == migrate.REVISIONS[-1]
    fresh.close()
    stepped.close()


def test_an_older_database_is_brought_up_to_date_on_opening(tmp_path: Path) -> None:
    older = driver().connect(str(tmp_path / "record.db"))
    older.execute(f"PRAGMA application_id = {APPLICATION}")
    older.close()
    database = open_database(tmp_path / "record.db")
    with database.reading() as connection:
        assert migrate.stored_version(connection) == migrate.NEWEST
    database.close()


STEP = f"""
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "{migrate.REVISIONS[-1]}", None, None
def upgrade():
    op.execute("CREATE TABLE later (x INTEGER)")
    FAULT
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this program be a later one, with one more step; returns the file of that step."""
    shutil.copytree(migrate.MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    step = tmp_path / "migrations" / "versions" / "9999_later.py"
    step.write_text(STEP.replace("FAULT", "pass"))
    shutil.copy(RELEASED[0], tmp_path / "record.db")
    monkeypatch.setattr(migrate, "MIGRATIONS", tmp_path / "migrations")
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "9999"))
    monkeypatch.setattr(migrate, "NEWEST", migrate.NEWEST + 1)
    monkeypatch.setattr(migrate, "SCHEMA", "93d")
    return step


def test_a_copy_is_made_before_a_step_and_the_step_is_taken(
    later: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "schema_digest", lambda _: "93d")
    database = open_database(tmp_path / "record.db")
    with database.reading() as connection:
        version, later_rows = migrate.stored_version(connection), count(connection, "later")
    database.close()
    copy = driver().connect(str(tmp_path / "record-before-9999.db"))

    assert (version, later_rows) == (migrate.NEWEST, 0)
    assert copy.execute("SELECT version_num, (SELECT count(*) FROM event) FROM alembic_version").fetchone() == (
        "0001",
        5,
    )
    copy.close()


def test_a_step_that_fails_leaves_the_record_as_it_was_and_the_copy_beside_it(later: Path, tmp_path: Path) -> None:
    later.write_text(STEP.replace("FAULT", "raise ArithmeticError"))
    with pytest.raises(ArithmeticError):
        open_database(tmp_path / "record.db")
    untouched = driver().connect(str(tmp_path / "record.db"))

    assert untouched.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    assert untouched.execute("PRAGMA user_version").fetchone() == (1,)
    assert (tmp_path / "record-before-9999.db").exists()
    untouched.close()


def test_no_step_is_taken_where_no_copy_can_be_made(later: Path, tmp_path: Path) -> None:
    (tmp_path / "record-before-9999.db.part").mkdir()
    with pytest.raises(NotCopied):
        open_database(tmp_path / "record.db")
    (tmp_path / "record-before-9999.db.part").rmdir()


def test_a_database_with_other_tables_is_refused(tmp_path: Path) -> None:
    database = open_database(tmp_path / "record.db")
    database.raw().execute("ALTER TABLE person RENAME COLUMN name TO nane")
    database.close()

    with pytest.raises(Damaged, match="its tables are not those"):
        open_database(tmp_path / "record.db")


def test_every_step_on_the_disk_is_known() -> None:
    steps = sorted(file.name[:4] for file in (migrate.MIGRATIONS / "versions").glob("0*.py"))

    assert tuple(steps) == migrate.REVISIONS


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.name)
def test_a_database_of_every_version_opens_and_goes_on(file: Path, tmp_path: Path) -> None:
    shutil.copy(file, tmp_path / "record.db")
    office = opened(tmp_path / "record.db")
    person = first_person(office)
    assert person is not None
    playing = resume(office, open_attempts(office, person.id)[0].id)

    assert (person.name, len(finished(office, person.id)), check(office).problems) == ("A. Reyes", 1, ())
    assert act(office, playing, Choose(Picked("repeat"))).run.finished
    office.close()


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.name)
def test_a_database_of_every_version_opens_in_a_program_that_has_just_started(file: Path, tmp_path: Path) -> None:
    shutil.copy(file, tmp_path / "record.db")
    program = "import sys, pathlib, trainer.store.database as d; d.open_database(pathlib.Path(sys.argv[1])).close()"
    words = [sys.executable, "-c", program, str(tmp_path / "record.db")]
    environment = {**os.environ, "PYTHONPATH": str(paths.shipped())}
    done = subprocess.run(words, env=environment, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_database_of_this_version_is_kept() -> None:
    assert [file.name for file in RELEASED] == ["database-0.1.0.db", "database-0.2.0.db"]


def test_whoever_is_on_an_old_record_gets_an_account_and_the_first_administers(tmp_path: Path) -> None:
    shutil.copy(RELEASED[0], tmp_path / "record.db")
    older = driver().connect(str(tmp_path / "record.db"))
    later = (b"\x7f" * 16, "O. Haddad", "77", None, 2**52, b"x" * 16)
    older.execute("INSERT INTO person (id, name, number, agency, registered_at, seal) VALUES (?, ?, ?, ?, ?, ?)", later)
    older.commit()
    older.close()
    office = opened(tmp_path / "record.db")
    found = {one.person.name: one.roles for one in accounts(office)}
    broken = [finding.record for finding in check(office).problems]
    office.close()

    assert found == {"A. Reyes": (Role.TRAINEE, Role.ADMINISTRATOR), "O. Haddad": (Role.TRAINEE,)}
    assert broken == [f"person {later[0].hex()}"]  # the row this test wrote by hand; the accounts fit their seals
