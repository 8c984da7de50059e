"""Speed of the solver, against twice what is asked for (performance: P7), so that a busy machine does not fail it."""

import sys
from time import process_time

import pytest

from tests.strategies import large
from trainer.scoring.best import solve

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.gettrace() is not None, reason="a program that is traced for coverage has no speed"),
]


@pytest.mark.parametrize("seed", [1, 2])
def test_two_hundred_scenes_and_six_variables_are_solved_in_a_second(seed: int) -> None:
    played = large(seed)
    began = process_time()
    solution = solve(played)
    assert solution.competencies

    assert process_time() - began < 2
    assert solution.states > 5_000
