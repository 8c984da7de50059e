"""What comes back."""

import datetime

from tests.offices import NOON, REPEAT, SHORT, TELL, FixedClock, played
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.resolutions import DueResolution, not_done, resolutions, take_up
from trainer.engine.actions import Resolve
from trainer.store.attempts import erase_private

SAY_IT = Resolve("I will say my name first.", "2026-11-22")


def test_a_resolution_comes_back_on_its_day(office: Office, person: Person, clock: FixedClock) -> None:
    playing = played(office, person, TELL, REPEAT, SAY_IT)
    assert resolutions(office, person.id) == ()
    clock.pass_by(days=2)

    assert resolutions(office, person.id) == (
        DueResolution(
            playing.attempt_id,
            "I will say my name first.",
            "A name on the pavement",
            SHORT,
            NOON,
            datetime.date(2026, 11, 22),
        ),
    )


def test_a_later_resolution_takes_the_place_of_an_earlier_one(
    office: Office, person: Person, clock: FixedClock
) -> None:
    played(office, person, TELL, REPEAT, SAY_IT, Resolve("I will ask first.", "2026-11-20"))

    assert [due.text for due in resolutions(office, person.id)] == ["I will ask first."]


def test_a_resolution_taken_up_does_not_come_back(office: Office, person: Person, clock: FixedClock) -> None:
    playing = played(office, person, TELL, REPEAT, SAY_IT)
    clock.pass_by(days=3)
    take_up(office, playing.attempt_id)

    assert resolutions(office, person.id) == ()


def test_an_erased_resolution_comes_back_without_words(office: Office, person: Person, clock: FixedClock) -> None:
    playing = played(office, person, TELL, REPEAT, SAY_IT)
    clock.pass_by(days=3)
    with office.writing() as transaction:
        erase_private(transaction, playing.attempt_id, 3)

    assert [due.text for due in resolutions(office, person.id)] == [""]


def test_what_comes_back_later_is_known_before_its_day(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT, SAY_IT)

    assert [found.comes_back_on for found in not_done(office, person.id)] == [datetime.date(2026, 11, 22)]
