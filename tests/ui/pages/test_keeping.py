"""Keeping, as a records officer uses it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from tests.ui.conftest import Opening
from trainer.academy import audit
from trainer.academy.check import check
from trainer.academy.office import Office, Seat
from trainer.academy.plays import finished
from trainer.ui.pages.keeping import KeepingPage
from trainer.ui.poses.keeping import _from_home
from trainer.ui.studio import OFFICER, Studio
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.take_along_section import TakeAlongSection


@pytest.fixture
def studio(opening: Opening) -> Studio:
    """Return a window of a shared record with its records officer signed in."""
    made = opening("shared")
    made.sign_in("2044")
    return made


def page(studio: Studio) -> KeepingPage:
    studio.show("keeping")
    found = studio.shell.page("keeping")
    assert isinstance(found, KeepingPage)
    return found


def press(studio: Studio, inside: QWidget, words: str) -> None:
    buttons = [one for one in inside.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    next(one for one in buttons if one.isVisible()).click()
    studio.settle()


def rows(inside: QWidget, table: str) -> list[str]:
    found = next(one for one in inside.findChildren(PlainTable) if one.accessibleName() == table)
    return [" | ".join(cell.text for cell in row) for row in found.cells.rows] if found.isVisible() else []


def words(inside: QWidget) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def choose(studio: Studio, keeping: KeepingPage, kept: str, days: int) -> None:
    control = keeping.periods.controls[kept]
    control.setCurrentIndex(control.findData(days))
    control.activated.emit(control.currentIndex())
    studio.settle()


def as_file(studio: Studio, job: object) -> object:
    def done(office: Office) -> object:
        seat, office.seat = office.seat, Seat.FILE
        try:
            return job(office)  # type: ignore[operator]
        finally:
            office.seat = seat

    return studio.do(done)


def pick(studio: Studio, box: QWidget, holding: str) -> None:
    place = next(at for at in range(box.count()) if holding in box.itemText(at))  # type: ignore[attr-defined]
    box.setCurrentIndex(place)  # type: ignore[attr-defined]
    box.activated.emit(place)  # type: ignore[attr-defined]
    studio.settle()


def test_a_period_counts_at_once_and_takes_nothing(studio: Studio) -> None:
    keeping = page(studio)
    choose(studio, keeping, "practice", 90)

    last = as_file(studio, lambda office: audit.entries(office)[0])
    assert (last.act, last.details["days"]) == ("set retention", 90)  # type: ignore[attr-defined]
    assert page(studio).periods.controls["practice"].currentText() == "90 days"


def test_a_period_of_the_command_line_is_shown(studio: Studio) -> None:
    from trainer.academy.retention import Kept, set_period

    studio.do(lambda office: set_period(office, Kept.TYPED, 400))

    assert page(studio).periods.controls["typed text"].currentText() == "400 days"


def test_what_is_due_is_looked_at_and_then_removed(studio: Studio) -> None:
    keeping = page(studio)
    choose(studio, keeping, "practice", 90)
    press(studio, keeping.due, "Look at what is due")
    assert "Nothing is due." in words(keeping.due)
    studio.clock.wait(days=100)
    press(studio, keeping.due, "Look at what is due")
    assert rows(keeping.due, "What would go") == ["R. Delgado | 4172 | 5 |  |  | "]
    assert "the clock may have been set wrong" in words(keeping.due)
    assert not keeping.due.purge.isEnabled()
    keeping.due.sure.setChecked(True)
    press(studio, keeping.due, "Remove 5 things for good")

    assert "5 things removed. Tombstones and the audit log say so." in words(keeping.due)
    assert as_file(studio, check).problems == ()  # type: ignore[attr-defined]


def test_a_purge_can_be_stopped_between_two_steps(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.academy import purging

    monkeypatch.setattr(purging, "PLAYS_AT_ONCE", 1)
    keeping = page(studio)
    choose(studio, keeping, "practice", 90)
    studio.clock.wait(days=100)
    press(studio, keeping.due, "Look at what is due")
    keeping.due.sure.setChecked(True)
    keeping.due.purge.click()
    press(studio, keeping.due, "Stop after this step")

    assert "1 thing removed." in words(keeping.due)


def test_periods_that_change_meanwhile_stop_a_purge(studio: Studio) -> None:
    from trainer.academy.retention import Kept, set_period

    keeping = page(studio)
    choose(studio, keeping, "practice", 90)
    studio.clock.wait(days=100)
    press(studio, keeping.due, "Look at what is due")
    studio.do(lambda office: set_period(office, Kept.PRACTICE, 3650))
    keeping.due.sure.setChecked(True)
    press(studio, keeping.due, "Remove 5 things for good")

    assert "changed since the look" in words(keeping.due)


def test_somebody_who_left_is_erased(studio: Studio) -> None:
    keeping = page(studio)
    pick(studio, keeping.due.what, "Lena Sorge")
    keeping.due.plays.setChecked(True)
    press(studio, keeping.due, "Look at what is due")
    assert rows(keeping.due, "What would go") == ["Lena Sorge | 4990 |  |  |  | Erased"]
    keeping.due.sure.setChecked(True)
    press(studio, keeping.due, "Remove 1 thing for good")

    assert keeping.due.what.count() == 1
    assert "1 thing removed" in words(keeping.due)


def test_a_hold_is_placed_on_a_play_and_on_a_person_and_lifted(studio: Studio) -> None:
    keeping = page(studio)
    assert "Nothing is held." in words(keeping.holds)
    press(studio, keeping.holds, "Place the hold")
    assert "Pick somebody from the list." in words(keeping.holds)
    pick(studio, keeping.holds.who.box, "R. Delgado")
    pick(studio, keeping.holds.which, "assessment")
    press(studio, keeping.holds, "Place the hold")
    assert "The reason for the hold is missing." in words(keeping.holds)
    keeping.holds.why.line.setText("Appeal 17")
    press(studio, keeping.holds, "Place the hold")
    pick(studio, keeping.holds.who.box, "Omar Haddad")
    keeping.holds.why.line.setText("Appeal 18")
    press(studio, keeping.holds, "Place the hold")
    table = next(one for one in keeping.holds.findChildren(PlainTable))
    table.picked.emit(0)
    studio.settle()
    table.picked.emit(1)  # that one is lifted already
    studio.settle()

    assert [row.split(" | ")[1:] for row in rows(keeping.holds, "Legal holds")] == [
        ["Appeal 18", "Tue 24 Nov 2026", "Lift"],
        ["Appeal 17", "Tue 24 Nov 2026, lifted Tue 24 Nov 2026", ""],
    ]


def test_the_key_is_shown_and_renewed(studio: Studio) -> None:
    keeping = page(studio)
    before = words(keeping.key)
    press(studio, keeping.key, "Copy the key")
    press(studio, keeping.key, "Take another key")

    assert "in use since Tue 24 Nov 2026." in before
    assert "1 key before it" in words(keeping.key)


def home_file(tmp_path: Path) -> Path:
    file = tmp_path / "record.json"
    file.write_bytes(_from_home())
    return file


def test_a_record_from_home_is_looked_at_and_taken_in_once(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(file), ""))
    keeping = page(studio)
    press(studio, keeping.carry, "Open a record file")
    assert "4 plays new" in words(keeping.carry)
    assert "a key that was never seen here" in words(keeping.carry)
    assert len(rows(keeping.carry, "Plays of the file")) == 4
    before = len(plays_of(studio))
    press(studio, keeping.carry, "Take in 4 plays")
    assert "Taken in for R. Delgado: 4 plays new." in words(keeping.carry)
    assert len(plays_of(studio)) == before + 3
    keeping.carry.look_at(file)
    studio.settle()
    assert "4 plays here already" in words(keeping.carry)
    assert not keeping.carry.take.isEnabled()
    press(studio, keeping.carry, "Close")

    assert not keeping.carry.take.isVisible()
    assert as_file(studio, check).problems == ()  # type: ignore[attr-defined]


def plays_of(studio: Studio) -> tuple[object, ...]:
    from trainer.academy.people import people

    def found(office: Office) -> object:
        person = next(one for one in people(office) if one.number == OFFICER[1])
        return finished(office, person.id)

    return as_file(studio, found)  # type: ignore[return-value]


def test_a_record_is_taken_in_for_whom_the_records_officer_picks(studio: Studio, tmp_path: Path) -> None:
    keeping = page(studio)
    keeping.carry.look_at(home_file(tmp_path))
    studio.settle()
    keeping.carry.whose.clear()
    keeping.carry.whose.line.setText("nobody")
    press(studio, keeping.carry, "Take in 4 plays")
    assert "Pick somebody from the list." in words(keeping.carry)
    pick(studio, keeping.carry.whose.box, "Omar Haddad")

    assert "compare the names" not in words(keeping.carry)
    press(studio, keeping.carry, "Take in 4 plays")
    assert "Taken in for Omar Haddad" in words(keeping.carry)


def test_a_file_that_is_none_is_told(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    keeping = page(studio)
    keeping.carry.look_at(tmp_path / "x.json")
    studio.settle()
    assert "not a training record" in words(keeping.carry)
    keeping.carry.look_at(tmp_path / "gone.json")
    studio.settle()

    assert "cannot be read" in words(keeping.carry)


def test_ones_own_record_is_saved_from_the_settings(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = opening()
    studio.show("settings")
    section = studio.shell.page("settings").findChild(TakeAlongSection)
    assert section is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine.json"), ""))
    press(studio, section, "Save the file")
    assert "Saved" in words(section)
    section.save_to(tmp_path / "nowhere" / "mine.json")
    studio.settle()

    assert (tmp_path / "mine.json").stat().st_size > 1000
    assert "cannot be written" in words(section)
