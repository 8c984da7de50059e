"""What leaves the record is written whole, or nothing is there."""

from pathlib import Path

import pytest

from trainer.academy.whole_file import write_together, write_whole
from trainer.errors import TrainerError


def test_a_file_is_put_in_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"before")
    write_whole(tmp_path / "a.csv", b"after")

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.csv", b"after")]


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(TrainerError, match="cannot be written"):
        write_whole(tmp_path / "a.csv", b"x")

    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="cannot be written"):
        write_whole(tmp_path / "none" / "a.csv", b"x")


def test_files_come_together_in_a_folder_of_their_own(tmp_path: Path) -> None:
    write_together(tmp_path / "to" / "out", {"a": b"1", "b": b"2"})

    assert {one.name: one.read_bytes() for one in (tmp_path / "to" / "out").iterdir()} == {"a": b"1", "b": b"2"}
    assert [one.name for one in (tmp_path / "to").iterdir()] == ["out"]


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(TrainerError, match="is there already"):
        write_together(tmp_path / "out", {"a": b"1"})

    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["a/b", "x" * 300])
def test_files_that_cannot_be_written_leave_no_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(TrainerError):
        write_together(tmp_path / "out", {"a": b"1", name: b"2"})

    assert list(tmp_path.iterdir()) == []


def test_a_folder_under_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TrainerError, match="cannot be written"):
        write_together(tmp_path / "file" / "out", {"a": b"1"})
