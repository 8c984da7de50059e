"""The measurement of one's own page with years behind it, and years of others beside it."""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from trainer import paths
from trainer.academy.clock import Clock
from trainer.academy.looking_back import LATEST
from trainer.academy.office import Office, open_office
from trainer.academy.own_page import own_page as own_page_of
from trainer.academy.people import register
from trainer.academy.plays import finished
from trainer.cli.bench import Measure, in_turn
from trainer.cli.history import add_copies, add_history, plays_by_chance
from trainer.scenario.library import load_library
from trainer.store.driver import driver

OWN = 10_000
LISTED = 101
_BLOCK = 20
_MOST_MS, _MOST_CHANGED = 100, 1.2
_SUMMARY = "SELECT * FROM evidence WHERE person = ? ORDER BY person, competency, mode"
_LATEST = f"""
SELECT result.*, attempt.mode, attempt.finished_at FROM attempt JOIN result ON result.attempt = attempt.id
WHERE attempt.person = ? AND attempt.finished_at IS NOT NULL AND attempt.mode IN ('practice', 'assessment')
ORDER BY attempt.finished_at DESC, attempt.id DESC LIMIT {LATEST}
"""
_LIST = f"""
SELECT attempt.id, attempt.edition, edition.scenario, edition.title, attempt.mode, attempt.variant, attempt.started_at,
attempt.finished_at, result.score, result.shown, result.errors, result.screen_outs, result.ending FROM attempt
JOIN edition ON edition.digest = attempt.edition LEFT JOIN result ON result.attempt = attempt.id
WHERE attempt.person = ? AND attempt.finished_at IS NOT NULL
ORDER BY attempt.finished_at DESC, attempt.id DESC LIMIT {LISTED}
"""


def own_page(args: argparse.Namespace) -> Measure:
    """G1: what one's own page asks over the raw reads of the same rows, with many choices of one's own and of others.

    Raw are the person's summary rows, the latest results and the list of plays, each by one statement of the driver.
    """
    with _record() as alone, _record() as among:
        with closing(_opened(among)) as office:
            others = add_history(office, args.history)
        with _reading(alone) as (mine, raw), _reading(among) as (beside_others, _):
            ours, beside = in_turn(mine, raw)
            with_others, without = in_turn(beside_others, mine)
        first = _first_time(among)
        painted = _window().measure_own_page(alone, among)
    page, page_among = painted
    asked, shown = with_others[0] / without[0], page_among / page
    is_missed = page > _MOST_MS or max(asked, shown) > _MOST_CHANGED
    note = (
        f"painted {page:.0f} ms after the click (must {_MOST_MS}); with {others:,} choices by others {asked:.2f} times"
        f" the query and {shown:.2f} times the painting (must {_MOST_CHANGED}): {'missed' if is_missed else 'reached'};"
        f" asked for the first time {first:.1f} ms"
    )
    return Measure(
        name="G1", what=f"one's own page with {OWN:,} own choices over raw reads of its rows", unit="times",
        figure=ours[0] / beside[0], must=3, aim=3, ours=ours, raw=beside, note=note,
    )  # fmt: skip


@contextmanager
def _record() -> Iterator[Path]:
    """Lend a record on which somebody has so many choices of the own."""
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-G1-") as folder:
        path = Path(folder) / "bench.db"
        with closing(_opened(path)) as office:
            person = register(office, "A. Reyes", "4312").id
            add_copies(office, plays_by_chance(office, person), [person], OWN)
        yield path


def _opened(path: Path) -> Office:
    return open_office(path, load_library(paths.scenarios()), Clock())


@contextmanager
def _reading(path: Path) -> Iterator[tuple[Callable[[], list[float]], Callable[[], list[float]]]]:
    """Lend what the page asks, and the raw reads of the same rows, each as seconds of some rounds."""
    with closing(_opened(path)) as office, closing(driver().connect(str(path), isolation_level=None)) as raw:
        person = _own(office)
        _ask(office, person)
        yield (
            lambda: [_timed(lambda: _ask(office, person)) for _ in range(_BLOCK)],
            lambda: [_timed(lambda: _ask_raw(raw, person)) for _ in range(_BLOCK)],
        )


def _own(office: Office) -> bytes:
    from trainer.academy.people import first_person

    person = first_person(office)
    assert person is not None
    return person.id


def _first_time(path: Path) -> float:
    with closing(_opened(path)) as office:
        person = _own(office)
        finished(office, person, most=1)  # the connection has been used before, as by Home
        return _timed(lambda: _ask(office, person)) * 1000


def _ask(office: Office, person: bytes) -> None:
    own_page_of(office, person, LISTED)


def _ask_raw(raw: Any, person: bytes) -> None:
    raw.execute("BEGIN")
    for statement in (_SUMMARY, _LATEST, _LIST):
        raw.execute(statement, (person,)).fetchall()
    raw.execute("COMMIT")


def _window() -> Any:
    # By name, so that Qt is loaded for the measurements of the window alone.
    return import_module("trainer.ui.measure")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
