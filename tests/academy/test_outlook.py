"""What people have met and could forget, as the record has it."""

import datetime

import pytest

from tests.builders import edition
from tests.offices import NOON, OTHER, REPEAT, SHORT, TELL, FixedClock, library, other_edition, played
from tests.sharing import become, shared, with_roles
from trainer.academy import cohorts, leave, paces
from trainer.academy.office import Office
from trainer.academy.outlook import of_cohort, of_person
from trainer.academy.people import Person
from trainer.academy.permission import Refused
from trainer.learning.retention import fresh
from trainer.people.roles import Role
from trainer.scenario.library import Library

DAY = datetime.timedelta(days=1)


def with_bulletin() -> Library:
    bulletin = edition(
        (f"id: {SHORT}", f"id: badge-requests/again\nkind: bulletin\nrefreshes: {SHORT}"), ("minutes: 5", "minutes: 2")
    )
    return library(edition(), other_edition(), bulletin)


@pytest.fixture
def unit(office: Office, person: Person) -> bytes:
    office.library = office.shipped = with_bulletin()
    made = cohorts.create(office, "Recruits")
    cohorts.add_member(office, made, person.id, "trainee")
    return made


def test_where_nobody_has_met_anything_all_contacts_are_supposed_to_be_met_today(
    office: Office, person: Person, unit: bytes
) -> None:
    found = of_cohort(office, unit)

    assert (found.supposed, found.fades) == (True, False)
    assert found.people == ((fresh(2, 5), fresh(None, 5)),)
    assert of_person(office, person.id).people == found.people
    assert (found.pace, found.given) == (paces.DEFAULT, None)


def test_what_was_met_counts_with_its_days(office: Office, person: Person, unit: bytes, clock: FixedClock) -> None:
    played(office, person, TELL, REPEAT)
    clock.pass_by(days=10)
    leave.add(office, person.id, NOON.date() + 2 * DAY, NOON.date() + 5 * DAY)
    found = of_cohort(office, unit)
    ((lesson,),) = found.people

    assert not found.supposed
    assert (lesson.elapsed, lesson.due_in, lesson.bulletin, lesson.full) == (6, fresh(2, 5).due_in - 6, 2, 5)
    assert lesson.stability == fresh(2, 5).stability


def test_a_contact_that_the_library_has_lost_comes_back_to_nobody(office: Office, person: Person, unit: bytes) -> None:
    played(office, person, TELL, REPEAT)
    played(office, person, TELL, REPEAT, scenario=OTHER)
    office.library = office.shipped = library(other_edition(("status: draft", "status: withdrawn")))
    lost = of_person(office, person.id)

    assert (lost.supposed, lost.fades, of_cohort(office, unit).fades) == (True, True, True)
    assert lost.people == ((),)


def test_the_minutes_are_those_that_were_given(office: Office, person: Person, unit: bytes) -> None:
    paces.set_cohort_pace(office, unit, 20)
    assert (of_cohort(office, unit).pace, of_person(office, person.id).given) == (20, None)
    assert of_person(office, person.id).pace == 20
    paces.set_pace(office, person.id, 5)

    assert (of_person(office, person.id).pace, of_person(office, person.id).given) == (5, 5)


def test_an_instructor_asks_for_the_own_cohorts_alone(office: Office, person: Person, unit: bytes) -> None:
    instructor = with_roles(office, "Ida Njeri", "12", Role.INSTRUCTOR)
    shared(office, person)
    become(office, instructor)

    with pytest.raises(Refused):
        of_cohort(office, unit)
