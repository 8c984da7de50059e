"""Drills: faults made on purpose, at full number, with the totals printed in one plain table."""

import argparse
import os
from typing import Any

from trainer.cli.arguments import share, whole
from trainer.paths import as_file

_DRILLS = {
    "kill": ("kills", "kills a playing process"),
    "torn": ("torn", "cuts the power between any two writes"),
    "io": ("disk", "lets the n-th operation on the disk fail"),
    "lock": ("locks", "holds the record from elsewhere"),
    "flips": ("flips", "damages the file of the record"),
    "clock": ("clocks", "sets the clock back and forward"),
    "files": ("files", "damages scenario files"),
    "carried": ("carried", "damages records carried from elsewhere"),
    "guess": ("guesses", "guesses passwords"),
    "together": ("together", "lets threads change one row"),
}


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("drill", help="kill and damage on purpose, and count what is lost")
    said = "; ".join(f"{name} {sentence}" for name, (_, sentence) in _DRILLS.items())
    parser.add_argument("drill", choices=list(_DRILLS), help=said)
    parser.add_argument("--times", type=whole(1), default=None, help="how many times (each drill has its own number)")
    parser.add_argument("--minutes", type=share, default=None, help="stop each part after so many minutes")
    parser.add_argument("--seed", type=whole(0), default=1, help="where the chance of the drill starts (1)")
    parser.add_argument("--hurry", type=share, default=1.0, metavar="SHARE", help="make waits this share as long (1)")
    parser.add_argument("--on", default=None, metavar="ADDRESS", help="together: an empty database on a server")
    parser.add_argument(
        "--scenarios", type=as_file, default=None, help="a folder of scenarios other than the shipped one"
    )


def run(args: argparse.Namespace) -> int:
    """Run the drill and print its totals; 0 where nothing was lost. Raises TrainerError where it cannot run here."""
    from importlib import import_module

    from trainer import paths
    from trainer.cli.drills.kills import Ground
    from trainer.cli.drills.tally import Bounds
    from trainer.errors import TrainerError
    from trainer.scenario.library import load_library

    if args.drill == "kill" and not hasattr(os, "fork"):
        raise TrainerError("The kill drill needs a system that can fork.", "Run it on Linux or macOS.")
    if args.on is not None and args.drill != "together":
        raise TrainerError("Only the drill `together` runs on a server.", "Leave out --on.")
    library = load_library(args.scenarios or paths.scenarios())
    if not library.editions:
        raise TrainerError(
            f"There are no scenarios in {args.scenarios}.", "See what keeps them out with `trainer lint`."
        )
    ground = Ground(library)
    seconds = args.minutes * 60 if args.minutes else None
    bounds = Bounds(times=args.times, seconds=seconds, seed=args.seed, scale=args.hurry)
    drill = import_module(f"trainer.cli.drills.{_DRILLS[args.drill][0]}").drill
    tally = drill(ground, bounds) if args.on is None else drill(ground, bounds, args.on)
    print(f"drill {args.drill}, seed {args.seed}\n{tally.table()}")
    return 0 if tally.is_clean else 1
