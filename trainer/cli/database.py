"""The record on the command line: checked, copied to a file, brought back from one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.arguments import add_database
from trainer.counts import counted
from trainer.paths import Place, as_file, is_there

if TYPE_CHECKING:
    from trainer.academy.check import CheckReport
    from trainer.scenario.holdings import Library

_MOST_SHOWN = 20


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("database", help="check, back up or restore the record")
    add_database(parser)
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    acts.add_parser(
        "check", help="compute everything again from the events and compare; exit 1 where something differs"
    )
    acts.add_parser("upgrade", help="bring a record on a server up to date, after a copy was made there")
    backup = acts.add_parser("backup", help="copy the record to a file, verified")
    backup.add_argument("file", type=as_file, metavar="FILE", help="a new file, on another disk where possible")
    restore = acts.add_parser(
        "restore", help="check a copy and put it in the place of the record, which is kept beside it"
    )
    restore.add_argument("file", type=as_file, metavar="FILE", help="the copy")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 1 where the check finds something."""
    from trainer import paths
    from trainer.scenario.library import load_library

    path = args.database or paths.database()
    library = load_library(paths.scenarios())
    if args.act == "restore":
        return _restore(path, args.file, library)
    if args.act == "upgrade":
        return _upgrade(path)
    return _check(path, library) if args.act == "check" else _backup(path, args.file, library)


def _check(path: Place, library: "Library") -> int:
    from trainer.academy.check import check
    from trainer.academy.clock import Clock
    from trainer.academy.office import open_office
    from trainer.cli.progress import progress

    office = open_office(_there(path), library, Clock())
    try:
        with progress("Checking", "play") as told:
            report = check(office, told)
    finally:
        office.close()
    _print(office.database.place, report)
    return 1 if report.problems else 0


def _upgrade(path: Place) -> int:
    from trainer.academy.database import upgrade

    print(f"The record is up to date: {upgrade(_there(path))}.")
    return 0


def _backup(path: Place, file: Path, library: "Library") -> int:
    from trainer.academy.clock import Clock
    from trainer.academy.database import backup
    from trainer.academy.office import open_office
    from trainer.errors import TrainerError

    if file.exists():
        raise TrainerError(f"{file} is there already, and a copy replaces nothing.", "Give another name.")
    office = open_office(_there(path), library, Clock())
    try:
        backup(office, file)
    finally:
        office.close()
    print(f"The record is copied to {file} and verified.")
    return 0


def _restore(path: Place, file: Path, library: "Library") -> int:
    from trainer.academy.clock import Clock
    from trainer.academy.database import restore
    from trainer.cli.progress import progress

    with progress("Checking the copy", "play") as told:
        replaced = restore(path, file, library, Clock(), told=told)
    print(f"The record is now what {file} holds.")
    if replaced is not None:
        print(f"What it was before is kept in {replaced}.")
    return 0


def _there(path: Place) -> Place:
    from trainer.errors import TrainerError

    if not is_there(path):
        raise TrainerError(f"There is no record at {path} yet.", "Play a contact first, or name another file.")
    return path


def _print(place: Place, report: "CheckReport") -> None:
    alone = ", held for one window because this version is not safe for two" if report.alone else ""
    print(f"{place}: {report.engine}{alone}")
    print(
        f"{counted(report.attempts, 'play')} of {counted(report.editions, 'edition')}, "
        f"{counted(report.events, 'event')}, {counted(report.results, 'result')}"
        + (f" ({report.by_other_scorers} by another scorer)" if report.by_other_scorers else "")
    )
    for finding in report.problems[:_MOST_SHOWN]:
        print(f"{finding.record}: {finding.sentence}")
    if len(report.problems) > _MOST_SHOWN:
        print(f"and {len(report.problems) - _MOST_SHOWN} more")
    print("Something does not fit." if report.problems else "Everything fits.")
