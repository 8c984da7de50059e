"""What to do next: one rule, tried from the top to the bottom, and a sentence that says why."""

import datetime
from typing import Any

import pytest

from trainer.learning.agenda import (
    Assigned,
    Contact,
    Known,
    Next,
    Note,
    Refreshers,
    assigned_words,
    listed,
    made_of,
    next_thing,
)

TODAY = datetime.date(2026, 11, 27)
FIRM = {"a": Known("Asking", 0.9, 9), "b": Known("Waiting", 0.9, 9)}
THIN = {"a": Known("Asking", 0.9, 9), "b": Known("Waiting", 0.4, 2)}


def contact(id: str, order: int = 0, **changes: Any) -> Contact:
    given: dict[str, Any] = {
        "topic": "Listening", "level": 1, "minutes": 7, "competencies": ("a", "b"), "plays": 0, "best": None,
        "last_played": None, **changes,
    }  # fmt: skip
    return Contact(scenario_id=id, order=order, **given)


def met(id: str, order: int = 0, **changes: Any) -> Contact:
    return contact(id, order, **{"plays": 3, "best": 0.8, "last_played": TODAY, **changes})


@pytest.mark.parametrize(("due", "why"), [
    (None, "Assigned to you."),
    (TODAY, "Assigned to you, due today."),
    (datetime.date(2026, 12, 3), "Assigned to you, due 3 December."),
    (datetime.date(2026, 11, 2), "Assigned to you, was due 2 November."),
])  # fmt: skip
def test_what_is_assigned_comes_first(due: datetime.date | None, why: str) -> None:
    found = next_thing([contact("x")], FIRM, TODAY, assigned=[Assigned("y", due)], refreshers=Refreshers(2, 4))

    assert found == Next("assigned", "y", why)


def test_who_assigned_it_is_named_and_another_year_is_said() -> None:
    said = assigned_words("Ida Njeri", datetime.date(2027, 1, 4), TODAY)

    assert said == "Assigned to you by Ida Njeri, due 4 January 2027."


def test_of_what_is_assigned_the_earliest_due_comes_first_and_what_has_no_day_last() -> None:
    assigned = [Assigned("open", None), Assigned("late", datetime.date(2026, 12, 9)), Assigned("soon", TODAY)]
    found = next_thing([], FIRM, TODAY, assigned=assigned)

    assert found is not None
    assert found.scenario_id == "soon"


@pytest.mark.parametrize(("due", "why"), [
    (Refreshers(1, 1), "1 refresher is due, about a minute: what you learned is about to fade."),
    (Refreshers(3, 6), "3 refreshers are due, about 6 minutes: what you learned is about to fade."),
    (Refreshers(2, 4, 2), "2 refreshers are due, about 4 minutes: the law has changed."),
    (Refreshers(6, 29, 0, 2, 19), "6 refreshers are due, about 29 minutes, 19 of them for 2 whole contacts: what you "
     "learned is about to fade."),
    (Refreshers(1, 10, 0, 1, 10), "1 refresher is due, about 10 minutes for the whole contact: what you learned is "
     "about to fade."),
    (Refreshers(2, 19, 0, 2, 19), "2 refreshers are due, about 19 minutes for whole contacts: what you learned is "
     "about to fade."),
    (Refreshers(3, 6, 1), "3 refreshers are due, about 6 minutes: the law has changed for 1 of them, and what you "
     "learned is about to fade."),
])  # fmt: skip
def test_refreshers_that_are_due_come_before_contacts(due: Refreshers, why: str) -> None:
    assert next_thing([contact("x")], {}, TODAY, refreshers=due) == Next("refreshers", None, why)


def test_no_refresher_that_is_due_is_no_reason() -> None:
    assert next_thing([], FIRM, TODAY, refreshers=Refreshers(0, 0)) is None


def test_a_first_play_is_an_easy_one_that_works_on_much() -> None:
    known = {"a": Known("Asking", None, 0), "b": Known("Waiting", None, 0)}
    contacts = [contact("hard", level=2), contact("narrow", 1, competencies=("a",)), contact("easy", 2)]

    assert next_thing(contacts, known, TODAY) == Next(
        "first", "easy", "Nothing is on your record yet, and this contact works on asking and waiting."
    )


def test_the_weakest_competency_with_too_little_evidence_is_next() -> None:
    known = {**THIN, "c": Known("Thanking", 0.6, 3)}
    contacts = [contact("c", competencies=("c",)), contact("hard", 1, level=2), contact("easy", 2)]

    assert next_thing(contacts, known, TODAY) == Next(
        "evidence", "easy", "You stand at 40 in “Waiting” after 2 decisions, too few to go by."
    )


def test_one_decision_is_said_as_one() -> None:
    found = next_thing([contact("x")], {**FIRM, "b": Known("Waiting", 0.29, 1)}, TODAY)

    assert found is not None
    assert found.why == "You stand at 29 in “Waiting” after 1 decision, too few to go by."


def test_what_nothing_is_known_of_is_weaker_than_what_went_badly() -> None:
    known = {"a": Known("Asking", 0.0, 2), "b": Known("Waiting", None, 0)}
    contacts = [contact("a", competencies=("a",)), contact("b", 1, competencies=("b",))]

    assert next_thing(contacts, known, TODAY) == Next(
        "evidence", "b", "There is no evidence yet for “Waiting”, and this contact works on it."
    )


def test_a_contact_is_not_played_a_third_time_for_evidence_alone() -> None:
    found = next_thing([met("often", plays=2), met("once", 1, plays=1, level=3)], THIN, TODAY)

    assert found is not None
    assert (found.kind, found.scenario_id) == ("evidence", "once")


def test_without_a_contact_that_works_on_it_too_little_evidence_is_no_reason() -> None:
    found = next_thing([contact("a", competencies=("a",))], THIN, TODAY)

    assert found is not None
    assert found.kind == "level"


def test_where_a_level_is_met_the_next_one_follows() -> None:
    contacts = [met("one"), contact("two", 1, level=2), contact("three", 2, level=3)]

    assert next_thing(contacts, FIRM, TODAY) == Next(
        "level", "two", "You meet level 1 of “Listening”, and this is the next one."
    )


def test_a_level_that_was_played_and_not_met_says_what_is_missing() -> None:
    contacts = [met("one", best=0.42), contact("two", 1, level=2)]

    assert next_thing(contacts, FIRM, TODAY) == Next("level", "one", "Your best here is 42 of 100; 75 meets its level.")


def test_a_level_that_was_never_played_is_not_met() -> None:
    contacts = [met("one"), contact("other", 1, topic="Badges")]

    assert next_thing(contacts, FIRM, TODAY) == Next(
        "level", "other", "It is level 1 of “Badges”, and you have not met it yet."
    )


def test_what_one_resolved_comes_back_once_every_level_is_met() -> None:
    notes = [Note("gone", "ask"), Note("one", ""), Note("one", "Wait first.")]

    assert next_thing([met("one")], FIRM, TODAY, notes=notes) == Next(
        "note", "one", "You wrote “Wait first.” for next time, after this contact, and it has come back."
    )


def test_at_last_the_contact_played_longest_ago_comes_again() -> None:
    contacts = [met("new"), met("old", 1, last_played=datetime.date(2026, 1, 1))]

    assert next_thing(contacts, FIRM, TODAY) == Next(
        "again", "old", "You meet the level of every contact, and played this one longest ago."
    )


def test_where_nothing_can_be_begun_nothing_is_next() -> None:
    assert next_thing([], FIRM, TODAY) is None


def test_a_long_list_of_competencies_is_cut() -> None:
    assert listed(["A", "B", "C"]) == "a, b and c"
    assert listed(["A", "B", "C", "D", "E"]) == "a, b and 3 more"
    assert listed(["A", "B, with C", "D", "E"]) == "a; b, with C; and 2 more"


@pytest.mark.parametrize(("due", "said"), [
    (Refreshers(1, 2), "One or two decisions."),
    (Refreshers(3, 6), "One or two decisions each."),
    (Refreshers(1, 10, 0, 1, 10), "The whole contact, because the lesson did not show last time."),
    (Refreshers(2, 19, 0, 2, 19), "2 whole contacts, because the lesson did not show last time."),
    (Refreshers(6, 29, 0, 2, 19), "4 of one or two decisions, about 10 minutes; 2 whole contacts, about 19 minutes, "
     "where the lesson did not show last time."),
    (Refreshers(2, 11, 0, 1, 10), "1 of one or two decisions, about a minute; 1 whole contact, about 10 minutes, "
     "where the lesson did not show last time."),
])  # fmt: skip
def test_what_refreshers_consist_of_is_said_with_the_time_of_each_kind(due: Refreshers, said: str) -> None:
    assert made_of(due) == said
