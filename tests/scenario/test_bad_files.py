"""Everything that can be wrong with a file is said with its place and with what to write instead."""

from dataclasses import dataclass

import pytest

from tests.builders import FILE, SCENARIO, marked
from trainer.scenario.read import read_file, read_scenario

YAML = [
    ("level: 1", "level: «no", "R7", 'Write false for a flag, or "no" in quotes'),
    ("level: 1", "level: «on", "R7", 'Write true for a flag, or "on" in quotes'),
    ("level: 1", "level: «012", "R7", 'Write 12 for a number, or "012" in quotes'),
    ("level: 1", "level: «-007", "R7", "Write -7 for a number"),
    ("level: 1", "level: «08", "R7", "Write 8 for a number"),
    ("level: 1", "level: «0x1f", "R7", '"0x1f" in quotes'),
    ("level: 1", "level: «1_000", "R7", "Write 1000 for a number"),
    ("level: 1", "level: «.inf", "R7", "Write a whole number"),
    ("level: 1", "level: «2.5", "R7", "Write a whole number"),
    ("level: 1", "level: «1234567890", "R7", "Write a whole number"),
    ("time: 5 pm", "time: «12:30", "R7", '"12:30" in quotes'),
    ("level: 1", "level: «~", "R7", "Take the line out"),
    ("level: 1", "level:«", "R7", "Write a value, or take the line out."),
    ("level: 1", "«y: 1", "R7", '"y" in quotes'),
    ("level: 1", "«1: 1", "R7", 'Write a word, or "1" in quotes.'),
    ("level: 1", "«<<: {level: 1}", "R7", '"<<" in quotes'),
    ("level: 1", "? «[level]\n: 1", "R7", "Quote it if braces are meant"),
    ("level: 1", "level: 1\n«level: 2", "R6", "Keep one of the two"),
    ("level: 1", "level:«\t1", "R4", "Write spaces."),
    ("level: 1", "level: «&x 1", "R5", "aliases are not read"),
    ("level: 1", "level: «*x", "R5", "Write the value out."),
    ("level: 1", "level: «!!int 1", "R5", "files hold text, numbers and flags"),
    ("level: 1", "level: «!secret {a: b}", "R5", "files hold text, numbers and flags"),
    ("level: 1", "level: 1\n«---\na: b", "R5", "Keep one scenario to a file."),
    ("level: 1", "level: 1\nabout: a«: b", "R3", "Put the text in quotes"),
    ("title: A name on the pavement", "title: A name«: on the pavement", "R3", "Put the text in quotes"),
    ("level: 1", "level: «@home", "R3", "Put the text in quotes."),
    ("level: 1", "level: «[1\n", "R3", "Close it with ]"),
    ("level: 1", 'level: "«\\q"', "R3", "Write two backslashes"),
    ("level: 1", 'level: «"\\0"', "R1", "Take the escape out."),
    ("level: 1", "level: 1\n  minutes«: 5", "R3", "Put the text in quotes where it holds a colon"),
    ("level: 1", "level: " + "[" * 39 + "«" + "[" * 9 + "]" * 48, "R2", "Write it flatter."),
    ("level: 1", "level: «\x07", "R1", "Take it out."),
    ("level: 1", "level: «\x00", "R1", "Save the file as UTF-8."),
    ("level: 1", "level: «\u2028", "R1", "Take it out."),
    ("level: 1", "level: «\ud800", "R1", "Save the file as UTF-8."),
]
TYPES = [
    ("level: 1", "level: 1\n«lvl: 1", "R8", "Write `level`."),
    ("level: 1", "level: 1\n«zzzzz: 1", "R8", "Write one of: `author`, `brief`"),
    ("says: And who are you?, face", "says: And who are you?, «fase", "R8", "Write `face`."),
    ("{number: trust, at_most: 0}", "{number: trust, «at_mots: 0}", "R8", "Write `at_most`."),
    ("level: 1", "level: «7", "R10", "Write at most 3."),
    ("level: 1", "level: «0", "R10", "Write at least 1."),
    ("level: 1", 'level: «"1"', "R10", "Write digits without quotes."),
    ("level: 1", "level: 1\nworked_example: «1", "R10", "Write true or false without quotes."),
    ("title: A name on the pavement", "title: «12", "R10", "Write a text; put it in quotes"),
    ("title: A name on the pavement", 'title: «""', "R10", "Write a text."),
    ("title: A name on the pavement", f"title: «{'x' * 1501}", "R10", "Write at most 1500 characters."),
    ("status: draft", "status: «drafted", "R10", "Write `draft`."),
    ('clothing: "#777777"}', 'clothing: "#777777", facial_hair: «fulll}', "R10", "Write `full`."),
    ("language: en", "language: «English", "R10", "Write two letters"),
    ("id: badge-requests/short", "id: «Short", "R10", "Write topic/name in lower case"),
    ("start: asks", "start: «Asks", "R10", "Write lower-case words joined by hyphens"),
    ("{told: {}}", "{«Told: {}}", "R10", "Write lower-case words joined by hyphens"),
    ('skin: "#c89a7c"', "skin: «pale", "R10", "Write six hexadecimal digits in quotes"),
    ("law_date: 2026-10-01", "law_date: «2026-13-01", "R10", "Write a day of the calendar"),
    ("law_date: 2026-10-01", "law_date: «12", "R10", "Write a day of the calendar"),
    ("reflection: [What would you say first next time?]", "reflection: «once", "R10", "Write one item a line"),
    ("told: {}", "told: «[]", "R10", "Write `key: value` lines below it"),
    ("words: {street: Mill Street}", "words: «Mill", "R10", "Write `key: value` lines below it"),
    ("{flag: told}}", "«{flg: told}}", "R10", "Write a condition with one of: number, flag"),
    ("- {narration: You are", "- «{narate: You are", "R10", "Write a line as `narration: ...`"),
    (
        "decision:\n      kind: pick one",
        "decision:\n      «kind: pick two",
        "R10",
        "Write the kind of decision as one of: pick one",
    ),
    ("{told: true}", '{told: «"x"}', "R10", "Write digits without quotes."),
    ("[Say who you are when asked.]", "«[a, b, c, d, e, f]", "R10", "Write at most 5."),
    ("[Say who you are when asked.]", "«[]", "R10", "Write at least 1."),
    ("[Say who you are when asked.]", "[«3]", "R10", "Write a text; put it in quotes"),
]


@pytest.mark.parametrize(("old", "new", "rule", "remedy"), YAML)
def test_what_yaml_would_change_or_hide_is_refused_with_a_remedy(old: str, new: str, rule: str, remedy: str) -> None:
    text, place = marked((old, new))

    edition, problems = read_scenario(text, FILE, {})

    assert edition is None
    assert [(problem.rule, problem.line, problem.column) for problem in problems] == [(rule, *place)]
    assert problems[0].file == FILE
    assert remedy in problems[0].remedy


@pytest.mark.parametrize(("old", "new", "rule", "remedy"), TYPES)
def test_a_value_of_the_wrong_type_is_refused_with_a_remedy(old: str, new: str, rule: str, remedy: str) -> None:
    text, place = marked((old, new))

    edition, problems = read_scenario(text, FILE, {})

    assert edition is None
    assert (rule, *place) in [(problem.rule, problem.line, problem.column) for problem in problems]
    assert remedy in next(problem.remedy for problem in problems if (problem.line, problem.column) == place)


@pytest.mark.parametrize(
    ("key", "rule"), [("title: A name on the pavement\n", "R9"), ("author: Fair Contact\n", "S11")]
)
def test_a_missing_key_is_named_where_its_block_starts(key: str, rule: str) -> None:
    edition, problems = read_scenario(SCENARIO.replace(key, "", 1), FILE, {})

    assert edition is None
    assert [(problem.rule, problem.line, problem.column) for problem in problems] == [(rule, 1, 1)]
    assert problems[0].remedy == f"Write `{key.split(':')[0]}:` with its value here."


def test_an_option_without_feedback_breaks_the_rule_that_asks_for_it() -> None:
    feedback = "          feedback: {led_to: He looks away., why: The tone undoes the answer.}\n"
    text, place = marked((feedback, ""), ("- id: sigh", "- «id: sigh"))

    (problem,) = read_scenario(text, FILE, {})[1]

    assert (problem.rule, problem.line, problem.column) == ("F1", *place)


@pytest.mark.parametrize(
    ("raw", "line", "column", "sentence"),
    [
        (SCENARIO.encode("utf-16"), 1, 1, "UTF-16"),
        (SCENARIO.encode("utf-16-be"), 1, 1, "NUL"),
        (SCENARIO.replace("A name", "Name: \u00e9", 1).encode("latin-1"), 4, 14, "0xE9 is not UTF-8"),
        (b"a" * 10_000_000, 1, 1, "larger than 1,000,000 bytes"),
        (b"", 1, 1, "empty"),
        (b"# nothing", 1, 1, "empty"),
        (b"- a", 1, 1, "must be a block of keys"),
        (b'a: "b', 1, 4, "never closed"),
    ],
)
def test_a_file_that_is_not_text_is_refused_with_its_place(raw: bytes, line: int, column: int, sentence: str) -> None:
    edition, (problem,) = read_scenario(raw, FILE, {})

    assert edition is None
    assert (problem.line, problem.column) == (line, column)
    assert sentence in problem.sentence
    assert problem.remedy


@dataclass(frozen=True)
class Odd:
    part: float


def test_a_fault_without_words_of_its_own_is_still_named() -> None:
    value, _, (problem,) = read_file(Odd, "part: many", "odd.yaml")

    assert value is None
    assert (problem.rule, problem.line, problem.column) == ("R10", 1, 7)
    assert problem.sentence.startswith("`part` is not allowed")


def test_a_byte_order_mark_is_accepted() -> None:
    edition, problems = read_scenario(b"\xef\xbb\xbf" + SCENARIO.encode(), FILE, {})

    assert edition is not None
    assert problems == ()


def test_a_chain_of_aliases_is_refused_before_it_can_grow() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n"

    edition, (problem,) = read_scenario(bomb, FILE, {})

    assert edition is None
    assert (problem.rule, problem.line, problem.column) == ("R5", 1, 4)


def test_a_problem_reads_as_one_line() -> None:
    (problem,) = read_scenario(SCENARIO.replace("level: 1", "level: no", 1), FILE, {})[1]

    assert str(problem).startswith(f"{FILE}:7:8: E R7 YAML reads the unquoted word `no` as true or false. Write false")


def test_a_file_with_very_many_faults_names_the_first_fifty() -> None:
    faults = "".join(f"wrong-{number}: 1\n" for number in range(500))

    problems = read_scenario(SCENARIO + faults, FILE, {})[1]

    assert len(problems) == 50
