"""A sitting at the window: where it stands, how it is dressed, and what it offers after a bad end."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.offices import FixedClock
from trainer import settings
from trainer.academy.office import open_office
from trainer.academy.people import first_person
from trainer.errors import TrainerError
from trainer.scenario.library import Library
from trainer.settings import Settings, WindowPlace
from trainer.ui import theme
from trainer.ui.app import Sitting, clamped
from trainer.ui.failures import Failures, Report
from trainer.ui.station import Opener, Station
from trainer.ui.widgets.report_sheet import ReportSheet

FIRST, SECOND = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1366, 768)
Sits = Callable[..., Sitting]


@pytest.fixture
def sits(qapp: QApplication, tmp_path: Path, qtbot: QtBot, records: Path, library: Library) -> Iterator[Sits]:
    """Lend a way to sit down at the window; everything is finished after the test."""
    opened: list[tuple[Sitting, Station]] = []

    def sit(record: str = "played", opener: Opener | None = None, ended_badly: bool = False) -> Sitting:
        shutil.copy(records / f"{record}.db", tmp_path)

        def usual() -> object:
            office = open_office(tmp_path / f"{record}.db", library, FixedClock())
            return office, first_person(office)

        station = Station(opener or usual, Settings(theme="day"), tmp_path / "settings.json")  # type: ignore[arg-type]
        failures = Failures(tmp_path, FixedClock(), "0.1.0")
        sitting = Sitting(qapp, station, failures, ended_badly=ended_badly)
        opened.append((sitting, station))
        sitting.open()
        qtbot.waitUntil(lambda: station.is_open or "opening" in sitting.shell.banner.keys)
        qtbot.waitUntil(lambda: station.background.is_idle)
        if ended_badly:
            qtbot.waitUntil(lambda: "ended" in sitting.shell.banner.keys)
        return sitting

    yield sit
    for sitting, _ in opened:
        sitting.shell.close()
        sitting.end()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("place", "screens", "expected"),
    [
        (None, [FIRST], QRect(277, 156, 1366, 768)),
        (None, [SECOND], SECOND),
        (WindowPlace(100, 50, 1000, 700), [FIRST], QRect(100, 50, 1000, 700)),
        (WindowPlace(2000, 20, 1000, 700), [FIRST, SECOND], QRect(2000, 20, 1000, 700)),
        (WindowPlace(1500, 900, 1000, 700), [FIRST], QRect(920, 380, 1000, 700)),
        (WindowPlace(2000, 20, 1000, 700), [FIRST], QRect(460, 190, 1000, 700)),
        (WindowPlace(0, 0, 5000, 4000), [FIRST], FIRST),
    ],
)
def test_the_window_stands_on_a_screen_that_exists(
    place: WindowPlace | None, screens: list[QRect], expected: QRect
) -> None:
    assert clamped(place, screens) == expected


def test_a_first_run_asks_who_trains_here(sits: Sits) -> None:
    assert sits("nobody").shell.current == "welcome"


def test_a_later_run_begins_at_home(sits: Sits) -> None:
    sitting = sits()

    assert sitting.shell.current == "home"
    assert sitting.shell.banner.keys == ()


def test_after_a_bad_end_the_open_contact_is_offered(sits: Sits) -> None:
    sitting = sits(ended_badly=True)
    words = [button.text() for button in sitting.shell.banner.findChildren(QPushButton)]

    assert set(words) == {"Go on with it", "Close"}


def test_after_a_bad_end_with_nothing_open_it_is_only_said(sits: Sits) -> None:
    sitting = sits("empty", ended_badly=True)

    assert [button.text() for button in sitting.shell.banner.findChildren(QPushButton)] == ["Close"]


def test_a_record_that_cannot_be_opened_is_said_until_it_can(
    sits: Sits, qtbot: QtBot, records: Path, library: Library
) -> None:
    closed = [True]

    def opener() -> object:
        if closed:
            raise TrainerError("The record is closed.", "Open it.")
        office = open_office(records / "played.db", library, FixedClock())
        return office, first_person(office)

    sitting = sits(opener=opener)
    closed.clear()
    sitting.shell.banner.findChild(QPushButton).click()

    qtbot.waitUntil(lambda: sitting.shell.current == "home")
    assert sitting.shell.banner.keys == ()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen says it of every second window
def test_a_bug_stands_in_the_banner_with_its_report(sits: Sits) -> None:
    sitting = sits()
    sitting._on_reported(Report("Traceback", None))
    show = next(button for button in sitting.shell.banner.findChildren(QPushButton) if "report" in button.text())
    show.click()
    sheet = sitting.shell.findChild(ReportSheet)

    assert "bug" in sitting.shell.banner.keys
    assert sheet.findChild(QPlainTextEdit).toPlainText() == "Traceback"
    sheet.close()


def test_where_the_window_stood_is_kept(sits: Sits, tmp_path: Path) -> None:
    sitting = sits()
    sitting.shell.setGeometry(30, 40, 777, 600)
    sitting.shell.close()
    sitting._station.background.finish()

    assert settings.load(tmp_path / "settings.json").window == WindowPlace(30, 40, 777, 600)


def test_larger_text_dresses_the_whole_window_at_once(sits: Sits) -> None:
    sitting = sits()
    sitting.shell._larger(2)

    assert theme.current().text_percent == 150
    assert sitting.shell.room().one_column


@pytest.mark.parametrize(("chosen", "expected"), [("system", "day"), ("night", "night")])
@pytest.mark.parametrize("told", ["colour", "contrast"])
def test_a_change_of_the_system_is_followed_at_once_unless_a_theme_is_chosen(
    sits: Sits, qapp: QApplication, chosen: str, expected: str, told: str
) -> None:
    sitting = sits()
    sitting._station.choose(replace(sitting._station.settings, theme=chosen))  # type: ignore[arg-type]
    theme.apply(qapp, theme.load("night"))
    hints = qapp.styleHints()
    if told == "colour":
        hints.colorSchemeChanged.emit(hints.colorScheme())
    else:
        hints.accessibility().contrastPreferenceChanged.emit(hints.accessibility().contrastPreference())

    assert theme.current().name == expected
