"""Files that leave the record: whole or not at all, and for nobody else on the computer."""

import errno
import os
from pathlib import Path

import pytest

from trainer.academy.whole_file import write_together, write_whole
from trainer.errors import TrainerError, not_written

on_posix = pytest.mark.skipif(os.name != "posix", reason="rights and devices of POSIX")


@on_posix
def test_a_file_is_readable_by_the_account_that_wrote_it_alone(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"open to all")
    write_whole(tmp_path / "old", b"kept")
    write_together(tmp_path / "folder", {"one.json": b"{}"})

    rights = [(tmp_path / name).stat().st_mode & 0o777 for name in ("old", "folder", "folder/one.json")]
    assert rights == [0o600, 0o700, 0o600]


@on_posix
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TrainerError, match="a pipe or a device"):
        write_whole(tmp_path / "pipe", b"kept")

    assert (tmp_path / "pipe").is_fifo()


def test_a_file_in_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"No such file.*in a folder that is there"):
        write_whole(tmp_path / "nowhere" / "file", b"kept")


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "Make room"), (errno.EACCES, "may write to"), (errno.ENAMETOOLONG, "shorter"),
        (errno.EIO, "Check that the disk"), (errno.EBADF, "Check the disk"),
    ],
)  # fmt: skip
def test_the_remedy_fits_what_the_system_said(tmp_path: Path, number: int, remedy: str) -> None:
    assert remedy in str(not_written(tmp_path, OSError(number, os.strerror(number))))
