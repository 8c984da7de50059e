"""Shared sub-scenes are written into the scenarios that use them, with the scenario's own names."""

import pytest

from tests.builders import FILE, scenario_text
from trainer.scenario.conditions import FlagIs, NumberIs
from trainer.scenario.model import SubScene
from trainer.scenario.read import read_file, read_scenario

CARD = """\
format: 1
id: card
about: Giving a card.
start: held
exits: [given, kept]
cast: [asker]
variables: [mood, seen]
words: {thing: a card}
scenes:
  held:
    title: You hold {thing}
    script:
      - {by: asker, says: What is that?, when: {number: mood, at_least: 1}}
      - {by: you, says: "{thing}."}
      - {face_of: asker, becomes: calm}
    decision:
      kind: pick one
      keyed_by: judgement
      prompt: Give it?
      rationale: It was asked for.
      time_limit: {seconds: 30, reason: He waits., extension: Twice., leads_to: exit:kept}
      options:
        - id: give
          text: Yes.
          leads_to: shown
          effects: {add: {mood: 1}, set: {seen: true}}
          feedback: {led_to: x, why: It can be kept.}
          other_side: {person: asker, thinks: At last.}
        - {id: keep, text: No., leads_to: exit:kept, feedback: {led_to: x, why: He asked.}}
  shown:
    title: Shown
    routes:
      - {to: exit:given, when: {flag: seen}}
      - {to: exit:kept}
"""
USE = """\
  card:
    title: The card
    use:
      sub_scene: card
      exits: {given: parts, kept: sour}
      cast: {asker: omar}
      variables: {mood: trust, seen: told}
      words: {thing: "{street} police"}
"""
USING = (("  parts:\n", USE + "  parts:\n"), ("leads_to: parts", "leads_to: card"))


def shared(*changes: tuple[str, str]) -> dict[str, SubScene]:
    sub, _, problems = read_file(SubScene, scenario_text(*changes, text=CARD), "shared/card.yaml")
    assert sub is not None, problems
    return {"card": sub}


def test_a_sub_scene_becomes_scenes_of_the_scenario() -> None:
    found, problems = read_scenario(scenario_text(*USING), FILE, shared())

    assert problems == ()
    assert found is not None
    scenes = found.scenario.scenes
    assert [route.to for route in scenes["card"].routes] == ["card/held"]
    assert [route.to for route in scenes["card/shown"].routes] == ["parts", "sour"]
    assert scenes["card"].use is None


def test_people_variables_and_words_of_a_sub_scene_are_those_of_the_scenario() -> None:
    found, _ = read_scenario(scenario_text(*USING), FILE, shared())
    assert found is not None
    held, shown = (found.scenario.scenes[f"card/{name}"] for name in ("held", "shown"))
    first, second, third = held.script

    assert held.title == "You hold {street} police"
    assert (first.by, first.when, second.by, third.face_of) == (
        "omar", NumberIs(number="trust", at_least=1), "you", "omar",
    )  # fmt: skip
    assert shown.routes[0].when == FlagIs(flag="told")


def test_targets_and_effects_of_a_sub_scene_are_those_of_the_scenario() -> None:
    found, _ = read_scenario(scenario_text(*USING), FILE, shared())
    assert found is not None
    decision = found.scenario.scenes["card/held"].decision
    give, keep = decision.options

    assert (give.leads_to, keep.leads_to, decision.time_limit.leads_to) == ("card/shown", "sour", "sour")
    assert (give.effects.add, give.effects.set) == ({"trust": 1}, {"told": True})
    assert give.other_side.person == "omar"


def test_words_a_sub_scene_declares_stand_where_the_use_gives_none() -> None:
    found, _ = read_scenario(scenario_text(*USING, ('      words: {thing: "{street} police"}\n', "")), FILE, shared())

    assert found is not None
    assert found.scenario.scenes["card/held"].title == "You hold a card"


def test_a_decision_of_a_sub_scene_that_goes_on_together_leaves_by_its_exit() -> None:
    together = ("kind: pick one", "kind: name the emotion\n      leads_to: exit:kept")
    found, problems = read_scenario(
        scenario_text(*USING), FILE, shared(together, ("text: No., leads_to: exit:kept", "text: No."))
    )

    assert problems == ()
    assert found is not None
    decision = found.scenario.scenes["card/held"].decision
    assert (decision.leads_to, decision.options[1].leads_to) == ("sour", None)


MISFITS = [
    ("sub_scene: card", "sub_scene: cord", "Write the id of one of them."),
    ("exits: {given: parts,", "exits: {", "Write `given:` under `exits:` here."),
    ("{given: parts", "{gone: sour, given: parts", "declare it in the sub-scene's exits"),
    ("      cast: {asker: omar}\n", "", "Write `asker:` under `cast:` here."),
    ("mood: trust, ", "", "Write `mood:` under `variables:` here."),
]


@pytest.mark.parametrize(("old", "new", "remedy"), MISFITS)
def test_a_use_that_does_not_fit_is_refused_where_it_stands(old: str, new: str, remedy: str) -> None:
    text = scenario_text(*USING, (old, new))

    found, problems = read_scenario(text, FILE, shared())

    assert found is None
    assert [problem.rule for problem in problems] == ["R11"]
    assert remedy in problems[0].remedy
    assert text.splitlines()[problems[0].line - 1].strip().split(":")[0] in ("use", "sub_scene", "exits", "variables")


def test_a_sub_scene_that_uses_another_is_refused() -> None:
    nested = ("    routes:\n      - {to: exit:given, when: {flag: seen}}\n      - {to: exit:kept}\n", INNER)

    found, (problem,) = read_scenario(scenario_text(*USING), FILE, shared(nested))

    assert found is None
    assert "uses another sub-scene" in problem.sentence


INNER = "    use: {sub_scene: card, exits: {given: held, kept: held}}\n"


def test_a_fault_inside_a_sub_scene_is_shown_where_it_is_used() -> None:
    text = scenario_text(*USING)
    line = text[: text.index("sub_scene: card")].count("\n") + 1

    found, problems = read_scenario(text, FILE, shared(("leads_to: shown", "leads_to: shone")))

    assert found is None
    assert [(problem.rule, problem.line) for problem in problems] == [("S1", line)]
    assert "In `card/held`" in problems[0].sentence
