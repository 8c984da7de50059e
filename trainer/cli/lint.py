"""Checks scenarios against the rules for authors; needs neither a window nor a database."""

import argparse
import datetime
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from trainer import paths
from trainer.cli.arguments import day
from trainer.errors import TrainerError
from trainer.review.lint import Reviewed
from trainer.review.remembered import Remembered
from trainer.review.whole import owed, whole
from trainer.scenario.compiled import load_compiled
from trainer.scenario.edition import Edition
from trainer.scenario.holdings import Library
from trainer.scenario.library import (
    SCENARIO_FILE,
    library_above,
    load_library,
    pictures_beside,
    scenario_files,
    shared_scenes,
)
from trainer.scenario.problems import Problem, Severity, refuses
from trainer.scenario.read import read_scenario
from trainer.scenario.schema import FILE, json_schema

FOUND = 1
USAGE = 2


@dataclass(frozen=True, slots=True)
class _Read:
    """One folder of scenarios: all its editions, those that were asked for, and the problems of these."""

    library: Library
    editions: tuple[Edition, ...]
    chosen: tuple[Edition, ...]
    problems: tuple[Problem, ...]


def add(parsers: Any) -> None:
    """Add the command's arguments."""
    parser = parsers.add_parser("lint", help="check scenarios against the rules for authors")
    parser.add_argument(
        "paths", nargs="*", type=paths.as_file, metavar="PATH", help="files or folders (all shipped scenarios)"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument(
        "--report", type=paths.as_file, metavar="FILE", help="write a report about the library, as one HTML file"
    )
    parser.add_argument("--today", type=day, metavar="DATE", help="the day to judge dates by: 2026-11-02")
    parser.add_argument("--write-schema", action="store_true", help="write the JSON Schema of the format and stop")


def run(arguments: argparse.Namespace) -> int:
    """Print what the rules find; 1 where anything blocks, 2 where a path is not there or holds none."""
    if arguments.write_schema:
        file = paths.scenarios() / FILE
        file.write_text(json_schema(), encoding="utf-8")
        print(f"{_near(file)} is written.")
        return 0
    roots = _by_root(arguments.paths)
    refused = next((words for path in arguments.paths if (words := _refusal(path))), None)
    if refused is None and arguments.report is not None and len(roots) > 1:
        refused = "A report is about one library. Name paths of one folder of scenarios."
    if refused is not None:
        print(refused, file=sys.stderr)
        return USAGE
    today = arguments.today or _today()
    problems: list[Problem] = []
    reviews: list[Reviewed] = []
    for root, wanted in roots.items():
        library, found, owing = _reviewed(root, wanted, today)
        problems += [*owing, *(problem for review in found for problem in review.problems)]
        reviews += found
    (_print_json if arguments.json else _print)(sorted(problems), reviews)
    if arguments.report is not None:
        _report(library, reviews, problems, today, arguments.report)
    return FOUND if refuses(problems) else 0


def _reviewed(root: Path, wanted: list[Path], today: datetime.date) -> tuple[Library, list[Reviewed], list[Problem]]:
    """Return a library, the reviews of what was asked for in it, and what was found outside these reviews."""
    cache = _cache()
    read = _read(root, wanted, cache)
    library = read.library
    memory = Remembered(cache, library.profiles.values(), library.authorities, library.framework, today)
    found = [memory.reviewed(one) for one in read.chosen]
    return library, found, [*read.problems, *_of_the_whole(read, found, root)]


def _report(
    library: Library, reviews: list[Reviewed], problems: list[Problem], today: datetime.date, file: Path
) -> None:
    from trainer.cli.library_report import write_report
    from trainer.review.report import library_report

    write_report(library_report(library, reviews, problems, today), file)
    print(f"The report is in {_near(file.resolve())}.", file=sys.stderr)


def _of_the_whole(read: _Read, found: list[Reviewed], root: Path) -> tuple[Problem, ...]:
    """Return what the library as a whole owes: all of it where all was asked for, else what its chosen files owe."""
    if len(read.chosen) >= len(read.editions):
        return whole(found, _near(root / "framework.yaml"))
    chosen = {edition.file for edition in read.chosen}
    return tuple(one for one in owed(read.editions) if one.file in chosen)


def _today() -> datetime.date:
    from trainer.academy.clock import Clock

    return Clock().now().date()


def _refusal(path: Path) -> str | None:
    """Say why nothing can be checked at a path; None where something can."""
    if not path.exists():
        return f"There is no file or folder {path}."
    whole, root = path.resolve(), _root(path)
    if path.is_file() and (path.name == SCENARIO_FILE or not whole.is_relative_to(root)):
        return None
    if path.is_dir() and (scenario_files(whole) or (root.is_relative_to(whole) and scenario_files(root))):
        return None
    advice = f"Name a {SCENARIO_FILE}, a folder that holds one at most two folders down, or nothing to check them all."
    return f"There is no scenario in {path}. {advice}"


def _root(path: Path) -> Path:
    return library_above(path) or paths.scenarios()


def _by_root(wanted: list[Path]) -> dict[Path, list[Path]]:
    """Put what is asked for with the folder of scenarios it belongs to: the nearest one above with a framework."""
    found: dict[Path, list[Path]] = {}
    for path in wanted or [paths.scenarios()]:
        found.setdefault(_root(path), []).append(path.resolve())
    return found


def _cache() -> Path | None:
    """Return the folder in which findings are kept; None where there can be none, since lint needs no home."""
    try:
        return paths.cache()
    except TrainerError:
        return None


def _read(root: Path, wanted: list[Path], cache: Path | None) -> _Read:
    library = load_compiled(root, cache) if cache else load_library(root)
    editions = [replace(one, file=_near(_actual(one.file, root))) for one in library.editions.values()]
    chosen = [edition for edition in editions if _is_wanted(edition.file, wanted)]
    problems = [replace(one, file=_near(_actual(one.file, root))) for one in library.problems]
    problems = [problem for problem in problems if _is_wanted(problem.file, wanted)]
    for path in dict.fromkeys(file for one in wanted for file in scenario_files(one)):
        if path.is_fifo():  # it would be waited for without end
            raise TrainerError(f"{path} is a pipe and no scenario.", "Take it away, or name a file.")
        if not path.is_relative_to(root):
            edition, found = read_scenario(
                path.read_bytes(), _near(path), shared_scenes(root, []), pictures_beside(root)
            )
            chosen += [edition] if edition else []
            problems += found
    return _Read(library, tuple(editions), tuple(chosen), tuple(problems))


def _is_wanted(file: str, wanted: list[Path]) -> bool:
    """Whether a file was asked for. What all scenarios rest on is always wanted."""
    path = Path(file).resolve()
    return path.name != SCENARIO_FILE or any(path.is_relative_to(one) for one in wanted)


def _actual(shown: str, root: Path) -> Path:
    return root.parent / shown


def _near(path: Path) -> str:
    """Name a file from the folder one is in, or from the top where it lies elsewhere."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _print(problems: list[Problem], reviews: list[Reviewed]) -> None:
    for problem in problems:
        if problem.rule != "G6":
            place = f"{problem.file}:{problem.line}:{problem.column}"
            print(f"{place}: {problem.severity} {problem.rule} {problem.sentence}")
            print(f"    {problem.remedy}")
    for review in reviews:
        print(f"{review.edition.scenario.id} (edition {review.edition.digest[:12]})")
        for baselines in review.baselines:
            print(f"    {baselines}")
    counts = ", ".join(f"{severity} {count}" for severity, count in _counts(problems).items())
    print(f"Scenarios reviewed: {len(reviews)}. Findings: {counts}.")


def _counts(problems: list[Problem]) -> dict[str, int]:
    """Count findings by severity; the baselines are printed, not counted."""
    found = Counter(problem.severity for problem in problems if problem.rule != "G6")
    return {severity: found[severity] for severity in _SEVERITIES}


def _print_json(problems: list[Problem], reviews: list[Reviewed]) -> None:
    scenarios = [
        {
            "id": review.edition.scenario.id,
            "file": review.edition.file,
            "digest": review.edition.digest,
            "baselines": [asdict(baselines) for baselines in review.baselines],
        }
        for review in reviews
    ]
    found = {"problems": [asdict(problem) for problem in problems], "scenarios": scenarios, "counts": _counts(problems)}
    print(json.dumps(found, indent=1, ensure_ascii=False))


_SEVERITIES: tuple[Severity, ...] = ("E", "W", "I")
