"""Speed of play, against half of what is asked for (performance: P4, P5), so that a busy machine does not fail it."""

import sys
from time import process_time

import pytest

from tests.strategies import busy_walk, large
from trainer.engine.replay import replay
from trainer.engine.walk import random_walk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.gettrace() is not None, reason="a program that is traced for coverage has no speed"),
]


def test_replayed_steps_with_conditions_effects_credit_and_transcript_are_fast() -> None:
    played = large(2)
    logs = [random_walk(played, seed)[1] for seed in range(100)]
    steps = sum(map(len, logs))

    def seconds() -> float:
        began = process_time()
        for log in logs:
            replay(played, seed=0, mode="practice", events=log)
        return process_time() - began

    assert steps / min(seconds() for _ in range(5)) > 25_000


def test_a_play_of_two_hundred_events_is_replayed_at_once() -> None:
    played = large(2)
    _, events = busy_walk(played, 7, acts=600)
    assert len(events) >= 200

    def seconds() -> float:
        began = process_time()
        replay(played, seed=7, mode="practice", events=events[:200])
        return process_time() - began

    assert min(seconds() for _ in range(9)) < 0.010
