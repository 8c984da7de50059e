"""The page of refreshers: what comes back and why, days away, minutes a week."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.offices import POINT, REFUSE, SIGH
from tests.refreshing import contact, contact_id, families, finish
from tests.ui.window import Window
from trainer.academy.office import Office
from trainer.academy.paces import own_pace
from trainer.academy.people import first_person
from trainer.ui.pages.refreshers import RefreshersPage


def learned(office: Office) -> None:
    person = first_person(office)
    assert person is not None
    finish(office, person, contact_id(1))
    finish(office, person, contact_id(2), REFUSE, SIGH)
    finish(office, person, contact_id(9))


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """Lend the window of somebody who has played nothing yet."""
    window = Window(tmp_path / "record", of=families(2, "a", contact(9)))
    yield window
    window.close()


def opened(window: Window) -> RefreshersPage:
    window.shell.go("refreshers")
    window.settle()
    page = window.shell.page("refreshers")
    assert isinstance(page, RefreshersPage)
    return page


def played(window: Window, days: int = 14) -> RefreshersPage:
    window.station.ask(learned, lambda _: None)
    window.settle()
    window.clock.pass_by(days=days)
    return opened(window)


def said(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible() and one.text()]


def press(window: Window, page: QWidget, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()
    window.settle()


def rows(page: RefreshersPage) -> list[list[str]]:
    return [[cell.text for cell in row] for row in page._table.cells.rows]


def test_before_anything_was_played_it_says_what_it_is_and_offers_the_catalogue(window: Window) -> None:
    page = opened(window)

    assert "Nothing to bring back yet" in said(page)
    press(window, page, "Open catalogue")
    assert window.shell.current == "catalogue"


def test_each_lesson_says_how_likely_it_is_known_when_it_comes_back_and_why(window: Window) -> None:
    found = {row[0]: row[1:4] for row in rows(played(window))}

    assert found["Contact 1"] == ["Likely", "Now", "Played once: what lasts longer comes back later"]
    assert found["Contact 2"][1:] == ["Now", "As the whole contact: the lesson did not show last time"]
    assert found["Contact 9"][1:] == ["–", "No bulletin brings it back yet; it stays in the catalogue"]


def test_before_anything_is_due_the_next_day_is_named(window: Window) -> None:
    words = said(played(window, days=0))

    assert "No refreshers today" in words
    assert any(one.startswith("The next lesson comes back on ") for one in words)


def test_what_is_due_is_started_from_here(window: Window) -> None:
    page = played(window)
    press(window, page, "Start refreshers")

    assert window.shell.current == "scene"
    assert window.scene.play.playing is not None
    assert window.shell.side.item("home").property("current")


def test_a_refresher_that_is_gone_on_with_stands_at_home_and_practice_in_the_catalogue(window: Window) -> None:
    page = played(window)
    press(window, page, "Start refreshers")
    assert window.scene.play.playing is not None
    attempt = window.scene.play.playing.attempt_id
    window.begin()
    in_practice = window.shell.side.item("catalogue").property("current")
    window.go_on(attempt)

    assert in_practice
    assert window.shell.side.item("home").property("current")


def test_days_away_are_added_and_taken_back(window: Window) -> None:
    page = played(window)
    page.leave_card.first.setDate(QDate(2026, 12, 24))
    press(window, page, "Add days away")
    added = said(page.leave_card)
    press(window, page, "Remove")

    assert "Thu 24 Dec 2026, 1 day" in added
    assert "No days away are entered." in said(page.leave_card)


def test_days_that_cannot_be_entered_say_why_beside_them(window: Window) -> None:
    page = opened(window)
    page.leave_card.last.setDate(QDate(2026, 11, 1))
    press(window, page, "Add days away")

    assert "The last day away lies before the first. Change one of the two." in said(page.leave_card)
    assert window.faults == []


def test_minutes_a_week_are_set_and_given_back(window: Window) -> None:
    page = opened(window)
    person = window.station.person
    assert person is not None
    found: list[int | None] = []
    page.pace_card.minutes.setValue(42)
    press(window, page, "Keep")
    window.station.ask(lambda office: own_pace(office, person.id), found.append)
    window.settle()
    press(window, page, "Use the default")
    window.station.ask(lambda office: own_pace(office, person.id), found.append)
    window.settle()

    assert found == [42, None]


def test_what_waits_for_a_later_day_is_counted(window: Window) -> None:
    page = played(window)
    page.pace_card.minutes.setValue(8)
    press(window, page, "Keep")

    assert any("1 waits for a later day, within your minutes." in words for words in said(page))


def test_a_refresher_that_is_pointed_at_poorly_is_told_at_the_end(window: Window) -> None:
    page = played(window)
    press(window, page, "Start refreshers")
    scene = window.scene
    while scene.play.playing is not None and not scene.closing.isVisible():
        panel = scene.contact.panel
        if not panel.isHidden() and panel.offer is not None:
            ids = [one.id for one in panel.offer.options]
            window.choose("point" if "point" in ids else "sigh")
        else:
            window.press()
    words = said(scene.closing)

    assert POINT.answer is not None
    assert any("as the whole contact" in one for one in words)
