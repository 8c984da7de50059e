"""Home says where one left off, what comes next and why, and what was written down."""

from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Opening
from trainer.academy.agenda import what_next
from trainer.academy.plays import finished, open_attempts
from trainer.ui.page import GoOn
from trainer.ui.studio import Studio


def _words(studio: Studio) -> str:
    return "\n".join(label.text() for label in studio.shell.page("home").findChildren(QLabel) if label.isVisible())


def _press(studio: Studio, name: str) -> list[object]:
    home = studio.shell.page("home")
    went: list[object] = []
    home.went.disconnect()
    home.went.connect(lambda page, what: went.extend((page, what)))
    next(button for button in home.findChildren(QPushButton) if button.accessibleName() == name).click()
    return went


def test_an_open_contact_can_be_gone_on_with(studio: Studio) -> None:
    studio.show("home")
    play = studio.do(lambda office: open_attempts(office, studio.person.id))[0]

    assert f"Decision {play.decision} of about {play.about}" in _words(studio)
    assert _press(studio, f"Continue {play.title}") == ["scene", GoOn(play.id)]


def test_what_comes_next_stands_with_its_reason(opening: Opening) -> None:
    studio = opening("empty")
    studio.show("home")
    suggested = studio.do(lambda office: what_next(office, studio.person.id))
    assert suggested is not None

    assert suggested.why in _words(studio)
    assert "Nothing yet." in _words(studio)


def test_a_note_that_came_back_can_be_put_away(studio: Studio) -> None:
    studio.show("home")
    assert "stay outside and answer the first request for my name" in _words(studio)
    _press(studio, "Done: take the note away")
    studio.settle()

    assert "stay outside" not in _words(studio)


def test_recent_debriefs_can_be_opened(studio: Studio) -> None:
    studio.show("home")
    latest = studio.do(lambda office: finished(office, studio.person.id))[0]

    assert _press(studio, f"Debrief: {latest.title}") == ["debrief", latest.id]
