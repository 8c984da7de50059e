"""Minutes a week: the own, else the smallest of the cohorts', else the default."""

import pytest

from tests.sharing import become, shared, with_roles
from trainer.academy import cohorts, paces
from trainer.academy.audit import entries
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person
from trainer.academy.permission import Refused
from trainer.errors import TrainerError
from trainer.people.roles import Role


def cohort(office: Office, name: str, person: Person) -> bytes:
    made = cohorts.create(office, name)
    cohorts.add_member(office, made, person.id, "trainee")
    return made


def test_the_own_pace_comes_before_the_smallest_of_the_cohorts_and_the_default(office: Office, person: Person) -> None:
    first, second = cohort(office, "One", person), cohort(office, "Two", person)
    found = [paces.pace_of(office, person.id)]
    for set_ in (
        lambda: paces.set_cohort_pace(office, first, 30),
        lambda: paces.set_cohort_pace(office, second, 20),
        lambda: paces.set_pace(office, person.id, 40),
        lambda: paces.set_pace(office, person.id, None),
        lambda: cohorts.end(office, second),
        lambda: paces.set_cohort_pace(office, first, None),
    ):
        set_()
        found.append(paces.pace_of(office, person.id))

    assert found == [paces.DEFAULT, 30, 20, 40, 20, 30, paces.DEFAULT]


def test_what_was_set_is_told_and_noted(office: Office, person: Person) -> None:
    made = cohort(office, "One", person)
    before = (paces.own_pace(office, person.id), paces.cohort_pace(office, made))
    paces.set_pace(office, person.id, 10)
    paces.set_cohort_pace(office, made, 20)

    assert before == (None, None)
    assert (paces.own_pace(office, person.id), paces.cohort_pace(office, made)) == (10, 20)
    assert [one.details["minutes"] for one in entries(office) if one.act == "set pace of refreshers"] == [20, 10]


@pytest.mark.parametrize("minutes", [0, -5, 601])
def test_minutes_out_of_reason_are_refused(office: Office, person: Person, minutes: int) -> None:
    with pytest.raises(TrainerError, match="1 to 600 minutes a week"):
        paces.set_pace(office, person.id, minutes)


def test_nobody_has_no_pace(office: Office) -> None:
    with pytest.raises(TrainerError, match="nobody of that name"):
        paces.set_pace(office, b"\x07" * 16, 10)


def test_an_instructor_sets_the_pace_of_the_own_cohorts_alone(office: Office, person: Person) -> None:
    shared(office, person)
    instructor = with_roles(office, "I. Okafor", "7", Role.INSTRUCTOR)
    office.seat = Seat.FILE
    own, other = cohorts.create(office, "Own"), cohorts.create(office, "Other")
    cohorts.add_member(office, own, instructor.id, "instructor")
    office.seat = Seat.WINDOW
    become(office, instructor)
    paces.set_cohort_pace(office, own, 25)

    assert paces.cohort_pace(office, own) == 25
    with pytest.raises(TrainerError, match="no such cohort among yours"):
        paces.set_cohort_pace(office, other, 25)
    with pytest.raises(Refused):
        paces.set_pace(office, person.id, 25)
