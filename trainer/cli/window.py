"""`trainer window`: opens the window, or says in one sentence why it cannot be opened here."""

import argparse
import gc
import time
from pathlib import Path
from typing import Any

from trainer import __version__, paths
from trainer.cli.arguments import add_database
from trainer.ui.display import demand_display


def add(parsers: Any) -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("window", help="open the window (the default)")
    parser.add_argument(
        "--preview",
        type=paths.as_file,
        metavar="FILE",
        help="play a scenario while writing it; nothing is recorded",
    )
    add_database(parser, "another record than the usual one: a file, as of a demo, or a postgresql:// address")
    parser.add_argument("--measure-start", action="store_true", help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    """Open the window and stay until it closes. Raises NoWindowError, with what to do instead.

    With `--measure-start` it prints at which nanosecond of the steady clock Home could be used, and closes.
    """
    if chosen.database is not None:
        _use(chosen.database)
    demand_display()
    # Tens of thousands of objects are made while modules load, and none of them is garbage: looking for it would cost a
    # sixth of the start. `app` turns the search on again once Home stands.
    gc.disable()
    if chosen.preview is not None:
        return _preview(chosen.preview)
    from trainer.ui import sources

    sources.leave_unread()
    from trainer.ui.app import start

    return start(["fair-contact"], __version__, _print_moment if chosen.measure_start else None)


def _use(place: paths.Place) -> None:
    if not paths.is_there(place):
        from trainer.errors import TrainerError

        raise TrainerError(f"There is no record at {place}.", "Name a file that is there; `trainer demo` makes one.")
    paths.use_database(place)


def _preview(path: Path) -> int:
    from trainer.academy.preview import draft_file
    from trainer.scenario.library import library_above
    from trainer.ui.preview import preview

    file = draft_file(path)
    return preview(["fair-contact"], __version__, file, library_above(file) or paths.scenarios())


def _print_moment() -> None:
    print(f"usable {time.monotonic_ns()}", flush=True)
