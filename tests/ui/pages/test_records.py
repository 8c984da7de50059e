"""Records as an officer, an instructor and a records officer use them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Opening
from tests.ui.pages.test_every_role import NUMBERS
from trainer.ui.pages.records import RecordsPage
from trainer.ui.poses.records import meet_a_course, page, sign_in_keeper
from trainer.ui.studio import Studio
from trainer.ui.widgets.plain_table import PlainTable

COURSE = "Active listening"


def press(studio: Studio, inside: RecordsPage, words: str) -> None:
    buttons = [one for one in inside.findChildren(QPushButton) if words in (one.text().strip(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    studio.settle()


def rows(inside: RecordsPage, table: str, column: int = 0) -> list[str]:
    found = next(one for one in inside.findChildren(PlainTable) if one.accessibleName() == table)
    return [row[column].text for row in found.cells.rows]


def words(inside: RecordsPage) -> str:
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible()).replace("\u200b", "")


def test_ones_own_record_is_shown_with_every_play(studio: Studio) -> None:
    shown = page(studio)

    assert len(rows(shown, "Plays on the record")) == 7
    assert "6 plays finished, 29 minutes active." in words(shown)
    assert not shown.who.isVisible()


def test_a_play_is_opened_with_its_choices_and_leads_to_its_debrief(studio: Studio) -> None:
    shown = page(studio)
    shown.open_play(shown.first_that_fell_short)
    studio.settle()

    assert len(rows(shown, "Choices of the play")) == 7
    assert "Remediation: 62 of 100, under the pass mark of 75.\nRetest: none yet." in words(shown)
    press(studio, shown, "Debrief of this play")
    assert studio.shell.current == "debrief"


def test_what_was_taught_again_is_noted(studio: Studio) -> None:
    shown = page(studio)
    shown.open_play(shown.first_that_fell_short)
    press(studio, shown, "Note what was taught again")
    assert "Nothing is written." in words(shown)
    shown.play.words.setPlainText("Read it back together.")
    press(studio, shown, "Note what was taught again")

    assert "R. Delgado, 4172: Read it back together." in words(shown)
    assert "1 note, no retest yet".capitalize() in rows(shown, "Plays on the record", 5)


def test_transcript_and_all_data_are_saved(studio: Studio, tmp_path: Path) -> None:
    shown = page(studio)
    shown.save_transcript_to(tmp_path / "t.pdf")
    studio.settle()
    assert "Saved: " in words(shown)
    shown.export_to(tmp_path / "out")
    studio.settle()

    assert (tmp_path / "t.pdf").read_bytes().startswith(b"%PDF")
    assert [one.name for one in (tmp_path / "out").glob("*/own-data.json")] == ["own-data.json"]


def test_a_course_says_what_is_missing(studio: Studio) -> None:
    shown = page(studio)
    shown.open_course(COURSE)
    studio.settle()

    assert "“A pad and a pen” has not been played in an assessment." in words(shown)
    assert "“The shop on Mill Lane” stands at 62 of 100" in words(shown)


def test_a_certificate_is_issued_saved_and_revoked(studio: Studio, tmp_path: Path) -> None:
    meet_a_course(studio, studio.person.id)
    shown = page(studio)
    shown.open_course(COURSE)
    press(studio, shown, "Issue the certificate")
    [code] = rows(shown, "Certificates")
    assert f"Issued: certificate {code}." in words(shown)
    assert f"Certified, {code}" in rows(shown, "Courses", 2)
    shown.card.save_to(tmp_path / "c.pdf")
    studio.settle()
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    press(studio, shown, "Revoke the certificate")
    assert "Say why it is revoked." in words(shown)
    shown.card.reason.line.setText("Issued too early.")
    press(studio, shown, "Revoke the certificate")

    assert rows(shown, "Certificates", 3) == ["Revoked"]
    shown.open_certificate(0)
    assert ": Issued too early." in words(shown)


def test_a_fault_is_said_in_the_card(studio: Studio, tmp_path: Path) -> None:
    meet_a_course(studio, studio.person.id)
    shown = page(studio)
    shown.open_course(COURSE)
    press(studio, shown, "Issue the certificate")
    shown.card.save_to(tmp_path / "none" / "c.pdf")
    studio.settle()

    assert "cannot be written" in words(shown)


def test_an_empty_record_leads_to_the_catalogue(opening: Opening) -> None:
    studio = opening("empty")
    shown = page(studio)
    press(studio, shown, "Open catalogue")

    assert studio.shell.current == "catalogue"


def test_a_records_officer_certifies_somebody_else(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in()
    trainee = studio.person.id
    meet_a_course(studio, trainee)
    sign_in_keeper(studio)
    shown = page(studio)
    shown.who.box.setCurrentIndex(shown.who.box.findText("Delgado", flags=Qt.MatchFlag.MatchContains))
    shown.who.submitted.emit()
    studio.settle()
    shown.open_course(COURSE)
    shown.card.supervised.line.setText("Sgt. Ida Njeri")
    press(studio, shown, "Issue the certificate")

    assert "supervised by Sgt. Ida Njeri, as stated by who issued this" in words(shown)
    press(studio, shown, "My own record")
    assert "Officer 2044" in words(shown)


def test_an_instructor_reads_the_own_cohort_and_exports_nobody(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in("1180")
    shown = page(studio)
    names = [shown.who.box.itemText(place) for place in range(shown.who.box.count())]
    assert len(names) == 4
    shown.who.box.setCurrentIndex(0)
    shown.who.submitted.emit()
    studio.settle()

    assert "No play is on this record yet." in words(shown)
    assert not shown.transcript.isVisible()
    assert not shown.export.isVisible()


def test_a_name_that_nobody_has_is_said(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in("1203")
    shown = page(studio)
    shown.who.line.setText("Nobody")
    shown.who.submitted.emit()

    assert "Pick somebody from the list." in words(shown)


@pytest.mark.parametrize("number", ["5021", "4172"])
def test_whoever_is_no_instructor_sees_the_own_record_alone(opening: Opening, number: str) -> None:
    studio = opening("shared")
    studio.sign_in(number)
    shown = page(studio)

    assert not shown.who.isVisible()
    assert shown.export.isVisible()
    assert not shown.card._issue.isVisible()


def test_a_rank_is_entered_and_stands_on_the_record(studio: Studio) -> None:
    shown = page(studio)
    press(studio, shown, "Enter a rank")
    shown.entry.fields["rank"].line.setText("Sergeant")
    press(studio, shown, "Enter")

    assert "Officer 4172, Sergeant, " in words(shown)
    assert shown.entry.isHidden()


def test_what_cannot_be_entered_is_said_in_the_card_and_kept(studio: Studio) -> None:
    shown = page(studio)
    press(studio, shown, "Enter a rank")
    shown.entry.fields["rank"].line.setText("x" * 300)
    press(studio, shown, "Enter")

    assert "longer than 200 letters" in words(shown)
    assert shown.entry.fields["rank"].text == "x" * 300
    press(studio, shown, "Leave as it is")
    assert shown.entry.isHidden()


def test_a_course_is_certified_and_evaluated_and_its_hours_are_entered(studio: Studio) -> None:
    meet_a_course(studio, studio.person.id)
    shown = page(studio)
    shown.open_course(COURSE)
    press(studio, shown, "State the certification of the course")
    for name, typed in {"body": "Board of Nowhere", "number": "12-A", "credit": "1.5"}.items():
        shown.entry.fields[name].line.setText(typed)
    press(studio, shown, "Enter")
    shown.open_course(COURSE)
    assert "stated it: Board of Nowhere, number 12-A, 1.5 credit hours." in words(shown)
    press(studio, shown, "Evaluate the course")
    press(studio, shown, "Send")
    assert "A statement is not answered." in words(shown)
    for answer in shown.entry.answers:
        answer.setCurrentIndex(4)
    assert shown.entry.words is not None
    shown.entry.words.setPlainText("A longer night scene.")
    press(studio, shown, "Send")
    shown.open_course(COURSE)
    assert "“A longer night scene.”" in words(shown)
    press(studio, shown, "Issue the certificate")
    press(studio, shown, "Enter the hours claimed with the certificate")
    shown.entry.fields["claimed"].line.setText("2")
    shown.entry.fields["to"].line.setText("The board")
    press(studio, shown, "Enter")
    shown.open_certificate(0)

    assert "2 hours claimed, reported to The board. Entered by R. Delgado, 4172. Only " in words(shown)


def test_a_trainee_enters_no_rank_and_states_nothing_on_a_shared_computer(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in(NUMBERS["trainee"])
    shown = page(studio)
    shown.open_course(COURSE)
    buttons = [one.text() for one in shown.findChildren(QPushButton) if one.isVisible()]

    assert "Enter a rank" not in buttons
    assert "State the certification" not in buttons
    assert "Evaluate the course" not in buttons  # nothing of it is finished
