"""Scene, brief and debrief can be used by keyboard and screen reader, in every state and at every text size."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.ui.accessible import nameless, tab_order, too_small
from tests.ui.conftest import Opening
from trainer.settings import Settings
from trainer.ui.poses import brief, debrief, scene
from trainer.ui.poses.pose import Pose
from trainer.ui.widgets.action_bar import BarButton

POSES = (*scene.POSES, *brief.POSES, *debrief.POSES)
NAMES = [f"{pose.page}-{pose.state}" for pose in POSES]


@pytest.mark.parametrize("pose", POSES, ids=NAMES)
def test_everything_that_takes_the_focus_has_a_name_and_room(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record)
    pose.arrange(studio)

    assert nameless(studio.shell) == []
    assert too_small(studio.shell) == []


@pytest.mark.parametrize("pose", POSES, ids=NAMES)
def test_at_twice_the_text_nothing_is_too_wide(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record, Settings(theme="day", text_percent=200, motion="reduced"))
    studio.shell.resize(1280, 720)
    pose.arrange(studio)

    assert too_small(studio.shell) == []
    for area in studio.shell.page(pose.page).findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().minimumSizeHint().width() <= area.viewport().width()
            assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("pose", POSES, ids=NAMES)
def test_tab_visits_the_parts_in_the_order_they_are_read(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record, Settings(theme="day", text_percent=200, motion="reduced"))
    pose.arrange(studio)
    shown = studio.shell.page(pose.page)
    for area in shown.findChildren(QScrollArea):  # a pose may be taken further down the page
        area.verticalScrollBar().setValue(0)
    visited = tab_order(shown)

    assert len(visited) == len(set(visited))
    assert _climbs(shown, visited) == []


def _climbs(page: QWidget, visited: list[QWidget]) -> list[tuple[str, str]]:
    """Return the pairs of neighbours in which Tab goes up the page."""
    bottoms = [(each.mapTo(page, QPoint(0, 0)).y() + each.height(), each) for each in visited]
    return [
        (one.accessibleName(), other.accessibleName())
        for (first, one), (second, other) in pairwise(bottoms)
        # The bar stays in view at the foot while the decision above it may go on below.
        if second < first - 64 and not isinstance(other, BarButton)
    ]
