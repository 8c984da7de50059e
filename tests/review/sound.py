"""A short contact that keeps the rules about wording, and what the review finds once it is changed."""

import datetime
from collections.abc import Mapping

from tests.builders import DAY, SCENARIO, edition, framework, marked, profile, scenario_text
from trainer.review.lint import lint
from trainer.scenario.authorities import Authority
from trainer.scenario.problems import Problem

Change = tuple[str, str]

SOUND = scenario_text(
    ("text: It is on the shirt, read it.", "text: Everything is on the shirt, so please read it there."),
    ("why: It can be seen and it was not given.", "why: It can be seen and it was not given. Say it."),
    ("text: You do not need that.", "text: You do not need that for a stop this short."),
    ("why: The rule asks you to give it.", "why: The rule asks you to give it. Say who you are."),
    ("text: I just told you.", "text: I told you all of that a moment ago."),
    ("why: The tone undoes the answer.", "why: The tone undoes the answer. Repeat it calmly."),
    text=SCENARIO,
)


def found(text: str, today: datetime.date = DAY, authorities: Mapping[str, Authority] | None = None) -> list[Problem]:
    """Return what the review finds in a text."""
    ids = ("first-request", "staying-even", "cameras")
    return list(lint(edition(text=text), [profile()], authorities or {}, framework(*ids), today))


def severities(rule: str, *changes: Change, text: str = SOUND) -> list[str]:
    """Return how heavy each finding of a rule is in the changed contact."""
    return [one.severity for one in found(scenario_text(*changes, text=text)) if one.rule == rule]


def placed(rule: str, *changes: Change, text: str = SOUND) -> tuple[list[tuple[str, int, int]], tuple[int, int]]:
    """Return the findings of a rule with their places, and the place that a change marks with «."""
    changed, place = marked(*changes, text=text)
    problems = [one for one in found(changed) if one.rule == rule]
    assert all(one.remedy.endswith(".") for one in problems)
    return [(one.severity, one.line, one.column) for one in problems], place
