"""What conditions ask and what effects do."""

import pytest

from tests.builders import profile
from tests.engine.written import VARIABLES
from trainer.engine.conditions import Values, always, changing, compiled, never, reads, start_values
from trainer.scenario.conditions import AllOf, AnyOf, Condition, Effects, FlagIs, NoneOf, NumberIs, RuleSays
from trainer.scenario.fields import Standing

HIGH = NumberIs(number="trust", at_least=2)
LOW = NumberIs(number="trust", at_most=0)
TOLD = FlagIs(flag="told")
UNTOLD = FlagIs(flag="told", equals=False)
YES = RuleSays(rule="name-on-request")
NO = RuleSays(rule="name-on-request", says="forbidden")


def holds(condition: Condition | None, values: Values) -> bool:
    return compiled(condition, VARIABLES, profile())(values)


@pytest.mark.parametrize(("condition", "values", "expected"), [
    (None, (0, 0), True),
    (HIGH, (2, 0), True), (HIGH, (1, 0), False), (LOW, (0, 0), True), (LOW, (1, 0), False),
    (TOLD, (0, 1), True), (TOLD, (0, 0), False), (UNTOLD, (0, 0), True), (UNTOLD, (0, 1), False),
    (YES, (0, 0), True), (NO, (0, 0), False),
    (AllOf(all_of=(HIGH, TOLD)), (2, 1), True), (AllOf(all_of=(HIGH, TOLD)), (2, 0), False),
    (AllOf(all_of=(HIGH, TOLD, HIGH)), (2, 1), True), (AllOf(all_of=(HIGH, TOLD, LOW)), (2, 1), False),
    (AllOf(all_of=(HIGH, YES)), (2, 0), True), (AllOf(all_of=(HIGH, NO)), (2, 0), False),
    (AnyOf(any_of=(HIGH, TOLD)), (0, 1), True), (AnyOf(any_of=(HIGH, TOLD)), (0, 0), False),
    (AnyOf(any_of=(HIGH, TOLD, LOW)), (0, 0), True), (AnyOf(any_of=(HIGH, TOLD, HIGH)), (0, 0), False),
    (AnyOf(any_of=(HIGH, NO)), (2, 0), True), (AnyOf(any_of=(HIGH, YES)), (0, 0), True),
    (NoneOf(none_of=(HIGH, TOLD)), (0, 0), True), (NoneOf(none_of=(HIGH, TOLD)), (2, 0), False),
])  # fmt: skip
def test_a_condition_holds_as_written(condition: Condition | None, values: Values, expected: bool) -> None:
    assert holds(condition, values) is expected


@pytest.mark.parametrize(("condition", "settled"), [
    (YES, always), (NO, never), (AllOf(all_of=(YES, YES)), always), (AnyOf(any_of=(NO, NO)), never),
    (NoneOf(none_of=(YES,)), never), (NoneOf(none_of=(NO,)), always),
])  # fmt: skip
def test_conditions_on_rules_alone_are_settled_beforehand(condition: Condition, settled: object) -> None:
    assert compiled(condition, VARIABLES, profile()) is settled


@pytest.mark.parametrize(("rule", "says", "expected"), [
    ("name-on-request", "required", True), ("unheard-of", "not required", True), ("unheard-of", "required", False),
])  # fmt: skip
def test_a_rule_the_profile_lacks_is_not_required(rule: str, says: Standing, expected: bool) -> None:
    assert holds(RuleSays(rule=rule, says=says), (0, 0)) is expected


@pytest.mark.parametrize(("effects", "before", "after"), [
    (Effects(add={"trust": 1}), (1, 0), (2, 0)),
    (Effects(add={"trust": 9}), (1, 0), (3, 0)),
    (Effects(add={"trust": -9}), (1, 0), (0, 0)),
    (Effects(set={"trust": 9, "told": True}), (1, 0), (3, 1)),
    (Effects(add={"trust": 1}, set={"trust": 0}), (1, 1), (0, 1)),
])  # fmt: skip
def test_effects_add_then_set_and_stay_inside_the_bounds(effects: Effects, before: Values, after: Values) -> None:
    change = changing(effects, VARIABLES)

    assert change is not None
    assert change(before) == after


def test_no_effects_are_no_change() -> None:
    assert changing(Effects(), VARIABLES) is None


def test_variables_start_as_declared_with_numbers_first() -> None:
    assert start_values(VARIABLES) == (1, 0)


@pytest.mark.parametrize(("condition", "names"), [
    (None, set()), (YES, set()), (HIGH, {"trust"}), (TOLD, {"told"}), (AllOf(all_of=(HIGH, TOLD)), {"trust", "told"}),
    (AnyOf(any_of=(HIGH, YES)), {"trust"}), (NoneOf(none_of=(TOLD,)), {"told"}),
])  # fmt: skip
def test_a_condition_reads_the_variables_it_names(condition: Condition | None, names: set[str]) -> None:
    assert reads(condition) == names
