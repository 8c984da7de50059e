"""Every page can be used with the keyboard and with a screen reader, at every text size."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.accessible import climbs, cut, met, nameless, tab_order, too_small
from tests.ui.conftest import Opening
from trainer.settings import Settings
from trainer.ui.gallery import all_poses
from trainer.ui.poses.pose import Pose

POSES = [pose for pose in all_poses() if pose.page not in ("scene", "brief", "debrief")]
"""Every state of every page but the three of a contact, which have tests of their own."""
every_state = pytest.mark.parametrize("pose", POSES, ids=lambda pose: f"{pose.page}-{pose.state}")
LARGEST = Settings(theme="day", text_percent=200, motion="reduced")


class _Windows(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


@every_state
def test_everything_that_takes_the_focus_has_a_name_and_room(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record)
    pose.arrange(studio)
    studio.settle()
    shown = studio.shell.page(pose.page)

    assert nameless(studio.shell) == []
    assert too_small(studio.shell) == []
    assert cut(studio.shell) == []
    assert climbs(shown, tab_order(shown)) == []


@every_state
def test_at_twice_the_text_nothing_is_lost(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record, LARGEST)
    studio.shell.resize(1280, 720)
    pose.arrange(studio)
    studio.settle()
    shown = studio.shell.page(pose.page)

    assert too_small(studio.shell) == []
    assert cut(studio.shell) == []
    assert climbs(shown, tab_order(shown)) == []
    for area in shown.findChildren(QScrollArea):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()


@every_state
def test_tab_visits_what_a_screen_reader_can_focus(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record)
    pose.arrange(studio)
    studio.settle()
    shown = studio.shell.page(pose.page)
    visited = tab_order(shown)
    heard = [one.object() for one in met(shown) if one.state().focusable]

    assert visited
    assert len(visited) == len(set(visited))
    assert [one for one in heard if _waits_for_tab(one) and one not in visited] == []


def test_no_part_of_a_page_appears_as_a_window_of_its_own(opening: Opening, qapp: QApplication) -> None:
    studio = opening()
    windows = _Windows()
    qapp.installEventFilter(windows)
    for pose in POSES:
        studio.show(pose.page)
    qapp.removeEventFilter(windows)

    assert windows.shown == []


def _waits_for_tab(one: QObject | None) -> bool:
    return isinstance(one, QWidget) and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
