"""A scenario that points at something that is not there, or could get stuck, is refused with the place and a remedy."""

import pytest

from tests.builders import DECISIONS, FILE, marked, problems_of, scenario_text, with_decision
from trainer.scenario.read import read_scenario

SECOND = """\
  ines:
    name: Ines
    role: a neighbour
    looks: Tall.
    face: {head: bun, skin: "#c89a7c", hair: "#000000", clothing: "#777777"}
    moods: [{show: calm}]
"""
OFF_STAGE = SECOND + "    on_stage: second\n"
NAMES = [
    ("start: asks", "start: «asked", "S1", "Write `asks`."),
    ("leads_to: asks-again", "leads_to: «nowhere-at-all", "S1", "Write one of: `asks`"),
    ("{to: sour}", "{to: «soar}", "S1", "Write `sour`."),
    ("ending: settled}", "ending: «setled}", "S1", "Write `settled`."),
    ("        - id: tell\n", "        - «id: tell\n", "S1", "Write `leads_to:` with the id of a scene."),
    ("{number: trust, at_most: 0}", "{number: «thrust, at_most: 0}", "S9", "declared: `trust`."),
    ("{number: trust, at_most: 0}", "«{number: trust}", "R9", "Write `at_least:`, `at_most:` or both."),
    ("{number: trust, at_most: 0}", "«{number: trust, at_least: 2, at_most: 0}", "S12", "Write the least first."),
    ("{flag: told}}", "{flag: «tolled}}", "S9", "declared: `told`."),
    ("add: {trust: 1}", "add: {«told: 1}", "S9", "Declare it under `variables: numbers:`"),
    ("set: {told: true}", "set: {«trust: true}", "S9", "Declare it under `variables: flags:`"),
    ("set: {told: true}", "set: {«told: 1}", "S9", "Declare it under `variables: numbers:`"),
    ("set: {told: true}", "set: {trust: «9}", "S9", "Write one inside them."),
    ("start: 1}", "start: 1}, «told: {least: 0, most: 1, start: 0}", "S9", "Rename one of the two."),
    ("{least: 0, most: 3, start: 1}", "{least: 0, most: 3, start: 7}", "S9", "Start it inside its bounds"),
    ("credit: {first-request: 100}", "credit: {«first-requests: 100}", "R11", "Write `first-request`."),
    ("{by: omar, says: And who", "{by: «omer, says: And who", "R11", "Write `omar`."),
    (
        "{narration: You are",
        "{face_of: «zed, becomes: sad}\n      - {narration: You are",
        "R11",
        "Write one of: `omar`.",
    ),
    ("{person: omar, thinks", "{person: «umar, thinks", "R11", "Write `omar`."),
    ("summary: A man", "summary: «A man on {road}", "R11", "Declare `road` under `words`"),
    ("time: 5 pm", 'time: «"5 } pm"', "R11", "Write braces in pairs"),
    ("{street: Dock Street}", '{street: «"{street}"}', "R11", "Write the word out."),
    ("{street: Dock Street}", "{«road: Dock Street}", "R11", "Write one of: `street`."),
    ("cast: {omar: {name", "cast: {«ines: {name", "R11", "Write one of: `omar`."),
    ("    title: On the dock", "    title: On the dock\n    order: {«gone: [a]}", "S1", ""),
    ("    title: On the dock", "    title: On the dock\n    order: {«parts: [a]}", "R13", "Take the order out"),
    ("    title: On the dock", "    title: On the dock\n    order: {«asks: [tell]}", "R13", "Take the order out"),
]
SHAPES = [
    ("  settled: {title: Settled, ending: settled}", "  «settled: {title: Settled}", "S2", "exactly one of"),
    (
        "  sour: {title: Sour, ending: sour}",
        "  «sour: {title: Sour, ending: sour, routes: [{to: asks}]}",
        "S2",
        "exactly",
    ),
    ("      - {to: sour}", "", "S2", "Add a last route without `when`."),
    ("      - {show: calm}", "", "S12", "Add a last mood without `when`."),
    ("  omar:\n", f"{SECOND}  omar:\n", "R10", "Write `on_stage: second`"),
    ("  omar:\n", f"{OFF_STAGE.replace('ines:', 'you:')}  omar:\n", "R11", "Give the person another id."),
    (
        "  asks-again:\n    title",
        "  asks/again: {title: x, ending: sour}\n  asks-again:\n    title",
        "R10",
        "Write `asks-again`.",
    ),
    ("- id: point", "- id: «tell", "R6", "Rename one of the two."),
]


@pytest.mark.parametrize(("old", "new", "rule", "remedy"), NAMES)
def test_a_name_that_is_not_declared_is_refused_where_it_stands(old: str, new: str, rule: str, remedy: str) -> None:
    lost = ("          leads_to: asks-again\n", "") if "«id: tell" in new else ("", "")
    text, place = marked(lost, (old, new if "«" in new else f"«{new}"))

    found, problems = read_scenario(text, FILE, {})

    assert found is None
    assert (rule, place[0]) in [(problem.rule, problem.line) for problem in problems]
    assert remedy in next(problem.remedy for problem in problems if problem.rule == rule)


@pytest.mark.parametrize(("old", "new", "rule", "remedy"), SHAPES)
def test_a_scenario_that_could_get_stuck_is_refused(old: str, new: str, rule: str, remedy: str) -> None:
    problems = problems_of((old, new.replace("«", "")))

    assert rule in [problem.rule for problem in problems]
    assert remedy in next(problem.remedy for problem in problems if problem.rule == rule)


@pytest.mark.parametrize("kind", DECISIONS)
def test_every_kind_of_decision_can_be_read(kind: str) -> None:
    assert problems_of(text=with_decision(kind)) == ()


LIMITED = "      time_limit: {seconds: 30, reason: Noise., extension: Twice., leads_to: zzz}\n      leads_to: parts"
DECIDED = [
    ("pick best and worst", "best: write", "best: «wirte", "R11", "Write `write`."),
    ("pick best and worst", "worst: leave", "worst: «write", "G3", "Write another option."),
    ("pick best and worst", "id: write", "id: write, when: {flag: told}", "S2", "Take `when` out of it"),
    ("pick best and worst", "id: write", "id: write, «credit: {staying-even: 1}", "R13", "write it at the decision"),
    ("pick several", "id: number", "id: number, «leads_to: sour", "R13", "write it at the decision"),
    ("put in order", "id: number", "id: number, «effects: {set: {told: true}}", "R13", "write it at the next scene"),
    ("put in order", "leads_to: parts", "leads_to: «party", "S1", "Write `parts`."),
    ("say it yourself", "leads_to: parts", "leads_to: «party", "S1", "Write `parts`."),
    ("hear them out", "from_line: 1,", "from_line: «3,", "R10", "Write 0 to 2; 2 is letting them finish."),
    ("hear them out", "from_line: 1,", "from_line: «0,", "R6", "Write another line."),
    ("hear them out", "from_line: 0,", "from_line: 0, when: {flag: told},", "S2", "Give one of them `from_line: 0`"),
    ("hear them out", "      leads_to: parts", LIMITED, "S1", "Write one of"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "rule", "remedy"), DECIDED)
def test_a_decision_that_could_not_be_played_is_refused(kind: str, old: str, new: str, rule: str, remedy: str) -> None:
    problems = problems_of((old, new.replace("«", "")), text=with_decision(kind))

    assert rule in [problem.rule for problem in problems]
    assert remedy in next(problem.remedy for problem in problems if problem.rule == rule)


def test_a_decision_whose_options_all_have_conditions_is_refused() -> None:
    text = with_decision("name the emotion")
    for id in ("tired", "glad"):
        text = text.replace(f"id: {id},", f"id: {id}, when: {{flag: told}},")

    assert [(one.rule, one.remedy) for one in problems_of(text=text)] == [("S2", "Take `when` out of at least one.")]


def test_scenes_that_lead_round_without_a_decision_are_refused() -> None:
    (problem,) = problems_of(("  sour: {title: Sour, ending: sour}", "  sour: {title: Sour, routes: [{to: parts}]}"))

    assert problem.rule == "S2"
    assert "parts, sour lead round in a circle" in problem.sentence


def test_a_picture_that_is_not_there_is_refused_and_those_there_are_named() -> None:
    place = "place: {backdrop: dock, name: x, time: x, description: x}"
    text, (line, column) = marked(
        ("    words: {street: Dock", f"    {place.replace('dock', '«dock')}\n    words: {{street: Dock")
    )

    found, (problem,) = read_scenario(text, FILE, {}, frozenset({"pavement"}))

    assert found is None
    assert (problem.rule, problem.line, problem.column) == ("R12", line, column)
    assert problem.remedy == "Draw it, or write one that there is: `pavement`."


def test_without_any_picture_none_is_named() -> None:
    (problem,) = read_scenario(scenario_text(), FILE, {}, frozenset())[1]

    assert problem.remedy.endswith("none.")


def test_an_order_of_a_variant_names_every_option_once() -> None:
    fixed = ("prompt: How do you answer?", "prompt: How?\n      fixed_order: By length.")
    (problem,) = problems_of(
        fixed, ("    title: On the dock", "    title: On the dock\n    order: {asks-again: [sigh]}")
    )

    assert (problem.rule, problem.remedy) == ("R11", "Name each once: repeat, sigh.")


def test_a_list_of_names_is_cut_short() -> None:
    words = ", ".join(f"w{letter}: x" for letter in "abcdefghijklmnop")
    (problem,) = problems_of(
        ("{street: Mill Street}", f"{{street: x, {words}}}"), ("{street: Dock Street}", "{zzz: x}")
    )

    assert problem.remedy.endswith("and 5 more.")


def test_where_nothing_is_declared_the_remedy_says_so() -> None:
    (problem,) = problems_of(("words: {street: Mill Street}\n", ""), ("{street}", "x"), ('"{street}"', "x"))

    assert problem.remedy == "Declare it first; there is none yet."


def test_no_more_than_fifty_findings_are_collected() -> None:
    lines = "\n".join(f"      - {{by: zed, says: x{number}}}" for number in range(80))

    problems = problems_of(("      - {narration: You are about", f"{lines}\n      - {{narration: You are about"))

    assert len(problems) == 50
