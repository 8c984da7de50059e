"""The reference in the window: typed, walked with the keys, followed, and from a contact back to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from trainer.ui.pages.reference import ReferencePage
from trainer.ui.studio import Studio


@pytest.fixture
def page(studio: Studio) -> ReferencePage:
    """Return the page in front."""
    studio.show("reference")
    page = studio.shell.page("reference")
    assert isinstance(page, ReferencePage)
    return page


def _link(page: ReferencePage, words: str) -> QPushButton:
    return next(one for one in page.entry.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(page))


def test_it_opens_with_the_questions_and_the_first_answer(page: ReferencePage) -> None:
    assert page.results.count() == 10
    assert "Can an agency be liable for poor service?" in page.entry.words


def test_typing_finds_and_opens_the_best(studio: Studio, page: ReferencePage, qtbot: QtBot) -> None:
    page.kinds.setCurrentIndex(page.kinds.findData(""))
    qtbot.keyClicks(page.search, "curtilage")
    studio.settle()

    assert page.results.count() > 2
    assert "Curtilage" in page.entry.words


def test_the_arrow_keys_walk_the_entries(studio: Studio, page: ReferencePage, qtbot: QtBot) -> None:
    page.results.setFocus()
    qtbot.keyClick(page.results, Qt.Key.Key_Down)
    studio.settle()
    qtbot.keyClick(page.results, Qt.Key.Key_Down)
    studio.settle()

    assert "What follows from discriminatory behavior?" in page.entry.words or page.results.currentRow() > 0


def test_an_answer_leads_to_its_law_and_on_to_a_contact(studio: Studio, page: ReferencePage) -> None:
    page._open("question:fourth-amendment-and-service")
    studio.settle()
    _link(page, "Terry v. Ohio").click()
    studio.settle()
    words = page.entry.words
    _link(page, "A call about a gun").click()
    studio.settle()

    assert "392 U.S. 1 (1968)" in words
    assert studio.shell.current == "brief"


def test_words_that_nothing_holds_are_told(studio: Studio, page: ReferencePage) -> None:
    page.search.setText("trebuchet")
    studio.settle()

    assert "Nothing holds these words" in page._count.text()


def test_an_entry_can_be_asked_for(studio: Studio, page: ReferencePage) -> None:
    studio.show("reference", "rule:maryland:identification-unasked")

    assert "Md. Code, Criminal Procedure, 2-109(a) and (b)" in page.entry.words
    assert page.kinds.currentData() == "rule"
