"""Speed of the record as ratios; the best of three runs counts, because machines that run tests are noisy."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.cli.bench import Measure
from trainer.cli.measures import bytes_per_choice, stored_choice, stored_choice_after_history

ARGUMENTS = argparse.Namespace(history=20_000)


@pytest.fixture(autouse=True)
def on_a_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Measure on a disk: the usual folder of tests may lie in memory, where a raw durable commit costs nothing."""
    kept = Path("/var/tmp")
    with tempfile.TemporaryDirectory(dir=kept if kept.is_dir() else None) as home:
        monkeypatch.setenv("FAIR_CONTACT_HOME", home)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("measure", [stored_choice, stored_choice_after_history])
def test_a_stored_choice_costs_little_more_than_a_raw_commit_and_no_more_with_history(
    measure: Callable[[argparse.Namespace], Measure],
) -> None:
    found = (measure(ARGUMENTS) for _ in range(3))

    assert any(one.verdict != "missed" for one in found)


@pytest.mark.slow
def test_a_stored_choice_fills_few_bytes() -> None:
    assert bytes_per_choice(ARGUMENTS).verdict != "missed"
