"""A trainee's first minutes: the window asks who trains here, suggests a contact, and knows it all next time."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from trainer import paths, settings
from trainer.academy.clock import Clock
from trainer.ui.app import Sitting, open_record
from trainer.ui.failures import Failures, RunningMark
from trainer.ui.station import Station


class Day:
    """One sitting at the real window over the real files."""

    def __init__(self, app: QApplication, qtbot: QtBot) -> None:
        file = paths.user_folder() / "settings.json"
        self.mark = RunningMark(paths.user_folder() / "window.lock")
        self.station = Station(open_record, settings.load(file), file)
        failures = Failures(paths.reports(), Clock(), "0.1.0")
        self.sitting = Sitting(app, self.station, failures, ended_badly=self.mark.ended_badly)
        self.shell = self.sitting.shell
        self.sitting.open()
        self._qtbot = qtbot
        self.wait_for(lambda: self.shell.current is not None)

    def wait_for(self, true: object) -> None:
        """Wait until something is true and nothing is asked any more."""
        self._qtbot.waitUntil(true, timeout=20_000)  # type: ignore[arg-type]
        self._qtbot.waitUntil(lambda: self.station.background.is_idle, timeout=20_000)

    def words(self) -> str:
        """Return every word that can be seen."""
        return "\n".join(label.text() for label in self.shell.findChildren(QLabel) if label.isVisible())

    def end(self) -> None:
        """Close the window as a person does."""
        self.shell.close()
        self.sitting.end()
        self.mark.remove()


def _type(words: str) -> None:
    # As a keyboard of any script would: QTest knows the keys of ASCII only.
    for letter in words:
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), pressed)


def test_a_first_and_a_second_day(qapp: QApplication, qtbot: QtBot) -> None:
    day = Day(qapp, qtbot)
    assert day.shell.current == "welcome"
    for place, words in enumerate(("Aïsha Müller-O’Neil 李", "4172", "Calder Falls Police")):
        if place:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        _type(words)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    day.wait_for(lambda: day.shell.current == "home")
    assert "Aïsha Müller-O’Neil 李" in day.words()
    assert "Start here" in day.words()
    day.end()

    later = Day(qapp, qtbot)
    later.wait_for(lambda: "Start here" in later.words())
    later.end()

    assert later.station.person is not None
    assert later.station.person.number == "4172"


def test_without_a_name_nothing_is_begun(qapp: QApplication, qtbot: QtBot) -> None:
    day = Day(qapp, qtbot)
    next(button for button in day.shell.findChildren(QPushButton) if button.text() == "Start training").click()
    said = day.words()
    day.end()

    assert day.shell.current == "welcome"
    assert "Type your name" in said


@pytest.mark.parametrize("length", [1, 200])
def test_a_name_may_be_as_long_as_names_are(qapp: QApplication, qtbot: QtBot, length: int) -> None:
    day = Day(qapp, qtbot)
    day.shell.page("welcome").form.fill("Ж" * length, "1", "")  # type: ignore[attr-defined]
    day.shell.page("welcome").form.submitted.emit()  # type: ignore[attr-defined]
    day.wait_for(lambda: day.shell.current == "home")
    day.end()

    assert day.station.person is not None
    assert day.station.person.name == "Ж" * length
