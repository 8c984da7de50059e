"""Assignments: given, done, late, withdrawn, and refused where they could not be done."""

import dataclasses
import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.builders import edition, profile
from tests.offices import NOON, OTHER, REPEAT, SHORT, TELL, FixedClock, library, other_edition
from tests.sharing import become, shared, with_roles
from trainer.academy import accounts, audit, cohorts
from trainer.academy.agencies import give_profile
from trainer.academy.agenda import assigned_to, what_next
from trainer.academy.assignments import assign, of_cohort, open_for, restore, withdraw
from trainer.academy.attempts import Playing, act, start
from trainer.academy.law import Subject, set_status
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, correct
from trainer.academy.permission import Refused
from trainer.engine.state import Mode
from trainer.errors import TrainerError
from trainer.people.roles import Role
from trainer.store import assignments as stored
from trainer.store.erasing import erase_play

TODAY = NOON.date()
TOMORROW = TODAY + datetime.timedelta(days=1)
YESTERDAY = TODAY - datetime.timedelta(days=1)


@dataclass(frozen=True)
class School:
    """A shared record with an instructor of one cohort, one trainee in it, and an instructor of another."""

    office: Office
    lead: Person
    instructor: Person
    trainee: Person
    stranger: Person
    cohort: bytes
    other: bytes

    def as_instructor(self) -> Office:
        become(self.office, self.instructor)
        return self.office

    def as_trainee(self) -> Office:
        become(self.office, self.trainee)
        return self.office

    def given(self, scenario: str = SHORT, mode: str = "practice", **more: object) -> bytes:
        return assign(self.as_instructor(), scenario, mode, cohort=self.cohort, **more)  # type: ignore[arg-type]

    def states(self) -> list[list[str]]:
        return [[one.state for one in found.standings] for found in of_cohort(self.as_instructor(), self.cohort)]

    def begun(self, assignment: bytes | None, mode: Mode = "practice", **more: str | None) -> Playing:
        return start(self.as_trainee(), self.trainee.id, SHORT, mode, assignment=assignment, **more)

    def finished(self, playing: Playing) -> Playing:
        for action in (TELL, REPEAT):
            playing = act(self.as_trainee(), playing, action)
        return playing


def with_harbor(school: School) -> None:
    rules = {"default": profile(), "harbor": profile("harbor", name_on_request="recommended")}
    school.office.library = school.office.shipped = dataclasses.replace(library(), profiles=rules)


@pytest.fixture
def school(office: Office, person: Person) -> School:
    instructor = with_roles(office, "Ida Njeri", "12", Role.INSTRUCTOR)
    trainee = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    stranger = with_roles(office, "Lena Sorge", "78", Role.INSTRUCTOR)
    lead = with_roles(office, "Tomasz Wrona", "13", Role.LEAD, Role.AUTHOR)
    own, other = cohorts.create(office, "Recruits"), cohorts.create(office, "Others")
    cohorts.add_member(office, own, instructor.id, "instructor")
    cohorts.add_member(office, own, trainee.id, "trainee")
    cohorts.add_member(office, other, stranger.id, "trainee")
    shared(office, person)
    return School(office, lead, instructor, trainee, stranger, own, other)


def test_what_is_given_to_a_cohort_is_open_for_its_people(school: School) -> None:
    school.given(due=TOMORROW)
    (one,) = open_for(school.as_trainee(), school.trainee.id)

    assert (one.scenario_id, one.mode, one.due, one.by) == (SHORT, "practice", TOMORROW, "Ida Njeri")
    assert (one.is_late, one.attempt, one.title) == (False, None, "A name on the pavement")


def test_what_is_next_says_by_whom_it_was_assigned(school: School) -> None:
    assert assigned_to(school.as_trainee(), school.trainee.id) == ()
    school.given(OTHER, due=TOMORROW)
    found = what_next(school.as_trainee(), school.trainee.id)

    assert found is not None
    assert (found.kind, found.scenario_id) == ("assigned", OTHER)
    assert found.why == "Assigned to you by Ida Njeri, due 21 November."


def test_what_is_under_way_is_not_begun_again(school: School) -> None:
    playing = school.begun(school.given())
    found = what_next(school.as_trainee(), school.trainee.id)

    assert [one.attempt for one in assigned_to(school.office, school.trainee.id)] == [playing.attempt_id]
    assert found is None or found.kind != "assigned"


def test_a_play_that_is_begun_from_it_and_finished_does_it(school: School) -> None:
    given = school.given(due=TODAY)
    assert school.states() == [["open"]]
    playing = school.begun(given)
    assert school.states() == [["under way"]]
    school.finished(playing)
    (found,) = of_cohort(school.as_instructor(), school.cohort)

    assert (found.done, found.late, found.standings[0].attempt) == (1, 0, playing.attempt_id)
    assert open_for(school.as_trainee(), school.trainee.id) == ()


def test_a_play_that_was_not_begun_from_it_does_nothing(school: School) -> None:
    school.given()
    school.finished(school.begun(None))

    assert school.states() == [["open"]]


def test_what_is_not_done_by_its_day_is_late(school: School, clock: FixedClock) -> None:
    given = school.given(due=TODAY)
    clock.pass_by(days=1)
    assert school.states() == [["late"]]
    assert open_for(school.as_trainee(), school.trainee.id)[0].is_late
    assert of_cohort(school.as_instructor(), school.cohort)[0].late == 1
    school.finished(school.begun(given))

    assert school.states() == [["done late"]]


def test_only_those_who_are_named_have_it(school: School) -> None:
    second = with_roles(school.office, "Nour", "79", Role.TRAINEE)
    become(school.office, school.lead)
    cohorts.add_member(school.office, school.cohort, second.id, "trainee")
    school.given(named=[second.id, second.id])
    (found,) = of_cohort(school.as_instructor(), school.cohort)

    assert [one.person for one in found.standings] == [second]
    assert open_for(school.as_trainee(), school.trainee.id) == ()


def test_people_are_given_one_without_a_cohort(school: School) -> None:
    assign(school.as_instructor(), SHORT, "practice", named=[school.trainee.id])

    assert school.states() == [["open"]]
    assert len(open_for(school.as_trainee(), school.trainee.id)) == 1
    become(school.office, school.lead)
    assert of_cohort(school.office, school.other) == ()


def test_whoever_joins_later_has_it_and_whoever_leaves_has_not(school: School) -> None:
    school.given()
    become(school.office, school.lead)
    cohorts.remove_member(school.office, school.cohort, school.trainee.id, "trainee")
    cohorts.add_member(school.office, school.cohort, school.stranger.id, "trainee")
    (found,) = of_cohort(school.office, school.cohort)

    assert [one.person for one in found.standings] == [school.stranger]


def test_an_account_that_is_closed_is_not_waited_for(school: School) -> None:
    school.given()
    school.office.seat = Seat.FILE
    accounts.disable(school.office, school.trainee.id)

    assert of_cohort(school.office, school.cohort)[0].standings == ()


def test_what_is_withdrawn_is_open_for_nobody_until_it_stands_again(school: School) -> None:
    given = school.given()
    withdraw(school.office, given)
    withdraw(school.office, given)
    assert open_for(school.as_trainee(), school.trainee.id) == ()
    assert [one.withdrawn_at for one in of_cohort(school.as_instructor(), school.cohort)] == [NOON]
    restore(school.office, given)
    restore(school.office, given)
    school.office.acting, school.office.seat = None, Seat.FILE

    assert len(open_for(school.office, school.trainee.id)) == 1
    assert [one.details["do"] for one in audit.entries(school.office, act="assign training")] == [
        "restored", "withdrawn", "assigned",
    ]  # fmt: skip


def test_it_does_not_stand_again_beside_one_like_it(school: School) -> None:
    given = school.given()
    withdraw(school.office, given)
    school.given()

    with pytest.raises(TrainerError, match="assigned to them already"):
        restore(school.office, given)


def test_one_whose_contact_is_lost_is_still_listed_and_asked_of_nobody(school: School) -> None:
    given = school.given()
    withdraw(school.office, given)
    school.given()
    school.office.library = school.office.shipped = library(other_edition())

    assert [one.title for one in of_cohort(school.as_instructor(), school.cohort)] == [SHORT, SHORT]
    assert open_for(school.as_trainee(), school.trainee.id) == ()
    with pytest.raises(TrainerError, match=f"{SHORT} is assigned to them already"):
        restore(school.as_instructor(), given)


def test_a_cohort_that_has_ended_asks_nothing_of_anybody(school: School) -> None:
    school.given()
    become(school.office, school.lead)
    cohorts.end(school.office, school.cohort)

    assert open_for(school.as_trainee(), school.trainee.id) == ()
    with pytest.raises(TrainerError, match="The cohort Recruits has ended"):
        school.given(OTHER)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"scenario_id": "badge-requests/none"}, "no contact with the name"),
        ({"mode": "refresher"}, "as practice or as an assessment"),
        ({"variant": "at-night"}, "has no variant at-night"),
        ({"profile": "nowhere"}, "no agency profile"),
        ({"due": YESTERDAY}, "has passed"),
        ({"cohort": b"\x01" * 16}, "no such cohort"),
        ({"named": [b"\x01" * 16]}, "no trainee of the cohort"),
        ({"cohort": None}, "Nobody is named"),
    ],
)
def test_what_could_not_be_done_is_refused(school: School, change: dict[str, object], why: str) -> None:
    given = {"scenario_id": SHORT, "mode": "practice", "cohort": school.cohort} | change

    with pytest.raises(TrainerError, match=why):
        assign(school.as_instructor(), **given)  # type: ignore[arg-type]


def test_nobody_unknown_is_given_anything(school: School) -> None:
    become(school.office, school.lead)

    with pytest.raises(TrainerError, match="nobody of that name"):
        assign(school.office, SHORT, "practice", named=[b"\x01" * 16])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("status: draft", "status: withdrawn"), "has been withdrawn"),
        (("minutes: 5", f"minutes: 2\nkind: bulletin\nrefreshes: {OTHER}"), "bulletin"),
    ],
)
def test_a_contact_that_is_no_longer_played_is_refused(school: School, change: tuple[str, str], why: str) -> None:
    school.office.library = school.office.shipped = library(edition(change))

    with pytest.raises(TrainerError, match=why):
        school.given()


def test_the_same_is_not_assigned_twice(school: School) -> None:
    school.given(due=TOMORROW)

    with pytest.raises(TrainerError, match="assigned to them already"):
        school.given(due=TODAY)
    assert school.given(mode="assessment")


def test_an_assessment_that_rests_on_fallen_law_is_refused_and_practice_is_not(school: School) -> None:
    with_harbor(school)
    become(school.office, school.lead)
    rule = next(iter(profile().rules))
    set_status(school.office, Subject("rule", rule, "default"), "superseded", since=TODAY, source="The council")
    with pytest.raises(TrainerError, match="withheld from assessments"):
        school.given(mode="assessment")
    with pytest.raises(TrainerError, match="withheld from assessments"):
        school.given(mode="assessment", profile="default")

    assert school.given()
    assert school.given(mode="assessment", profile="harbor")


def test_an_instructor_assigns_to_the_own_cohorts_alone(school: School) -> None:
    given = school.given()
    for refused in (
        lambda: assign(school.office, SHORT, "practice", cohort=school.other),
        lambda: assign(school.office, SHORT, "practice", named=[school.stranger.id]),
        lambda: of_cohort(school.office, school.other),
    ):
        _refused(refused)
    become(school.office, school.stranger)
    _refused(lambda: withdraw(school.office, given))
    become(school.office, school.lead)
    assert assign(school.office, SHORT, "practice", cohort=school.other)


def _refused(call: Callable[[], object]) -> None:
    with pytest.raises(Refused):
        call()


def test_there_is_nothing_to_withdraw_that_was_never_given(school: School) -> None:
    with pytest.raises(TrainerError, match="no such assignment"):
        withdraw(school.as_instructor(), b"\x01" * 16)


def test_the_rules_are_those_it_was_assigned_with(school: School) -> None:
    with_harbor(school)
    assessment, practice = school.given(mode="assessment", profile="harbor"), school.given()
    with pytest.raises(TrainerError, match="not assigned under these rules"):
        school.begun(assessment, "assessment", profile="default")
    with pytest.raises(TrainerError, match="not assigned under these rules"):
        school.begun(practice, profile="harbor")
    first, second = school.begun(assessment, "assessment"), school.begun(practice, profile="default")

    assert (first.playable.profile.id, second.playable.profile.id) == ("harbor", "default")


def test_rules_that_are_no_longer_there_are_named(school: School) -> None:
    with_harbor(school)
    given = school.given(profile="harbor")
    school.office.library = school.office.shipped = library()

    with pytest.raises(TrainerError, match="no agency profile with the name harbor"):
        school.begun(given)


def test_each_plays_by_the_own_agencys_rules_where_none_are_assigned(school: School) -> None:
    with_harbor(school)
    school.office.seat = Seat.FILE
    correct(school.office, school.trainee.id, "Omar Haddad", "77", "Harbor police")
    give_profile(school.office, "Harbor police", "harbor")
    school.office.seat = Seat.WINDOW
    given = school.given(mode="assessment")

    assert school.begun(given, "assessment").playable.profile.id == "harbor"


@pytest.mark.parametrize(
    ("mode", "variant", "why"),
    [("assessment", None, "not how"), ("practice", None, "not how"), ("practice", "dock", None)],
)
def test_a_play_is_what_was_assigned(school: School, mode: Mode, variant: str | None, why: str | None) -> None:
    given = school.given(variant="dock")
    if why is None:
        assert school.begun(given, mode, variant=variant).attempt.variant == variant
        return

    with pytest.raises(TrainerError, match=why):
        school.begun(given, mode, variant=variant)


def test_what_is_no_longer_assigned_is_not_begun_from(school: School) -> None:
    given = school.given()
    withdraw(school.office, given)
    with pytest.raises(TrainerError, match="not assigned to you any more"):
        school.begun(given)
    restore(school.as_instructor(), given)

    with pytest.raises(TrainerError, match="not assigned to you any more"):
        start(school.as_trainee(), school.trainee.id, OTHER, "practice", assignment=given)


def test_an_assignment_that_was_changed_by_a_fault_is_not_believed(school: School) -> None:
    school.given()
    with school.office.writing() as transaction:
        transaction.exec_driver_sql("UPDATE assignment SET mode = 'assessment'")

    with school.office.reading() as transaction, pytest.raises(TrainerError, match="The assignment of"):
        stored.every(transaction)


def test_it_stays_done_when_its_play_is_no_longer_kept(school: School) -> None:
    playing = school.finished(school.begun(given := school.given()))
    other = school.begun(None)
    with school.office.writing() as transaction:
        for attempt in (playing.attempt_id, other.attempt_id):
            erase_play(transaction, attempt)
        stored.remember_done(transaction, playing.attempt_id)
        assert stored.plays(transaction) == ()
        assert stored.done(transaction) == {(given, school.trainee.id)}

    assert open_for(school.as_trainee(), school.trainee.id) == ()
    ((standing,),) = [one.standings for one in of_cohort(school.as_instructor(), school.cohort)]
    assert (standing.state, standing.attempt, standing.finished_at) == ("done", None, None)


def test_a_second_play_that_did_it_may_go_as_well(school: School) -> None:
    given = school.given()
    first, second = school.begun(given), school.begun(given)
    for playing in (school.finished(first), school.finished(second)):
        with school.office.writing() as transaction:
            erase_play(transaction, playing.attempt_id)

    assert school.states() == [["done"]]


def test_what_points_at_a_play_of_somebody_else_stays_with_that_one(school: School) -> None:
    given = school.given()
    playing = school.finished(school.begun(given))
    with school.office.reading() as transaction:
        found = stored.plays(transaction)

    assert [(one.attempt, one.person) for one in found] == [(playing.attempt_id, school.trainee.id)]
