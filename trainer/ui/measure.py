"""The window's speed, each beside its raw operation, in turn in one run.

P1: from the click on the button to the next decision painted, over a raw durable commit and a repaint of the same
page. The click goes the whole way: the button, the worker, the record, the page. S1: from the start of the process to a
Home that can be used, over a bare window with SQLModel loaded.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from trainer import paths, settings
from trainer.academy.clock import Clock
from trainer.engine.chance import Chance
from trainer.ui.app import look_for_garbage
from trainer.ui.page import Begin, PageName
from trainer.ui.pages.progress import ProgressPage
from trainer.ui.pages.scene import ScenePage
from trainer.ui.shell import Shell
from trainer.ui.station import Station
from trainer.ui.theme import apply, load
from trainer.ui.widgets.decisions.own_words import OwnWords

_ROUNDS, _BLOCK = 6, 40
_TAIL_MUST, _TAIL_AIM = 4.0, 2.5
_STARTS = 9
_VISITS = 15
_SIZE = (1366, 768)
_BARE_WINDOW = """
import time, sqlmodel
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
app.processEvents()
print("usable", time.monotonic_ns(), flush=True)
"""
_BARE_MEMORY = (
    _BARE_WINDOW
    + """
from pathlib import Path
print(next(line.split()[1] for line in Path("/proc/self/smaps_rollup").open() if line.startswith("Pss:")))
"""
)
_MEMORY = "from trainer.ui.measure import {0}; print(*{0}({1}))"


def measure_click(commit: Callable[[], object]) -> dict[str, Any]:
    """Return P1 in plain values: the ratio of the medians, and (median, p99) in milliseconds of both sides.

    The p99 of the raw side is that of the commits and that of the repaints, added.

    `commit` commits one row durably, with nothing of ours in between.
    """
    with _clicking() as clicks:
        ours, beside = _in_turn(clicks, commit)
    tail = ours[1] / beside[1]
    reached = "aim reached" if tail <= _TAIL_AIM else "must reached" if tail <= _TAIL_MUST else "missed"
    return {
        "name": "P1", "what": "click to saved and painted over a raw commit and repaint",
        "figure": ours[0] / beside[0], "unit": "times", "must": 3.0, "aim": 2.2, "ours": ours, "raw": beside,
        "note": f"p99 over p99 of commit and of repaint: {tail:.2f} times "
        f"(must {_TAIL_MUST:g}, aim {_TAIL_AIM:g}: {reached})",
    }  # fmt: skip


def measure_start() -> dict[str, Any]:
    """Return S1 in plain values, as `measure_click` does."""
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-S1-") as folder:
        environment = _environment(folder)
        office, _ = _opened(Path(folder), "fair-contact.db")
        office.close()
        window = [sys.executable, "-m", "trainer.cli", "window", "--measure-start"]
        ours, raw = [], []
        for _ in range(1 + _STARTS):
            ours.append(_started(window, environment))
            raw.append(_started([sys.executable, "-c", _BARE_WINDOW], environment))
    # The first of each fills the disk's cache and is left out.
    mine, beside = _median_and_p99(ours[1:]), _median_and_p99(raw[1:])
    return {
        "name": "S1", "what": "start to a usable Home over a bare window with SQLModel loaded",
        "figure": mine[0] / beside[0], "unit": "times", "must": 1.4, "aim": 1.1, "ours": mine, "raw": beside,
    }  # fmt: skip


def measure_memory() -> dict[str, Any]:
    """Return S2 in plain values: megabytes that belong to the process, shared pages by their share."""
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-S2-") as folder:
        home, play = _printed(_MEMORY.format("megabytes_at_home_and_in_a_play", ""), folder)
        bare = _printed(_BARE_MEMORY, folder)[0] / 1024
    return {
        "name": "S2", "what": "memory (PSS) at Home", "figure": home, "unit": "MB", "must": 150, "aim": 120,
        "note": f"in a play {play:.0f} MB (must 180, aim 140); a bare window with SQLModel loaded {bare:.0f} MB",
    }  # fmt: skip


def measure_growth(choices: int) -> dict[str, Any]:
    """Return S4 in plain values: the growth of the second half of so many choices with page changes."""
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-S4-") as folder:
        before, after = _printed(_MEMORY.format("megabytes_over_time", choices), folder)
    return {
        "name": "S4", "what": f"memory after {choices:,} choices with page changes over half of them",
        "figure": 100 * (after / before - 1), "unit": "percent", "must": 5, "aim": 5,
        "note": f"{before:.1f} MB, then {after:.1f} MB",
    }  # fmt: skip


def measure_own_page(*records: Path) -> list[float]:
    """Return for each record the milliseconds from the click on Progress to its page painted: the median, in turn."""
    app = _application()
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-pages-") as folder:
        visits = [Visits(app, Path(folder), record) for record in records]
        look_for_garbage()
        try:
            spans: list[list[float]] = [[] for _ in records]
            for _ in range(_VISITS):
                for visit, found in zip(visits, spans, strict=True):
                    found.append(visit.progress())
        finally:
            for visit in visits:
                visit.finish()
    return [_median_and_p99(found)[0] for found in spans]


def megabytes_at_home_and_in_a_play() -> tuple[float, float]:
    """Return the memory of this process with Home in front, and after some choices of a play."""
    with _clicking() as clicks:
        clicks.visit("home")
        home = megabytes()
        for _ in range(20):
            clicks.choice()
        return home, megabytes()


def megabytes_over_time(choices: int) -> tuple[float, float]:
    """Return the memory of this process after half of the choices and after all, pages visited between them."""
    found = []
    with _clicking() as clicks:
        for number in range(1, choices + 1):
            clicks.choice()
            if number % 10 == 0:
                clicks.visit(("home", "catalogue", "progress")[number // 10 % 3])
                clicks.visit("scene")
            if number in (choices // 2, choices):
                found.append(megabytes())
    return found[0], found[1]


def megabytes() -> float:
    """Return what of the machine's memory belongs to this process. Linux alone tells."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("Pss:"))) / 1024


class Visits:
    """A window over a record in which a page is visited again and again."""

    def __init__(self, app: QApplication, folder: Path, record: Path) -> None:
        self._app = app
        chosen = settings.Settings(theme="day", motion="reduced")
        self._station = Station(lambda: _opened(record.parent, record.name), chosen, folder / "settings.json")
        self._shell = Shell(self._station)
        self._shell.resize(*_SIZE)
        self._shell.show()
        self._station.open()
        _settle(app, self._station)
        page = self._shell.page("progress")
        assert isinstance(page, ProgressPage)
        page.filled.connect(self._on_filled)
        self._is_filled = False

    def progress(self) -> float:
        """Return the seconds from the click in the side bar to the page filled and painted."""
        self._shell.go("home")
        _settle(self._app, self._station)
        self._is_filled = False
        begun = time.perf_counter()
        self._shell.side.item("progress").click()
        while not self._is_filled:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._app.processEvents()
        return time.perf_counter() - begun

    def finish(self) -> None:
        """Close the window and the record."""
        _take_apart(self._app, self._station, self._shell)

    def _on_filled(self) -> None:
        self._is_filled = True


class Clicks:
    """A window in which assessments are played by clicks, one after another."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app, self._chance = app, Chance(11)
        chosen = settings.Settings(theme="day", pace="at once", motion="reduced")
        self._station = Station(lambda: _opened(folder), chosen, folder / "settings.json")
        self._shell = Shell(self._station)
        self._shell.resize(*_SIZE)
        self._shell.show()
        self._station.open()
        self.settle()
        page = self._shell.page("scene")
        assert isinstance(page, ScenePage)
        self._page = page
        self._reached = False
        page.contact.reached.connect(self._on_reached)
        self._contacts = self._begin_all()

    def choice(self) -> float:
        """Return the seconds from a click to the next decision or the ending painted."""
        self._ready()
        button = self._page.floor.bar.main
        self._reached = False
        begun = time.perf_counter()
        button.click()
        while not self._reached:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._app.processEvents()
        return time.perf_counter() - begun

    def visit(self, page: PageName) -> None:
        """Bring a page to the front and wait until it is filled."""
        self._shell.go(page)
        self.settle()

    def repaint(self) -> None:
        """Paint the whole page again."""
        self._page.repaint()

    def settle(self) -> None:
        """Wait until every question has been answered and everything has been painted."""
        _settle(self._app, self._station)

    def finish(self) -> None:
        """Close the window and the record."""
        _take_apart(self._app, self._station, self._shell)

    def _begin_all(self) -> list[str]:
        found: list[tuple[str, ...]] = []
        self._station.ask(lambda office: office.library.contacts, found.append)
        self.settle()
        return list(found[0])

    def _ready(self) -> None:
        """Answer whatever is put, short of the click; begin another contact where one has ended."""
        playing = self._page.play.playing
        if playing is None or playing.run.ending is not None:
            scenario_id = self._contacts[self._chance.below(len(self._contacts))]
            self._shell.go("scene", Begin(scenario_id, "assessment"))
            self.settle()
            playing = self._page.play.playing
        assert playing is not None
        view = playing.playable.view(playing.run.state)
        panel, contact = self._page.contact.panel, self._page.contact
        assert view is not None
        assert panel.answering is not None
        while contact.is_speaking:
            contact.next_line()
        if isinstance(panel.answering, OwnWords):
            panel.answering.field.setPlainText("I came because a neighbor called.")
        else:
            panel.answering.show_answer(view.answers[self._chance.below(len(view.answers))])
        if not panel.certainty.isHidden():
            panel.certainty.show_level("medium")
        panel.changed.emit()
        self.settle()

    def _on_reached(self, number: int) -> None:
        self._reached = True


def _settle(app: QApplication, station: Station) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if station.background.is_idle else None)
    timer.start(2)
    for _ in range(2):
        loop.exec()
        app.processEvents()
    timer.stop()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _take_apart(app: QApplication, station: Station, shell: Shell) -> None:
    station.finish()
    shell.close()
    shell.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _application() -> QApplication:
    app = QApplication.instance() or QApplication(["fair-contact"])
    assert isinstance(app, QApplication)
    apply(app, load("day"))
    return app


def _in_turn(clicks: Clicks, commit: Callable[[], object]) -> tuple[tuple[float, float], tuple[float, float]]:
    ours: list[float] = []
    commits: list[float] = []
    repaints: list[float] = []
    for _ in range(_ROUNDS):
        for _ in range(_BLOCK):
            ours.append(clicks.choice())
        for _ in range(_BLOCK):
            begun = time.perf_counter()
            commit()
            saved = time.perf_counter()
            clicks.repaint()
            commits.append(saved - begun)
            repaints.append(time.perf_counter() - saved)
    together = [commit + repaint for commit, repaint in zip(commits, repaints, strict=True)]
    tail = _median_and_p99(commits)[1] + _median_and_p99(repaints)[1]
    return _median_and_p99(ours), (_median_and_p99(together)[0], tail)


@contextmanager
def _clicking() -> Iterator[Clicks]:
    app = _application()
    with tempfile.TemporaryDirectory(dir=paths.user_folder(), prefix="bench-clicks-") as folder:
        clicks = Clicks(app, Path(folder))
        look_for_garbage()  # as the window does once Home stands
        try:
            yield clicks
        finally:
            clicks.finish()


def _environment(folder: str) -> dict[str, str]:
    # As installed, where every module is kept compiled: the first run, which is left out, leaves them so.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "FAIR_CONTACT_HOME": folder}


def _printed(program: str, folder: str) -> list[float]:
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, env=_environment(folder), check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


def _median_and_p99(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return ordered[len(ordered) // 2] * 1000, ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000


def _started(command: list[str], environment: dict[str, str]) -> float:
    begun = time.monotonic_ns()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    usable = next(line for line in done.stdout.splitlines() if line.startswith("usable"))
    return (int(usable.split()[1]) - begun) / 1_000_000_000


def _opened(folder: Path, name: str = "bench.db") -> Any:
    from trainer.academy.office import open_office
    from trainer.academy.people import first_person, register
    from trainer.scenario.compiled import load_compiled

    office = open_office(folder / name, load_compiled(paths.scenarios(), paths.cache()), Clock())
    return office, first_person(office) or register(office, "A. Reyes", "4312", "Harbor police")
