"""People and the audit log, as an administrator and an instructor find them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Opening
from trainer import paths
from trainer.people.roles import Role
from trainer.ui.pages.audit import AuditPage
from trainer.ui.pages.people import PeoplePage
from trainer.ui.studio import Studio
from trainer.ui.widgets.plain_table import PlainTable


@pytest.fixture
def studio(opening: Opening) -> Studio:
    """Return a window of a shared record with its administrator signed in."""
    made = opening("shared")
    made.sign_in()
    return made


def page(studio: Studio) -> PeoplePage:
    studio.show("people")
    found = studio.shell.page("people")
    assert isinstance(found, PeoplePage)
    return found


def log(studio: Studio) -> AuditPage:
    studio.show("audit")
    found = studio.shell.page("audit")
    assert isinstance(found, AuditPage)
    return found


def press(studio: Studio, inside: PeoplePage | AuditPage, words: str) -> None:
    buttons = [one for one in inside.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    studio.settle()


def names(inside: PeoplePage | AuditPage, table: str) -> list[str]:
    found = next(one for one in inside.findChildren(PlainTable) if one.accessibleName() == table)
    return [row[0].text for row in found.cells.rows]


def words(inside: PeoplePage | AuditPage) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def test_people_are_found_by_what_is_typed(studio: Studio) -> None:
    people = page(studio)
    assert len(names(people, "People")) == 8
    people.search.setText("instr")
    assert names(people, "People") == ["Ida Njeri", "Tomasz Wrona"]
    people.search.setText("nobody like this")

    assert "Nobody fits" in words(people)


def test_roles_are_given_in_the_card(studio: Studio) -> None:
    people = page(studio)
    people.open_person("5021")
    people.person.roles.boxes[Role.AUTHOR].setChecked(True)
    press(studio, people, "Keep the roles")
    people.search.setText("author")

    assert names(people, "People") == ["Omar Haddad", "Tomasz Wrona"]


def test_the_last_administrator_cannot_be_closed(studio: Studio) -> None:
    people = page(studio)
    people.open_person("4172")
    press(studio, people, "Close the account")

    assert "Nobody would be left" in words(people)


def test_a_code_is_given_and_shown_once(studio: Studio) -> None:
    people = page(studio)
    people.open_person("5022")
    press(studio, people, "Give a one-time code")
    assert "One-time code: " in words(people)
    people.open_person("5021")

    assert "One-time code: " not in words(people)


def test_an_account_is_closed_and_opened(studio: Studio) -> None:
    people = page(studio)
    people.open_person("5021")
    press(studio, people, "Close the account")
    assert "The record stays" in words(people)
    people.search.setText("closed")

    assert names(people, "People") == ["Lena Sorge", "Omar Haddad"]


def test_a_number_that_is_taken_is_said(studio: Studio) -> None:
    people = page(studio)
    people.add.click()
    people.person.form.fill("Somebody Else", "5021", "")
    press(studio, people, "Add")

    assert "is that of Omar Haddad" in words(people)


def test_a_cohort_is_made_filled_and_ended(studio: Studio) -> None:
    people = page(studio)
    people.begin_cohort.click()
    people.cohort.name.line.setText("Night watch")
    press(studio, people, "Make the cohort")
    people.open_cohort("Night watch")
    people.cohort.who.box.setCurrentIndex(people.cohort.who.box.findText("Omar", flags=Qt.MatchFlag.MatchContains))
    press(studio, people, "Add to the cohort")
    assert names(people, "People of the cohort") == ["Omar Haddad"]
    press(studio, people, "End the cohort")

    assert names(people, "Cohorts")[-1] == "Night watch"


def test_an_instructor_sees_the_own_cohort_and_changes_nothing(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in("1180")
    people = page(studio)
    people.open_cohort("Recruits, autumn")

    assert names(people, "Cohorts") == ["Recruits, autumn"]
    assert not people.add.isVisible()
    assert not people.cohort.name.isVisible()


def test_the_log_is_filtered_and_verified(studio: Studio) -> None:
    audit = log(studio)
    audit.filter_act("sign in")
    studio.settle()
    assert names(audit, "Audit log") == ["Sign in"]
    press(studio, audit, "Verify the chain")

    assert "none changed, none missing" in words(audit)


def test_the_log_is_taken_out(studio: Studio) -> None:
    audit = log(studio)
    press(studio, audit, "Export as CSV")
    file = next(Path(paths.user_folder()).glob("audit-log-*.csv"))

    assert b"arrange cohorts" in file.read_bytes()
    assert "Exported to" in words(audit)
