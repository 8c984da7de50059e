"""The measurements of the record and the engine, each beside its raw operation where it has one."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from trainer import paths
from trainer.academy.attempts import Playing, act, start
from trainer.academy.clock import Clock
from trainer.academy.office import Office, open_office
from trainer.academy.people import first_person, register
from trainer.cli.bench import Measure, in_turn, median_and_p99
from trainer.cli.history import add_history
from trainer.engine.actions import Choose, Rewind
from trainer.engine.advance import advance
from trainer.engine.chance import Chance
from trainer.engine.events import Event
from trainer.engine.playable import Playable, prepare
from trainer.engine.replay import replay
from trainer.engine.state import Run
from trainer.engine.walk import random_walk
from trainer.scenario.holdings import Library
from trainer.scenario.library import load_library
from trainer.scoring.best import solve
from trainer.store import soundness
from trainer.store.driver import driver

_BLOCK = 150
_P6_CHOICES = 100_000


def click(args: argparse.Namespace) -> Measure:
    """P1: from a click to the next decision painted, over a raw commit and a repaint of the page."""
    with _raw_connection() as raw:
        return Measure(**_window().measure_click(lambda: _commit_row(raw)))


def start_of_the_window(args: argparse.Namespace) -> Measure:
    """S1: from the start of the process to a usable Home, over a bare window with SQLModel loaded."""
    return Measure(**_window().measure_start())


def memory(args: argparse.Namespace) -> Measure:
    """S2: memory of the window at Home, beside a bare window with SQLModel loaded, and in a play."""
    return Measure(**_window().measure_memory())


def memory_over_time(args: argparse.Namespace) -> Measure:
    """S4: how much memory grows over many choices with page changes between them."""
    return Measure(**_window().measure_growth(50_000 if args.full else 400))


def stored_choice(args: argparse.Namespace) -> Measure:
    """P2: a whole stored choice over a raw one-row commit."""
    with _office("P2") as office, _raw_file() as raw:
        ours, beside = in_turn(_Player(office).block, raw)
    return Measure(
        name="P2", what="a stored choice over a raw durable commit", figure=ours[0] / beside[0], unit="times",
        must=3.5, aim=1.7, ours=ours, raw=beside,
    )  # fmt: skip


def stored_choice_after_history(args: argparse.Namespace) -> Measure:
    """P3: a stored choice with much history over one without."""
    with _office("P3") as empty, _office("P3") as full:
        players = _Player(full), _Player(empty)
        seconds = time.perf_counter()
        choices = add_history(full, args.history)
        seconds = time.perf_counter() - seconds
        ours, beside = in_turn(players[0].block, players[1].block)
    return Measure(
        name="P3", what=f"a stored choice after {choices:,} choices over one after none", figure=ours[0] / beside[0],
        unit="times", must=1.25, aim=1.15, ours=ours, raw=beside, note=f"history made in {seconds:.1f} s",
    )  # fmt: skip


def engine_steps(args: argparse.Namespace) -> Measure:
    """P4: engine steps with conditions, effects, scoring and events, a second."""
    playables, steps, begun = _playables(), 0, time.perf_counter()
    while time.perf_counter() - begun < 2:
        for seed, playable in enumerate(playables):
            steps += len(random_walk(playable, steps + seed)[1])
    rate = steps / (time.perf_counter() - begun)
    return Measure(name="P4", what="engine steps", figure=rate, unit="a second", must=50_000, aim=80_000, at_least=True)


def replay_of_200(args: argparse.Namespace) -> Measure:
    """P5: replay of an attempt of 200 events."""
    playable = _playables()[0]
    events = _two_hundred(playable)
    seconds = [_timed(lambda: replay(playable, seed=0, mode="practice", events=events)) for _ in range(50)]
    ours = median_and_p99(seconds)
    return Measure(name="P5", what="replay of 200 events", figure=ours[0], unit="ms", must=5, aim=5, ours=ours)


def bytes_per_choice(args: argparse.Namespace) -> Measure:
    """P6: bytes of the file for each stored choice, everything included."""
    with _office("P6") as office:
        before = _size(office)
        choices = add_history(office, _P6_CHOICES)
        size = (_size(office) - before) / choices
    return Measure(name="P6", what="bytes for each stored choice", figure=size, unit="bytes", must=300, aim=200)


def best_and_worst(args: argparse.Namespace) -> Measure:
    """P7: best and worst of the largest shipped contact; the bound is for 200 scenes with 6 variables."""
    playables = _playables()
    seconds = [_timed(lambda: [solve(playable) for playable in playables]) for _ in range(5)]
    ours = median_and_p99(seconds)
    return Measure(
        name="P7",
        what="best and worst of the shipped contacts",
        figure=ours[0] / 1000,
        unit="s",
        must=1,
        aim=1,
        ours=ours,
    )


def version(args: argparse.Namespace) -> Measure:
    """S3: `trainer --version` over a bare interpreter, in milliseconds."""

    def command(*words: str) -> Callable[[], list[float]]:
        return lambda: [_timed(lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True))]

    ours, raw = in_turn(command("-m", "trainer.cli", "--version"), command("-c", "pass"), rounds=15)
    return Measure(
        name="S3", what="--version over a bare interpreter", figure=ours[0] - raw[0], unit="ms", must=100, aim=100,
        ours=ours, raw=raw,
    )  # fmt: skip


class _Player:
    """Plays on and on by chance; starting a play is not measured, everything else is."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._chance = Chance(7)
        self._person = first_person(office) or register(office, "A. Reyes", "4312")
        self._playing = self._started()

    def block(self) -> list[float]:
        """Return the seconds of some choices."""
        return [self._choice() for _ in range(_BLOCK)]

    def _choice(self) -> float:
        if self._playing.run.ending is not None:
            self._playing = self._started()
        view = self._playing.playable.view(self._playing.run.state)
        assert view is not None
        action = Choose(view.answers[self._chance.below(len(view.answers))])
        begun = time.perf_counter()
        self._playing = act(self._office, self._playing, action)
        return time.perf_counter() - begun

    def _started(self) -> Playing:
        scenarios = self._office.library.contacts
        return start(self._office, self._person.id, scenarios[self._chance.below(len(scenarios))], "assessment")


def _window() -> Any:
    # By name, so that Qt is loaded for the measurements of the window alone.
    return import_module("trainer.ui.measure")


def _library() -> Library:
    return load_library(paths.scenarios())


def _playables() -> list[Playable]:
    library = _library()
    return [prepare(edition.scenario, library.profiles["default"]) for edition in library.editions.values()]


@contextmanager
def _office(name: str) -> Iterator[Office]:
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix=f"bench-{name}-") as folder:
        office = open_office(Path(folder) / "bench.db", _library(), Clock())
        try:
            yield office
        finally:
            office.close()


@contextmanager
def _raw_file() -> Iterator[Callable[[], list[float]]]:
    """Lend a function that commits single rows durably, with nothing of ours in between."""
    with _raw_connection() as connection:
        yield lambda: [_timed(lambda: _commit_row(connection)) for _ in range(_BLOCK)]


@contextmanager
def _raw_connection() -> Iterator[Any]:
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-raw-") as folder:
        connection: Any = driver().connect(str(Path(folder) / "raw.db"), isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE choice (attempt BLOB, sequence INTEGER, text TEXT)")
        try:
            yield connection
        finally:
            connection.close()


def _commit_row(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO choice VALUES (?, ?, ?)", (b"0123456789abcdef", 1, "x" * 100))
    connection.execute("COMMIT")


def _two_hundred(playable: Playable) -> list[Event]:
    run, walked = random_walk(playable, 1)
    events = list(walked)
    while len(events) < 200:
        run, event = advance(playable, run, Rewind(1) if run.ending else _some_choice(playable, run))
        events.append(event)
    return events


def _some_choice(playable: Playable, run: Run) -> Choose:
    view = playable.view(run.state)
    assert view is not None
    return Choose(view.answers[run.events % len(view.answers)])


def _size(office: Office) -> int:
    with office.reading() as transaction:
        return soundness.size(transaction)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
