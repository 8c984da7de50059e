"""Law watch in the window: a status set, everything that hangs on it, and taken back."""

import pytest
from PySide6.QtWidgets import QLabel

from trainer.academy import audit
from trainer.ui.page import Begin
from trainer.ui.pages.brief import BriefPage
from trainer.ui.pages.law_watch import LawWatchPage
from trainer.ui.studio import Studio

CASE = "rodriguez-v-united-states"


@pytest.fixture
def page(studio: Studio) -> LawWatchPage:
    """Return the page in front."""
    studio.show("law_watch")
    page = studio.shell.page("law_watch")
    assert isinstance(page, LawWatchPage)
    return page


def _words(page: LawWatchPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def _set(studio: Studio, page: LawWatchPage, source: str = "A decision made up for this test") -> None:
    page.set.click()
    page.form.subject.setCurrentIndex(page.form.subject.findData(CASE))
    page.form.status.setCurrentIndex(page.form.status.findData("overruled"))
    page.form.since.line.setText("2026-10-01")
    page.form.source.line.setText(source)
    page.form._on_set()
    studio.settle()


def test_with_nothing_set_the_page_says_what_it_is_for(page: LawWatchPage) -> None:
    assert "Choose a change, or set a status" in _words(page)
    assert "Nothing is due. The next one is" in _words(page)


def test_a_status_that_is_set_shows_everything_that_hangs_on_it(studio: Studio, page: LawWatchPage) -> None:
    _set(studio, page)
    words = _words(page)

    assert page.detail.isVisibleTo(page)
    assert "Overruled since Thu 1 Oct 2026. A decision made up for this test" in words
    assert "Speed stop on Route 9 (badge-requests/speed-stop-on-route-9)" in words
    assert "1 officer, 2 plays whose score relied on it since Thu 1 Oct 2026" in words
    assert "What could stand in its place" in words


def test_an_affected_play_opens_its_debrief(studio: Studio, page: LawWatchPage) -> None:
    _set(studio, page)
    page.detail._plays.picked.emit(0)
    studio.settle()

    assert studio.shell.current == "debrief"


def test_it_can_be_taken_back(studio: Studio, page: LawWatchPage) -> None:
    _set(studio, page)
    page.detail.lift.click()
    studio.settle()

    assert "Taken back on" in _words(page)
    assert [one.act for one in studio.do(audit.entries)] == ["lift legal status", "set legal status"]


@pytest.mark.parametrize(
    ("since", "source", "words"),
    [
        ("yesterday", "x", "Write a day as year-month-day"),
        ("2026-10-01", "", "Name the decision"),
        ("2030-01-01", "x", "The change lies ahead."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    studio: Studio, page: LawWatchPage, since: str, source: str, words: str
) -> None:
    page.set.click()
    page.form.since.line.setText(since)
    page.form.source.line.setText(source)
    page.form._on_set()
    studio.settle()

    assert words in _words(page)
    assert studio.do(audit.entries) == ()


def test_something_that_is_not_in_the_list_is_not_set(studio: Studio, page: LawWatchPage) -> None:
    page.set.click()
    page.form.subject.setEditText("Nobody v. Nobody")
    page.form.source.line.setText("x")
    page.form._on_set()

    assert "There is no such authority or rule." in _words(page)


def test_leaving_the_form_changes_nothing(studio: Studio, page: LawWatchPage) -> None:
    page.set.click()
    page.form.left.emit()
    studio.settle()

    assert page.nothing.isVisibleTo(page)
    assert studio.do(audit.entries) == ()


def test_a_contact_that_rests_on_it_says_so_everywhere_and_practice_goes_on(studio: Studio, page: LawWatchPage) -> None:
    contact = "badge-requests/speed-stop-on-route-9"
    _set(studio, page)
    studio.show("catalogue")
    catalogue = [label.text() for label in studio.shell.page("catalogue").findChildren(QLabel)]
    studio.show("brief", contact)
    brief = studio.shell.page("brief")
    assert isinstance(brief, BriefPage)
    told = brief._law.words
    brief.modes.cards[1].click()
    brief.start.click()
    studio.settle()
    refused = studio.shell.banner.findChildren(QLabel)
    words = " ".join(label.text() for label in refused)
    studio.show("scene", Begin(contact, "practice"))
    banner = " ".join(label.text() for label in studio.shell.banner.findChildren(QLabel))

    assert "Withheld from assessments: the law has changed" in catalogue
    assert "This contact rests on Rodriguez v. United States (overruled)." in told
    assert "withheld from assessments: it rests on Rodriguez v. United States" in words
    assert "This contact rests on Rodriguez v. United States (overruled)." in banner
