"""The swap test: who somebody is changes, and what an answer is worth does not."""

import dataclasses
from collections.abc import Iterator
from itertools import combinations

import pytest

from tests.builders import DAY, SCENARIO, edition, framework, marked, profile, scenario_text
from trainer import paths
from trainer.engine.playable import prepare
from trainer.review.lint import lint
from trainer.review.rules.swap import bearing, swap
from trainer.review.subject import Subject
from trainer.scenario.edition import with_variant
from trainer.scenario.findings import Findings
from trainer.scenario.library import load_library
from trainer.scenario.model import Scenario
from trainer.scoring.best import solve

Change = tuple[str, str]
STREET = ("words: {street: Mill Street}", "words: {street: Mill Street, thing: a bag}")
DOCK = "words: {street: Dock Street}"
BREAKS: list[tuple[str, list[Change]]] = [
    ("brings in a weapon", [STREET, (DOCK, "words: {street: Dock Street, thing: «a gun}")]),
    ("takes out consent", [("street: Mill Street}", "street: Mill Street, thing: with consent}"),
                           (DOCK, "words: {thing: «anyway}")]),
    ("“Mill Street” is still said", [("dispatch: [\"A caller reports a loud argument on {street}.\"]",
                                      "dispatch: [«A caller reports noise on Mill Street.]")]),
    ("“Omar Haddad” is still said", [("summary: A man", "summary: «Omar Haddad and a man")]),
    ("by who somebody is (“young men”)", [("rationale: Repeating it costs nothing.",
                                            "rationale: «Here young men run from officers.")]),
    ("by who somebody is (“Black”)", [("why: A second time is still an answer.",
                                        "why: «A Black man asks twice.")]),
]  # fmt: skip


def found(text: str) -> list[tuple[str, int, int]]:
    problems = lint(edition(text=text), [profile()], {}, framework(), DAY)
    return [(one.sentence, one.line, one.column) for one in problems if one.rule == "SW"]


@pytest.mark.parametrize(("said", "changes"), BREAKS, ids=[said for said, _ in BREAKS])
def test_a_swap_that_moves_more_than_people_is_found_at_its_place(said: str, changes: list[Change]) -> None:
    text, place = marked(*changes)

    ((sentence, *at),) = found(text)

    assert said in sentence
    assert tuple(at) == place


@pytest.mark.parametrize("changes", [
    [],
    [STREET, (DOCK, "words: {street: Dock Street, thing: a case}")],
    [("words: {street: Mill Street}", "words: {street: Mill Street, who: She}"), (DOCK, "words: {who: He}"),
     ("summary: A man", "summary: She and a man")],
    [("misconception: Saying it once is enough.", "misconception: Young men run from officers.")],
    [("    cast: {omar: {name: Ines Duarte", "    cast: {omar: {name: Omar Haddad")],
], ids=["nothing", "a surface", "a pronoun", "a misconception", "the same name"])  # fmt: skip
def test_a_swap_that_moves_people_alone_is_not_found(changes: list[Change]) -> None:
    assert found(scenario_text(*changes)) == []


def test_a_variant_that_moves_the_key_is_found() -> None:
    one = edition()
    scenes = {**one.scenario.scenes}
    scenes["sour"] = dataclasses.replace(scenes["sour"], ending="{street}")
    moved = dataclasses.replace(one, scenario=dataclasses.replace(one.scenario, scenes=scenes))
    findings = Findings("x", moved.positions)

    swap(Subject(moved, (), {}, framework(), DAY, (), (), None), findings)

    assert [problem.sentence for problem in findings.found] == [
        "With the variant `dock` the answers are not worth the same."
    ]


def test_the_order_in_which_options_stand_is_not_the_key_unless_it_is_asked_for() -> None:
    fixed = (
        "      options:\n        - id: repeat",
        "      fixed_order: It is a test.\n      options:\n        - id: repeat",
    )
    turned = (f"{DOCK}\n", f"{DOCK}\n    order: {{asks-again: [sigh, repeat]}}\n")

    assert found(scenario_text(fixed, turned, text=SCENARIO)) == []


SHIPPED = load_library(paths.scenarios())


@pytest.mark.parametrize("id", sorted(SHIPPED.editions))
def test_people_exchanged_in_a_shipped_contact_leave_every_answer_worth_the_same(id: str) -> None:
    scenario = SHIPPED.editions[id].scenario
    key = bearing(with_variant(scenario, None))
    told = [with_variant(other, name) for other in exchanges(scenario) for name in (None, *scenario.variants)]

    assert {bearing(one) for one in told} == {key}


def test_a_shipped_contact_is_solved_the_same_with_every_variant() -> None:
    scenario, agency = SHIPPED.editions["badge-requests/speed-stop-on-route-9"].scenario, SHIPPED.profiles["default"]
    solved = [solve(prepare(scenario, agency, name)) for name in (None, *scenario.variants)]

    assert len({(one.best(one.start), one.worst(one.start), one.states) for one in solved}) == 1


def exchanges(scenario: Scenario) -> Iterator[Scenario]:
    """Give the scenario as it is and with every two people's name, looks and face exchanged."""
    yield scenario
    for one, other in combinations(scenario.cast, 2):
        first, second = scenario.cast[one], scenario.cast[other]
        moved = {
            one: dataclasses.replace(first, name=second.name, looks=second.looks, face=second.face),
            other: dataclasses.replace(second, name=first.name, looks=first.looks, face=first.face),
        }
        yield dataclasses.replace(scenario, cast={**scenario.cast, **moved})
