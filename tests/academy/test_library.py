"""The catalogue."""

from tests.builders import edition
from tests.offices import OTHER, POINT, REPEAT, SHORT, SIGH, TELL, library, other_edition, played
from trainer.academy.library import catalogue, competency_title
from trainer.academy.office import Office
from trainer.academy.people import Person


def test_the_catalogue_says_how_a_person_stands_to_each_contact(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH)
    played(office, person, TELL, REPEAT)
    going_on = played(office, person, scenario=OTHER)
    short, other = catalogue(office, person.id)

    assert (short.standing, short.plays, short.best, short.open_attempt) == ("played", 2, 1.0, None)
    assert (other.standing, other.plays, other.best, other.open_attempt) == (
        "in progress", 0, None, going_on.attempt_id,
    )  # fmt: skip


def test_a_contact_nobody_touched_is_not_started(office: Office, person: Person) -> None:
    entry = catalogue(office, person.id)[0]

    assert (entry.scenario_id, entry.standing, entry.last_played) == (SHORT, "not started", None)
    assert (entry.topic, entry.competencies) == ("Badge requests", ("Giving it the first time", "Staying even"))


def test_a_withdrawn_contact_is_not_offered(office: Office, person: Person) -> None:
    office.library = library(edition(("status: draft", "status: withdrawn")), other_edition())

    assert [entry.scenario_id for entry in catalogue(office, person.id)] == [OTHER]


def test_a_competency_the_framework_lost_is_shown_by_its_id(office: Office) -> None:
    assert competency_title(office, "lost-since") == "lost-since"
