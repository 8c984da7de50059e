"""The same contact, played alike, is worth what the agency's own rule makes of it; the debrief names that rule."""

import pytest

from tests.walks.golden import goldens, library, solved
from trainer.engine.actions import Choose
from trainer.engine.advance import advance, begin
from trainer.scoring.debrief import Debrief, debrief
from trainer.scoring.result import score

CONTACT = "badge-requests/the-blue-bicycle"
WALK = next(one for one in goldens() if one.scenario == CONTACT and one.ends == "no-trace")


def _played(profile: str) -> tuple[int, Debrief]:
    playable, solution = solved(CONTACT, profile, WALK.variant)
    run = begin(playable, seed=1, mode="assessment")
    for answer in WALK.answers:
        run, _ = advance(playable, run, Choose(answer))
    result = score(playable, solution, run)
    assert result.shown is not None
    return result.shown, debrief(playable, solution, run, result, library().authorities)


def test_the_same_answers_are_scored_by_each_agency_s_own_rule() -> None:
    under_default, under_city = _played("default")[0], _played("new-york-city")[0]

    assert under_city < under_default


@pytest.mark.parametrize(
    ("profile", "name", "citation"),
    [
        ("default", "Default rules of this program", "Agency policy, default of this program; not required by it"),
        ("new-york-city", "New York City", "N.Y.C. Administrative Code 14-174 (Local Law 54 of 2018)"),
    ],
)
def test_the_debrief_says_which_rule_and_from_where(profile: str, name: str, citation: str) -> None:
    rules = {rule.id: rule for entry in _played(profile)[1].record for rule in entry.moment.rules}

    assert (rules["stop-receipt"].profile, rules["stop-receipt"].citation) == (name, citation)


def test_ten_profiles_are_shipped_and_answer_every_rule_that_a_contact_asks_about() -> None:
    profiles = library().profiles
    asked = {id for edition in library().editions.values() for id in edition.scenario.brief.rules}

    assert len(profiles) == 10
    assert all(asked <= profile.rules.keys() for profile in profiles.values())
