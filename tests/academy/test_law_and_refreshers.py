"""When the law changes, exactly the cards that rest on it are reset, and come back when the change is lifted."""

import dataclasses
from datetime import date

import pytest

from tests.builders import authority, profile
from tests.offices import FixedClock
from tests.refreshing import bulletin, bulletin_id, contact, contact_id, families, finish
from trainer.academy import law, refreshers, remembering
from trainer.academy.agencies import give_profile
from trainer.academy.agenda import what_next
from trainer.academy.attempts import start
from trainer.academy.check import check, recompute
from trainer.academy.law import Subject
from trainer.academy.office import Office
from trainer.academy.people import Person, register
from trainer.errors import TrainerError
from trainer.scenario.edition import digest_of
from trainer.scenario.holdings import Library
from trainer.store import refreshers as stored

DAY = date(2026, 11, 1)
CASES = ("alpha", "beta", "gamma")
TELLS = "          rules: [name-on-request]\n        - id: point"
NUMBERS = range(1, 5)


def citing(*cases: str) -> tuple[str, str]:
    """Return the change that lets the first option rest on cases, in place of the rule."""
    return TELLS, f"          authorities: [{', '.join(cases)}]\n        - id: point"


WRITTEN = {1: (), 2: ("alpha",), 3: ("beta",), 4: ()}
"""What each contact cites; the bulletin of the fourth cites `alpha` as well, that of the first `gamma`."""


def cited_library() -> Library:
    of_bulletin = {1: ("gamma",), 2: (), 3: ("beta",), 4: ("alpha",)}
    made = [contact(number, *([citing(*WRITTEN[number])] if WRITTEN[number] else [])) for number in NUMBERS]
    made += [
        bulletin(number, "a", *([citing(*of_bulletin[number])] if of_bulletin[number] else [])) for number in NUMBERS
    ]
    return families(0, "", *made)


@pytest.fixture
def lived_in(office: Office, clock: FixedClock) -> tuple[Office, list[Person]]:
    """Return an office with three people who have played some of the contacts; the last trains by other rules."""
    cases = {case: authority() for case in CASES}
    held = dataclasses.replace(
        cited_library(),
        authorities=cases,
        authorities_digest=digest_of(cases),
        profiles={"default": profile(), "other": dataclasses.replace(profile(other_rule="forbidden"), id="other")},
    )
    office.shipped = office.library = held
    people = [
        register(office, f"Officer {number}", str(number), "Harbor" if number == 3 else "") for number in NUMBERS[:3]
    ]
    give_profile(office, "Harbor", "other")
    for place, person in enumerate(people):
        for number in NUMBERS:
            if (place + number) % 3:
                finish(office, person, contact_id(number))
    clock.pass_by(days=1)
    return office, people


def cards(office: Office) -> dict[tuple[bytes, str], stored.StoredRefresher]:
    with office.reading() as transaction:
        return {(one.person, one.family): one for one in stored.every(transaction)}


def mentions(library: Library, family: str, id: str) -> bool:
    """Say by its text alone whether anything of a family names a subject."""
    of = [one.scenario for one in library.editions.values() if (one.scenario.refreshes or one.scenario.id) == family]
    return any(f"'{id}'" in repr(one) for one in of)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("status", ["limited", "superseded", "overruled"])
def test_exactly_the_cards_that_rest_on_a_case_are_reset(
    lived_in: tuple[Office, list[Person]], case: str, status: law.LegalState
) -> None:
    office, _ = lived_in
    before = cards(office)
    expected = {key for key in before if mentions(office.library, key[1], case)}
    set_ = law.set_status(office, Subject("authority", case), status, since=DAY, source="x")
    after = cards(office)
    sound = check(office).problems
    law.lift(office, set_.id)

    assert expected
    assert {key for key in before if before[key] != after[key]} == expected
    assert all(after[key].reset_by == set_.id and after[key].stability is None for key in expected)
    assert sound == ()
    assert cards(office) == before


@pytest.mark.parametrize("status", ["good law", "pending"])
def test_what_has_changed_nothing_resets_nothing(lived_in: tuple[Office, list[Person]], status: law.LegalState) -> None:
    office, _ = lived_in
    before = cards(office)
    law.set_status(office, Subject("authority", "alpha"), status, since=DAY, source="x")

    assert cards(office) == before


@pytest.mark.parametrize("rules", ["default", "other"])
def test_a_rule_resets_the_cards_of_those_who_train_by_it(lived_in: tuple[Office, list[Person]], rules: str) -> None:
    office, people = lived_in
    apart = dataclasses.replace(office.library.profiles["other"].rules["name-on-request"], text="In another town.")
    other = dataclasses.replace(office.library.profiles["other"], rules={"name-on-request": apart})
    held = dataclasses.replace(office.library, profiles={**office.library.profiles, "other": other})
    office.shipped = office.library = held
    before = cards(office)
    law.set_status(office, Subject("rule", "name-on-request", rules), "superseded", since=DAY, source="x")
    after = cards(office)
    bound = {people[2].id} if rules == "other" else {one.id for one in people[:2]}

    assert {key for key in before if before[key] != after[key]} == {key for key in before if key[0] in bound}


def test_a_play_after_the_change_begins_anew_and_lifting_counts_both(
    lived_in: tuple[Office, list[Person]], clock: FixedClock
) -> None:
    office, people = lived_in
    key = (people[0].id, contact_id(2))
    first = cards(office)[key]
    set_ = law.set_status(office, Subject("authority", "alpha"), "limited", since=DAY, source="x")
    clock.pass_by(hours=1)
    finish(office, people[0], contact_id(2))
    anew = cards(office)[key]
    law.lift(office, set_.id)
    both = cards(office)[key]

    assert (anew.stability, anew.reset_by, anew.reviews) == (first.stability, None, 2)
    assert both.stability is not None
    assert anew.stability is not None
    assert both.stability > anew.stability
    assert check(office).problems == ()


def test_a_change_set_by_a_clock_that_was_set_back_stands_in_the_order_of_the_record(
    lived_in: tuple[Office, list[Person]], clock: FixedClock
) -> None:
    office, _ = lived_in
    before = cards(office)
    clock.pass_by(days=-9)
    law.set_status(office, Subject("authority", "alpha"), "limited", since=DAY, source="x")
    held = cards(office)
    recompute(office)

    assert held == before == cards(office)


def test_home_says_that_the_law_has_changed(lived_in: tuple[Office, list[Person]]) -> None:
    office, people = lived_in
    law.set_status(office, Subject("authority", "beta"), "limited", since=DAY, source="x")
    found = what_next(office, people[1].id)

    assert found is not None
    assert found.why == "1 refresher is due, about 2 minutes: the law has changed."


def test_what_rests_on_fallen_law_is_not_served_until_it_is_lifted(lived_in: tuple[Office, list[Person]]) -> None:
    office, people = lived_in
    set_ = law.set_status(office, Subject("authority", "beta"), "overruled", since=DAY, source="x")
    withheld = next(one for one in refreshers.standings(office, people[1].id) if one.family == contact_id(3))
    today = refreshers.due(office, people[1].id)
    with pytest.raises(TrainerError, match="is withheld from refreshers"):
        start(office, people[1].id, bulletin_id(3), "refresher")
    law.lift(office, set_.id)
    lifted = next(one for one in refreshers.standings(office, people[1].id) if one.family == contact_id(3))

    assert (withheld.is_withheld, withheld.law_changed, today) == (True, True, None)
    assert (lifted.is_withheld, lifted.law_changed) == (False, False)


def test_a_reset_of_plays_that_are_gone_makes_no_card(lived_in: tuple[Office, list[Person]]) -> None:
    office, _ = lived_in
    law.set_status(office, Subject("authority", "alpha"), "limited", since=DAY, source="x")
    with office.writing() as transaction:
        transaction.exec_driver_sql("DELETE FROM result")
        found = remembering.derived(transaction)

    assert found == ()
