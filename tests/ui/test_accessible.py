"""Every page can be used with the keyboard and with a screen reader, at every text size."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.accessible import nameless, tab_order, too_small
from tests.ui.conftest import Opening
from trainer.settings import Settings
from trainer.ui.page import PageName
from trainer.ui.poses.pose import Record

PAGES: list[tuple[PageName, Record]] = [
    ("welcome", "nobody"),
    ("home", "played"),
    ("home", "empty"),
    ("catalogue", "played"),
    ("progress", "played"),
    ("progress", "empty"),
    ("settings", "played"),
    ("help", "played"),
    ("about", "played"),
]


class _Windows(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


@pytest.mark.parametrize(("page", "record"), PAGES)
def test_everything_that_takes_the_focus_has_a_name(opening: Opening, page: PageName, record: Record) -> None:
    studio = opening(record)
    studio.show(page)

    assert nameless(studio.shell) == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("page", "record"), PAGES)
def test_every_target_is_large_enough(opening: Opening, page: PageName, record: Record, percent: int) -> None:
    studio = opening(record, Settings(theme="day", text_percent=percent))
    studio.show(page)

    assert too_small(studio.shell) == []


@pytest.mark.parametrize(("page", "record"), PAGES)
def test_tab_visits_every_control_in_reading_order(opening: Opening, page: PageName, record: Record) -> None:
    studio = opening(record, Settings(theme="day", text_percent=200))
    studio.show(page)
    shown = studio.shell.page(page)
    tops = [control.mapTo(shown, QPoint(0, 0)).y() + control.height() for control in tab_order(shown)]

    assert tops
    assert all(later >= earlier - 64 for earlier, later in pairwise(tops))


@pytest.mark.parametrize(("page", "record"), PAGES)
def test_at_twice_the_text_a_page_scrolls_one_way_only(opening: Opening, page: PageName, record: Record) -> None:
    studio = opening(record, Settings(theme="day", text_percent=200))
    studio.shell.resize(1280, 720)
    studio.show(page)

    for area in studio.shell.page(page).findChildren(QScrollArea):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_no_part_of_a_page_appears_as_a_window_of_its_own(opening: Opening, qapp: QApplication) -> None:
    studio = opening()
    windows = _Windows()
    qapp.installEventFilter(windows)
    for page, _ in PAGES:
        studio.show(page)
    qapp.removeEventFilter(windows)

    assert windows.shown == []
