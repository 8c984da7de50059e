"""The gallery photographs real pages in every look."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from trainer.errors import TrainerError
from trainer.ui.gallery import OTHERS, USUAL, all_poses, photograph
from trainer.ui.shell import PAGES


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.ui.gallery._stand_still", lambda home: None)
    monkeypatch.setattr("sys.excepthook", lambda *raised: None)


def test_one_page_is_taken_in_every_look(qapp: QApplication, tmp_path: Path) -> None:
    taken = photograph(tmp_path / "out", "help")
    sizes = [(QImage(str(file)).width(), QImage(str(file)).height()) for file in taken]

    assert [file.name for file in taken] == [
        f"help-opened-{look.theme}-{look.percent}.png" for look in (USUAL, *OTHERS)
    ]
    assert sizes == [(look.width, look.height) for look in (USUAL, *OTHERS)]


def test_a_page_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="no page lobby"):
        photograph(tmp_path, "lobby")


def test_every_page_has_a_pose() -> None:
    assert {pose.page for pose in all_poses()} == set(PAGES)


def test_no_two_pictures_have_one_name() -> None:
    names = [(pose.page, pose.state) for pose in all_poses()]

    assert len(names) == len(set(names))
