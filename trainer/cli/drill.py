"""Drills: faults made on purpose, at full number, with the totals printed."""

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.cli.kills import Totals

_PER_DATABASE = 10


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("drill", help="kill and damage on purpose, and count what is lost")
    parser.add_argument("drill", choices=["kill"], help="which drill")
    parser.add_argument("--kills", type=int, default=200, help="how many processes to kill (200)")
    parser.add_argument("--seed", type=int, default=1, help="where the chance of the drill starts (1)")
    parser.add_argument(
        "--minutes", type=float, default=None, help="stop after so many minutes, however many were killed"
    )
    parser.add_argument("--scenarios", type=Path, default=None, help="a folder of scenarios other than the shipped one")


def run(args: argparse.Namespace) -> int:
    """Run the drill and print its totals; 0 where nothing was lost."""
    if not hasattr(os, "fork"):
        print("The kill drill needs a system that can fork: Linux or macOS.")
        return 1
    totals = _kill(args)
    print(
        f"kills {totals.kills}\nacknowledged {totals.acknowledged}\nlost {totals.lost}\n"
        f"extra {totals.extra} (at most {totals.most_extra} at one kill)\n"
        f"resumed elsewhere {totals.elsewhere}\nfindings of the check {len(totals.findings)}"
    )
    for sentence in totals.findings[:10]:
        print(f"  {sentence}")
    return 0 if totals.is_clean else 1


def _kill(args: argparse.Namespace) -> "Totals":
    from trainer import paths
    from trainer.cli.kills import Ground, Totals, kill_once
    from trainer.scenario.library import load_library

    ground = Ground(load_library(args.scenarios or paths.scenarios()))
    totals = Totals()
    end = time.monotonic() + args.minutes * 60 if args.minutes else None
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder:
        for number in range(args.kills):
            if end is not None and time.monotonic() > end:
                break
            path = Path(folder) / f"{number // _PER_DATABASE}.db"
            kill_once(path, ground, args.seed * 1_000_003 + number, totals)
    return totals
