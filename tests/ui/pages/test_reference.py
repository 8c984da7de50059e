"""The reference in the window: typed, walked with the keys, followed, and from a contact back to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from trainer.academy.guidance import last_moment
from trainer.academy.office import Office
from trainer.academy.reference import Opened, opened
from trainer.ui.page import OpenAt, PageName
from trainer.ui.pages.debrief import DebriefPage
from trainer.ui.pages.reference import ReferencePage
from trainer.ui.pages.scene import ScenePage
from trainer.ui.poses.scene import POSES as SCENES
from trainer.ui.studio import Studio
from trainer.ui.widgets.looking_back import look_up_parts


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

    assert page._count.text() == "No entries"
    assert page.nothing.isVisible()
    assert not page.entry.isVisible()


def test_from_nothing_found_one_step_leads_to_the_questions(studio: Studio, page: ReferencePage) -> None:
    page.search.setText("trebuchet")
    studio.settle()
    next(one for one in page.nothing.findChildren(QPushButton)).click()
    studio.settle()

    assert page.results.count() == 10
    assert page.entry.isVisible()


def test_an_entry_can_be_asked_for(studio: Studio, page: ReferencePage) -> None:
    studio.show("reference", "rule:maryland:identification-unasked")

    assert "Md. Code, Criminal Procedure, 2-109(a) and (b)" in page.entry.words
    assert page.kinds.currentData() == "rule"


def test_a_brief_leads_into_it(studio: Studio, page: ReferencePage) -> None:
    studio.show("brief", "badge-requests/the-blue-bicycle")
    _pressed(studio, "brief", "Look up: Give your name, number and agency when asked")

    assert "Agency policy, default of this program" in page.entry.words


def test_what_a_decision_rests_on_leads_into_it(studio: Studio) -> None:
    playing = studio.play("badge-requests/the-blue-bicycle", skill="first", most=3)
    moment = studio.do(lambda office: last_moment(office, playing))
    assert moment is not None
    ways = [part.key for part in look_up_parts(moment.authorities, moment.rules)]

    assert ways
    assert all(studio.do(partial(opened, key)).title for key in ways)


def partial(job: Callable[[Office, str], Opened], key: str) -> Callable[[Office], Opened]:
    return lambda office: job(office, key)


def _pressed(studio: Studio, name: PageName, words: str) -> None:
    buttons = studio.shell.page(name).findChildren(QPushButton)
    next(one for one in buttons if one.text() == words).click()
    studio.settle()
    assert studio.shell.current == "reference"


def test_the_sample_agreement_is_filled_in_and_saved(studio: Studio, page: ReferencePage, tmp_path: Path) -> None:
    page.agreement.click()
    page.form.fields["agency"].line.setText("Calder Falls Police")
    page.form.fields["officers"].line.setText("two")
    was_sound = page.form.is_sound()
    page.form.fields["officers"].line.setText("2")
    page.form.save_to(tmp_path / "agreement.pdf")
    studio.settle()

    assert (was_sound, page.form.is_sound()) == (False, True)
    assert (tmp_path / "agreement.pdf").read_bytes().startswith(b"%PDF")
    assert page.form.told.text().replace("\u200b", "") == f"Saved: {tmp_path / 'agreement.pdf'}"


def test_a_folder_that_takes_nothing_is_told(studio: Studio, page: ReferencePage, tmp_path: Path) -> None:
    page.agreement.click()
    page.form.save_to(tmp_path / "nowhere" / "agreement.pdf")
    studio.settle()

    assert "cannot be written" in page.form.told.text()


def _looked_up(studio: Studio, name: PageName) -> QPushButton:
    """Follow the first link that looks something up, by keyboard."""
    buttons = studio.shell.page(name).findChildren(QPushButton)
    link = next(one for one in buttons if one.isVisible() and one.accessibleName().startswith("Look up"))
    link.setFocus()
    link.click()
    studio.settle()
    return link


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)],
)
def test_what_was_looked_up_from_a_contact_leads_back_to_it(
    studio: Studio, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    next(pose for pose in SCENES if pose.state == "feedback").arrange(studio)
    scene = studio.shell.page("scene")
    assert isinstance(scene, ScenePage)
    link = _looked_up(studio, "scene")
    page = studio.shell.page("reference")
    qtbot.keyClick(QApplication.focusWidget() or page, key, modifier)
    studio.settle()

    assert studio.shell.current == "scene"
    assert scene.play.playing is not None
    assert QApplication.focusWidget() is link


def test_the_way_back_from_a_debrief_is_named_and_keeps_the_decision(studio: Studio) -> None:
    attempt = studio.play("badge-requests/the-blue-bicycle", "practice", "first").attempt_id
    studio.show("debrief", OpenAt(attempt, 0))
    debrief = studio.shell.page("debrief")
    assert isinstance(debrief, DebriefPage)
    debrief._open(2)
    studio.settle()
    _looked_up(studio, "debrief")
    page = studio.shell.page("reference")
    assert isinstance(page, ReferencePage)
    named = page.back.accessibleName()
    page.back.click()
    studio.settle()

    assert named == "Back to Debrief: The blue bicycle"
    assert (studio.shell.current, debrief._index) == ("debrief", 2)


def test_what_is_opened_by_itself_has_no_way_back(studio: Studio) -> None:
    studio.show("brief", "badge-requests/the-blue-bicycle")
    _looked_up(studio, "brief")
    studio.show("home")
    studio.show("reference")
    page = studio.shell.page("reference")
    assert isinstance(page, ReferencePage)

    assert page.back.isHidden()


def test_a_case_names_its_court_first_and_what_was_seen_in_plain_words(studio: Studio, page: ReferencePage) -> None:
    page._open("authority:terry-v-ohio")
    studio.settle()
    lines = page.entry.words.split("\n")

    assert lines[1].startswith("Supreme Court of the United States, 392 U.S. 1 (1968).")
    assert any(line.startswith("What is said here was found on 2 pages on ") for line in lines)
    assert "The decision itself is the source. Pages looked at:" in lines
    assert "[To be checked by counsel]" not in lines


def test_what_was_written_from_knowledge_is_for_counsel(studio: Studio, page: ReferencePage) -> None:
    page._open("authority:dunaway-v-new-york")
    studio.settle()

    assert "own knowledge" not in page.entry.words
    assert "Written from knowledge on Mon 23 Nov 2026; the decision itself was not opened." in page.entry.words
    assert page.entry.words.split("\n")[2] == "[To be checked by counsel]"
