"""A window for a page's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Return a window at its usual size, over the two contacts for tests."""
    made = Window(tmp_path / "record")
    yield made
    made.close()
