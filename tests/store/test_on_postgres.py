"""A record on a server: what is asked of it, what it says in plain words, and that nothing is lost between stations."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.offices import POINT, REPEAT, TELL, library, opened, played
from tests.servers import ADDRESS, connected, fresh_record
from tests.store.test_migrate import STEP
from trainer import paths
from trainer.academy.attempts import act, resume
from trainer.academy.check import check
from trainer.academy.database import backup, backup_if_due, health, restore
from trainer.academy.faults import PlayedElsewhere
from trainer.academy.people import register
from trainer.cli.drills import together
from trainer.cli.drills.kills import Ground
from trainer.cli.drills.tally import Bounds
from trainer.cli.main import main
from trainer.errors import TrainerError
from trainer.scenario.compiled import load_compiled
from trainer.store import migrate, policy, server_schema
from trainer.store.database import Database, open_database
from trainer.store.faults import Damaged, Locked, NewerDatabase, OnServer, ReadOnly, Unreachable
from trainer.store.look import APPLICATION
from trainer.store.server_faults import OlderRecord, UnsafeServer, plainly

if not ADDRESS:
    pytest.skip("no PostgreSQL server is at hand: .ci/postgres starts one", allow_module_level=True)
psycopg = pytest.importorskip("psycopg")

WORDS = "a private word"


@pytest.fixture
def place() -> Iterator[str]:
    """Lend a schema in which nothing lies."""
    with fresh_record() as address:
        yield address


def change(place: str, words: str) -> None:
    """Change something on the server, past the program."""
    with connected(place) as raw:
        raw.execute(words)


def cut(place: str) -> None:
    """Let the server end the connections of all stations of a record, as when it is started again."""
    with connected(place) as raw:
        (schema,) = raw.execute("SELECT current_schema()::regnamespace::oid::bigint").fetchone()
        ended = raw.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
            " AND (classid::bigint << 32 | objid::bigint) = %s",
            (-(APPLICATION << 32 | schema),),
        ).fetchall()
    assert ended


def kept(database: Database, name: str, value: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Set a rule in a transaction of its own, between two others; something happens before the last."""
    with database.writing() as transaction:
        policy.keep(transaction, "before", value)
        meanwhile()
        policy.keep(transaction, name, value)


def run(database: Database, words: str, values: tuple[object, ...] = (), *, goes_on: bool = False) -> None:
    """Run a statement that fails, and go on after it where that is asked for."""
    with database.writing() as transaction, contextlib.suppress(*[psycopg.Error] * goes_on):
        transaction.exec_driver_sql(words, values)


def test_a_record_is_made_and_opened_again(place: str) -> None:
    with closing(opened(place)) as office:
        playing = played(office, register(office, "Ana", "1"), TELL, REPEAT)
    with closing(opened(place)) as office:
        assert resume(office, playing.attempt_id).run == playing.run
        assert check(office).problems == ()


def test_two_stations_start_on_an_empty_server_at_once(place: str) -> None:
    faults: list[TrainerError] = []

    def start() -> None:
        try:
            open_database(place).close()
        except TrainerError as fault:
            faults.append(fault)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []


def test_the_numbered_steps_make_the_same_tables_as_a_fresh_start(place: str) -> None:
    with closing(open_database(place)) as database, database.reading() as transaction:
        made = server_schema.digest(transaction)
    with fresh_record() as other, closing(open_database(other)) as database:
        with database.writing() as transaction:
            for name in server_schema.names(transaction) - {"record_schema"}:
                transaction.exec_driver_sql(f"DROP TABLE {name} CASCADE")
            server_schema.upgrade(transaction)
        with database.reading() as transaction:
            stepped = server_schema.digest(transaction)

    assert stepped == made


@pytest.fixture
def later(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let this program be a later one, with one more step than the record on the server has taken."""
    open_database(place).close()
    shutil.copytree(migrate.MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "migrations" / "versions" / "9999_later.py").write_text(STEP.replace("FAULT", "pass"))
    monkeypatch.setattr(migrate, "MIGRATIONS", tmp_path / "migrations")
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "9999"))
    monkeypatch.setattr(migrate, "NEWEST", migrate.NEWEST + 1)
    return place


def test_an_older_record_is_brought_up_to_date_only_where_that_is_asked_for(later: str) -> None:
    with pytest.raises(OlderRecord, match=f"step {migrate.NEWEST - 1} of {migrate.NEWEST}"):
        open_database(later)
    open_database(later, may_upgrade=True).close()

    with closing(open_database(later)) as database, database.reading() as transaction:
        assert server_schema.stored_version(transaction) == migrate.NEWEST
        assert "later" in server_schema.names(transaction)


def test_a_station_that_was_away_finds_a_record_that_was_brought_up_to_date(
    later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(migrate, "NEWEST", migrate.NEWEST - 1)
        database = open_database(later)
    cut(later)
    open_database(later, may_upgrade=True).close()
    monkeypatch.setattr(migrate, "NEWEST", migrate.NEWEST - 1)

    with closing(database), pytest.raises(NewerDatabase):
        kept(database, "x", "y")


def test_tables_are_not_changed_while_another_station_works_with_them(place: str) -> None:
    with closing(open_database(place)), pytest.raises(Locked, match="Other stations"):
        open_database(place, may_upgrade=True)


def test_a_newer_record_is_left_alone(place: str) -> None:
    open_database(place).close()
    change(place, "UPDATE record_schema SET version = 9999")

    with pytest.raises(NewerDatabase):
        open_database(place)


def test_changed_tables_are_refused(place: str) -> None:
    open_database(place).close()
    change(place, "ALTER TABLE person ADD COLUMN shoe_size TEXT")

    with pytest.raises(Damaged, match="not those of this program"):
        open_database(place)


def test_another_programs_tables_are_refused_and_left_alone(place: str) -> None:
    change(place, "CREATE TABLE parking (space TEXT)")

    with pytest.raises(Damaged, match="another program"):
        open_database(place)


def test_a_taken_step_is_played_elsewhere(place: str) -> None:
    with closing(opened(place)) as office, closing(opened(place)) as other:
        here = played(office, register(office, "Ana", "1"))
        there = act(other, here, TELL)
        with pytest.raises(PlayedElsewhere):
            act(office, here, POINT)

        assert resume(office, here.attempt_id) == there


@pytest.mark.parametrize("level", ["read%20committed", "serializable"])
def test_what_threads_change_together_is_not_lost_whatever_the_server_is_set_to(place: str, level: str) -> None:
    usual = f"%20-cdefault_transaction_isolation%3D{level.replace('%20', '%5C%20')}"
    tally = together.drill(Ground(library()), Bounds(times=25), place + usual)

    assert tally.is_clean, tally.table()
    assert tally.counts["changes acknowledged"] == 200


def test_a_writer_waits_for_another_and_then_says_so(place: str) -> None:
    with closing(open_database(place)) as one, closing(open_database(place, busy_seconds=0.1)) as other:
        with one.writing(), pytest.raises(Locked, match="Another station"), other.writing():
            raise AssertionError
        with other.writing() as transaction:
            policy.keep(transaction, "x", "y")


def test_a_reader_sees_one_state_and_writes_nothing(place: str) -> None:
    with closing(open_database(place)) as one, closing(open_database(place)) as other, other.reading() as transaction:
        before = policy.rules(transaction)
        with one.writing() as writing:
            policy.keep(writing, "x", "y")

        assert policy.rules(transaction) == before
        with pytest.raises(ReadOnly), other.reading() as reading:
            policy.keep(reading, "x", "z")


def test_what_another_station_commits_is_seen(place: str) -> None:
    with closing(open_database(place)) as one, closing(open_database(place)) as other:
        before = one.seen()
        assert one.seen() == before
        with other.writing() as transaction:
            policy.keep(transaction, "x", "y")

        assert one.seen() != before


def test_a_station_goes_on_after_the_server_was_started_again(place: str) -> None:
    with closing(opened(place)) as office:
        playing = played(office, register(office, "Ana", "1"), TELL)
        cut(place)

        assert act(office, playing, REPEAT).run.finished


def test_a_line_cut_inside_a_transaction_is_said_and_loses_nothing(place: str) -> None:
    with closing(opened(place)) as office:
        person = register(office, "Ana", "1")
        with pytest.raises(Unreachable, match="cannot be used"):
            kept(office.database, "x", "y", meanwhile=lambda: cut(place))

        with office.reading() as transaction:
            assert policy.rules(transaction) == {}
        assert played(office, person, TELL).run.events == 1


def test_a_transaction_that_goes_on_after_an_error_is_not_taken_for_saved(place: str) -> None:
    with closing(open_database(place)) as database, pytest.raises(RuntimeError, match="went on after an error"):
        run(database, "SELECT 1 / 0", goes_on=True)


def test_what_was_typed_is_not_in_the_text_of_an_error(place: str) -> None:
    with closing(open_database(place)) as database, pytest.raises(RuntimeError) as raised:
        run(database, "INSERT INTO authorities_edition VALUES (?, ?)", (None, WORDS))

    assert WORDS not in str(raised.value)
    assert raised.value.__cause__ is None


def test_a_text_that_a_server_cannot_keep_is_refused_in_plain_words(place: str) -> None:
    with closing(open_database(place)) as database, pytest.raises(TrainerError, match="NUL"):
        kept(database, "x", "a\0b")


def test_a_percent_sign_and_a_question_mark_are_kept(place: str) -> None:
    with closing(open_database(place)) as database, database.writing() as transaction:
        policy.keep(transaction, "50%s ?", "%")

        assert policy.rules(transaction) == {"50%s ?": "%"}
        assert transaction.exec_driver_sql("SELECT count(*) FROM sign_in_policy WHERE name LIKE '50%'").scalar() == 1


@pytest.mark.parametrize(
    "address",
    ["postgresql://station:secret@127.0.0.1:1/tests", ADDRESS.replace("/tests", "/nowhere")],
)
def test_a_server_out_of_reach_is_said_without_the_password(address: str) -> None:
    with pytest.raises(Unreachable) as raised:
        open_database(address, busy_seconds=2)

    assert "secret" not in str(raised.value)
    assert raised.value.advice


def test_an_address_that_cannot_be_read_is_not_repeated() -> None:
    with pytest.raises(Unreachable, match="cannot be read") as raised:
        open_database("postgresql://station:secret@host/tests?nonsense=secret")

    assert "secret" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_a_server_elsewhere_is_reached_only_where_it_shows_who_it_is() -> None:
    from trainer.store.on_postgres import _added

    assert _added({"host": "db.academy.example"}, 10)["sslmode"] == "verify-full"
    assert "sslmode" not in _added({"host": "db.academy.example", "sslmode": "require"}, 10)
    assert "sslmode" not in _added({"host": "localhost"}, 10)


def test_a_standby_or_a_database_to_be_read_alone_is_refused(place: str) -> None:
    with pytest.raises(ReadOnly, match="nothing to write"):
        open_database(f"{place}%20-cdefault_transaction_read_only%3Don")


def test_a_schema_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnsafeServer, match="no schema"):
        open_database(f"{ADDRESS}?options=-csearch_path%3Dnowhere")


def test_copies_are_left_to_whoever_runs_the_server(place: str, tmp_path: Path) -> None:
    with closing(opened(place)) as office:
        with pytest.raises(OnServer, match="pg_dump") as raised:
            backup(office, tmp_path / "copy.db")
        assert "pg_restore" in raised.value.advice
        assert backup_if_due(office, tmp_path) is None
        found = health(office, tmp_path)
        with pytest.raises(OnServer):
            restore(place, tmp_path / "copy.db", office.library, office.clock)

    assert (found.is_file, found.engine.split()[0], found.size > 0) == (False, "PostgreSQL", True)
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_checks_and_upgrades_and_makes_no_copy(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(place, of=load_compiled(paths.scenarios(), paths.cache())).close()

    assert main(["database", "--database", place, "check"]) == 0
    assert main(["database", "--database", place, "upgrade"]) == 0
    assert main(["database", "--database", place, "backup", str(tmp_path / "copy.db")]) == 1
    said = capsys.readouterr()
    assert "PostgreSQL" in said.out
    assert "pg_dump" in said.err


def test_a_drill_spares_a_record_that_somebody_trains_on(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(opened(place)) as office:
        register(office, "Ana", "1")

    assert main(["drill", "together", "--on", place]) == 1
    assert "Somebody trains on that record" in capsys.readouterr().err


class Reported(Exception):
    """Stands for what psycopg raises."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.sqlstate = state


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("53100", "is full"), ("58030", "did not take"), ("53300", "takes no more stations"), ("57P01", "was lost"),
        ("08006", "was lost"), ("25P03", "was lost"), ("40P01", "Another station"), ("55P03", "Another station"),
        ("25006", "nothing to write"), ("42501", "may not do that"), ("XX001", "is damaged"),
    ],
)  # fmt: skip
def test_what_a_server_reports_is_said_in_plain_words(state: str, words: str) -> None:
    fault: Any = plainly(Reported(state), "postgresql://db/academy")

    assert words in fault.sentence
    assert "postgresql://db/academy" in fault.sentence
    assert fault.advice


def test_a_login_with_no_more_rights_than_the_readme_names_plays(place: str) -> None:
    open_database(place).close()
    schema = place.rpartition("%3D")[2]
    change(place, f"GRANT USAGE ON SCHEMA {schema} TO least")
    change(place, f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO least")
    with closing(opened(place.replace("//station@", "//least@"))) as office:
        played(office, register(office, "Ana", "1"), TELL, REPEAT)

        assert check(office).problems == ()
        with pytest.raises(ReadOnly, match="may not do that"):
            run(office.database, "CREATE TABLE parking (space TEXT)")


def test_a_login_that_may_make_no_tables_says_so(place: str) -> None:
    change(place, f"GRANT USAGE ON SCHEMA {place.rpartition('%3D')[2]} TO least")

    with pytest.raises(ReadOnly, match="may not do that"):
        open_database(place.replace("//station@", "//least@"))


def test_a_superuser_is_refused() -> None:
    with pytest.raises(UnsafeServer, match="superuser") as raised:
        open_database(ADDRESS.replace("//station@", "//owner@"))

    assert "login of their own" in raised.value.advice


def test_what_is_a_bug_stays_one() -> None:
    assert plainly(Reported("42P01"), "x") is None
