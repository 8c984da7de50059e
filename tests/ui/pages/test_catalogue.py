"""The catalogue finds what is looked for, and says which files could not be read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from trainer.academy.plays import open_attempts
from trainer.scenario.problems import Problem
from trainer.ui.pages.catalogue import CataloguePage
from trainer.ui.studio import Studio
from trainer.ui.widgets.problem_list import ProblemList


@pytest.fixture
def page(studio: Studio) -> CataloguePage:
    """Return the filled page."""
    studio.show("catalogue")
    page = studio.shell.page("catalogue")
    assert isinstance(page, CataloguePage)
    return page


def _shown(page: CataloguePage) -> list[str]:
    return [card.entry.card.title for card in page._cards if card.isVisible()]


def _choose(name: str, words: str) -> Callable[[CataloguePage], None]:
    def chosen(page: CataloguePage) -> None:
        control = next(one for one in page.findChildren(QComboBox) if one.accessibleName() == name)
        control.setCurrentText(words)

    return chosen


@pytest.mark.parametrize(
    ("narrowed", "title"),
    [
        (lambda page: page.filters.search.setText("route FILMS"), "Speed stop on Route 9"),
        (_choose("Topic", "Active listening"), "The shop on Mill Lane"),
        (_choose("Competency", "Letting people finish"), "The shop on Mill Lane"),
    ],
)
def test_the_catalogue_is_narrowed(page: CataloguePage, narrowed: Callable[[CataloguePage], None], title: str) -> None:
    everything = _shown(page)
    narrowed(page)

    assert title in _shown(page)
    assert len(_shown(page)) < len(everything)


def test_what_is_in_progress_can_be_kept_alone(studio: Studio, page: CataloguePage) -> None:
    _choose("Standing", "In progress")(page)

    assert _shown(page) == [play.title for play in studio.do(lambda office: open_attempts(office, studio.person.id))]


def test_where_nothing_fits_everything_is_offered_again(page: CataloguePage) -> None:
    everything = _shown(page)
    page.filters.search.setText("harbour pilot")
    assert _shown(page) == []
    next(one for one in page.findChildren(QPushButton) if one.text() == "Show all contacts").click()

    assert _shown(page) == everything


def test_a_best_score_stands_with_its_state(page: CataloguePage) -> None:
    words = [label.text() for label in page.findChildren(QLabel)]

    assert "Best 100, meets" in words


def test_files_that_cannot_be_read_are_named_with_their_remedy(page: CataloguePage) -> None:
    problems = page.findChild(ProblemList)
    problems.show_problems(
        [
            Problem(
                severity="E",
                rule="R4",
                file="a/b/scenario.yaml",
                line=7,
                column=3,
                sentence="Bad key.",
                remedy="Drop it.",
            )
        ]
    )
    problems.findChild(QPushButton).click()
    words = [label.text() for label in problems.findChildren(QLabel) if label.isVisible()]

    assert "1 file of the library could not be used; the others are here." in words
    assert {"a/b/scenario.yaml, line 7, column 3", "Bad key.", "Drop it."} <= set(words)


def test_enter_in_the_search_goes_to_the_first_contact_found(page: CataloguePage, qtbot: QtBot) -> None:
    page.filters.search.setText("route films")
    page.filters.search.setFocus()
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    reached = QApplication.focusWidget()

    assert reached is not None
    assert reached.accessibleName() == "Open brief of Speed stop on Route 9"
