"""The review as a whole: what a file accepts, what a library owes, and what guessing would score."""

import datetime

import pytest

from tests.builders import DAY, SCENARIO, edition, framework, profile, scenario_text, with_decision
from trainer.review.exploration import explore
from trainer.review.lint import lint, reviewed
from trainer.review.rules.scoring import scored_twice
from trainer.scenario.problems import Problem
from trainer.scoring.best import CAP

LIMIT = """
      time_limit:
        seconds: 30
        reason: He is leaving.
        extension: Twice as long.
        leads_to: left
        script:
          - {narration: He has gone., when: {flag: told}}
"""
TIMED = (
    ("      prompt: How do you answer?", LIMIT.lstrip("\n") + "      prompt: How do you answer?"),
    ("  settled: {title: S", "  left: {title: He left, ending: sour}\n  settled: {title: S"),
)


def found(text: str, today: datetime.date = DAY) -> tuple[Problem, ...]:
    return lint(edition(text=text), [profile()], {}, framework(), today)


def accepting(rule: str, until: str) -> str:
    return scenario_text() + f"lint_ignore: [{{rule: {rule}, reason: It is for tests., until: {until}}}]\n"


def test_an_accepted_finding_is_kept_as_information_with_its_reason() -> None:
    (problem,) = [one for one in found(accepting("S4", "2026-12-01")) if one.rule == "S4"]

    assert problem.severity == "I"
    assert problem.remedy == "Accepted until 2026-12-01: It is for tests."


def test_an_acceptance_ends_on_its_day() -> None:
    text = accepting("S4", "2026-12-01")
    after = found(text, datetime.date(2026, 12, 2))

    assert [one.severity for one in found(text, datetime.date(2026, 12, 1)) if one.rule == "S4"] == ["I"]
    assert [one.severity for one in after if one.rule == "S4"] == ["W"]
    assert "The acceptance of S4 ended on 2026-12-01." in [one.sentence for one in after]


def test_an_acceptance_of_nothing_is_found_at_its_place() -> None:
    text = accepting("G7", "2026-12-01")
    (problem,) = [one for one in found(text) if "G7 is accepted" in one.sentence]

    assert (problem.severity, problem.line) == ("W", text.count("\n"))


def test_a_condition_asked_only_when_time_runs_out_is_asked() -> None:
    assert "S12" not in [one.rule for one in found(scenario_text(*TIMED))]


def test_a_scene_that_only_running_out_of_time_leads_to_is_reached() -> None:
    text = scenario_text(*TIMED).replace(
        "ending: sour}\n  settled", "routes: [{to: sour, when: {flag: told}}, {to: settled}]}\n  settled"
    )
    (problem,) = [
        one
        for one in found(text.replace("when: {flag: told}}, {to", "when: {number: trust, at_least: 3}}, {to"))
        if one.rule == "S12"
    ]

    assert "asks-again: time runs out" in problem.sentence


def test_a_competency_scored_once_in_all_scenarios_is_found_in_each_that_claims_it() -> None:
    once, twice = edition(), edition(("credit: {staying-even: 20}", "credit: {first-request: 10}"))

    assert [one.rule for one in scored_twice([once])] == ["G2", "G2"]
    assert scored_twice([once, twice]) == ()


@pytest.mark.parametrize("kind", ["pick best and worst", "put in order"])
def test_credit_of_a_whole_decision_counts_for_its_competency(kind: str) -> None:
    problems = scored_twice([edition(text=with_decision(kind)), edition()])

    assert problems == ()


def test_baselines_are_points_of_a_hundred_with_the_credit_behind_them() -> None:
    (found,) = reviewed(edition(), [profile()], {}, framework(), DAY).baselines

    assert (found.best, found.worst, found.first, found.states) == (300.0, 20.0, 100.0, 6)
    assert found.random == pytest.approx(100 * ((260 / 3 + 60) - 20) / 280)
    assert str(found).startswith("Best scores 100 (credit 300), worst 0 (credit 20), random 45.2, always the first")


def test_things_to_put_in_order_are_put_by_chance_when_always_the_first_is_taken() -> None:
    (found,) = reviewed(edition(text=with_decision("put in order")), [profile()], {}, framework(), DAY).baselines

    assert found.first == pytest.approx(90.48, abs=0.01)


def test_profiles_that_change_nothing_share_one_line() -> None:
    both = [profile(), profile("other")]

    (found,) = reviewed(edition(), both, {}, framework(), DAY).baselines

    assert found.profiles == ("default", "other")


def test_a_scenario_without_credit_has_no_score() -> None:
    text = scenario_text()
    for credit in ("first-request: 100", "first-request: 30", "staying-even: 100", "staying-even: 20"):
        text = text.replace(f"credit: {{{credit}}}", "credit: {}")

    (found,) = reviewed(edition(text=text), [profile()], {}, framework(), DAY).baselines

    assert str(found) == "Best and worst are both 0, so there is no score (6 states; default)."


def test_always_the_first_takes_another_way_round_a_circle() -> None:
    text = with_decision("pick one").replace(
        "{id: repeat, text: Again., leads_to: parts", "{id: repeat, text: Again., leads_to: asks-again"
    )

    (found,) = reviewed(edition(text=text), [profile()], {}, framework(), DAY).baselines

    assert found.first == 100.0


@pytest.mark.parametrize(("kind", "way"), [
    ("say it yourself", "own words"),
    ("put in order", "name, number, agency"),
    ("pick several", "name + number"),
    ("pick best and worst", "best write, worst leave"),
    ("hear them out", "at line 2"),
])  # fmt: skip
def test_a_way_names_every_kind_of_answer(kind: str, way: str) -> None:
    explored = explore(edition(text=with_decision(kind)).scenario, profile(), CAP)

    assert explored.way(explored.best_path()[1]) == f"asks: tell > asks-again: {way}"


def test_findings_do_not_depend_on_the_order_of_keys() -> None:
    turned = SCENARIO.replace("topic: badge-requests\nlevel: 1", "level: 1\ntopic: badge-requests")

    assert [str(one) for one in found(turned)] == [str(one) for one in found(SCENARIO)]


def test_a_review_stops_at_fifty_findings() -> None:
    beats = "".join(f"      - {{narration: x{number}, when: {{number: trust, at_most: 9}}}}\n" for number in range(60))
    text = scenario_text(("      - {narration: You are", f"{beats}      - {{narration: You are"))

    assert len(found(text)) == 50
