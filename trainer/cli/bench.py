"""Measures speed as ratios: ours and the raw operation in turn in one run, medians and the 99th percentile of each.

A measurement is a function of `trainer.cli.measures`; those of the window are taken by `trainer.ui.measure`.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

from trainer.cli.arguments import whole

_MEASURES: dict[str, tuple[str, str]] = {
    "P1": ("trainer.cli.measures", "click"),
    "P2": ("trainer.cli.measures", "stored_choice"),
    "P3": ("trainer.cli.measures", "stored_choice_after_history"),
    "P4": ("trainer.cli.measures", "engine_steps"),
    "P5": ("trainer.cli.measures", "replay_of_200"),
    "P6": ("trainer.cli.measures", "bytes_per_choice"),
    "P7": ("trainer.cli.measures", "best_and_worst"),
    "S1": ("trainer.cli.measures", "start_of_the_window"),
    "S2": ("trainer.cli.measures", "memory"),
    "S3": ("trainer.cli.measures", "version"),
    "S4": ("trainer.cli.measures", "memory_over_time"),
    "G1": ("trainer.cli.own_page", "own_page"),
    "L1": ("trainer.cli.reviews", "lint_of_the_library"),
    "L2": ("trainer.cli.reviews", "review_of_drawn_scenarios"),
    "L3": ("trainer.cli.reviews", "search_of_the_reference"),
}
_OVER_A_BARE_PYTHON = {"S1", "S2", "S3", "S4", "L1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measurement: `figure` in `unit`, with its bounds `must` and `aim`.

    `ours` and `raw` hold the medians and 99th percentiles in milliseconds of the two sides, where there are two.
    """

    name: str
    what: str
    figure: float
    unit: str
    must: float
    aim: float
    at_least: bool = False
    """Whether the bounds are lower ones."""
    ours: tuple[float, float] | None = None
    raw: tuple[float, float] | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the figure reaches the aim, only the must, or neither."""
        sign = -1 if self.at_least else 1
        if sign * self.figure <= sign * self.aim:
            return "aim reached"
        return "must reached" if sign * self.figure <= sign * self.must else "missed"


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("bench", help="measure speed")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(_MEASURES)} (all)")
    parser.add_argument(
        "--history", type=whole(1, 10_000_000), help="choices before the measured ones in P3, by others in G1 (20000)"
    )
    parser.add_argument(
        "--full", action="store_true", help="P3 and G1 with a million choices, all of S4 and L2; takes long"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Measure and print; 0 whatever the figures are."""
    from trainer.cli.stopping import stop_at_once

    stop_at_once()
    unknown = sorted(set(args.names) - set(_MEASURES))
    if unknown:
        print(f"There is no measurement {', '.join(unknown)}; there are {', '.join(_MEASURES)}.")
        return 2
    if args.history is None:
        args.history = 1_000_000 if args.full else 20_000
    measured = []
    for name in args.names or _MEASURES:
        measure = _found(name)
        if measure is None:
            print(f"{name}: not measured here")
            continue
        measured.append(measure(args))
        if not args.json:
            print(_line(measured[-1]), flush=True)
    if args.json:
        print(json.dumps([{**asdict(one), "verdict": one.verdict} for one in measured], indent=2))
    return 0


def median_and_p99(seconds: list[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile in milliseconds."""
    ordered = sorted(seconds)
    return ordered[len(ordered) // 2] * 1000, ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000


def in_turn(
    ours: Callable[[], list[float]], raw: Callable[[], list[float]], rounds: int = 6
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Measure two things in turn, A, B, A, B; each call gives some seconds. Returns (median, p99) of both."""
    of_ours: list[float] = []
    of_raw: list[float] = []
    for _ in range(rounds):
        of_raw += raw()
        of_ours += ours()
    return median_and_p99(of_ours), median_and_p99(of_raw)


def _found(name: str) -> Callable[[argparse.Namespace], Measure] | None:
    # The window is measured without a screen, so that the figures of two machines can be compared.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if name in _OVER_A_BARE_PYTHON and hasattr(sys, "frozen"):
        return None  # a bundle holds no Python to measure over
    module, function = _MEASURES[name]
    try:
        measure: Callable[[argparse.Namespace], Measure] | None = getattr(import_module(module), function, None)
    except ImportError:
        return None
    return measure


def _line(measure: Measure) -> str:
    bounds = f"must {measure.must:g}, aim {measure.aim:g}: {measure.verdict}"
    lines = [f"{measure.name} {measure.what}: {measure.figure:.2f} {measure.unit} ({bounds})"]
    for side, found in (("ours", measure.ours), ("raw", measure.raw)):
        if found is not None:
            lines.append(f"   {side:4} median {found[0]:.3f} ms, p99 {found[1]:.3f} ms")
    return "\n".join(lines + ([f"   {measure.note}"] if measure.note else []))
