"""The example of the authors' guide is what the guide says it is: no error, three warnings, walked to every ending."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.walks.golden import ROOT
from trainer.cli.main import main
from trainer.engine.actions import Picked
from trainer.engine.playable import prepare
from trainer.engine.walk import walk
from trainer.scenario.library import load_only
from trainer.scenario.read import read_tree
from trainer.scoring.best import solve
from trainer.scoring.result import score

GUIDE = (ROOT / "README.md").read_text(encoding="utf-8")
CONTACT, ACCEPTED, *WALKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write the example where the guide says, beside what is shipped."""
    root = tmp_path / "scenarios"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("walks", "the-quiet-hallway"))
    written = root / "active-listening" / "the-quiet-hallway" / "scenario.yaml"
    written.parent.mkdir(parents=True)
    written.write_text(CONTACT, encoding="utf-8")
    return written


def counts(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, int], set[str]]:
    """Lint the example as the guide says."""
    assert main(["lint", "--json", "--today", "2026-11-23", str(file.parent)]) == 0
    found: Any = json.loads(capsys.readouterr().out)
    return found["counts"], {problem["rule"] for problem in found["problems"] if problem["severity"] == "W"}


def test_the_example_has_the_three_warnings_that_the_guide_names(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counts(file, capsys) == ({"E": 0, "W": 3, "I": 0}, {"S3", "S4", "S6"})


def test_the_warnings_are_accepted_as_the_guide_writes_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(f"{CONTACT}\n{ACCEPTED}", encoding="utf-8")

    assert counts(file, capsys) == ({"E": 0, "W": 0, "I": 3}, set())


def test_the_walks_of_the_guide_come_out_as_written_and_reach_every_ending(file: Path) -> None:
    library = load_only(file.parents[2], file)
    (edition,) = library.editions.values()
    playable = prepare(edition.scenario, library.profiles["default"], None)
    came_out, written = [], []
    for text in WALKS:
        tree, _ = read_tree(text, "README.md")
        assert tree is not None
        value: Any = tree.value
        run, _ = walk(playable, [Picked(answer["pick"]) for answer in value["answers"]])
        came_out.append((run.ending, score(playable, solve(playable), run).shown))
        written.append((value["ends"], value["score"]))

    assert came_out == written
    assert {ending for ending, _ in came_out} == set(edition.scenario.endings)
