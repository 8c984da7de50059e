"""A window over a real record, as the gallery opens it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.scenario.library import Library, load_library
from trainer.settings import Settings
from trainer.ui.poses.pose import Record
from trainer.ui.studio import Studio, prepare_records

Opening = Callable[..., Studio]


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the three records that windows are opened over; made once."""
    folder = tmp_path_factory.mktemp("records")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIR_CONTACT_HOME", str(folder / "home"))
        prepare_records(folder)
    return folder


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped library, read once."""
    return load_library(paths.scenarios())


@pytest.fixture
def opening(qapp: QApplication, records: Path, tmp_path: Path) -> Iterator[Opening]:
    """Lend a way to open a window over a copy of a record; it is closed after the test."""
    opened: list[Studio] = []

    def open_window(record: Record = "played", settings: Settings | None = None) -> Studio:
        shutil.copy(records / f"{record}.db", tmp_path)
        studio = Studio(qapp, tmp_path, record, settings or Settings(theme="day", motion="reduced"))
        studio.shell.resize(1366, 768)
        studio.shell.show()
        studio.settle()
        opened.append(studio)
        return studio

    yield open_window
    for studio in opened:
        studio.finish()


@pytest.fixture
def studio(opening: Opening) -> Studio:
    """Return a window of an officer with a history."""
    return opening()
