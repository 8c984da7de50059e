"""How arguments are read that several commands take: the record, a day, a number within its bounds."""

import argparse
import datetime
from collections.abc import Callable

from trainer.paths import as_place

DATABASE = "a file or postgresql:// address other than the usual record"


def add_database(parser: argparse.ArgumentParser, said: str = DATABASE) -> None:
    """Add the option that names another record."""
    parser.add_argument("--database", type=as_place, default=None, metavar="FILE", help=said)


def day(text: str) -> datetime.date:
    """Read a day."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError("write a day as year-month-day, such as 2026-11-02") from fault


def whole(least: int, most: int = 1_000_000_000) -> Callable[[str], int]:
    """Return what reads a whole number from `least` to `most`."""

    def read(text: str) -> int:
        # Far longer ones than any bound are not worth computing.
        if not text.removeprefix("-").isdecimal() or len(text) > 20 or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"write a whole number from {least} to {most}")
        return int(text)

    return read


def share(text: str) -> float:
    """Read a number above zero, such as 0.5."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= 1_000_000:
        raise argparse.ArgumentTypeError("write a number above 0, such as 0.5")
    return number
