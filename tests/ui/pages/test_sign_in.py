"""The page to sign in: its line for a password."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.conftest import Opening
from trainer.ui.pages.sign_in import SignInPage
from trainer.ui.widgets.password_field import PasswordField


@pytest.fixture
def field(opening: Opening) -> PasswordField:
    """Return the field of the page to sign in."""
    studio = opening("shared")
    studio.show("sign-in")
    page = studio.shell.page("sign-in")
    assert isinstance(page, SignInPage)
    return page.password


def says_caps(field: PasswordField) -> bool:
    return any(label.isVisible() and "Caps Lock" in label.text() for label in field.findChildren(QLabel))


def test_what_is_typed_is_hidden_until_it_is_to_be_seen(field: PasswordField) -> None:
    show = field.findChild(QPushButton)
    assert isinstance(show, QPushButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    show.click()

    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert (show.text(), show.accessibleName()) == ("Hide", "Hide passphrase or one-time code")


def test_spaces_count(field: PasswordField) -> None:
    field.line.setText(" two words ")

    assert field.text == " two words "


def test_pasting_is_allowed(field: PasswordField, qapp: object) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText("three blue herons")
    field.line.paste()

    assert field.text == "three blue herons"


def test_caps_lock_is_told_by_letters_of_the_wrong_size(field: PasswordField) -> None:
    QTest.keyClicks(field.line, "a")
    assert not says_caps(field)
    QTest.sendKeyEvent(QTest.KeyAction.Click, field.line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert says_caps(field)
    QTest.sendKeyEvent(QTest.KeyAction.Click, field.line, Qt.Key.Key_A, "a", Qt.KeyboardModifier.NoModifier)

    assert not says_caps(field)


def test_it_forgets_and_hides_again(field: PasswordField) -> None:
    show = field.findChild(QPushButton)
    assert isinstance(show, QPushButton)
    field.line.setText("x")
    show.click()
    field.clear()

    assert (field.text, field.line.echoMode()) == ("", QLineEdit.EchoMode.Password)
