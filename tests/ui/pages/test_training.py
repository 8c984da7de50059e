"""Training is used by keyboard and screen reader, at every text size; its cards say what became of what was pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QScrollArea

from tests.ui.accessible import nameless, tab_order, too_small
from tests.ui.conftest import Opening
from trainer.settings import Settings
from trainer.ui.poses import training
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio

NAMES = [pose.state for pose in training.POSES]
LARGE = Settings(theme="day", text_percent=200, motion="reduced")


@pytest.mark.parametrize("pose", training.POSES, ids=NAMES)
def test_everything_has_a_name_and_fits_at_twice_the_text(opening: Opening, pose: Pose) -> None:
    studio = opening(pose.record, LARGE)
    studio.shell.resize(1280, 720)
    pose.arrange(studio)
    visited = tab_order(studio.shell.page("training"))

    assert (nameless(studio.shell), too_small(studio.shell)) == ([], [])
    assert len(visited) == len(set(visited))
    for area in studio.shell.page("training").findChildren(QScrollArea):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()


@pytest.fixture
def studio(opening: Opening) -> Studio:
    """Return a window with an instructor whose cohort has assignments."""
    made = opening("shared")
    training.assigned(made)
    made.show("training")
    return made


def press(studio: Studio, words: str) -> None:
    page = training.page_of(studio)
    buttons = [one for one in page.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    studio.settle()


def words(studio: Studio) -> str:
    found = training.page_of(studio).findChildren(QLabel)
    return "\n".join(label.text() for label in found if label.isVisible())


def test_versions_are_those_of_the_contact(studio: Studio) -> None:
    page = training.page_of(studio)
    press(studio, "Assign a contact")
    seen = {}
    for place in range(page.form.contact.count()):
        page.form.contact.setCurrentIndex(place)
        studio.settle()
        contact = page.form.contact.currentData()
        titles = studio.do(lambda office, id=contact: [  # type: ignore[misc]
            one.title for one in office.library.editions[id].scenario.variants.values()
        ])  # fmt: skip
        seen[contact] = titles
        assert [page.form.variant.itemText(at) for at in range(1, page.form.variant.count())] == titles

    assert any(seen.values())


def test_what_is_the_same_is_not_assigned_twice(studio: Studio) -> None:
    page = training.page_of(studio)
    press(studio, "Assign a contact")
    page.form.contact.setCurrentIndex(page.form.contact.findText("The black bag"))
    page.form.mode.setCurrentIndex(1)
    press(studio, "Assign it")

    assert "assigned to them already" in words(studio)


def test_a_contact_that_is_not_in_the_list_is_said(studio: Studio) -> None:
    page = training.page_of(studio)
    press(studio, "Assign a contact")
    page.form.contact.setEditText("The grey cat")
    press(studio, "Assign it")
    assert "no such contact" in words(studio)
    press(studio, "Assign nothing")

    assert page.form.isHidden()


def test_somebody_who_is_ticked_is_the_only_one(studio: Studio) -> None:
    page = training.page_of(studio)
    press(studio, "Assign a contact")
    page.form.everybody.setChecked(False)
    boxes = page.form.findChildren(QCheckBox)
    next(box for box in boxes if box.accessibleName() == "Assign to Omar Haddad").setChecked(True)
    press(studio, "Assign it")

    assert "1 person" in [row[3].text for row in page.assignments.cells.rows]


def test_one_that_was_withdrawn_is_assigned_again_from_its_card(studio: Studio) -> None:
    page = training.page_of(studio)
    page.open_assignment(1)
    press(studio, "Withdraw")
    page.open_assignment(2)
    press(studio, "Undo: assign it again")

    assert "It is assigned again." in words(studio)
    assert "Withdrawn" not in [row[4].text for row in page.assignments.cells.rows]


@pytest.mark.qt_log_ignore("does not support raise")  # the offscreen screen says it of every tool tip
def test_the_lines_are_walked_with_the_arrow_keys(studio: Studio) -> None:
    plot = training.page_of(studio).pace.outlook.plot
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.accessibleDescription().startswith("15 min, set, now: ")
    QTest.keyClick(plot, Qt.Key.Key_Up)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription().startswith("20 min, in week 1: ")
    QTest.keyClick(plot, Qt.Key.Key_Down)
    QTest.keyClick(plot, Qt.Key.Key_End)

    assert plot.accessibleDescription().startswith("15 min, set, in week 26: ")


def test_the_table_says_what_the_plot_shows(studio: Studio) -> None:
    outlook = training.page_of(studio).pace.outlook
    shown = [[round(line.values[week] * 100) for week in (4, 13)] for line in outlook.plot._lines]
    table = [[int(cell.text.rstrip("%")) for cell in row[1:3]] for row in outlook.table.cells.rows]

    assert table == shown


def test_another_cohort_is_chosen_on_top(opening: Opening) -> None:
    studio = opening("shared")
    studio.sign_in("1203")
    studio.show("training")
    page = training.page_of(studio)
    page.cohort.setCurrentIndex(1)
    page.cohort.activated.emit(1)
    studio.settle()

    assert page.cohort.currentText() == "Refresher, second watch"
    assert "Nothing is assigned to this cohort." in words(studio)


def test_a_person_is_opened_with_what_is_left_to_do(studio: Studio) -> None:
    training.page_of(studio).open_leave(1)
    studio.settle()
    assert "not done yet: The black bag (assessment, late); The door of 3B (practice, not begun)" in words(studio)
    press(studio, "Close the card of days away")

    assert "not done yet" not in words(studio)
