"""What is next for a person, from the record as it is."""

import datetime

from tests.builders import edition
from tests.offices import NOON, OTHER, POINT, REPEAT, SHORT, SIGH, TELL, FixedClock, library, other_edition, played
from trainer.academy.agenda import what_next
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.engine.actions import Resolve
from trainer.learning.agenda import Assigned, Next, Refreshers


def test_a_record_without_plays_begins_with_the_easiest_contact(office: Office, person: Person) -> None:
    assert what_next(office, person.id) == Next(
        "first",
        SHORT,
        "Nothing is on your record yet, and this contact works on giving it the first time and staying even.",
    )


def test_the_weakest_competency_decides_while_there_is_little_evidence(office: Office, person: Person) -> None:
    played(office, person, TELL, SIGH)

    assert what_next(office, person.id) == Next(
        "evidence", OTHER, "You stand at 0 in “Staying even” after 1 decision, too few to go by."
    )


def test_a_competency_without_evidence_that_a_contact_works_on_comes_first(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    office.library = library(edition(), other_edition(("staying-even: 1}", "staying-even: 1, complaint-route: 1}")))
    found = what_next(office, person.id)

    assert found is not None
    assert found.why == "There is no evidence yet for “The way to complain”, and this contact works on it."


def test_a_competency_the_framework_has_lost_is_named_by_its_id(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    office.library = library(edition(), other_edition(("staying-even: 1}", "staying-even: 1, gone-now: 1}")))
    found = what_next(office, person.id)

    assert found is not None
    assert "“gone-now”" in found.why


def test_with_evidence_enough_the_next_level_follows(office: Office, person: Person) -> None:
    for _ in range(5):
        played(office, person, TELL, REPEAT)

    assert what_next(office, person.id) == Next(
        "level", OTHER, "You meet level 1 of “Badge requests”, and this is the next one."
    )


def test_what_was_resolved_comes_back_on_its_day_when_every_level_is_met(
    office: Office, person: Person, clock: FixedClock
) -> None:
    office.library = library(edition())
    for _ in range(5):
        played(office, person, TELL, REPEAT, Resolve("Say it first.", "2026-11-22"))
    before = what_next(office, person.id)
    clock.pass_by(days=2)
    after = what_next(office, person.id)

    assert before is not None
    assert after is not None
    assert (before.kind, after.kind) == ("again", "note")


def test_what_is_assigned_or_due_is_told_to_it(office: Office, person: Person) -> None:
    assigned = [Assigned(OTHER, NOON.date() + datetime.timedelta(days=1))]
    first = what_next(office, person.id, assigned=assigned, refreshers=Refreshers(2, 5))
    second = what_next(office, person.id, refreshers=Refreshers(2, 5))

    assert first is not None
    assert second is not None
    assert (first.kind, second.kind) == ("assigned", "refreshers")


def test_nothing_is_next_where_everything_is_being_played(office: Office, person: Person) -> None:
    office.library = library(edition())
    played(office, person, POINT)

    assert what_next(office, person.id) is None
