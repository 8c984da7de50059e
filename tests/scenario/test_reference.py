"""The reference as it is shipped, and what a damaged one says."""

import re
import shutil
from pathlib import Path

import pytest

from trainer import paths
from trainer.scenario.library import load_library
from trainer.scenario.reference import load_reference

LIBRARY = load_library(paths.scenarios())
SHIPPED = load_reference(paths.scenarios(), LIBRARY)
UNTRACEABLE = re.compile(r"\b(?:88|78)\s?%|\+\s?20\s?%|-\s?15\s?%")


def test_the_shipped_reference_is_sound() -> None:
    assert SHIPPED.problems == ()


@pytest.mark.parametrize(
    ("kind", "count"), [("question", 10), ("mistake", 25), ("term", 30), ("skill", 9), ("framework", 11)]
)
def test_everything_that_must_be_covered_is_there(kind: str, count: int) -> None:
    assert sum(entry.kind == kind for entry in SHIPPED.entries.values()) >= count


def test_every_question_rests_on_law_and_says_whose() -> None:
    questions = [entry for entry in SHIPPED.entries.values() if entry.kind == "question"]

    assert all(entry.authorities and entry.jurisdiction and entry.do and entry.caution for entry in questions)


def test_every_skill_and_framework_shows_it_done_and_failed() -> None:
    shown = [entry for entry in SHIPPED.entries.values() if entry.kind in ("skill", "framework")]

    assert all(entry.done and entry.failed for entry in shown)


def test_every_study_has_its_caution() -> None:
    assert all(entry.caution for entry in SHIPPED.entries.values() if entry.kind == "evidence")


def test_figures_without_an_origin_are_nowhere() -> None:
    texts = [file.read_text(encoding="utf-8") for file in paths.scenarios().rglob("*.yaml")]

    assert not [found for text in texts for found in UNTRACEABLE.findall(text)]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("authorities: [section-1983", "authorities: [section-nobody", "R11"),
        ("rules: [public-recording]", "rules: [private-recording]", "R11"),
        ("competencies: [cameras]", "competencies: [camera-work]", "R11"),
        ("kind: question", "kind: riddle", "R10"),
        ("[section-1983", "[chicago-rule-37", "P1"),
        ("format: 1", "format: [", "R3"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_read(tmp_path: Path, old: str, new: str, rule: str) -> None:
    shutil.copytree(paths.scenarios() / "reference", tmp_path / "reference")
    file = tmp_path / "reference" / "questions.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = load_reference(tmp_path, LIBRARY)

    assert [problem.rule for problem in found.problems] == [rule]
    assert found.problems[0].line > 0
    assert "skill-summary" in found.entries


def test_an_entry_that_is_written_twice_is_named(tmp_path: Path) -> None:
    shutil.copytree(paths.scenarios() / "reference", tmp_path / "reference")
    shutil.copy(tmp_path / "reference" / "questions.yaml", tmp_path / "reference" / "more.yaml")

    assert {problem.rule for problem in load_reference(tmp_path, LIBRARY).problems} == {"R6"}
