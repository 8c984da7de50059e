"""Author in the window: a folder is looked at and proposed, somebody else reviews, it is published, and withdrawn."""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from trainer.academy.library import catalogue
from trainer.ui.pages.author import AuthorPage
from trainer.ui.poses.author import GUN, WRONG, author_page, propose_as_another, put_in_force, write_agency
from trainer.ui.studio import Studio
from trainer.ui.widgets.report_sheet import TextSheet


@pytest.fixture
def page(studio: Studio) -> AuthorPage:
    """Return the page in front."""
    studio.show("author")
    return author_page(studio)


def _words(page: AuthorPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def _press(studio: Studio, page: AuthorPage, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(page)).click()
    studio.settle()


def _look(studio: Studio, page: AuthorPage, *more: tuple[str, str]) -> None:
    page.look(write_agency(*more))
    studio.settle()


def _status(studio: Studio) -> str:
    entries = studio.do(lambda office: catalogue(office, studio.person.id))
    return next(f"{entry.card.version} {entry.card.status}" for entry in entries if entry.scenario_id == GUN)


def test_a_folder_shows_findings_with_lines_and_readable_differences(studio: Studio, page: AuthorPage) -> None:
    _look(studio, page, *WRONG)
    words = _words(page)

    assert "2 findings that block" in words
    assert re.search(r"line \d+, column 25, rule P1", words)
    assert "There is no authority “terry-v-ohoi”" in words
    assert not page.look_panel.propose.isEnabled()


def test_a_sound_folder_is_proposed_and_waits_for_somebody_else(studio: Studio, page: AuthorPage) -> None:
    _look(studio, page)
    assert "4 differences to version 1, as shipped" in _words(page)
    _press(studio, page, "Propose")

    words = _words(page)
    assert "You proposed it, so somebody else reviews it." in words
    assert not page.detail.review.isVisibleTo(page)
    assert _status(studio) == "1 internally reviewed"


def test_it_is_reviewed_published_approved_and_withdrawn(studio: Studio, page: AuthorPage) -> None:
    text = studio.do(propose_as_another)[0]
    page.open(text.id)
    studio.settle()
    page.detail.review.field.line.setText("Read against the order of 2 May.")
    _press(studio, page, "Reviewed")
    assert _status(studio).startswith("1")
    _press(studio, page, "Publish")
    assert _status(studio) == "2 internally reviewed"
    page.detail.approve.field.line.setText("City attorney, L. Brandt")
    _press(studio, page, "Record the approval")
    assert _status(studio) == "2 approved by counsel"
    page.detail.withdraw.field.line.setText("The order was repealed.")
    _press(studio, page, "Withdraw")

    assert _status(studio) == "1 internally reviewed"
    words = _words(page)
    assert "Reviewed by R. Delgado (4172): Read against the order of 2 May." in words
    assert "Withdrawn by R. Delgado (4172): The order was repealed." in words


def test_a_step_without_words_is_pointed_out(studio: Studio, page: AuthorPage) -> None:
    page.open(studio.do(propose_as_another)[0].id)
    studio.settle()
    _press(studio, page, "Reviewed")

    assert "Write it in a sentence." in _words(page)


def test_a_refusal_is_told_beside_what_was_wanted(studio: Studio, page: AuthorPage) -> None:
    from trainer.academy.law import Subject, set_status
    from trainer.academy.publishing import review

    text = studio.do(propose_as_another)[0]
    studio.do(lambda office: review(office, text.id, "Read."))
    page.open(text.id)
    studio.settle()

    def overrule(office: Any) -> None:
        today = office.clock.now().date()
        set_status(office, Subject("authority", "florida-v-jl"), "overruled", since=today, source="Made up for a test")

    studio.do(overrule)
    _press(studio, page, "Publish")

    assert "A call about a gun cannot be published." in page.detail.wrong.text()
    assert "The authority “florida-v-jl” is overruled." in _words(page)


def test_all_that_is_reviewed_is_published_together(studio: Studio, page: AuthorPage) -> None:
    from trainer.academy.publishing import review

    folder = write_agency()
    other = folder / "fourth-amendment" / "a-second-call" / "scenario.yaml"
    other.parent.mkdir(parents=True)
    text = (folder / GUN / "scenario.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace(f"id: {GUN}", "id: fourth-amendment/a-second-call"), encoding="utf-8")
    proposed = studio.do(propose_as_another)
    for one in proposed:
        studio.do(lambda office, one=one: review(office, one.id, "Read."))
    page.shown()
    studio.settle()
    _press(studio, page, "Publish all that is reviewed")

    assert "2 texts in force, 0 on the way" in _words(page)


def test_a_shipped_contact_is_taken_up_for_counsel(studio: Studio, page: AuthorPage) -> None:
    page.adopt.which.setCurrentIndex(page.adopt.which.findData(GUN))
    _press(studio, page, "Take it up")

    words = _words(page)
    assert "No difference to version 1, as shipped" in words
    assert "You proposed it, so somebody else reviews it." in words


def test_a_file_may_be_opened_alone(studio: Studio, page: AuthorPage, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_agency() / GUN / "scenario.yaml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(file), ""))
    _press(studio, page, "Open a file")
    assert "1 text can be read." in _words(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    _press(studio, page, "Open a folder")
    assert "1 text can be read." in _words(page)


def test_a_folder_that_is_gone_is_told(studio: Studio, page: AuthorPage, tmp_path: Path) -> None:
    page.look(tmp_path / "gone")
    studio.settle()

    assert "There is no folder" in "\n".join(one.text() for one in studio.shell.banner.findChildren(QLabel))


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_text_can_be_read_whole(studio: Studio, page: AuthorPage) -> None:
    page.open(studio.do(propose_as_another)[0].id)
    studio.settle()
    _press(studio, page, "Read the text")

    sheet = studio.shell.findChild(TextSheet)
    assert sheet is not None
    assert sheet.windowTitle() == "A call about a gun"
    sheet.close()


def test_brief_and_debrief_say_who_has_looked_at_it(studio: Studio, page: AuthorPage) -> None:
    studio.do(put_in_force)
    studio.show("brief", GUN)
    said = "Approved by counsel (City attorney, L. Brandt) on Tue 24 Nov 2026."
    brief: Any = studio.shell.page("brief")
    assert said in brief.words
    assert "Published by your agency on Tue 24 Nov 2026 in version 2." in brief.words

    studio.show("debrief", studio.play(GUN).attempt_id)
    debrief: Any = studio.shell.page("debrief")
    from trainer.ui.pages.debrief import _review

    assert said in _review(debrief._asked)
