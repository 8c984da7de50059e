"""Progress shows what the record says, as plot and as table with the same values, and says when that is little."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from trainer.academy.looking_back import looking_back
from trainer.academy.plays import finished
from trainer.academy.progress import competencies, plays
from trainer.ui.bands import figure
from trainer.ui.models.cells import Cells
from trainer.ui.pages.debrief import DebriefPage
from trainer.ui.pages.progress import ProgressPage
from trainer.ui.studio import Studio
from trainer.ui.widgets.line_plot import LinePlot
from trainer.ui.widgets.plain_table import PlainTable


@pytest.fixture
def page(studio: Studio) -> ProgressPage:
    """Return the filled page."""
    studio.show("progress")
    page = studio.shell.page("progress")
    assert isinstance(page, ProgressPage)
    return page


def _cells(page: ProgressPage, name: str) -> Cells:
    return next(table.cells for table in page.findChildren(PlainTable) if table.accessibleName() == name)


def test_each_competency_of_the_topic_stands_with_its_figure(studio: Studio, page: ProgressPage) -> None:
    known = studio.do(lambda office: competencies(office, studio.person.id))
    shown = [(row[0].text, row[2].text) for row in _cells(page, "Competencies").rows]

    assert shown == [(one.title, figure(one.mean)) for one in known if one.topic == known[0].topic]


def test_every_play_leads_to_its_debrief(studio: Studio, page: ProgressPage) -> None:
    record = studio.do(lambda office: finished(office, studio.person.id))
    went: list[object] = []
    page.went.disconnect()
    page.went.connect(lambda name, what: went.extend((name, what)))
    table = page._plays
    table.setCurrentIndex(table.cells.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert went == ["debrief", record[2].id]


def test_the_table_twin_has_the_values_of_the_plot(studio: Studio, page: ProgressPage) -> None:
    scored = studio.do(lambda office: plays(office, studio.person.id))
    next(button for button in page.findChildren(QPushButton) if button.text() == "Show as table").click()
    rows = _cells(page, "Scores over time").rows

    assert [row[2].text for row in rows] == [figure(play.score) for play in reversed(scored)]


@pytest.mark.qt_log_ignore("does not support raise")  # the offscreen screen says it of every tool tip
def test_arrow_keys_go_from_play_to_play(page: ProgressPage) -> None:
    plot = page.findChild(LinePlot)
    plot.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(plot, key)

    assert plot.accessibleDescription() == plot._points[-2].described


def test_few_plays_are_not_called_a_trend(page: ProgressPage) -> None:
    assert "6 plays, too few yet to call it a trend." in [label.text() for label in page.findChildren(QLabel)]


def test_folded_columns_are_read_out_with_the_first(page: ProgressPage) -> None:
    page._plays.fold(True)
    cells = page._plays.cells
    said = cells.data(cells.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert "Mode: " in said
    assert "How it ended: " in said


def test_sure_and_wrong_leads_to_its_decision(studio: Studio, page: ProgressPage) -> None:
    found = studio.do(lambda office: looking_back(office, studio.person.id))
    table = next(one for one in page.findChildren(PlainTable) if one.accessibleName() == "Sure and wrong")
    table.setCurrentIndex(table.cells.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    studio.settle()
    debrief = studio.shell.page("debrief")

    assert isinstance(debrief, DebriefPage)
    assert debrief._asked is not None
    assert debrief._asked.debrief.record[debrief._index].event == found.misjudged[1].event


def test_what_the_last_play_changed_stands_with_both_means(studio: Studio, page: ProgressPage) -> None:
    found = studio.do(lambda office: looking_back(office, studio.person.id))
    rows = _cells(page, "What changed since last time").rows

    assert rows
    assert all(row[1].text != row[2].text for row in rows)
    assert {row[0].text for row in rows} <= {one.title for one in found.changed}


def test_first_errors_are_told_in_a_sentence(page: ProgressPage) -> None:
    words = "\n".join(label.text() for label in page.findChildren(QLabel))

    assert "4 of your latest 6 plays had an error: a decision that cost over a tenth of the score." in words
    assert "2 decisions taken with high certainty, and not right." in words


def test_a_page_with_years_behind_it_lists_the_latest_and_offers_older_ones(
    studio: Studio, page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.pages.progress._MORE", 2)
    monkeypatch.setattr("trainer.ui.pages.progress._PLOTTED", 4)
    page._listed = 3
    page.shown()
    studio.settle()
    before = len(page._plays.cells.rows)
    page._older.click()
    studio.settle()

    assert (before, len(page._plays.cells.rows)) == (3, 5)
    assert len(page.findChild(LinePlot)._points) == 4


def test_nothing_older_is_offered_where_there_is_nothing(page: ProgressPage) -> None:
    assert page._older.isHidden()
