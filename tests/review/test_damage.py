"""What the reader accepts can be played and reviewed, whatever was changed in it.

The suite tries 60 changed files; FAIR_CONTACT_FUZZ=10000 tries as many as it says.
"""

import json
import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import DAY
from tests.scenario.test_damage import FILES, SHARED
from trainer import paths
from trainer.engine.compiled import Unplayable
from trainer.engine.walk import random_walk
from trainer.review.exploration import explore
from trainer.review.lint import lint
from trainer.scenario.library import load_library
from trainer.scenario.read import read_scenario
from trainer.scenario.yaml_nodes import Tree, parse

EXAMPLES = int(os.environ.get("FAIR_CONTACT_FUZZ", "60"))
LIBRARY = load_library(paths.scenarios())
PROFILE = LIBRARY.profiles["default"]


def plain(number: int) -> Any:
    tree = parse(FILES[number].read_bytes(), "file")
    assert isinstance(tree, Tree)
    return tree.value


TEXTS = [json.dumps(plain(number)) for number in range(len(FILES))]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every container of a tree with each of its keys."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        held = waiting.pop()
        keys = list(held) if isinstance(held, dict) else list(range(len(held)))
        found += [(held, key) for key in keys]
        waiting += [held[key] for key in keys if isinstance(held[key], dict | list)]
    return found


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Change a shipped file in one to three places: a value for another of the same key, a part left out, a number."""
    tree = json.loads(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 3))):
        everywhere = places(tree)
        held, key = everywhere[draw(st.integers(0, len(everywhere) - 1))]
        alike = [other[same] for other, same in everywhere if same == key and other is not held]
        kind = draw(st.sampled_from(["other", "other", "gone", "number"]))
        if kind == "other" and alike:
            held[key] = json.loads(json.dumps(draw(st.sampled_from(alike))))
        elif kind == "number" and isinstance(held[key], int):
            held[key] = draw(st.integers(-3, 9))
        else:
            del held[key]
    return json.dumps(tree)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed(), st.integers(0, 1000))
def test_what_the_reader_accepts_can_be_reviewed_and_played(text: str, seed: int) -> None:
    edition, problems = read_scenario(text, "changed.yaml", SHARED)
    assert edition is not None or problems
    if edition is None:
        return

    found = lint(edition, [PROFILE], LIBRARY.authorities, LIBRARY.framework, DAY)

    try:
        explored = explore(edition.scenario, PROFILE, 20_000)
    except Unplayable:
        assert ("S2", "E") in [(problem.rule, problem.severity) for problem in found]
        return
    assert random_walk(explored.playable, seed)[0].finished
