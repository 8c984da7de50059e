"""`trainer demo`: an academy of invented people in a database of its own, to look round in and to measure with.

The usual size is really played: simulated trainees of different ability, through the engine and the academy's own acts.
Beyond that `--choices` copies plays that were really played under other ids and other invented people.
"""

import argparse
import datetime
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.arguments import day, whole
from trainer.counts import counted
from trainer.paths import as_file

if TYPE_CHECKING:
    from trainer.academy.office import Office

_UNTIL = datetime.date(2026, 11, 27)
_SEED = 1
_EVERY = 26


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser(
        "demo",
        help="build a demo academy in a file of its own; everybody in it is fiction",
        description="Builds an academy of 90 invented trainees over six months. Every play of it is really played by a"
        " simulated trainee; the same seed and day give the same content.",
    )
    parser.add_argument("file", type=as_file, metavar="FILE", help="where to; a file that is there is never touched")
    parser.add_argument("--seed", type=whole(0), default=_SEED, help=f"where its chance starts ({_SEED})")
    parser.add_argument("--until", type=day, default=_UNTIL, metavar="DAY", help=f"its last day ({_UNTIL})")
    parser.add_argument(
        "--choices",
        type=whole(0),
        default=0,
        metavar="N",
        help="go on to so many choices, for measuring: copies of plays really played, under other ids and people",
    )
    parser.add_argument("--trainees", type=whole(1, 90), default=None, metavar="N", help="fewer than ninety trainees")


def run(args: argparse.Namespace) -> int:
    """Build it, and say what it holds and how to open it. Raises TrainerError where the file is there already."""
    from trainer.academy.faults import DiskFault, DiskFull
    from trainer.errors import TrainerError
    from trainer.store.copies import LEAVINGS

    file: Path = args.file
    if file.exists() or not file.parent.is_dir():
        said = f"{file} is there already." if file.exists() else f"There is no folder {file.parent}."
        raise TrainerError(said, "Name a new file for the demo academy.")
    part = file.with_name(f"{file.name}.part")  # half a demo never stands under the name that was asked for
    try:
        seconds, size = _build(part, args)
        part.replace(file)
    except (DiskFull, DiskFault) as fault:
        sentence = f"The demo academy could not be built: the disk of {file.parent.absolute()} is full or failed."
        raise TrainerError(sentence, "Nothing of it was kept. Make room, or name a file on another disk.") from fault
    finally:
        for ending in LEAVINGS:
            part.with_name(part.name + ending).unlink(missing_ok=True)
    print(f"Built in {seconds:.1f} s, {size / 1_000_000:.1f} MB.\n\n{_how_to_open(file)}")
    return 0


def _build(file: Path, args: argparse.Namespace) -> tuple[float, int]:
    """Build it in a file; return the seconds it took and its bytes."""
    from contextlib import closing

    from trainer import paths
    from trainer.academy.office import Office
    from trainer.academy.shelf import Shelf
    from trainer.cli.demonstration.academy import DAYS, Academy
    from trainer.cli.demonstration.growth import content, grow
    from trainer.cli.demonstration.moments import SeededClock
    from trainer.scenario.compiled import load_compiled
    from trainer.store.database import open_database

    for ending in ("", "-wal", "-shm"):  # what a killed start has left
        file.with_name(file.name + ending).unlink(missing_ok=True)
    begun = time.perf_counter()
    first = args.until - datetime.timedelta(days=DAYS - 1)
    clock = SeededClock(args.seed, datetime.datetime.combine(first, datetime.time(), datetime.UTC))
    library = load_compiled(paths.scenarios(), paths.cache())
    # One that has room for every contact under every profile in every variant: all are played in turn.
    with closing(Office(open_database(file), library, clock, Shelf(4096))) as office:
        raw = office.database.raw()
        raw.execute("PRAGMA synchronous = OFF")  # nobody is told that anything is saved before all of it is
        Academy(office, clock, args.seed, first, args.trainees).build(_telling(begun))
        found = content(office)
        held = (
            counted(found.people, "person", "people"), counted(found.plays, "play"),
            counted(found.choices, "choice"), counted(found.acts, "act"),
        )  # fmt: skip
        print(f"\r{', '.join(held)}")
        print(f"Content {found.digest[:16]}: the same seed and last day give the same.")
        if args.choices > found.choices:
            copied = grow(office, args.choices - found.choices)
            print(f"{counted(copied, 'choice')} more: copies of these plays under other ids and people.")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        size = _size(office)
    return time.perf_counter() - begun, size


def _telling(begun: float) -> Callable[[int], None]:
    from trainer.cli.demonstration.academy import DAYS

    def told(day: int) -> None:
        if day % _EVERY == _EVERY - 1:
            print(f"\rDay {day + 1} of {DAYS}, {time.perf_counter() - begun:.0f} s ", end="", flush=True)

    return told


def _size(office: "Office") -> int:
    from trainer.store import soundness

    with office.reading() as transaction:
        return soundness.size(transaction)


def _how_to_open(file: Path) -> str:
    from trainer.cli.demonstration import cast
    from trainer.cli.demonstration.academy import PASSPHRASE

    roles = (
        (cast.ADMINISTRATOR, "administrator"), (cast.RECORDS, "records officer"), (cast.LEAD, "lead instructor"),
        (cast.INSTRUCTORS[0], "instructor"), (cast.AUTHOR, "author"), (cast.FIRST_TRAINEE, "a trainee"),
    )  # fmt: skip
    people = "\n".join(f"  {number}  {role}" for number, role in roles)
    return (
        f"Everybody in it is fiction. Open it with\n  trainer window --database {file}\n"
        f"Everybody signs in with the passphrase\n  {PASSPHRASE}\nand an officer number, such as\n{people}"
    )
