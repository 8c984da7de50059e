"""Every rule for authors: one scenario that breaks it, with the place, and one that keeps it."""

import dataclasses

import pytest

from tests.builders import DAY, SCENARIO, authority, edition, framework, marked, profile, with_decision, with_decisions
from trainer.review.lint import lint
from trainer.scenario.problems import Problem

Change = tuple[str, str]

FIRST_LINE = ("You are about to leave when a man steps up.", "")
FIRST_SCRIPT = ("    script:\n      - {narration", "    «script:\n      - {narration")
OPTIONS = ("      options:\n        - id: repeat", "      «options:\n        - id: repeat")
SETTLED = "  settled: {title: Settled, ending: settled}"
TOLD = "{to: settled, when: {flag: told}}"
CITED = "rules: [name-on-request]\n        - id: point"
EITHER = "{to: settled, when: {any_of: [{flag: told}, {flag: cold}]}}"
LATE = f"  late: {{title: Late, routes: [{{to: asks, «when: {{flag: told}}}}, {{to: sour}}]}}\n{SETTLED}"
GOOD = "  settled: {title: He knows who came"
HAND = """\
        - «id: hand
          text: Hand over a card.
          leads_to: sour
          credit: {first-request: 100}
          feedback: {led_to: He has it., why: He can keep it.}
        - id: refuse"""

BREAKS: list[tuple[str, str, list[Change]]] = [
    ("S1", "E", [(SETTLED, f"  «alone: {{title: Alone, ending: sour}}\n{SETTLED}")]),
    ("S1", "E", [("  sour: {title: He", "  «left: {title: x, text: x, quality: mixed}\n  sour: {title: He")]),
    ("S4", "W", [("minutes: 5", "minutes: «5")]),
    ("S5", "W", [("          effects: {add: {trust: -1}}\n          credit: {staying-even: 20}", ""), OPTIONS]),
    ("S6", "W", [("quality: poor", "quality: mixed"), ("endings:\n", "«endings:\n")]),
    ("S6", "W", [("quality: good", "quality: mixed"), ("endings:\n", "«endings:\n")]),
    ("S6", "W", [("{to: sour}", "{to: settled}"), ("  sour: {title: Sour, ending: sour}\n", ""),
                 ("  sour: {title: He does not know who came, text: He writes to the chief., quality: poor}\n", ""),
                 ("endings:\n", "«endings:\n")]),
    ("S7", "W", [(FIRST_LINE[0], "word " * 130), FIRST_SCRIPT]),
    ("S7", "E", [(FIRST_LINE[0], "word " * 210), FIRST_SCRIPT]),
    ("S9", "E", [("told: {}", "told: {}, «cold: {}"), (TOLD, EITHER)]),
    ("S9", "W", [("told: {}", "told: {}, «cold: {}")]),
    ("S10", "E", [(GOOD, GOOD.replace("settled", "«settled")), ("quality: good", "quality: mixed")]),
    ("S11", "E", [("law_date: 2026-10-01", "law_date: «2026-12-24")]),
    ("S11", "E", [("review_by: 2027-10-01", "review_by: «2026-09-01")]),
    ("S12", "E", [("angry, when: {number: trust, at_most: 0}", "angry, «when: {number: trust, at_most: 9}")]),
    ("S12", "E", [('says: "And your number, again?"}', "says: Again?, «when: {number: trust, at_least: 3}}")]),
    ("S12", "E", [(TOLD, f"{{to: asks, «when: {{rule: name-on-request, says: forbidden}}}}\n      - {TOLD}")]),
    ("S12", "E", [("{to: sour}", "{to: late, when: {number: trust, at_least: 3}}\n      - {to: sour}"),
                  (SETTLED, f"  «late: {{title: Late, ending: sour}}\n{SETTLED}")]),
    ("S12", "E", [("{to: sour}", "{to: late, when: {number: trust, at_least: 3}}\n      - {to: sour}"),
                  (SETTLED, LATE)]),
    ("G2", "W", [("staying-even: 1}", "staying-even: 1, «cameras: 1}")]),
    ("G3", "W", [("credit: {staying-even: 20}", "credit: {staying-even: 100}"), OPTIONS]),
    ("G5", "E", [("screen_out: {", "«screen_out: {"), ("choice., rules: [name-on-request]}", "choice.}")]),
    ("G7", "E", [("        - id: refuse", HAND)]),
    ("F1", "E", [("why: A second time is still an answer.", "why: «TODO")]),
    ("F1", "E", [("why: The tone undoes the answer.", "why: «A second time is still an answer.")]),
    ("P1", "E", [(CITED, CITED.replace("name-on-request", "«name-on-demand"))]),
    ("P1", "E", [(CITED, CITED.replace("name-on-request", "«to-check"))]),
    ("P1", "E", [(CITED, CITED.replace("rules: [name-on-request", "authorities: [«case-gone"))]),
    ("P1", "E", [(CITED, CITED.replace("rules: [name-on-request", "authorities: [«to-check"))]),
    ("P1", "E", [(CITED, CITED.replace("rules: [name-on-request", "authorities: [«dead"))]),
    ("P1", "E", [("          " + CITED, "        - id: point"), ("keyed_by: authority", "keyed_by: «authority")]),
]  # fmt: skip
AUTHORITIES = {"case": authority(), "to-check": authority("check"), "dead": authority(status="overruled")}
CHECKED = profile(to_check="required")
UNCHECKED = {**CHECKED.rules, "to-check": dataclasses.replace(CHECKED.rules["to-check"], confidence="check")}
PROFILES = (dataclasses.replace(CHECKED, rules=UNCHECKED),)


def found(text: str) -> tuple[Problem, ...]:
    ids = ("first-request", "staying-even", "cameras")
    return lint(edition(text=text), PROFILES, AUTHORITIES, framework(*ids), DAY)


def rules(text: str) -> list[tuple[str, str]]:
    return [(problem.rule, problem.severity) for problem in found(text)]


@pytest.mark.parametrize(("rule", "severity", "changes"), BREAKS)
def test_a_broken_rule_is_found_where_it_is_broken(rule: str, severity: str, changes: list[Change]) -> None:
    text, place = marked(*changes)

    problems = found(text)

    assert (rule, severity, *place) in [(one.rule, one.severity, one.line, one.column) for one in problems]
    assert all(problem.remedy for problem in problems if problem.rule != "G6")


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in BREAKS} - {"S4"}))
def test_a_scenario_that_keeps_a_rule_is_not_found(rule: str) -> None:
    assert rule not in [found for found, _ in rules(SCENARIO)]


@pytest.mark.parametrize(("count", "found"), [(3, "W"), (4, None), (8, None), (9, "W"), (12, "W"), (13, "E")])
def test_a_path_has_four_to_eight_decisions(count: int, found: str | None) -> None:
    severities = [severity for rule, severity in rules(with_decisions(count)) if rule == "S3"]

    assert severities == ([found] if found else [])


@pytest.mark.parametrize(("count", "said"), [(4, "file says 1"), (8, "Let it take 5 to 12")])
def test_the_minutes_are_those_of_the_best_path(count: int, said: str) -> None:
    text = with_decisions(count).replace("minutes: 5", "minutes: 1").replace("And your number, again?", "word " * 290)
    (problem,) = [one for one in found(text) if one.rule == "S4"]

    assert said in problem.sentence + problem.remedy


def test_minutes_that_fit_are_not_found() -> None:
    text = with_decisions(6).replace("And your number, again?", "word " * 100)

    assert "S4" not in [rule for rule, _ in rules(text)]


def test_a_bulletin_has_one_or_two_decisions_and_no_rule_about_length() -> None:
    short = SCENARIO.replace("status: draft", "status: draft\nkind: bulletin\nrefreshes: badge-requests/other")
    long = with_decisions(3).replace("status: draft", "status: draft\nkind: bulletin\nrefreshes: badge-requests/other")

    assert {"S3", "S4", "S6"}.isdisjoint(rule for rule, _ in rules(short))
    assert ("S3", "W") in rules(long)


def test_a_scene_from_which_no_ending_is_reached_is_found() -> None:
    again = with_decision("pick one").replace("leads_to: parts", "leads_to: asks-again")
    problems = [(one.rule, one.sentence) for one in found(again) if one.rule in ("S1", "S2")]

    assert ("S2", "No way leads from the scene `asks` to an ending.") in problems
    assert any(rule == "S2" and "go round there for ever" in sentence for rule, sentence in problems)


def test_without_a_poor_choice_made_good_recovery_is_missed() -> None:
    text = with_decision("say it yourself")

    assert ("S6", "W") in rules(text)


def test_a_condition_that_never_fails_is_shown_with_the_way_to_where_it_holds() -> None:
    text = SCENARIO.replace("{number: trust, at_most: 0}", "{number: trust, at_least: 0}", 1)
    (problem,) = [one for one in found(text) if one.rule == "S12"]

    assert problem.sentence == "This condition never fails (it holds, for instance, from the start; under default)."


def test_a_rule_that_one_profile_asks_for_and_another_does_not_can_hold_and_fail() -> None:
    asked = (TOLD, "{to: settled, when: {rule: name-on-request}}")
    both = (*PROFILES, profile("other", name_on_request="not required"))
    one = edition(asked)

    under_one = lint(one, PROFILES, AUTHORITIES, framework(), DAY)
    under_both = lint(one, both, AUTHORITIES, framework(), DAY)

    assert "S12" in [problem.rule for problem in under_one]
    assert "S12" not in [problem.rule for problem in under_both]


def test_an_answer_that_costs_the_path_is_shown_with_the_way_and_the_cost() -> None:
    (problem,) = [one for one in found(marked(("        - id: refuse", HAND))[0]) if one.rule == "G7"]

    assert "`hand` is worth most here and still costs 35.7 of 100 points" in problem.sentence
    assert "against `tell` (way: asks: hand; under default)" in problem.sentence


@pytest.mark.parametrize(("kind", "old", "new"), [
    ("pick several", "credit: {staying-even: -50}", "credit: {staying-even: 0}"),
    ("hear them out", "text: Then.", "text: Then., credit: {staying-even: 100}"),
])  # fmt: skip
def test_ties_in_every_kind_are_found_unless_declared(kind: str, old: str, new: str) -> None:
    text = with_decision(kind).replace(old, new)

    assert ("G3", "W") in rules(text)
    assert ("G3", "W") not in rules(text.replace("prompt: How?", "prompt: How?\n      ties: Both serve."))


def test_coming_in_at_a_line_that_costs_the_path_is_shown_at_its_entry() -> None:
    text, place = marked(("- {id: after,", "- «{id: after, leads_to: sour,"), text=with_decision("hear them out"))
    settled = text.replace("sour: {title: He does", "sour: {settlement: {first-request: -100}, title: He does")

    assert ("G7", *place) in [(one.rule, one.line, one.column) for one in found(settled)]


def test_a_competency_the_framework_does_not_have_is_found() -> None:
    problems = lint(edition(), PROFILES, AUTHORITIES, framework("first-request"), DAY)

    assert "There is no competency `staying-even`." in [problem.sentence for problem in problems]


def test_a_profile_rule_in_a_condition_must_exist() -> None:
    text = SCENARIO.replace(TOLD, "{to: settled, when: {rule: no-such-rule}}")

    assert ("P1", "E") in rules(text)


def test_free_text_keyed_by_authority_cites_one() -> None:
    text = with_decision("say it yourself").replace("keyed_by: judgement", "keyed_by: authority")

    assert ("P1", "E") in rules(text)
    assert ("P1", "E") not in rules(text.replace("model_answer:", "authorities: [case]\n      model_answer:"))


UNDER = """
          under:
            - {when: {number: trust, at_most: 1}, credit: {first-request: 0}}
            - {when: {number: trust, at_most: %s}, credit: {first-request: 10}}
"""


@pytest.mark.parametrize(("most", "said"), [(3, "never fails"), (1, "never holds")])
def test_of_two_conditions_under_an_option_the_later_is_asked_where_the_earlier_fails(most: int, said: str) -> None:
    text = SCENARIO.replace(
        "          misconception: Saying it", f"{UNDER.lstrip(chr(10)) % most}          misconception: Saying it"
    )
    (problem,) = [one for one in found(text) if one.rule == "S12"]

    assert said in problem.sentence


def test_an_answer_of_several_that_costs_the_path_is_shown_at_its_options() -> None:
    text = with_decision("pick several").replace("{id: number,", "{id: number, effects: {set: {told: false}},")
    settled = text.replace("sour: {title: He does", "sour: {settlement: {first-request: -100}, title: He does")

    assert "`name + number` is worth most here" in next(one.sentence for one in found(settled) if one.rule == "G7")


def test_an_option_that_is_offered_only_sometimes_is_not_found() -> None:
    text = SCENARIO.replace("        - id: sigh\n", "        - id: sigh\n          when: {flag: told}\n")

    assert "S12" not in [rule for rule, _ in rules(text)]
