"""A computer for one becomes a shared one: people sign in, are signed out, and see what is theirs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.sharing import PASSPHRASE, hash_of
from tests.ui.window import Window
from trainer.academy import accounts, audit
from trainer.academy.office import Office, Seat
from trainer.academy.people import people
from trainer.academy.plays import open_attempts
from trainer.people.roles import Role
from trainer.ui.pages.people import PeoplePage
from trainer.ui.pages.sign_in import SignInPage

OTHER = "a quiet lamp in the orchard"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Return a window whose one officer has played a decision."""
    made = Window(tmp_path / "record")
    made.begin()
    made.choose("tell")
    yield made
    made.close()


@pytest.fixture
def shared(window: Window) -> Window:
    """Return the same window, shared, with its officer signed in."""
    window.shell.go("settings")
    window.settle()
    press(window, "Share this computer")
    field(window, "New passphrase").setText(PASSPHRASE)
    press(window, "Share and sign me in")
    return window


def press(window: Window, words: str) -> None:
    page = window.shell.page(window.shell.current)  # type: ignore[arg-type]
    next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()
    window.settle()


def field(window: Window, name: str) -> QLineEdit:
    page = window.shell.page(window.shell.current)  # type: ignore[arg-type]
    return next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())


def words(window: Window) -> str:
    return "\n".join(label.text() for label in window.shell.findChildren(QLabel) if label.isVisible())


def sign_out(window: Window) -> SignInPage:
    QTest.keyClick(window.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    page = window.shell.page("sign-in")
    assert isinstance(page, SignInPage)
    return page


def sign_in(window: Window, who: str, password: str) -> None:
    page = window.shell.page("sign-in")
    assert isinstance(page, SignInPage)
    page.who.box.setEditText(who)
    page.password.line.setText(password)
    press(window, "Sign in")


def run_out(window: Window) -> None:
    """Let the time in which something has to be done be over."""
    window.shell.idle.limit_ms = 0
    window.shell.idle.look()
    window.settle()


def with_file(window: Window, job: "Callable[[Office], object]") -> None:
    """Do something as somebody who has the file, in another place."""

    def done(office: Office) -> object:
        office.seat = Seat.FILE
        acting, credential = office.acting, office.credential
        try:
            return job(office)
        finally:
            office.seat, office.acting, office.credential = Seat.WINDOW, acting, credential

    window.station.ask(done, lambda _: None)
    window.settle()


def add_omar(window: Window) -> None:
    def added(office: Office) -> None:
        person = accounts.add(office, "Omar Haddad", "77", "", [Role.TRAINEE], hash_of("23456789ABCDEFGH"))
        accounts.set_own_password(office, person.person.id, hash_of(OTHER))

    with_file(window, added)


def test_sharing_keeps_who_is_there_and_what_was_played(shared: Window) -> None:
    person = shared.station.person
    assert person is not None
    found: list[int] = []
    shared.station.ask(lambda office: len(open_attempts(office, person.id)), found.append)
    shared.settle()

    assert (person.name, found, shared.station.is_shared) == ("Rosa Delgado", [1], True)
    assert "Everybody signs in" in words(shared)


def test_a_weak_passphrase_shares_nothing(window: Window) -> None:
    window.shell.go("settings")
    window.settle()
    press(window, "Share this computer")
    field(window, "New passphrase").setText("Calder Falls Police 4172")
    press(window, "Share and sign me in")

    assert "easy to guess" in words(window)
    assert not window.station.is_shared


def test_a_wrong_password_is_said_and_the_right_one_lets_in(shared: Window) -> None:
    sign_out(shared)
    assert (shared.shell.current, shared.station.person) == ("sign-in", None)
    assert not shared.shell.side.isVisible()
    sign_in(shared, "4172", "not the one")
    assert "do not belong together" in words(shared)
    sign_in(shared, "4172", PASSPHRASE)

    assert shared.shell.current == "home"
    assert "Rosa Delgado" in words(shared)


def test_a_name_is_picked_from_the_list(shared: Window) -> None:
    page = sign_out(shared)
    page.who.box.setCurrentIndex(0)
    page.password.line.setText(PASSPHRASE)
    press(shared, "Sign in")

    assert shared.shell.current == "home"


def test_what_is_missing_is_pointed_out(shared: Window) -> None:
    sign_out(shared)
    press(shared, "Sign in")
    assert "Pick your name" in words(shared)
    sign_in(shared, "4172", "")

    assert "Type your passphrase" in words(shared)


def test_an_idle_time_waits_for_the_decision(shared: Window, qtbot: QtBot) -> None:
    shared.begin()
    run_out(shared)
    assert shared.shell.current == "scene"
    shared.choose("tell")
    qtbot.waitUntil(lambda: shared.shell.current == "sign-in")

    assert (shared.shell.current, shared.station.person) == ("sign-in", None)
    assert "nothing was done for 15 minutes" in words(shared)


def test_the_decision_that_was_waited_for_is_saved(shared: Window, qtbot: QtBot) -> None:
    attempt = shared.begin().play.playing
    assert attempt is not None
    run_out(shared)
    shared.choose("tell")
    qtbot.waitUntil(lambda: shared.shell.current == "sign-in")
    shared.settle()
    sign_in(shared, "4172", PASSPHRASE)
    page = shared.go_on(attempt.attempt_id)

    assert page.play.playing is not None
    assert len(page.play.playing.run.steps) == 1


def test_an_idle_time_ends_a_page_that_is_only_read(shared: Window) -> None:
    shared.shell.go("progress")
    shared.settle()
    run_out(shared)

    assert shared.shell.current == "sign-in"


def test_nobody_is_signed_out_of_a_computer_for_one(window: Window) -> None:
    window.shell.idle.look()
    QTest.keyClick(window.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.settle()

    assert window.shell.current == "scene"


def test_somebody_added_comes_in_with_the_code_and_sees_what_a_trainee_sees(shared: Window) -> None:
    shared.shell.go("people")
    shared.settle()
    page = shared.shell.page("people")
    assert isinstance(page, PeoplePage)
    page.add.click()
    page.person.form.fill("Omar Haddad", "77", "")
    press(shared, "Add")
    code = re.search(r"One-time code: ([\w-]+)\.", words(shared))
    assert code
    sign_out(shared)
    sign_in(shared, "77", code[1].lower())
    assert "Set a passphrase of your own" in words(shared)
    field(shared, "New passphrase").setText(OTHER)
    press(shared, "Keep and go on")

    assert shared.shell.current == "home"
    assert shared.station.person is not None
    assert shared.station.person.name == "Omar Haddad"
    shown = [item.text() for item in shared.shell.side.items if item.isVisible()]
    assert shown == ["Home", "Catalogue", "Progress", "Records", "Reference", "Help", "Settings"]


def test_people_who_change_places_see_nothing_of_each_other(shared: Window) -> None:
    add_omar(shared)
    shared.shell.go("progress")
    shared.shell.go("home")
    shared.settle()
    sign_out(shared)
    sign_in(shared, "77", OTHER)

    assert shared.shell.current == "home"
    assert "Rosa Delgado" not in words(shared)
    assert "Continue" not in words(shared)


def test_a_closed_account_ends_at_the_next_act(shared: Window) -> None:
    add_omar(shared)
    sign_out(shared)
    sign_in(shared, "77", OTHER)
    with_file(shared, lambda office: accounts.disable(office, people(office)[1].id))
    assert "Your session has ended" in words(shared)
    shared.shell.go("progress")
    shared.settle()

    assert shared.shell.current == "sign-in"


def test_ones_own_passphrase_is_changed_with_the_old_one(shared: Window) -> None:
    press(shared, "Change")
    field(shared, "Passphrase until now").setText("not the one")
    field(shared, "New passphrase").setText(OTHER)
    press(shared, "Keep")
    assert "do not belong together" in words(shared)
    field(shared, "Passphrase until now").setText(PASSPHRASE)
    press(shared, "Keep")
    sign_out(shared)
    sign_in(shared, "4172", OTHER)

    assert shared.shell.current == "home"


def test_a_shared_record_opens_at_the_page_to_sign_in(shared: Window, tmp_path: Path) -> None:
    again = Window(tmp_path / "record")
    again.shell.go("sign-in")
    again.settle()
    sign_in(again, "4172", PASSPHRASE)
    found: list[list[str]] = []
    again.station.ask(lambda office: [one.act for one in audit.entries(office)], found.append)
    again.settle()
    again.close()

    assert found[0][0] == "sign in"
