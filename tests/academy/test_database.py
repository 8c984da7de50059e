"""Copies, and bringing one back."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.offices import POINT, REPEAT, TELL, FixedClock, library, opened, played
from trainer.academy.attempts import debrief_of
from trainer.academy.check import check
from trainer.academy.database import backup, backup_if_due, health, restore, upgrade
from trainer.academy.faults import Damaged, DiskFull, Locked, NewerDatabase
from trainer.academy.office import Office
from trainer.academy.people import Person, first_person, register
from trainer.academy.plays import finished, open_attempts
from trainer.errors import TrainerError
from trainer.store import backup as stored
from trainer.store.database import open_database
from trainer.store.faults import OnServer


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a file: a record on a server is copied by whoever runs it."""
    return tmp_path / "record.db"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder


def test_a_copy_holds_what_the_record_holds(office: Office, person: Person, tmp_path: Path) -> None:
    played(office, person, TELL, REPEAT)
    backup(office, tmp_path / "copy.db")
    played(office, person, TELL)
    copied = opened(tmp_path / "copy.db")

    assert (len(finished(copied, person.id)), open_attempts(copied, person.id), check(copied).problems) == (1, (), ())
    copied.close()


def test_a_copy_does_not_replace_a_file_of_another_kind(office: Office, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear sergeant", encoding="utf-8")

    with pytest.raises(TrainerError, match="not a copy of a record"):
        backup(office, letter)
    assert letter.read_text("utf-8") == "Dear sergeant"


def test_a_copy_is_one_plain_file(office: Office, copies: Path) -> None:
    backup(office, copies / "copy.db")

    assert [file.name for file in copies.iterdir()] == ["copy.db"]
    assert (copies / "copy.db").read_bytes()[18:20] == b"\x01\x01"


def test_the_record_is_not_copied_onto_itself(office: Office) -> None:
    with pytest.raises(TrainerError, match="itself"):
        backup(office, office.database.path)


def test_a_copy_that_cannot_be_written_says_so_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="could not be made"):
        backup(office, tmp_path / "missing" / "copy.db")

    assert not (tmp_path / "missing").exists()


def test_one_copy_a_day_and_fourteen_at_most(office: Office, copies: Path, clock: FixedClock) -> None:
    for _ in range(120):
        assert backup_if_due(office, copies) is not None
        assert backup_if_due(office, copies) is None
        clock.pass_by(days=1)

    kept = sorted(file.name for file in copies.iterdir())
    assert len(kept) == 14
    assert kept[-7:] == [f"fair-contact-2027-03-{day}.db" for day in range(13, 20)]
    assert kept[0] == "fair-contact-2026-11-29.db"


def test_other_files_among_the_copies_are_left_alone(office: Office, copies: Path) -> None:
    (copies / "fair-contact-mine.db").write_text("x")
    backup_if_due(office, copies)

    assert (copies / "fair-contact-mine.db").exists()


def test_health_says_what_the_record_stands_on(office: Office, copies: Path) -> None:
    assert health(office, copies).last_copy is None
    backup_if_due(office, copies)
    found = health(office, copies)

    assert (found.place, found.last_copy) == (office.database.path, datetime.date(2026, 11, 20))
    assert (found.engine, found.size > 0) == (f"SQLite {office.database.footing.version}", True)


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Path]:
    """Return a record, closed, that has gone on after it was copied to copy.db."""
    office = opened(tmp_path / "live.db")
    person = register(office, "A. Reyes", "4312")
    played(office, person, TELL, REPEAT)
    backup(office, tmp_path / "copy.db")
    played(office, person, POINT)
    office.close()
    return tmp_path / "live.db"


def test_a_copy_is_brought_back_and_the_replaced_record_is_kept(copied: Path) -> None:
    aside = restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)
    assert aside == copied.parent / "live-replaced-2026-11-20-120000.db"
    counts = []
    for path in (copied, aside):
        office = opened(path)
        counts.append(check(office).attempts)
        office.close()

    assert counts == [1, 2]


def test_what_is_replaced_is_kept_each_time_even_within_a_second(copied: Path) -> None:
    for _ in range(3):
        restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)
    kept = sorted(file.name for file in copied.parent.glob("live-replaced-*.db"))
    office = opened(copied.parent / "live-replaced-2026-11-20-120000.db")

    assert kept == [f"live-replaced-2026-11-20-120000{number}.db" for number in ("-2", "-3", "")]
    assert check(office).attempts == 2
    office.close()


def test_a_restored_record_can_be_debriefed(copied: Path) -> None:
    restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)
    office = opened(copied)
    person = first_person(office)
    assert person is not None

    assert debrief_of(office, finished(office, person.id)[0].id)[1].shown == 100
    office.close()


def test_a_copy_is_brought_back_where_there_was_no_record(copied: Path, tmp_path: Path) -> None:
    assert restore(tmp_path / "new.db", tmp_path / "copy.db", library(), FixedClock(), busy_seconds=0.1) is None
    office = opened(tmp_path / "new.db")

    assert check(office).attempts == 1
    office.close()


@pytest.mark.parametrize("garbage", [b"", b"x" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_record_is_set_aside_as_it_is(copied: Path, garbage: bytes) -> None:
    copied.write_bytes(garbage)
    aside = restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)
    office = opened(copied)

    assert aside is not None
    assert (aside.read_bytes(), check(office).attempts) == (garbage, 1)
    office.close()


def test_a_record_whose_pages_are_damaged_is_set_aside(copied: Path) -> None:
    pages = bytearray(copied.read_bytes())
    pages[4096 * 2 :] = b"\xa5" * (len(pages) - 4096 * 2)
    copied.write_bytes(pages)
    restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)
    office = opened(copied)

    assert check(office).problems == ()
    office.close()


def test_a_record_that_is_held_elsewhere_is_not_replaced(copied: Path) -> None:
    other = open_database(copied)
    with other.writing(), pytest.raises(Locked):
        restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)
    other.close()
    office = opened(copied)

    assert check(office).attempts == 2
    office.close()


def test_a_copy_that_was_changed_is_refused_and_nothing_is_touched(copied: Path) -> None:
    copy = opened(copied.parent / "copy.db")
    with copy.writing() as transaction:
        transaction.exec_driver_sql("UPDATE event SET at = at + 1 WHERE sequence = 1")
    copy.close()
    before = copied.read_bytes()
    with pytest.raises(Damaged, match=r"event 1 of the play.*[^.]\. Nothing"):
        restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)

    assert copied.read_bytes() == before
    assert not list(copied.parent.glob("*restoring*"))


def test_a_copy_that_is_not_there_is_said_so(copied: Path) -> None:
    with pytest.raises(
        Damaged, match=r"nowhere\.db cannot be brought back: there is no such file\..*Name another copy"
    ):
        restore(copied, copied.parent / "nowhere.db", library(), FixedClock(), busy_seconds=0.1)

    assert not list(copied.parent.glob("*replaced*"))


def test_a_copy_cut_short_is_refused_by_its_own_name(copied: Path) -> None:
    whole = (copied.parent / "copy.db").read_bytes()
    (copied.parent / "short.db").write_bytes(whole[:20_000])
    with pytest.raises(Damaged, match=r"The copy .*short\.db cannot be brought back: .*Name another copy"):
        restore(copied, copied.parent / "short.db", library(), FixedClock(), busy_seconds=0.1)


def test_what_is_no_record_is_not_brought_back(copied: Path) -> None:
    for content in (b"", b"not a database"):
        (copied.parent / "other.db").write_bytes(content)
        with pytest.raises(Damaged):
            restore(copied, copied.parent / "other.db", library(), FixedClock(), busy_seconds=0.1)


def test_a_newer_copy_and_a_newer_record_are_left_alone(copied: Path) -> None:
    newer = copied.with_name("newer.db")
    pages = bytearray((copied.parent / "copy.db").read_bytes())
    pages[60:64] = (99).to_bytes(4, "big")
    newer.write_bytes(pages)
    for path, file in ((copied, newer), (newer, copied.parent / "copy.db")):
        with pytest.raises(NewerDatabase):
            restore(path, file, library(), FixedClock(), busy_seconds=0.1)

    assert newer.read_bytes() == bytes(pages)


def test_a_record_that_cannot_be_kept_is_not_replaced(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull("full")

    before = copied.read_bytes()
    monkeypatch.setattr(stored, "copy", full)
    with pytest.raises(DiskFull):
        restore(copied, copied.parent / "copy.db", library(), FixedClock(), busy_seconds=0.1)

    assert copied.read_bytes() == before


def test_a_record_on_a_server_is_not_brought_back_here(office: Office, tmp_path: Path) -> None:
    address = "postgresql://station:secret@db.academy.example/fair_contact"
    with pytest.raises(OnServer, match="makes no copies") as raised:
        restore(address, tmp_path / "copy.db", office.library, office.clock)

    assert "pg_restore" in raised.value.advice
    assert "secret" not in str(raised.value)


def test_a_file_is_up_to_date_once_it_has_been_opened(office: Office) -> None:
    assert upgrade(office.database.path) == f"{office.database.path}, SQLite {office.database.footing.version}"


def test_a_record_on_a_server_is_not_copied_day_by_day(office: Office, copies: Path) -> None:
    office.database.footing = replace(office.database.footing, place="postgresql://db.academy.example/fair_contact")

    assert backup_if_due(office, copies) is None
    assert not health(office, copies).is_file
    assert list(copies.iterdir()) == []
