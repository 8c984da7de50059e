"""Evidence, plays over time, and what is suggested next."""

import pytest

from tests.builders import edition
from tests.offices import OTHER, POINT, REFUSE, REPEAT, SHORT, SIGH, TELL, library, other_edition, played
from trainer.academy.office import Office
from trainer.academy.people import Person, register
from trainer.academy.progress import competencies, plays, suggestion
from trainer.engine.actions import Action


def test_no_evidence_is_not_nothing_achieved(office: Office, person: Person) -> None:
    played(office, person, REFUSE, SIGH)
    by_id = {one.id: one for one in competencies(office, person.id)}

    assert (by_id["first-request"].mean, by_id["first-request"].decisions) == (0.0, 1)
    assert (by_id["complaint-route"].mean, by_id["complaint-route"].low, by_id["complaint-route"].decisions) == (
        None, None, 0,
    )  # fmt: skip


def test_evidence_of_both_modes_is_put_together_and_practice_is_marked(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    played(office, person, POINT, REPEAT, mode="assessment")
    found = competencies(office, person.id)[0]

    assert (found.title, found.topic) == ("Giving it the first time", "Badge requests")
    assert (found.best, found.last, found.mean, found.decisions, found.practised) == (1.0, 0.3, 0.65, 2, 1)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 0.65 < found.high < 1


def test_evidence_of_assessments_alone_has_no_practice_in_it(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT, mode="assessment")

    assert competencies(office, person.id)[0].practised == 0


def test_plays_are_given_the_earliest_first(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH)
    played(office, person, TELL, REPEAT)

    assert [play.shown for play in plays(office, person.id)] == [21, 100]


def test_one_persons_plays_are_not_anothers(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    other = register(office, "Omar", "2")

    assert plays(office, other.id) == ()
    assert competencies(office, other.id)[0].mean is None


@pytest.mark.parametrize(
    ("played_first", "scenario", "why"),
    [
        (
            (),
            SHORT,
            "nothing is on your record yet, and this contact works on giving it the first time and staying even.",
        ),
        (
            (POINT, REPEAT),
            OTHER,
            "you have not played it, and it works on Giving it the first time, where your mean is 30%.",
        ),
        ((TELL, SIGH), OTHER, "you have not played it, and it works on Staying even, where your mean is 0%."),
    ],
)
def test_the_suggestion_says_why(
    office: Office, person: Person, played_first: tuple[Action, ...], scenario: str, why: str
) -> None:
    if played_first:
        played(office, person, *played_first)
    found = suggestion(office, person.id)

    assert found is not None
    assert (found.scenario_id, found.why) == (scenario, f"Why this one: {why}")


def test_a_contact_with_a_competency_without_evidence_comes_first(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    office.library = library(edition(), other_edition(("staying-even: 1}", "staying-even: 1, complaint-route: 1}")))
    found = suggestion(office, person.id)

    assert found is not None
    assert found.why.endswith("there is no evidence yet for the way to complain.")


def test_nobody_begins_with_a_harder_contact_for_its_many_competencies(office: Office, person: Person) -> None:
    more = other_edition(("staying-even: 1}", "staying-even: 1, complaint-route: 1}"))
    office.library = library(edition(), more)
    found = suggestion(office, person.id)

    assert found is not None
    assert found.scenario_id == SHORT


def test_when_everything_is_played_the_lowest_best_comes_again(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH)
    played(office, person, TELL, REPEAT, scenario=OTHER)
    found = suggestion(office, person.id)

    assert found is not None
    assert (found.scenario_id, found.why) == (
        SHORT, "Why this one: your best here is 21 of 100, the lowest of the contacts you have played.",
    )  # fmt: skip


def test_a_contact_that_credits_nothing_has_no_best_to_speak_of(office: Office, person: Person) -> None:
    credits = ("first-request: 100", "first-request: 30", "staying-even: 100", "staying-even: 20")
    office.library = library(edition(*((f"          credit: {{{credit}}}\n", "") for credit in credits)))
    played(office, person, TELL, REPEAT)
    found = suggestion(office, person.id)

    assert found is not None
    assert "this one longest ago" in found.why


def test_nothing_is_suggested_where_everything_is_being_played(office: Office, person: Person) -> None:
    office.library = library(edition())
    played(office, person)

    assert suggestion(office, person.id) is None


def test_a_long_list_of_competencies_is_cut() -> None:
    from trainer.academy.progress import _listed

    assert _listed(["A", "B", "C"]) == "a, b and c"
    assert _listed(["A", "B", "C", "D", "E"]) == "a, b and 3 more"
