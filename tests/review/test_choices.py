"""Rules about options: what breaks each, with its place, and what comes close and keeps it."""

import pytest

from tests.builders import scenario_text, with_decision
from tests.review.sound import SOUND, Change, placed, severities
from trainer.review.reading import words
from trainer.review.rules.clues import likeness

TELL = "I am Officer Reyes, number 4312, Harbor police."
POINT = "Everything is on the shirt, so please read it there."
REFUSE = "You do not need that for a stop this short."
ASKED = "prompt: What do you say?"
MORE = """\
        - id: {id}
          text: {text}
          leads_to: parts
          credit: {{staying-even: 10}}
          misconception: Being asked twice is an attack.
          feedback: {{led_to: He waits., why: {why} Repeat it calmly.}}
"""
THIRD = MORE.format(id="third", text="You heard it the first time, sir.", why="One.")
FIFTH = THIRD + "".join(
    MORE.format(id=f"more-{word}", text=f"{word} {word} {word} {word}.", why=word) for word in ("blue", "green")
)
SECOND = "  parts:\n"

BREAKS: list[tuple[str, str, list[Change]]] = [
    ("C1", "W", [("      options:\n        - id: repeat", "      «options:\n        - id: repeat"),
                 (SECOND, FIFTH + SECOND)]),
    ("C2", "E", [(f"text: {TELL}", f"text: «{TELL} Please note it down, all of it, as long as you like, here.")]),
    ("C2", "W", [(f"text: {TELL}", f"text: «{TELL} You can write it down.")]),
    ("C2", "W", [(f"text: {TELL}", "text: «Officer Reyes, number 4312.")]),
    ("C5", "W", [(ASKED, f"fixed_order: «None\n      {ASKED}")]),
    ("C5", "W", [(ASKED, f"fixed_order: «So.\n      {ASKED}")]),
    ("C6", "E", [(f"text: {REFUSE}", "text: «All of the above, one after the other in turn.")]),
    ("C6", "E", [(f"text: {REFUSE}", "text: «None of these.")]),
    ("C6", "E", [(f"text: {REFUSE}", "text: «Both A and B, in whatever order comes to mind.")]),
    ("C7", "W", [(f"text: {REFUSE}", "text: «You never need that for a stop this short.")]),
    ("C8", "W", [(ASKED, "prompt: He wants an officer's number. What do you say?"),
                 (f"text: {TELL}", f"text: «{TELL}")]),
    ("C10", "W", [(ASKED, "prompt: «What should you not say?")]),
    ("C10", "W", [(ASKED, "prompt: «Choose the answer that is wrong.")]),
    ("C11", "E", [(f"text: {REFUSE}", "text: «Everything is on the shirt, so just read it there.")]),
    ("C11", "E", [(f"text: {REFUSE}", "text: «So please read it there, everything is on the shirt.")]),
    ("C12", "W", [(f"text: {REFUSE}", "text: «Not needed here.")]),
    ("C12", "W", [(f"text: {REFUSE}", f"text: «{'You do not need that. ' * 7}")]),
    ("C13", "W", [("        - id: sigh", "        - «id: sigh"),
                  ("          misconception: Saying it once is enough.\n", "")]),
    ("C13", "W", [("        - id: sigh", "        - «id: sigh"),
                  ("misconception: Saying it once is enough.", "misconception: TODO")]),
    ("C14", "W", [(f"text: {REFUSE}", "text: «Do nothing at all.")]),
    ("C14", "W", [(f"text: {REFUSE}", "text: «I do not know.")]),
]  # fmt: skip

CLOSE: list[tuple[str, list[Change]]] = [
    ("C1", [(SECOND, THIRD + SECOND)]),
    ("C5", [(ASKED, f"fixed_order: They stand in the order of time.\n      {ASKED}")]),
    ("C6", [(f"text: {REFUSE}", "text: Tell all of these people to step back now.")]),
    ("C7", [(f"text: {REFUSE}", "text: You never need that for a stop this short."),
            (f"text: {TELL}", "text: I am only Officer Reyes, number 4312, Harbor police.")]),
    ("C8", [(ASKED, "prompt: He wants an officer's number. What do you say?"),
            (f"text: {REFUSE}", "text: No officer gives a number for a stop this short.")]),
    ("C8", [(ASKED, "prompt: Omar wants it again. What do you say?"),
            (f"text: {TELL}", "text: Omar, I am Officer Reyes, 4312, Harbor police.")]),
    ("C10", [(ASKED, "prompt: He does not move. What do you say?")]),
    ("C10", [(ASKED, "prompt: Why does he not move on?")]),
    ("C11", [(f"text: {REFUSE}", "text: Please tell me first why you want to have it.")]),
    ("C12", [(f"text: {REFUSE}", "text: You need not ask.")]),
    ("C14", [(f"text: {REFUSE}", "text: Do nothing until he has put the phone away.")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "changes"), BREAKS)
def test_a_broken_rule_is_found_where_it_is_broken(rule: str, severity: str, changes: list[Change]) -> None:
    problems, place = placed(rule, *changes)

    assert problems == [(severity, *place)]


@pytest.mark.parametrize(("rule", "changes"), CLOSE)
def test_what_comes_close_is_not_found(rule: str, changes: list[Change]) -> None:
    assert severities(rule, *changes) == []


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in BREAKS}))
def test_a_contact_that_keeps_a_rule_is_not_found(rule: str) -> None:
    assert severities(rule) == []


@pytest.mark.parametrize(("kind", "rule"), [
    ("hear them out", "C12"), ("put in order", "C12"), ("name the emotion", "C12"), ("put in order", "C2"),
    ("pick several", "C2"), ("pick several", "C8"), ("put in order", "C13"), ("say it yourself", "C13"),
])  # fmt: skip
def test_kinds_of_decision_that_a_rule_is_not_for(kind: str, rule: str) -> None:
    assert severities(rule, text=with_decision(kind, SOUND)) == []


@pytest.mark.parametrize(("kind", "weaker"), [("pick best and worst", 2), ("pick several", 1), ("hear them out", 2)])
def test_weaker_options_of_every_kind_name_a_misconception(kind: str, weaker: int) -> None:
    assert severities("C13", text=with_decision(kind, SOUND)) == ["W"] * weaker


def test_naming_the_worst_is_asked_for_where_best_and_worst_are_picked() -> None:
    text = with_decision("pick best and worst", SOUND).replace("prompt: How?", "prompt: Which is best, which worst?")

    assert severities("C10", text=text) == []


def test_an_option_that_is_weaker_only_under_a_condition_names_a_misconception_too() -> None:
    under = "          under:\n            - {when: {number: trust, at_most: 0}, credit: {staying-even: 0}}\n"
    credit = "          credit: {staying-even: 100}\n"

    assert severities("C13", (credit, credit + under)) == ["W"]


def test_options_offered_at_different_times_are_not_counted_together() -> None:
    once = FIFTH.replace("        - id: more-blue\n", "        - id: more-blue\n          when: {flag: told}\n")
    never_both = once.replace(
        "        - id: third\n", "        - id: third\n          when: {flag: told, equals: false}\n"
    )

    assert severities("C1", (SECOND, never_both + SECOND)) == []


def test_what_is_met_only_when_a_decision_comes_round_again_gives_nothing_away() -> None:
    changes = [
        ("told: {}", "told: {}, sighed: {}"),
        ("text: Four three one two. I can write it down.", "text: Answer that it is four three one two, again."),
        ("text: I told you all of that a moment ago.", "text: There is no answer to be had a second time."),
        (SECOND, THIRD + SECOND),
        (
            "        - id: sigh\n          text",
            "        - id: sigh\n          when: {flag: sighed, equals: false}\n          text",
        ),
    ]
    text = scenario_text(*changes, text=SOUND)
    round_again = (
        "leads_to: parts\n          effects: {add: {trust: -1}}",
        "leads_to: asks-again\n          effects: {set: {sighed: true}}",
    )

    assert severities("C8", round_again, text=text) == []
    assert severities("C8", ("set: {told: true}}", "set: {told: true, sighed: true}}"), text=text) == ["W"]


def test_without_any_credit_nothing_is_best_or_weaker() -> None:
    worthless = [(f"credit: {{staying-even: {credit}}}", "credit: {}") for credit in (100, 20)]

    assert severities("C13", *worthless, ("          misconception: Saying it once is enough.\n", "")) == []


def test_likeness_counts_words_in_order_and_in_any_order() -> None:
    one, other = words("ask him to sit down"), words("down sit to him ask")

    assert likeness(one, one) == likeness(one, other) == 1.0
    assert likeness(one, words("leave quietly now")) == 0.0
