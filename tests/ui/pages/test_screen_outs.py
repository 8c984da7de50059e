"""Screen-outs as an instructor and a lead instructor use them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Opening
from trainer.academy.office import Office
from trainer.ui.pages.screen_outs import ScreenOutsPage
from trainer.ui.poses import screen_outs as poses
from trainer.ui.studio import Studio

BAG = "fourth-amendment/the-black-bag"


def words(studio: Studio) -> str:
    shown = studio.shell.page(studio.shell.current)  # type: ignore[arg-type]
    return "\n".join(one.text() for one in shown.findChildren(QLabel) if one.isVisible()).replace("\u200b", "")


def press(studio: Studio, words: str) -> None:
    shown = studio.shell.page(studio.shell.current)  # type: ignore[arg-type]
    buttons = [one for one in shown.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    studio.settle()


def lead(opening: Opening) -> tuple[Studio, ScreenOutsPage]:
    """Return a window in which the lead instructor sees what waits."""
    studio = opening("shared")
    poses.screened(studio)
    studio.show("screen_outs")
    return studio, poses.page_of(studio)


def test_where_nothing_waits_the_page_says_what_it_is_and_leads_back(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in(poses.LEAD)
    studio.show("training")
    press(studio, "Screen-outs: none waits")

    assert "No screen-out waits for anybody" in words(studio)
    press(studio, "Open Training")
    assert studio.shell.current == "training"


def test_a_choice_and_a_reason_are_asked_for(opening: Opening) -> None:
    studio, page = lead(opening)
    page.open_case(0, 0)
    studio.settle()
    press(studio, "Decide")
    assert "Choose whether it is upheld or set aside." in words(studio)
    page.case.form.choices["upheld"].click()
    page.case.form.reason.setPlainText("x" * 10_000)
    press(studio, "Decide")

    assert "longer than 2000 letters" in words(studio)
    assert len(page.case.form.reason.toPlainText()) == 10_000


def test_it_is_decided_by_the_keyboard_alone(opening: Opening) -> None:
    studio, page = lead(opening)
    table = page.tables[0]
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    studio.settle()
    page.case.form.choices["upheld"].setFocus()
    QTest.keyClick(page.case.form.choices["upheld"], Qt.Key.Key_Space)
    page.case.form.reason.setFocus()
    QTest.keyClicks(page.case.form.reason, "It was a search.")
    page.case.form.send.setFocus()
    QTest.keyClick(page.case.form.send, Qt.Key.Key_Return)
    studio.settle()

    assert "Your decision is on the record." in words(studio)
    assert len(page.tables[2].cells.rows) == 2


def test_a_decision_is_decided_again_by_another_and_both_are_read(opening: Opening) -> None:
    studio, page = lead(opening)
    page.open_case(2, 0)
    studio.settle()
    assert "Decide again" in words(studio)
    page.case.form.choices["set aside"].click()
    page.case.form.reason.setPlainText("The board has heard it.")
    press(studio, "Decide")
    page.open_case(2, 0)
    studio.settle()

    assert "Upheld on Tue 24 Nov 2026 by Tomasz Wrona" in words(studio)
    assert "Set aside on Tue 24 Nov 2026 by Tomasz Wrona, 1203: The board has heard it." in words(studio)


def test_whoever_recommended_is_told_that_another_decides(opening: Opening) -> None:
    studio, page = lead(opening)
    page.open_case(1, 0)
    studio.settle()
    page.case.form.choices["upheld"].click()
    page.case.form.reason.setPlainText("She asked twice.")
    press(studio, "Recommend")
    page.open_case(0, 1)
    studio.settle()

    assert "Another lead instructor decides" in words(studio)
    assert not page.case.form.isVisible()


def test_an_instructor_reads_what_was_decided_and_says_no_more(opening: Opening) -> None:
    studio, _ = lead(opening)
    studio.sign_in(poses.INSTRUCTOR)
    studio.show("screen_outs")
    page = poses.page_of(studio)
    page.open_case(2, 0)
    studio.settle()

    assert "It has been decided on." in words(studio)
    assert not page.case.form.isVisible()
    press(studio, "Debrief of this play")
    assert studio.shell.current == "debrief"


def test_the_record_leads_to_the_screen_out_of_a_play(opening: Opening) -> None:
    studio, _ = lead(opening)
    person = studio.do(_decided_person)
    studio.show("records", person)
    record = studio.shell.page("records")
    record.open_play(0)  # type: ignore[attr-defined]
    studio.settle()
    press(studio, "Recommend or decide on the screen-out")

    assert studio.shell.current == "screen_outs"
    assert "Your" in words(studio) or "Decide again" in words(studio)
    press(studio, "Close the card of the screen-out")
    assert not poses.page_of(studio).case.isVisible()


def _decided_person(office: Office) -> bytes:
    from trainer.academy.screen_out_cases import cases

    return cases(office).decided[0].person.id


def test_a_play_that_is_gone_is_said_to_be(opening: Opening) -> None:
    studio, page = lead(opening)
    studio.do(_purged)
    page.open_case(0, 0)
    studio.settle()

    assert "There is no such play in this database." in words(studio)
    assert not page.case.form.isVisible()


def _purged(office: Office) -> None:
    from trainer.academy.screen_out_cases import cases
    from trainer.store import erasing

    play = cases(office).for_decision[0].out.which.attempt
    with office.writing() as transaction:
        erasing.erase_play(transaction, play)


def test_on_a_computer_for_one_the_debrief_says_that_nobody_can_decide(studio: Studio) -> None:
    playing = studio.play(BAG, "assessment", "last")
    studio.show("debrief", playing.attempt_id)
    page = studio.shell.page("debrief")
    page._on_skipped()  # type: ignore[attr-defined]
    studio.settle()

    assert "On a computer for one person nobody can decide on a screen-out" in page._score._judged.words  # type: ignore[attr-defined]
