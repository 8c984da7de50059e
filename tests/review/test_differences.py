"""Differences are told scene by scene and option by option: key, credit, authorities, course and words."""

import dataclasses

import pytest

from tests.builders import authority, edition, profile, with_decision
from trainer.review.differences import Difference, differences

TELL = "Scene “He asks”, option “I am Officer Reyes, number 4312, Harbor police.”"


def _between(*changes: tuple[str, str]) -> tuple[Difference, ...]:
    return differences(edition().scenario, edition(*changes).scenario, profile())


def test_alike_texts_do_not_differ() -> None:
    assert _between() == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It is on the shirt, read it.", "Read the shirt.",
         ("Scene “He asks”, option “Read the shirt.”", "words", "text")),
        ("credit: {first-request: 30}", "credit: {first-request: 40}",
         ("Scene “He asks”, option “It is on the shirt, read it.”", "credit", "credit")),
        ("quality: good", "quality: mixed", ("Ending “He knows who came”", "credit", "quality")),
        ("law_date: 2026-10-01", "law_date: 2026-10-02", ("The whole text", "authorities", "law date")),
        ("rules: [name-on-request]\n        - id: point", "rules: []\n        - id: point",
         (TELL, "authorities", "rules")),
        ("set: {told: true}}", "set: {}}", (TELL, "course", "effects")),
        ("start: asks\n", "start: asks-again\n", ("The whole text", "course", "start")),
        ("words: {street: Dock Street}", "words: {street: Pier}", ("Variant “On the dock”", "words", "words, street")),
        ("looks: A man of about fifty in a grey apron.", "looks: A man in an apron.",
         ("Person “Omar Haddad”", "words", "looks")),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_told_apart(old: str, new: str, expected: tuple[str, str, str]) -> None:
    found = [(one.where, one.what, one.field) for one in _between((old, new)) if one.what != "key"]

    assert found == [expected]


def test_a_key_that_moves_is_told_first() -> None:
    found = _between(("credit: {first-request: 100}", "credit: {first-request: 10}"))

    assert (found[0].where, found[0].what, found[0].before, found[0].after) == (
        "Scene “He asks”",
        "key",
        "tell",
        "point",
    )


def test_an_option_that_is_new_or_gone_is_told_once() -> None:
    sigh = "        - id: sigh"
    more = (
        "        - id: nod\n          text: You nod.\n          leads_to: parts\n"
        "          feedback: {led_to: He waits., why: It says nothing.}\n"
    )
    found = _between((sigh, more + sigh))
    back = differences(edition((sigh, more + sigh)).scenario, edition().scenario)

    whole = Difference("Scene “He asks again”, option “You nod.”", "course", "", "", "You nod.")
    assert found == (whole,)
    assert back == (dataclasses.replace(whole, before="You nod.", after=""),)


def test_lines_of_a_script_are_told_by_their_place() -> None:
    found = _between(("And your number, again?", "And your number?"))
    more = _between(("      - {by: omar, says: And who are you?, face: suspicious}\n", ""))

    assert [(one.field, one.after) for one in found] == [("script, 1, says", "And your number?")]
    assert {one.field for one in more} == {"script, 2, by", "script, 2, says", "script, 2, face"}


def test_a_decision_of_another_kind_is_told_by_what_it_gained_and_lost() -> None:
    found = differences(edition().scenario, edition(text=with_decision("say it yourself")).scenario, profile())

    assert ("course", "kind") in {(one.what, one.field) for one in found}
    assert {one.before for one in found if one.field == ""} == {
        "Four three one two. I can write it down.",
        "I just told you.",
    }


def test_the_right_order_is_a_key() -> None:
    text = with_decision("put in order")
    turned = text.replace("{id: name, text: Name., feedback: {led_to: x, why: First.}}", "«").replace(
        "{id: number, text: Number., feedback: {led_to: x, why: Second.}}",
        "{id: name, text: Name., feedback: {led_to: x, why: First.}}",
    )
    turned = turned.replace("«", "{id: number, text: Number., feedback: {led_to: x, why: Second.}}")

    found = differences(edition(text=text).scenario, edition(text=turned).scenario, profile())

    assert (found[0].before, found[0].after) == ("name then number then agency", "number then name then agency")


def test_a_scenario_that_cannot_be_played_has_no_key() -> None:
    back = ("          leads_to: parts\n", "          leads_to: asks\n")
    loop = edition(back, back).scenario

    found = differences(edition().scenario, loop, profile())

    assert {one.what for one in found} == {"course"}


def test_where_nothing_is_better_the_key_says_so() -> None:
    even = ("credit: {staying-even: 20}", "credit: {staying-even: 100}")

    assert _between(even)[0].after == "nothing is better than the rest"


def test_long_words_are_shortened_where_they_name_a_place() -> None:
    long = "A man who has asked three times already and who is now asking a fourth time"
    found = _between(("title: He asks\n", f"title: {long}\n"), ("prompt: What do you say?", "prompt: What now?"))

    assert found[0].where.startswith("Scene “A man who has asked three times")
    assert found[0].where.endswith(" …”")


def test_profiles_and_authorities_are_compared_too() -> None:
    rules = differences(profile(), profile(other="required", name_on_request="recommended"))
    law = differences({"authorities": {"a": authority()}}, {"authorities": {"a": authority(status="overruled")}})

    assert [(one.where, one.what, one.after) for one in rules] == [
        ("“name-on-request”", "authorities", "recommended"), ("“other”", "course", "other"),
    ]  # fmt: skip
    assert [(one.where, one.field, one.before) for one in law] == [("“A v. B”", "status", "good law")]


def test_yes_and_no_are_said_in_words() -> None:
    found = _between(("  settled: {title: He knows who came", "  settled: {force_used: true, title: He knows who came"))

    assert [(one.before, one.after) for one in found] == [("", "yes")]
