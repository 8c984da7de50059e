"""Rules about feedback: what breaks each, with its place, and what comes close and keeps it."""

import pytest

from tests.builders import with_decision
from tests.review.sound import SOUND, Change, placed, severities

WHY = "why: The tone undoes the answer. Repeat it calmly."
RIGHT = "why: A second time is still an answer."
UNDER = """\
          under:
            - when: {number: trust, at_most: 0}
              feedback: {led_to: He turns away., why: %s}
"""
CREDIT = "          credit: {staying-even: 20}\n"
REFLECTION = "reflection: [What would you say first next time?]"

BREAKS: list[tuple[str, str, list[Change]]] = [
    ("F1", "E", [(WHY, "why: «TBD")]),
    ("F1", "E", [("led_to: He looks away.", "led_to: «...")]),
    ("F2", "W", [(RIGHT, "why: «This is the best answer.")]),
    ("F2", "W", [(RIGHT, "why: «That was it.")]),
    ("F2", "W", [("led_to: He nods.", "led_to: He nods and he writes it down."),
                 (RIGHT, "why: «He nods and writes it down.")]),
    ("F2", "W", [(CREDIT, CREDIT + UNDER % "«That is wrong here.")]),
    ("F4", "W", [("feedback: {led_to: He nods.", "«feedback: {led_to: " + "He nods again. " * 30)]),
    ("F4", "W", [(WHY, "why: «The tone undoes the answer.")]),
    ("F4", "W", [(CREDIT, CREDIT + UNDER % "«A sigh closes every door.")]),
    ("F6", "W", [(REFLECTION, "«reflection: []")]),
    ("F6", "W", [(REFLECTION, "«reflection: [What was hard?, What was easy?, What was new?]")]),
]  # fmt: skip

CLOSE: list[tuple[str, list[Change]]] = [
    ("F2", [("why: You gave all of it the first time.", "why: As the rule has it.")]),
    ("F2", [(RIGHT, "why: An answer twice given costs you nothing.")]),
    ("F4", [(WHY, "why: The tone undoes the answer. A calm word would have ended it.")]),
    ("F4", [(WHY, "why: The tone undoes the answer. Four numbers and a pen were enough.")]),
    ("F4", [(CREDIT, CREDIT + UNDER % "A sigh closes every door. Repeat it calmly.")]),
    ("F6", [(REFLECTION, "reflection: [What was hard?, What was easy?]")]),
    ("F6", [(REFLECTION, "kind: bulletin\nrefreshes: badge-requests/other")]),
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


@pytest.mark.parametrize(("kind", "found"), [
    ("name the emotion", 0), ("pick several", 0), ("put in order", 0), ("pick best and worst", 2), ("hear them out", 2),
])  # fmt: skip
def test_a_stronger_action_is_named_where_something_was_done(kind: str, found: int) -> None:
    text = with_decision(kind, SOUND)

    assert severities("F4", text=text) == ["W"] * found
