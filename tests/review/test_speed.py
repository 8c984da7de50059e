"""Speed of the review, against twice what is asked for (performance: L1, L2): a busy machine does not fail it."""

import sys
from pathlib import Path
from time import process_time

import pytest

from tests.builders import DAY, framework, profile
from trainer import paths
from trainer.engine.chance import Chance
from trainer.engine.drawn import Shape, drawn
from trainer.review.remembered import Remembered
from trainer.scenario.compiled import load_compiled
from trainer.scenario.edition import Edition, canonical, digest, from_canonical
from trainer.scenario.positions import Positions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.gettrace() is not None, reason="a program that is traced for coverage has no speed"),
]
DRAWN = 10
"""Of the hundred that are asked for: a tenth of them has a tenth of the time."""


def drawn_edition(seed: int) -> Edition:
    scenario = from_canonical(canonical(drawn(Chance(seed), Shape(scenes=60))))
    return Edition(scenario, digest(scenario), "", "drawn.yaml", Positions())


def seconds_of_the_library(cache: Path) -> float:
    began = process_time()
    library = load_compiled(paths.scenarios(), cache)
    terms = (library.profiles.values(), library.authorities, library.framework, DAY)
    memory = Remembered(cache, *terms)
    assert all(memory.reviewed(one).baselines for one in library.editions.values())
    return process_time() - began


def test_the_shipped_library_is_reviewed_in_ten_seconds_and_again_in_one(tmp_path: Path) -> None:
    assert seconds_of_the_library(tmp_path) < 20
    assert seconds_of_the_library(tmp_path) < 2


def test_large_scenarios_are_reviewed_in_all_their_states_and_remembered(tmp_path: Path) -> None:
    editions = [drawn_edition(seed) for seed in range(DRAWN)]

    def seconds() -> float:
        memory = Remembered(tmp_path, [profile()], {}, framework(), DAY)
        began = process_time()
        assert all(memory.reviewed(one).problems for one in editions)
        return process_time() - began

    assert seconds() < 120 * DRAWN / 100
    assert seconds() < 10 * DRAWN / 100
