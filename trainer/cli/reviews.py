"""The measurements of the lint: the shipped library and drawn scenarios, cold and again from what was remembered."""

import argparse
import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trainer import paths
from trainer.cli.bench import Measure, median_and_p99
from trainer.engine.chance import Chance
from trainer.engine.drawn import Shape, drawn
from trainer.review.remembered import Remembered
from trainer.scenario.edition import Edition, canonical, digest, from_canonical
from trainer.scenario.library import load_library
from trainer.scenario.positions import Positions

_DAY = datetime.date(2026, 11, 2)
_DRAWN = 100
_SOUGHT = ("badge number", "consent to search a car", "qualified immunity", "curtilage", "stop and frisk", "listening")


def lint_of_the_library(args: argparse.Namespace) -> Measure:
    """L1: `trainer lint` of the shipped library, cold, and again when nothing has changed."""
    with tempfile.TemporaryDirectory(prefix="bench-L1-") as folder:
        command = [sys.executable, "-m", "trainer.cli", "lint"]
        cold, again = (_command(command, folder), _command(command, folder))
        bare = _command([sys.executable, "-c", "pass"], folder)
    return Measure(
        name="L1", what="lint of the shipped library, cold", figure=cold, unit="s", must=10, aim=10,
        ours=(cold * 1000, cold * 1000), raw=(bare * 1000, bare * 1000), note=_again(again, 1),
    )  # fmt: skip


def review_of_drawn_scenarios(args: argparse.Namespace) -> Measure:
    """L2: a hundred drawn scenarios of 60 scenes in all reachable states; a tenth of them unless in full."""
    count = _DRAWN if args.full else _DRAWN // 10
    library = load_library(paths.scenarios())
    editions = [_edition(seed) for seed in range(count)]
    with tempfile.TemporaryDirectory(prefix="bench-L2-") as folder:

        def seconds() -> float:
            profile = library.profiles["default"]
            memory = Remembered(Path(folder), [profile], library.authorities, library.framework, _DAY)
            begun = time.perf_counter()
            for edition in editions:
                memory.reviewed(edition)
            return (time.perf_counter() - begun) * _DRAWN / count

        cold, again = seconds(), seconds()
    part = "" if args.full else f" (from {count} of them)"
    return Measure(
        name="L2", what=f"review of {_DRAWN} drawn scenarios, cold{part}", figure=cold, unit="s", must=60, aim=60,
        note=_again(again, 5),
    )  # fmt: skip


def search_of_the_reference(args: argparse.Namespace) -> Measure:
    """L3: a keystroke in the search of the reference, over every beginning of some usual words."""
    from trainer.academy.clock import Clock
    from trainer.academy.office import open_office
    from trainer.academy.reference import search

    typed = [words[:end] for words in _SOUGHT for end in range(1, len(words) + 1)]
    with tempfile.TemporaryDirectory(prefix="bench-L3-") as folder:
        office = open_office(Path(folder) / "record.db", load_library(paths.scenarios()), Clock())
        try:
            search(office, "a")  # the first search makes the index
            seconds = []
            for words in typed:
                begun = time.perf_counter()
                search(office, words)
                seconds.append(time.perf_counter() - begun)
        finally:
            office.close()
    ours = median_and_p99(seconds)
    return Measure(
        name="L3", what="a keystroke in the search of the reference", figure=ours[1], unit="ms", must=20, aim=20,
        ours=ours, raw=None, note=f"the 99th percentile of {len(typed)} keystrokes",
    )  # fmt: skip


def _edition(seed: int) -> Edition:
    scenario = from_canonical(canonical(drawn(Chance(seed), Shape(scenes=60))))
    return Edition(scenario, digest(scenario), "", "drawn.yaml", Positions())


def _again(seconds: float, must: float) -> str:
    verdict = "reached" if seconds <= must else "missed"
    return f"again, when nothing has changed: {seconds:.2f} s (must {must:g}: {verdict})"


def _command(words: list[str], home: str) -> float:
    begun = time.perf_counter()
    # Status 1 says that something was found, which is no fault of the measurement.
    subprocess.run(words, env={**os.environ, "FAIR_CONTACT_HOME": home}, check=False, capture_output=True)
    return time.perf_counter() - begun
