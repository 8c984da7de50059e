"""What goes wrong with the file: said plainly, nothing half written, and on again when the fault has gone."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.offices import POINT, REPEAT, TELL, FixedClock, library, opened, played
from trainer.academy.attempts import Playing, act, resume
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.engine.actions import WriteNote
from trainer.errors import TrainerError
from trainer.store.backup import copy
from trainer.store.database import open_database
from trainer.store.driver import driver, has_reset_bug, version
from trainer.store.faults import (
    Damaged,
    DiskFault,
    DiskFull,
    Locked,
    NewerDatabase,
    ReadOnly,
    Unreachable,
    plain,
)  # fmt: skip


@pytest.fixture
def playing(tmp_path: Path) -> Iterator[tuple[Office, Playing]]:
    office = opened(tmp_path / "record.db")
    yield office, played(office, register(office, "Ana", "1"), TELL)
    office.close()


def fails_and_goes_on(office: Office, before: Playing, fault: type[TrainerError], mend: str) -> None:
    """Fail an act, mend, and see that the record stood still and now goes on."""
    with pytest.raises(fault) as raised:
        act(office, before, WriteNote("x" * 20_000))
    assert raised.value.advice
    for statement in mend.split(";"):
        office.database.raw().execute(statement)

    assert resume(office, before.attempt_id) == before
    assert act(office, before, REPEAT).run.finished
    assert check(office).problems == ()


def test_a_full_disk_keeps_the_old_state(playing: tuple[Office, Playing]) -> None:
    raw = playing[0].database.raw()
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")

    fails_and_goes_on(*playing, DiskFull, "PRAGMA max_page_count = 1000000")


def test_a_record_that_became_read_only_keeps_the_old_state(playing: tuple[Office, Playing]) -> None:
    playing[0].database.raw().execute("PRAGMA query_only = ON")

    fails_and_goes_on(*playing, ReadOnly, "PRAGMA query_only = OFF")


for_two = pytest.mark.skipif(has_reset_bug(version(driver())), reason="the file is held for one connection here")


@for_two
def test_a_lock_held_elsewhere_keeps_the_old_state(playing: tuple[Office, Playing]) -> None:
    office, before = playing
    other = driver().connect(str(office.database.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        act(office, before, REPEAT)
    assert resume(office, before.attempt_id) == before
    other.close()

    assert act(office, before, REPEAT).run.finished


_FILL = """
import resource, signal, sys
from pathlib import Path
from tests.offices import TELL, REPEAT, opened, played
from trainer.academy.attempts import act, resume
from trainer.academy.check import check
from trainer.academy.people import register
from trainer.engine.actions import WriteNote
from trainer.errors import TrainerError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
office = opened(Path(sys.argv[1]))
playing = played(office, register(office, "Ana", "1"), TELL)
wal = Path(sys.argv[1] + "-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (wal + 30_000, resource.RLIM_INFINITY))
saved = 0
try:
    while True:
        playing = act(office, playing, WriteNote("x" * 3000))
        saved += 1
except TrainerError as fault:
    print(type(fault).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
again = resume(office, playing.attempt_id)
assert again.run.events in (saved + 1, saved + 2)
assert act(office, again, REPEAT).run.finished
assert not check(office).problems
print("went on")
"""


def test_a_file_that_may_not_grow_loses_nothing_and_goes_on_when_it_may(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FILL, str(tmp_path / "record.db")], capture_output=True, text=True, check=False
    )

    assert done.stdout.split("\n")[:2] in (["DiskFault", "went on"], ["DiskFull", "went on"]), done.stderr


_OPEN = """
import os, sys
from pathlib import Path
from trainer.errors import TrainerError
from trainer.store.database import open_database
from trainer.store.driver import driver
driver()  # the other account may not read where the packages lie
if os.geteuid() == 0:
    os.setuid(65534)
try:
    open_database(Path(sys.argv[1]), busy_seconds=0.1)
except TrainerError as fault:
    print(type(fault).__name__)
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """Lend a folder that another account can reach."""
    place = Path(tempfile.mkdtemp(prefix="fair-contact-test-"))
    place.chmod(0o777)
    yield place
    place.chmod(0o700)
    shutil.rmtree(place)


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o444, 0o555), (0o000, 0o777), (0o666, 0o000)])
def test_what_this_account_may_not_write_is_refused_at_once(open_to_all: Path, file: int, folder: int) -> None:
    path = open_to_all / "record.db"
    open_database(path).close()
    path.chmod(file)
    open_to_all.chmod(folder)
    done = subprocess.run([sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, check=False)

    assert done.stdout.strip() in {"ReadOnly", "Unreachable"}, done.stderr


def test_after_a_failing_disk_the_connection_is_made_anew(playing: tuple[Office, Playing]) -> None:
    office, before = playing
    resource = pytest.importorskip("resource")
    first = office.database.raw()
    wal = office.database.path.with_name("record.db-wal").stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal, limits[1]))
    try:
        with pytest.raises((DiskFault, DiskFull)):
            act(office, before, WriteNote("x" * 50_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert act(office, before, REPEAT).run.finished
    assert office.database.raw() is not first
    assert check(office).problems == ()


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "record.db", tmp_path):
        with pytest.raises(Unreachable):
            open_database(path)

    assert not (tmp_path / "none").exists()


def moved(path: Path, to: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        if Path(f"{path}{ending}").exists():
            os.replace(f"{path}{ending}", f"{to}{ending}")


def test_a_file_moved_away_while_open_takes_no_act_until_it_is_back(playing: tuple[Office, Playing]) -> None:
    office, before = playing
    path, elsewhere = office.database.path, office.database.path.with_name("moved.db")
    moved(path, elsewhere)
    with pytest.raises(Unreachable):
        act(office, before, REPEAT)
    path.write_bytes(b"another file")
    with pytest.raises(Unreachable):
        resume(office, before.attempt_id)
    moved(elsewhere, path)

    assert act(office, before, REPEAT).run.finished


def newer(path: Path) -> bytes:
    open_database(path).close()
    pages = bytearray(path.read_bytes())
    pages[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(pages)
    return bytes(pages)


def test_a_newer_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    before = newer(tmp_path / "record.db")
    with pytest.raises(NewerDatabase, match="newer version"):
        open_database(tmp_path / "record.db")

    assert (tmp_path / "record.db").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["record.db"]


@for_two
def test_a_newer_database_that_is_open_elsewhere_is_refused_too(tmp_path: Path) -> None:
    other = open_database(tmp_path / "record.db")
    other.raw().execute("PRAGMA user_version = 99")
    assert (tmp_path / "record.db").read_bytes()[60:64] != (99).to_bytes(4, "big")
    with pytest.raises(NewerDatabase):
        open_database(tmp_path / "record.db")
    other.close()


def test_an_unknown_step_of_the_schema_counts_as_newer(tmp_path: Path) -> None:
    database = open_database(tmp_path / "record.db")
    database.raw().execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(NewerDatabase):
        open_database(tmp_path / "record.db")


@pytest.mark.parametrize(
    "content", [b"x", b"not a database" * 500, b"SQLite format 3\x00", b"SQLite format 3\x00" + bytes(5000)]
)
def test_what_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "record.db").write_bytes(content)
    with pytest.raises(Damaged):
        open_database(tmp_path / "record.db")

    assert (tmp_path / "record.db").read_bytes() == content


@pytest.mark.parametrize("pragma", ["application_id = 7", "user_version = 3"])
def test_another_programs_database_is_refused_and_kept(tmp_path: Path, pragma: str) -> None:
    connection = driver().connect(str(tmp_path / "record.db"))
    connection.execute("CREATE TABLE other (x)")
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    before = (tmp_path / "record.db").read_bytes()
    with pytest.raises(TrainerError):
        open_database(tmp_path / "record.db")

    assert (tmp_path / "record.db").read_bytes() == before


def test_a_log_that_was_put_beside_a_file_does_not_destroy_it(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "other.db")) as other:
        register(Office(other, library(), FixedClock()), "Ana", "1")
        (tmp_path / "log").write_bytes((tmp_path / "other.db-wal").read_bytes())
    open_database(tmp_path / "record.db").close()
    before = (tmp_path / "record.db").read_bytes()
    shutil.copy(tmp_path / "log", tmp_path / "record.db-wal")
    open_database(tmp_path / "record.db").close()

    assert (tmp_path / "record-found-1.db").read_bytes() == before
    assert (tmp_path / "record-found-1.db-wal").read_bytes() == (tmp_path / "log").read_bytes()


def test_a_file_that_was_emptied_is_named_with_the_remedy_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    with pytest.raises(Damaged, match=r"the file is empty.*restore FILE.*delete the empty file"):
        open_database(tmp_path / "record.db")

    assert (tmp_path / "record.db").stat().st_size == 0


def test_a_record_that_finds_no_room_to_begin_leaves_no_empty_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises((DiskFault, DiskFull)):
            open_database(tmp_path / "record.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert list(tmp_path.iterdir()) == []
    open_database(tmp_path / "record.db").close()


def test_a_record_begins_where_a_disk_knows_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(fresh: Path, path: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    open_database(tmp_path / "record.db").close()

    assert [file.name for file in tmp_path.iterdir()] == ["record.db"]


def test_a_log_beside_an_emptied_file_is_kept(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "other.db")) as other:
        register(Office(other, library(), FixedClock()), "Ana", "1")
        log = (tmp_path / "other.db-wal").read_bytes()
    (tmp_path / "record.db").touch()
    (tmp_path / "record.db-wal").write_bytes(log)
    with pytest.raises(Damaged):
        open_database(tmp_path / "record.db")

    assert (tmp_path / "record.db-wal").read_bytes() == log


def test_a_file_of_a_program_that_signs_nothing_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "record.db")) as other:
        other.execute("CREATE TABLE other (x)")
    before = (tmp_path / "record.db").read_bytes()
    with pytest.raises(Damaged, match="belongs to another program"):
        open_database(tmp_path / "record.db")

    assert (tmp_path / "record.db").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_or_a_folder_holds_no_record_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    (tmp_path / "folder.db").mkdir()

    for name in ("pipe.db", "folder.db"):
        with pytest.raises(Unreachable, match="can hold no record"):
            open_database(tmp_path / name)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_record_and_its_copies_are_for_the_account_that_made_them_alone(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "record.db")) as database:
        copy(database, tmp_path / "copy.db")
        rights = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}

    assert rights == dict.fromkeys(("record.db", "record.db-wal", "record.db-shm", "copy.db"), 0o600)


def test_a_damaged_page_is_said_so(tmp_path: Path) -> None:
    office = opened(tmp_path / "record.db")
    person = register(office, "Ana", "1")
    played(office, person, POINT)
    office.close()
    pages = bytearray((tmp_path / "record.db").read_bytes())
    pages[4096 * 2 :] = b"\xa5" * (len(pages) - 4096 * 2)
    (tmp_path / "record.db").write_bytes(pages)

    with pytest.raises(Damaged):
        opened(tmp_path / "record.db")


@pytest.mark.parametrize(("code", "fault"), [(5, Locked), (10 | 4 << 8, DiskFault), (13, DiskFull), (1, type(None))])
def test_an_error_of_sqlite_is_a_fault_or_a_bug(tmp_path: Path, code: int, fault: type) -> None:
    assert type(plain(code, tmp_path)) is fault
