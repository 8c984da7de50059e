"""The profile in force comes from the agency; a trainee changes it in practice alone."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import profile
from tests.offices import SHORT, library, opened
from trainer.academy import audit
from trainer.academy.agencies import AgencyRules, agencies, give_profile, in_force, served_in
from trainer.academy.attempts import start
from trainer.academy.office import Office
from trainer.academy.people import Person, register
from trainer.errors import TrainerError
from trainer.scenario.edition import digest_of

CITY = dataclasses.replace(profile(), id="city", name="The city")


@pytest.fixture
def office(place: Path | str) -> Iterator[Office]:
    """Lend a record whose library has two profiles."""
    of = dataclasses.replace(library(), profiles={"default": profile(), "city": CITY})
    found = opened(place, of=of)
    yield found
    found.close()


@pytest.fixture
def recruit(office: Office) -> Person:
    """Return somebody of an agency that trains by the city's rules."""
    give_profile(office, "Calder  Falls Police", "city")
    return register(office, "A. Recruit", "1", "calder falls police")


def test_the_profile_of_one_s_agency_is_in_force_in_whatever_letters(office: Office, recruit: Person) -> None:
    found = in_force(office, recruit.id)

    assert (found.profile, found.lost) == (CITY, None)
    assert "Calder Falls Police" in found.why


def test_recruits_of_many_agencies_train_beside_each_other(office: Office, recruit: Person) -> None:
    other = register(office, "B. Recruit", "2", "Elsewhere")
    alone = register(office, "C. Recruit", "3")

    assert in_force(office, other.id).profile.id == in_force(office, alone.id).profile.id == "default"
    assert agencies(office) == (AgencyRules("Calder Falls Police", "city", 1), AgencyRules("Elsewhere", None, 1))


def test_an_assessment_is_played_by_the_agency_s_rules_whose_digest_is_kept(office: Office, recruit: Person) -> None:
    playing = start(office, recruit.id, SHORT, "assessment")

    assert playing.attempt.profile.hex() == digest_of(CITY)
    assert start(office, recruit.id, SHORT, "assessment", profile="city").attempt.profile == playing.attempt.profile


def test_a_trainee_cannot_choose_the_rules_of_an_assessment(office: Office, recruit: Person) -> None:
    with pytest.raises(TrainerError, match="those of your agency"):
        start(office, recruit.id, SHORT, "assessment", profile="default")


def test_practice_may_be_played_by_another_agency_s_rules(office: Office, recruit: Person) -> None:
    assert start(office, recruit.id, SHORT, "practice", profile="default").playable.profile.id == "default"
    with pytest.raises(TrainerError, match="no agency profile"):
        start(office, recruit.id, SHORT, "practice", profile="nowhere")


def test_a_profile_that_is_gone_is_named(office: Office, recruit: Person) -> None:
    office.library = library()

    found = in_force(office, recruit.id)

    assert (found.profile.id, found.lost) == ("default", "city")
    assert "not in the library" in found.why


def test_whose_agency_nobody_knows_the_default_rules_hold(office: Office) -> None:
    assert in_force(office, b"x" * 16).profile.id == "default"


def test_a_change_of_rules_is_one_entry_in_the_log(office: Office, recruit: Person) -> None:
    give_profile(office, "Calder Falls Police", "default")

    first, second = audit.entries(office)
    assert (first.details["before"], first.details["profile"]) == ("city", "default")
    assert second.details["before"] is None


@pytest.mark.parametrize(("title", "profile_id"), [(" ", "city"), ("Calder Falls Police", "nowhere")])
def test_no_name_and_no_such_profile_are_refused(office: Office, title: str, profile_id: str) -> None:
    with pytest.raises(TrainerError):
        give_profile(office, title, profile_id)
    assert agencies(office) == ()


def test_in_a_library_without_an_agency_one_serves_one_s_own(office: Office) -> None:
    assert served_in(office, SHORT) is None


def test_in_the_contacts_of_a_library_one_serves_its_invented_agency(office: Office) -> None:
    framework = dataclasses.replace(office.library.framework, agency="Calder Falls Police")
    office.library = dataclasses.replace(office.library, framework=framework)

    assert served_in(office, SHORT) == "Calder Falls Police"
