"""Own words are held against the rubric in the debrief, by whoever said them, and the check is kept with the play."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton

from trainer.academy.attempts import resume
from trainer.ui.page import OpenAt
from trainer.ui.pages.debrief import DebriefPage
from trainer.ui.poses.debrief import in_own_words
from trainer.ui.studio import Studio
from trainer.ui.widgets.self_check import SelfCheck


@pytest.fixture
def said(studio: Studio) -> OpenAt:
    """Return where words were said and held against the rubric."""
    playing, event = studio.do(partial(in_own_words, person=studio.person.id))
    return OpenAt(playing.attempt_id, event)


@pytest.fixture
def check(studio: Studio, said: OpenAt) -> SelfCheck:
    """Return the check as the debrief shows it."""
    studio.show("debrief", said)
    page = studio.shell.page("debrief")
    assert isinstance(page, DebriefPage)
    return page.detail.findChildren(SelfCheck)[0]


def _words(check: SelfCheck) -> str:
    return "\n".join(one.text() for one in check.findChildren(QLabel))


def _keep(check: SelfCheck) -> QPushButton:
    return next(one for one in check.findChildren(QPushButton) if one.text() == "Keep my check")


def test_a_kept_check_is_shown_with_its_points(check: SelfCheck) -> None:
    chosen = [one.accessibleName() for one in check.findChildren(QRadioButton) if one.isChecked()]

    assert len(chosen) == 4
    assert "The check at the end. Asks what is wrong or missing." in chosen
    assert "Kept with this play: 7 of 8 points by your own check." in _words(check)
    assert not _keep(check).isEnabled()


def test_another_check_takes_its_place(studio: Studio, said: OpenAt, check: SelfCheck) -> None:
    first = check.findChildren(QRadioButton)[0]
    QTest.mouseClick(first.parentWidget(), Qt.MouseButton.LeftButton)
    _keep(check).click()
    studio.settle()
    run = studio.do(lambda office: resume(office, said.attempt_id)).run

    assert run.checks[said.event][0] == 0
    assert "6 of 8 points" in _words(check)


def test_a_click_with_another_button_chooses_nothing(check: SelfCheck) -> None:
    first = check.findChildren(QRadioButton)[0]
    QTest.mouseClick(first.parentWidget(), Qt.MouseButton.RightButton)

    assert not first.isChecked()


def test_where_nothing_was_said_there_is_nothing_to_check(studio: Studio, check: SelfCheck) -> None:
    page = studio.shell.page("debrief")
    assert isinstance(page, DebriefPage)
    page.detail.stepped.emit(-1)
    studio.settle()

    assert check.isHidden()
