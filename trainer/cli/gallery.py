"""`trainer gallery OUT`: photographs every page of the window, with plays that are really played."""

import argparse
import os
from typing import Any

from trainer.counts import counted
from trainer.paths import as_file


def add(parsers: Any) -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("gallery", help="photograph every page")
    parser.add_argument("out", type=as_file, metavar="OUT", help="the folder for the pictures")
    parser.add_argument("--only", metavar="PAGE", help="one page, such as home or scene")


def run(chosen: argparse.Namespace) -> int:
    """Take the photographs without opening a window, and say how many there are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from trainer.cli.stopping import stop_at_once

    stop_at_once()
    from trainer.ui.gallery import photograph

    taken = photograph(chosen.out.resolve(), chosen.only)
    for file in taken:
        print(file.name)
    print(f"{counted(len(taken), 'picture')} in {chosen.out}")
    return 0
