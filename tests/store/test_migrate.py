"""The schema: made at once or by numbered steps, and every old one opens."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.offices import opened
from trainer.academy.attempts import act, finished, open_attempts, resume
from trainer.academy.check import check
from trainer.academy.people import first_person
from trainer.engine.actions import Choose, Picked
from trainer.store import migrate
from trainer.store.database import Database, open_database
from trainer.store.driver import driver
from trainer.store.look import APPLICATION

RELEASED = sorted((Path(__file__).parent.parent / "data").glob("database-*.db"))


def schema(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").scalars()
    return ["".join(str(row).split()) for row in rows]


def test_the_numbered_steps_make_the_same_tables_as_a_fresh_start(tmp_path: Path) -> None:
    fresh, stepped = open_database(tmp_path / "fresh.db"), Database(tmp_path / "stepped.db", driver(), 1)
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


def test_the_database_of_this_version_is_kept() -> None:
    assert [file.name for file in RELEASED] == ["database-0.1.0.db"]
