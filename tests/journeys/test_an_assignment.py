"""An instructor assigns a contact; the trainee finds it on Home and plays it by its rules; the instructor sees it."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import profile
from tests.offices import OTHER, library
from tests.sharing import PASSPHRASE, hash_of, with_roles
from tests.ui.window import Window
from trainer.academy import cohorts
from trainer.academy.office import Office, Seat
from trainer.academy.people import first_person
from trainer.academy.policy import share
from trainer.people.roles import Role
from trainer.ui.pages.brief import BriefPage
from trainer.ui.pages.sign_in import SignInPage
from trainer.ui.pages.training import TrainingPage

CITY = dataclasses.replace(profile(), id="city", name="The city")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Return a shared window with a cohort, its instructor and one trainee; nobody is signed in."""
    of = dataclasses.replace(library(), profiles={"default": profile(), "city": CITY})
    made = Window(tmp_path / "record", of)
    with_file(made, _school)
    made.station.sign_out("x")
    yield made
    made.close()


def _school(office: Office) -> None:
    person = first_person(office)
    assert person is not None
    share(office, person.id, hash_of(PASSPHRASE))
    instructor = with_roles(office, "Ida Njeri", "12", Role.INSTRUCTOR)
    trainee = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    made = cohorts.create(office, "Recruits")
    cohorts.add_member(office, made, instructor.id, "instructor")
    cohorts.add_member(office, made, trainee.id, "trainee")


def with_file(window: Window, job: Callable[[Office], None]) -> None:
    def done(office: Office) -> None:
        from trainer.academy.sign_in import session

        office.seat = Seat.FILE
        job(office)
        office.seat, office.acting, office.credential = Seat.WINDOW, None, None
        window.station.session = session(office)
        window.station.person = None

    window.station.ask(done, lambda _: None)
    window.settle()


def sign_in(window: Window, who: str) -> None:
    if window.station.person is not None:
        QTest.keyClick(window.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        window.settle()
    window.shell.go("sign-in")
    page = window.shell.page("sign-in")
    assert isinstance(page, SignInPage)
    page.who.box.setEditText(who)
    page.password.line.setText(PASSPHRASE)
    press(window, "Sign in")


def press(window: Window, words: str) -> None:
    page = window.shell.page(window.shell.current)  # type: ignore[arg-type]
    next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()
    window.settle()


def words(window: Window) -> str:
    return "\n".join(label.text() for label in window.shell.findChildren(QLabel) if label.isVisible())


def training(window: Window) -> TrainingPage:
    next(item for item in window.shell.side.items if item.text() == "Training").click()
    window.settle()
    page = window.shell.page("training")
    assert isinstance(page, TrainingPage)
    return page


def brief(window: Window) -> BriefPage:
    page = window.shell.page("brief")
    assert isinstance(page, BriefPage)
    return page


def assign(window: Window, mode: str, *, rules: str | None = "city", due: str = "2026-11-27") -> TrainingPage:
    """Fill in the form as the instructor and press its button."""
    page = training(window)
    press(window, "Assign a contact")
    for control, wanted in ((page.form.contact, OTHER), (page.form.mode, mode), (page.form.profile, rules)):
        control.setCurrentIndex(control.findData(wanted))
        window.settle()
    page.form.due.line.setText(due)
    press(window, "Assign")
    return page


def rows(page: TrainingPage) -> list[list[str]]:
    return [[cell.text for cell in row] for row in page.assignments.cells.rows]


def paces(page: TrainingPage) -> list[str]:
    return [row[0].text for row in page.pace.outlook.table.cells.rows]


def test_what_is_assigned_is_found_played_under_its_rules_and_seen_as_done(window: Window) -> None:
    sign_in(window, "12")
    assert rows(assign(window, "assessment")) == [
        ["A name at the door", "Assessment", "Fri 27 Nov 2026", "Everybody", "0 of 1", "None", "Open"]
    ]
    sign_in(window, "77")
    assert "Assigned to you by Ida Njeri, due 27 November" in words(window)
    press(window, "Open brief")
    assert "Assigned to you by Ida Njeri, due 27 November." in brief(window).assigned.words
    assert (brief(window).modes.mode, brief(window).profiles.currentText()) == ("assessment", "The city")
    press(window, "Start assessment")
    assert window.scene.play.playing is not None
    assert window.scene.play.playing.playable.profile.id == "city"
    for option in ("tell", "repeat"):
        window.choose(option)
    sign_in(window, "12")
    page = training(window)
    page.open_assignment(0)
    window.settle()

    assert rows(page)[0][4] == "1 of 1"
    assert [row[2].text for row in page.card.people.cells.rows] == ["Done Fri 20 Nov 2026"]
    page.card.people.picked.emit(0)
    window.settle()
    assert (window.shell.current, window.faults) == ("debrief", [])


def test_what_is_withdrawn_leaves_home_and_comes_back_by_undo(window: Window) -> None:
    sign_in(window, "12")
    page = assign(window, "practice", rules=None, due="")
    page.open_assignment(0)
    press(window, "Withdraw")
    assert rows(page)[0][4] == "Withdrawn"
    press(window, "Undo")
    assert rows(page)[0][4] == "0 of 1"
    page.open_assignment(0)
    press(window, "Withdraw")
    sign_in(window, "77")

    assert "Assigned to you" not in words(window)


def test_another_mode_is_told_not_to_count(window: Window) -> None:
    sign_in(window, "12")
    assign(window, "practice", rules=None, due="")
    sign_in(window, "77")
    press(window, "Open brief")
    brief(window).modes.cards[1].click()

    assert "It is done by playing it as practice." in brief(window).assigned.words


@pytest.mark.parametrize(("due", "why"), [("2026-11-19", "has passed"), ("soon", "year-month-day")])
def test_what_cannot_be_assigned_is_said_in_the_form(window: Window, due: str, why: str) -> None:
    sign_in(window, "12")
    page = assign(window, "practice", due=due)

    assert why in words(window)
    assert rows(page) == []


def test_days_away_and_minutes_are_set_for_the_cohort(window: Window) -> None:
    sign_in(window, "12")
    page = training(window)
    page.open_leave(0)
    page.leave.card.first.setDate(QDate(2026, 12, 21))
    page.leave.card.last.setDate(QDate(2026, 12, 24))
    press(window, "Add days away")
    assert page.people.cells.rows[0][4].text == "21 Dec to Thu 24 Dec 2026"
    page.pace.minutes.setCurrentIndex(page.pace.minutes.findData(30))
    page.pace.minutes.activated.emit(0)
    window.settle()
    assert "30, in force" in paces(page)
    press(window, "Undo")

    assert "15, in force" in paces(page)


def test_what_is_assigned_in_two_ways_stands_on_home_twice(window: Window) -> None:
    sign_in(window, "12")
    assign(window, "practice", rules=None)
    assign(window, "assessment", rules=None, due="")
    sign_in(window, "77")
    said = words(window)

    assert "Assigned to you by Ida Njeri, due 27 November" in said
    assert "Assigned to you by Ida Njeri. Assessment." in said
