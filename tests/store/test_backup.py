"""Which copies are kept, and that a bad one does not count."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.store import backup
from trainer.store.database import open_database
from trainer.store.faults import Damaged

TODAY = datetime.date(2026, 11, 20)
DAYS = st.frozensets(st.integers(0, 900).map(lambda ago: TODAY - datetime.timedelta(days=ago)), max_size=60)


@given(DAYS)
def test_at_most_fourteen_are_kept_and_the_last_seven_always(days: frozenset[datetime.date]) -> None:
    kept = backup.kept(days)

    assert len(kept) == min(len(kept), 14)
    assert set(sorted(days)[-7:]) <= kept <= days


@given(DAYS)
def test_thinning_again_removes_nothing(days: frozenset[datetime.date]) -> None:
    assert backup.kept(backup.kept(days)) == backup.kept(days)


@pytest.mark.parametrize("page", [1, 3])
def test_a_copy_that_differs_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    database = open_database(tmp_path / "record.db")
    monkeypatch.setattr(backup, "_COUNTS", ("SELECT random()",))
    with pytest.raises(Damaged, match="does not hold what the record holds"):
        backup.copy(database, tmp_path / "copy.db")

    assert [file.name for file in tmp_path.glob("copy*")] == []
    database.close()


def test_a_damaged_record_is_not_copied_over_a_good_copy(tmp_path: Path) -> None:
    database = open_database(tmp_path / "record.db")
    backup.copy(database, tmp_path / "copy.db")
    good = (tmp_path / "copy.db").read_bytes()
    database.raw().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.raw().execute("PRAGMA writable_schema = ON")
    database.raw().execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'person'")
    with pytest.raises(Damaged):
        backup.copy(database, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_bytes() == good
    database.close()
