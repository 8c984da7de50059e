"""A line that arrives fades in, unless movement is reduced."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QVariantAnimation
from pytestqt.qtbot import QtBot

from tests.ui.window import Window
from trainer.ui import theme
from trainer.ui.widgets.newest_line import FADE_MS


@pytest.mark.parametrize(
    ("motion", "fades"), [("full", True), ("reduced", False), ("system", not theme.prefers_reduced_motion())]
)
def test_a_line_fades_in_only_where_movement_is_wanted(qtbot: QtBot, tmp_path: Path, motion: str, fades: bool) -> None:
    window = Window(tmp_path / "record", motion=motion, pace="slow")
    page = window.begin()
    page.contact.next_line()
    fade = page.floor.newest.findChild(QVariantAnimation)
    moves = fade.state() == QAbstractAnimation.State.Running
    window.close()

    assert moves is fades
    assert FADE_MS <= 150
