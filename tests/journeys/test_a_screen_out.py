"""From a refused name to the certificate: recommended, decided, met again and certified, and told to the trainee."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.offices import OTHER, REFUSE, REPEAT, SHORT, TELL, played
from tests.offices import opened as opened_office
from tests.sharing import PASSPHRASE, hash_of, with_roles
from tests.ui.window import Window
from trainer.academy import cohorts
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, first_person, people
from trainer.academy.policy import share
from trainer.people.roles import Role
from trainer.ui.pages.records import RecordsPage
from trainer.ui.pages.screen_outs import ScreenOutsPage
from trainer.ui.pages.sign_in import SignInPage

INSTRUCTOR, LEAD, KEEPER, TRAINEE = "Ida Njeri", "Tomasz Wrona", "Grace Okafor", "ليلى حداد"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Return a shared window in whose record a trainee refused a name in an assessment."""
    made = Window(tmp_path / "record")
    with_file(made, _school)
    made.station.sign_out("x")
    yield made
    made.close()


def _school(office: Office) -> None:
    person = first_person(office)
    assert person is not None
    share(office, person.id, hash_of(PASSPHRASE))
    instructor = with_roles(office, INSTRUCTOR, "11", Role.INSTRUCTOR)
    with_roles(office, LEAD, "12", Role.LEAD)
    with_roles(office, KEEPER, "13", Role.RECORDS)
    trainee = with_roles(office, TRAINEE, "77", Role.TRAINEE)
    cohort = cohorts.create(office, "Recruits")
    cohorts.add_member(office, cohort, instructor.id, "instructor")
    cohorts.add_member(office, cohort, trainee.id, "trainee")
    played(office, trainee, REFUSE, REPEAT, mode="assessment")
    played(office, trainee, TELL, REPEAT, scenario=OTHER, mode="assessment")


def with_file(window: Window, job: Callable[[Office], None]) -> None:
    def done(office: Office) -> None:
        from trainer.academy.sign_in import session

        acting, credential = office.acting, office.credential
        office.seat = Seat.FILE
        job(office)
        office.seat, office.acting, office.credential = Seat.WINDOW, acting, credential
        window.station.session = session(office)

    window.station.ask(done, lambda _: None)
    window.settle()


def again(window: Window) -> None:
    """Let the trainee go over the contact in practice and meet it, a day later."""

    def job(office: Office) -> None:
        person = next(one for one in people(office) if one.name == TRAINEE)
        for mode in ("practice", "assessment"):
            window.clock.pass_by(days=1)
            _play(office, person, mode)

    with_file(window, job)


def _play(office: Office, person: Person, mode: str) -> None:
    played(office, person, TELL, REPEAT, scenario=SHORT, mode=mode)  # type: ignore[arg-type]


def sign_in(window: Window, who: str) -> None:
    if window.station.person is not None:
        QTest.keyClick(window.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        window.settle()
    page = window.shell.page("sign-in")
    assert isinstance(page, SignInPage)
    page.who.box.setEditText(who)
    page.password.line.setText(PASSPHRASE)
    press(window, "Sign in")


def press(window: Window, words: str) -> None:
    page = window.shell.page(window.shell.current)  # type: ignore[arg-type]
    buttons = [one for one in page.findChildren(QPushButton) if words in (one.text().strip(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    window.settle()


def words(window: Window) -> str:
    return "\n".join(one.text() for one in window.shell.findChildren(QLabel) if one.isVisible()).replace("\u200b", "")


def opened(window: Window, place: int) -> ScreenOutsPage:
    """Go from Training to the screen-outs, and open the first of one of the three lists."""
    window.shell.go("training")
    window.settle()
    press(window, "Screen-outs: 1 play waiting")
    page = window.shell.page("screen_outs")
    assert isinstance(page, ScreenOutsPage)
    page.open_case(place, 0)
    window.settle()
    return page


def say(window: Window, page: ScreenOutsPage, outcome: str, why: str, verb: str) -> None:
    page.case.form.choices[outcome].click()
    page.case.form.reason.setPlainText(why)
    press(window, verb)


def records_of_trainee(window: Window) -> RecordsPage:
    found: list[bytes] = []
    with_file(window, lambda office: found.extend(one.id for one in people(office) if one.name == TRAINEE))
    window.shell.go("records", found[0])
    window.settle()
    page = window.shell.page("records")
    assert isinstance(page, RecordsPage)
    return page


def test_a_screen_out_is_recommended_decided_met_again_and_certified(window: Window) -> None:
    sign_in(window, INSTRUCTOR)
    page = opened(window, 1)
    assert "You do not need that." in words_of(page)
    assert "The rule leaves no choice." in words_of(page)
    say(window, page, "set aside", "The train drowned the first request.", "Recommend")
    assert "Your recommendation is on the record." in words(window)

    sign_in(window, LEAD)
    page = opened(window, 0)
    assert "by Ida Njeri, 11: The train drowned the first request." in words(window)
    say(window, page, "upheld", "She asked a second time, and it was quiet.", "Decide")
    assert "Your decision is on the record." in words(window)

    sign_in(window, KEEPER)
    records = records_of_trainee(window)
    records.open_course("Badge requests")
    window.settle()
    assert "was upheld. Go over the contact again" in words(window)
    assert "by Tomasz Wrona, 12" not in words(window)
    again(window)
    records_of_trainee(window).open_course("Badge requests")
    window.settle()
    press(window, "Issue the certificate")
    assert "Issued: certificate" in words(window)
    assert window.faults == []


def words_of(page: ScreenOutsPage) -> str:
    return f"{page.case._happened.words}\n{page.case._law.words}"


def test_the_trainee_reads_who_decided_and_why(window: Window) -> None:
    sign_in(window, INSTRUCTOR)
    say(window, opened(window, 1), "upheld", "He asked twice.", "Recommend")
    sign_in(window, LEAD)
    say(window, opened(window, 0), "set aside", "The rule changed that week.", "Decide")
    sign_in(window, TRAINEE)
    window.shell.go("home")
    window.settle()
    assert "1 screen-out set aside." in "\n".join(one.text() for one in window.shell.findChildren(QLabel))
    window.shell.go("records")
    window.settle()
    page = window.shell.page("records")
    assert isinstance(page, RecordsPage)
    page.open_play(1)
    window.settle()

    assert "by Tomasz Wrona, 12: The rule changed that week." in words(window)
    assert "recommended to be upheld on" in words(window)
    assert not page.play._judge.isVisible()


def test_a_list_that_is_old_is_read_again_and_what_was_typed_stays(window: Window, tmp_path: Path) -> None:
    sign_in(window, INSTRUCTOR)
    page = opened(window, 1)
    _recommended_elsewhere(tmp_path / "record" / "record.db")
    say(window, page, "set aside", "I typed this meanwhile.", "Recommend")

    assert "Somebody has recommended or decided on this screen-out meanwhile." in words(window)
    assert "by Tomasz Wrona, 12: I was faster." in words(window)
    assert page.case.form.reason.toPlainText() == "I typed this meanwhile."


def _recommended_elsewhere(place: Path) -> None:
    from trainer.academy.screen_out_cases import cases
    from trainer.academy.screen_outs import recommend
    from trainer.learning.screen_outs import Outcome

    office = opened_office(place)
    office.acting = next(one.id for one in people(office) if one.name == LEAD)
    recommend(office, cases(office).for_recommendation[0].out.which, Outcome.UPHELD, "I was faster.", 0)
    office.close()
