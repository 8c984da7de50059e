"""An officer who trained at home: the record saved there, looked at by the academy, taken in, and brought again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.conftest import Opening, opening, records  # noqa: F401  fixtures
from trainer.academy.check import check
from trainer.academy.office import Office, Seat
from trainer.academy.people import people, register
from trainer.academy.plays import finished
from trainer.academy.training_record import record
from trainer.ui.pages.keeping import KeepingPage
from trainer.ui.studio import OFFICER, Studio
from trainer.ui.widgets.take_along_section import TakeAlongSection


def saved_at_home(window: Opening, file: Path, contacts: int) -> Studio:
    """Train at a computer of one's own, and save the record from the settings."""
    home = window("nobody")
    home.station.become(home.do(lambda office: register(office, *OFFICER)))
    names = home.do(lambda office: office.library.contacts)
    for name in names[:contacts]:
        home.play(name)
    save(home, file)
    return home


def save(home: Studio, file: Path) -> None:
    home.show("settings")
    section = home.shell.page("settings").findChild(TakeAlongSection)
    assert section is not None
    section.save_to(file)
    home.settle()


def press(studio: Studio, inside: QWidget, words: str) -> None:
    next(one for one in inside.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()
    studio.settle()


def brought(academy: Studio, file: Path) -> KeepingPage:
    academy.show("keeping")
    page = academy.shell.page("keeping")
    assert isinstance(page, KeepingPage)
    page.carry.look_at(file)
    academy.settle()
    return page


def standing(office: Office) -> tuple[int, int, tuple[object, ...]]:
    """Return how many plays the officer has finished here, how many came from elsewhere, and what the check finds."""
    office.seat = Seat.FILE
    person = next(one for one in people(office) if one.number == OFFICER[1])
    found = (
        len(finished(office, person.id)),
        sum(one.carried_at is not None for one in record(office, person.id).plays),
        check(office).problems,
    )
    office.seat = Seat.WINDOW
    return found


@pytest.mark.slow
def test_a_record_goes_from_home_to_the_academy_and_again(
    opening: Opening,  # noqa: F811
    tmp_path: Path,
) -> None:
    file = tmp_path / "training-record.json"
    home = saved_at_home(opening, file, 2)
    academy = opening("shared")
    academy.sign_in("2044")
    before = academy.do(standing)
    press(academy, brought(academy, file).carry, "Take in 2 plays")
    once = academy.do(standing)
    again = brought(academy, file).carry.take.text()
    home.play(home.do(lambda office: office.library.contacts)[2])
    save(home, file)
    press(academy, brought(academy, file).carry, "Take in 1 play")

    assert again == "Nothing to take in"
    assert (once[0] - before[0], once[1:]) == (2, (2, ()))
    assert academy.do(standing) == (once[0] + 1, 3, ())
