"""The shell: places, keys, the banner, and what becomes of faults."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import Opening
from trainer.academy.faults import DiskFull, Locked
from trainer.academy.people import correct
from trainer.settings import Settings
from trainer.ui.studio import Studio
from trainer.ui.widgets.avatar import Avatar, initials
from trainer.ui.widgets.side_bar import NARROW, WIDTH

FULL = DiskFull("The disk is full.", "Make room.")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_Comma, "settings"), (Qt.Key.Key_F, "catalogue"), (Qt.Key.Key_Slash, "help")]
)
def test_keys_lead_to_their_pages(studio: Studio, key: Qt.Key, page: str) -> None:
    QTest.keyClick(studio.shell, key, CTRL)
    studio.settle()

    assert studio.shell.current == page


def test_find_puts_the_keyboard_into_the_search(studio: Studio) -> None:
    QTest.keyClick(studio.shell, Qt.Key.Key_F, CTRL)
    studio.settle()

    assert QApplication.focusWidget().accessibleName() == "Find a contact"


def test_enter_presses_the_button_the_keyboard_is_on(studio: Studio) -> None:
    studio.show("help")
    buttons = studio.shell.page("help").findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == "About Fair Contact")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    studio.settle()

    assert studio.shell.current == "about"


def test_before_anybody_trains_here_keys_lead_nowhere(opening: Opening) -> None:
    studio = opening("nobody")
    studio.show("welcome")
    QTest.keyClick(studio.shell, Qt.Key.Key_Comma, CTRL)

    assert studio.shell.current == "welcome"


def test_keys_change_the_text_size(studio: Studio) -> None:
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        QTest.keyClick(studio.shell, key, CTRL)
    assert studio.station.settings.text_percent == 125
    QTest.keyClick(studio.shell, Qt.Key.Key_0, CTRL)

    assert studio.station.settings.text_percent == 100


@pytest.mark.parametrize(
    ("width", "percent", "expected"), [(1366, 100, WIDTH), (1179, 100, NARROW), (1366, 150, NARROW)]
)
def test_the_side_bar_keeps_icons_only_where_room_is_short(
    opening: Opening, width: int, percent: int, expected: int
) -> None:
    studio = opening("played", Settings(theme="day", text_percent=percent))
    studio.shell.resize(width, 768)
    studio.show("home")

    assert studio.shell.side.width() == expected


def test_a_fault_stands_until_it_is_mended(studio: Studio) -> None:
    studio.show("home")
    studio.station.report(FULL)
    assert studio.shell.banner.keys == ("writing",)
    studio.do(lambda office: correct(office, studio.person.id, "R. Delgado", "4172"))

    assert studio.shell.banner.keys == ()


def test_a_fault_of_another_kind_takes_the_place_of_the_first(studio: Studio) -> None:
    studio.station.report(FULL)
    studio.station.report(Locked("Another program holds the record.", "Close it."))

    assert studio.shell.banner.keys == ("writing",)
    assert "Another program" in studio.shell.banner._shown["writing"].sentence


def test_a_question_that_failed_can_be_asked_again(studio: Studio) -> None:
    answers: list[int] = []
    faults = [FULL]

    def job(office: object) -> int:
        if faults:
            raise faults.pop()
        return 7

    studio.station.ask(job, answers.append)
    studio.settle()
    studio.shell.banner.findChild(QPushButton).click()
    studio.settle()

    assert (answers, studio.shell.banner.keys) == ([7], ())


def test_the_avatar_says_who_trains_here(studio: Studio) -> None:
    avatar = studio.shell.findChild(Avatar)

    assert (avatar.text(), avatar.accessibleName()) == ("RD", "R. Delgado, officer 4172")


@pytest.mark.parametrize(("name", "expected"), [("R. Delgado", "RD"), ("Ana", "A"), ("", ""), ("李 小龙", "李小")])
def test_initials_are_of_the_first_and_the_last_word(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_the_chosen_place_keeps_the_keyboard(studio: Studio) -> None:
    item = studio.shell.side._items["progress"]
    item.setFocus()
    item.click()
    studio.settle()

    assert (studio.shell.current, QApplication.focusWidget()) == ("progress", item)


def test_a_demo_academy_says_that_it_is_fiction(opening: Opening) -> None:
    studio = opening("demo")
    studio.sign_in()
    studio.show("home")

    assert "fiction" in studio.shell.banner._shown["demo"].sentence
    assert studio.shell.windowTitle() == "Home - Fair Contact, demo academy (demo.db)"


def test_a_record_of_real_people_says_nothing_of_a_demo(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in()
    studio.show("home")

    assert studio.shell.windowTitle() == "Home - Fair Contact"
    assert studio.shell.banner.keys == ()
