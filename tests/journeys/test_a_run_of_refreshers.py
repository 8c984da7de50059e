"""An officer refreshes five lessons: from Home to the first decision in two actions, the next one without a pause."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.refreshing import contact_id, families, finish
from tests.ui.window import Window
from trainer.academy.office import Office
from trainer.academy.paces import set_pace
from trainer.academy.people import first_person
from trainer.academy.plays import finished, open_attempts
from trainer.academy.refreshers import due
from trainer.ui.page import Refresh

FIVE = 5


def _learned(office: Office) -> None:
    person = first_person(office)
    assert person is not None
    for number in range(1, FIVE + 1):
        finish(office, person, contact_id(number))
    set_pace(office, person.id, 105)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """Lend the window of somebody whose five contacts were played ten days ago."""
    window = Window(tmp_path / "record", of=families(FIVE), pace="steady")
    window.station.ask(_learned, lambda _: None)
    window.settle()
    window.clock.pass_by(days=10)
    window.shell.go("home")
    window.settle()
    yield window
    window.close()


def shown(window: Window, words: str) -> QPushButton:
    """Return the button with these words on the page in front."""
    page = window.shell.page(window.shell.current or "home")
    return next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())


def said(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible()]


def press(window: Window, words: str) -> None:
    shown(window, words).click()
    window.settle()


def answer(window: Window) -> None:
    """Answer both decisions of a bulletin well; the lines come at once."""
    for option in ("tell", "repeat"):
        if window.scene.contact.is_speaking:
            press(window, "Show all")
        window.choose(option)
        if window.scene.contact.is_speaking:
            press(window, "Show all")
        if option == "tell":
            press(window, "Go on")


def test_from_home_to_the_first_decision_are_two_actions(window: Window) -> None:
    press(window, "Start refreshers")
    press(window, "Show all")

    assert window.shell.current == "scene"
    assert not window.scene.contact.panel.isHidden()
    assert "Refresher" in said(window.scene)


def test_the_next_one_is_one_action_and_was_made_ready(window: Window) -> None:
    press(window, "Start refreshers")
    pauses, opened = [], []
    window.scene.play.opened.connect(lambda _: opened.append(time.perf_counter()))
    for number in range(1, FIVE + 1):
        answer(window)
        words = "Next refresher" if number < FIVE else "Finish"
        button = shown(window, words)
        opened.clear()
        begun = time.perf_counter()
        button.click()
        window.settle()
        pauses += [at - begun for at in opened[:1]]

    assert len(pauses) == FIVE - 1
    assert statistics.median(pauses) < 0.25
    assert window.scene.closing.isVisible()


def test_the_end_says_what_was_refreshed_and_when_it_comes_back(window: Window) -> None:
    press(window, "Start refreshers")
    for number in range(1, FIVE + 1):
        answer(window)
        press(window, "Next refresher" if number < FIVE else "Finish")
    words = said(window.scene.closing)

    assert words[:2] == ["Refreshers done", "5 lessons refreshed today."]
    assert all(f"Contact {number}" in words for number in range(1, FIVE + 1))
    assert any(one.startswith("Comes back on ") for one in words)
    press(window, "Back to Home")
    assert window.shell.current == "home"


def test_what_was_left_open_is_gone_on_with(window: Window) -> None:
    press(window, "Start refreshers")
    window.shell.go("home")
    window.settle()
    window.shell.go("scene", Refresh())
    window.settle()
    found: list[int] = []
    window.station.ask(lambda office: len(open_attempts(office, window.station.person.id)), found.append)  # type: ignore[union-attr]
    window.settle()

    assert found == [1]


def test_the_record_holds_five_refreshers_and_nothing_is_due(window: Window) -> None:
    press(window, "Start refreshers")
    for number in range(1, FIVE + 1):
        answer(window)
        press(window, "Next refresher" if number < FIVE else "Finish")
    person = window.station.person
    assert person is not None
    found: list[object] = []
    window.station.ask(lambda office: [one.mode for one in finished(office, person.id, most=FIVE)], found.extend)
    window.station.ask(lambda office: due(office, person.id), found.append)
    window.settle()

    assert found == ["refresher"] * FIVE + [None]
