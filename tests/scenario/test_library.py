"""The library reads what can be read, says what cannot, and one bad file never stops the others."""

import os
from pathlib import Path

import pytest

from tests.builders import SCENARIO, scenario_text
from tests.scenario.test_resolve import CARD, USING
from trainer import paths
from trainer.scenario.authorities import AuthorityFile
from trainer.scenario.framework import Framework
from trainer.scenario.library import load_library, pictures_beside
from trainer.scenario.read import read_file

ROOT = Path(__file__).resolve().parents[2] / "scenarios"
AUTHORITIES = """\
format: 1
about: For tests.
authorities:
  case-one:
    {name: A v. B, citation: 1 U.S. 1, year: 1900, body: Supreme Court, jurisdiction: federal, holding: x,
     takeaway: x, mistake: x, status: good law, last_checked: 2026-11-01, where: [own knowledge], confidence: known}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "scenarios"
    write(folder / "framework.yaml", (ROOT / "framework.yaml").read_text())
    write(folder / "badge-requests" / "short" / "scenario.yaml", SCENARIO)
    write(folder / "authorities" / "one.yaml", AUTHORITIES)
    write(folder / "profiles" / "default.yaml", (ROOT / "profiles" / "default.yaml").read_text())
    write(folder / "shared" / "card.yaml", CARD)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_library_holds_everything_by_id(root: Path) -> None:
    library = load_library(root)

    assert library.problems == ()
    assert list(library.editions) == ["badge-requests/short"]
    assert list(library.authorities) == ["case-one"]
    assert list(library.profiles) == ["default"]
    assert len(library.authorities_digest) == 64
    assert library.framework.competency("first-request").title == "Answering the first request"


def test_a_scenario_can_use_what_is_shared(root: Path) -> None:
    write(root / "badge-requests" / "short" / "scenario.yaml", scenario_text(*USING))

    assert "card/held" in load_library(root).editions["badge-requests/short"].scenario.scenes


def test_sub_scenes_in_a_circle_are_named_with_the_way_round(root: Path) -> None:
    write(root / "shared" / "card.yaml", nested("card", "note"))
    write(root / "shared" / "note.yaml", nested("note", "card"))

    found = load_library(root).problems

    assert [(one.file, one.line, one.sentence) for one in found] == [
        ("scenarios/shared/card.yaml", 7, "The sub-scene `card` uses itself by way of `note`."),
        ("scenarios/shared/note.yaml", 7, "The sub-scene `note` uses itself by way of `card`."),
    ]
    assert found[0].remedy == "Write the scenes of one of them out in the place where they are used."


def test_a_sub_scene_that_uses_itself_is_named(root: Path) -> None:
    write(root / "shared" / "card.yaml", nested("card", "card"))

    assert [one.sentence for one in load_library(root).problems] == ["The sub-scene `card` uses itself."]


def test_a_sub_scene_that_uses_another_is_no_circle(root: Path) -> None:
    write(root / "shared" / "note.yaml", nested("note", "card"))
    write(root / "shared" / "lost.yaml", nested("lost", "gone"))
    write(root / "shared" / "last.yaml", nested("last", "note"))

    assert load_library(root).problems == ()


def nested(id: str, used: str) -> str:
    return f"""\
format: 1
id: {id}
about: For tests.
start: a
exits: [out]
scenes:
  a: {{title: A, use: {{sub_scene: {used}, exits: {{given: exit:out}}}}}}
"""


BAD = [
    ("badge-requests/short/scenario.yaml", "format: [", "R3"),
    ("badge-requests/short/scenario.yaml", SCENARIO.replace("id: badge-requests/short", "id: other/short"), "R11"),
    ("badge-requests/short/scenario.yaml", SCENARIO.replace("topic: badge-requests", "topic: badges"), "R11"),
    ("badge-requests/short/scenario.yaml", SCENARIO.replace("staying-even", "staying-odd"), "R11"),
    ("authorities/two.yaml", AUTHORITIES, "R6"),
    ("authorities/two.yaml", AUTHORITIES.replace("year: 1900", "year: 12"), "R10"),
    ("profiles/other.yaml", (ROOT / "profiles" / "default.yaml").read_text(), "R11"),
    ("shared/other.yaml", CARD, "R11"),
    ("shared/other.yaml", "- [", "R3"),
    ("shared/other.yaml", CARD.replace("exits", "exit"), "R8"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "rule"), BAD)
def test_a_bad_file_is_named_and_the_others_are_read(root: Path, file: str, text: str, rule: str) -> None:
    write(
        root / "badge-requests" / "well" / "scenario.yaml",
        SCENARIO.replace("id: badge-requests/short", "id: badge-requests/well"),
    )
    write(root / file, text)

    library = load_library(root)

    assert rule in [problem.rule for problem in library.problems if problem.file == f"scenarios/{file}"]
    assert "badge-requests/well" in library.editions


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_is_named_and_not_waited_for(root: Path) -> None:
    folder = root / "badge-requests" / "pipe"
    folder.mkdir()
    os.mkfifo(folder / "scenario.yaml")

    assert [problem.sentence for problem in load_library(root).problems] == ["The file cannot be read: it is a pipe."]


def test_files_that_cannot_be_read_are_named(root: Path) -> None:
    (root / "badge-requests" / "dir" / "scenario.yaml").mkdir(parents=True)
    (root / "authorities" / "gone.yaml").symlink_to(root / "nowhere")

    library = load_library(root)

    assert [problem.rule for problem in library.problems] == ["R1", "R1"]
    assert "cannot be read" in library.problems[0].sentence
    assert list(library.editions) == ["badge-requests/short"]


def test_a_file_too_large_is_not_read_whole(root: Path) -> None:
    write(root / "badge-requests" / "short" / "scenario.yaml", "#" * 10_000_000)

    (problem,) = load_library(root).problems

    assert (problem.rule, problem.line, problem.column) == ("R2", 1, 1)


def test_without_a_framework_no_scenario_is_offered(root: Path) -> None:
    (root / "framework.yaml").unlink()

    library = load_library(root)

    assert library.editions == {}
    assert library.framework.topics == {}
    assert library.problems[-1].file == "scenarios/framework.yaml"


def test_a_competency_that_is_not_there_is_a_key_error(root: Path) -> None:
    with pytest.raises(KeyError):
        load_library(root).framework.competency("flying")


def test_pictures_are_the_folders_beside_the_scenarios(root: Path) -> None:
    before = pictures_beside(root)
    (root.parent / "assets" / "backdrops" / "pavement").mkdir(parents=True)

    assert before is None
    assert pictures_beside(root) == {"pavement"}
    assert load_library(root).problems == ()
    assert [problem.rule for problem in load_library(root, frozenset()).problems] == ["R12"]


def test_the_shipped_library_has_no_problems() -> None:
    assert load_library(paths.scenarios()).problems == ()


def test_a_framework_and_authorities_are_read_by_type() -> None:
    framework, _, problems = read_file(Framework, "format: 2\ntopics: {}", "framework.yaml")
    authorities, positions, _ = read_file(AuthorityFile, AUTHORITIES, "authorities.yaml")

    assert framework is None
    assert [problem.rule for problem in problems] == ["R10", "R10"]
    assert authorities is not None
    assert positions.at(("authorities", "case-one")) == (4, 3)


OTHER = """
format: 1
id: other
builds_on: BASE
name: Other
jurisdiction: Elsewhere
about: Another agency.
rules:
  stop-receipt: {title: A receipt, topic: stop receipt, duty: tell unasked, standing: required, text: x, trigger: x,
    content: [x], medium: x, timing: x, exceptions: [], documentation: x, citation: x, where: [own knowledge],
    confidence: known, last_checked: 2026-11-01}
"""


def test_a_profile_speaks_with_the_rules_of_the_one_it_builds_on(root: Path) -> None:
    write(root / "profiles" / "other.yaml", OTHER.replace("BASE", "default"))

    profiles = load_library(root).profiles

    assert profiles["other"].rules["stop-receipt"].standing == "required"
    assert profiles["default"].rules["stop-receipt"].standing == "not required"
    assert profiles["other"].rules.keys() == profiles["default"].rules.keys()


@pytest.mark.parametrize(("base", "sentence"), [("nowhere", "no profile `nowhere`"), ("other", "builds on itself")])
def test_a_profile_that_builds_on_nothing_sound_is_named(root: Path, base: str, sentence: str) -> None:
    write(root / "profiles" / "other.yaml", OTHER.replace("BASE", base))

    library = load_library(root)

    assert [(problem.rule, problem.line) for problem in library.problems] == [("R11", 4)]
    assert sentence in library.problems[0].sentence
    assert list(library.profiles) == ["default"]
