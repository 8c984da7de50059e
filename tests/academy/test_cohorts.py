"""Cohorts: who is trained together and by whom."""

import pytest

from tests.sharing import become, shared, with_roles
from trainer.academy import audit
from trainer.academy.cohorts import add_member, cohorts, create, end, remove_member, rename, reopen
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.permission import may
from trainer.errors import TrainerError
from trainer.people.roles import Act, Role


@pytest.fixture
def instructor(office: Office, person: Person) -> Person:
    """Return an instructor."""
    return with_roles(office, "Ida Njeri", "12", Role.INSTRUCTOR)


def test_a_cohort_is_made_with_its_people(office: Office, person: Person, instructor: Person) -> None:
    made = create(office, "  Recruits, winter\n")
    add_member(office, made, instructor.id, "instructor")
    add_member(office, made, person.id, "trainee")
    add_member(office, made, person.id, "trainee")
    (cohort,) = cohorts(office)

    assert (cohort.name, cohort.instructors, cohort.trainees) == ("Recruits, winter", (instructor,), (person,))
    assert [one.details["do"] for one in audit.entries(office)[:3]] == ["added trainee", "added instructor", "created"]


@pytest.mark.parametrize(("name", "why"), [(" ", "no name"), ("x" * 201, "longer"), ("RECRUITS", "already")])
def test_a_name_that_cannot_be_used_is_refused(office: Office, name: str, why: str) -> None:
    create(office, "Recruits")

    with pytest.raises(TrainerError, match=why):
        create(office, name)


def test_a_cohort_is_renamed_also_to_its_own_name(office: Office) -> None:
    made = create(office, "Recruits")
    rename(office, made, "recruits")

    assert cohorts(office)[0].name == "recruits"


def test_only_instructors_instruct(office: Office, person: Person) -> None:
    made = create(office, "Recruits")

    with pytest.raises(TrainerError, match="Only somebody who is an instructor"):
        add_member(office, made, person.id, "instructor")


def test_nobody_unknown_is_put_into_a_cohort(office: Office) -> None:
    with pytest.raises(TrainerError, match="nobody"):
        add_member(office, create(office, "Recruits"), b"\x00" * 16, "trainee")
    with pytest.raises(TrainerError, match="no such cohort"):
        remove_member(office, b"\x00" * 16, b"\x00" * 16, "trainee")


def test_somebody_taken_out_is_out(office: Office, person: Person) -> None:
    made = create(office, "Recruits")
    add_member(office, made, person.id, "trainee")
    remove_member(office, made, person.id, "trainee")
    remove_member(office, made, person.id, "trainee")

    assert cohorts(office)[0].trainees == ()


def test_an_instructor_sees_the_own_cohorts_and_their_people(
    office: Office, person: Person, instructor: Person
) -> None:
    own, other = create(office, "Own"), create(office, "Another")
    trainee = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    add_member(office, own, instructor.id, "instructor")
    add_member(office, own, trainee.id, "trainee")
    add_member(office, other, person.id, "trainee")
    shared(office, person)
    assert [one.name for one in cohorts(office)] == ["Another", "Own"]
    become(office, instructor)

    assert [one.name for one in cohorts(office)] == ["Own"]
    assert (may(office, Act.READ_PLAYS, trainee.id), may(office, Act.READ_PLAYS, person.id)) == (True, False)


def test_a_cohort_that_has_ended_gives_no_rights_until_it_goes_on(
    office: Office, person: Person, instructor: Person
) -> None:
    made = create(office, "Own")
    trainee = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    add_member(office, made, instructor.id, "instructor")
    add_member(office, made, trainee.id, "trainee")
    end(office, made)
    assert cohorts(office)[0].has_ended
    shared(office, person)
    become(office, instructor)
    assert not may(office, Act.READ_PLAYS, trainee.id)
    become(office, person)
    reopen(office, made)
    become(office, instructor)

    assert may(office, Act.READ_PLAYS, trainee.id)
