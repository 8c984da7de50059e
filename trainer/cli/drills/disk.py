"""A disk that fails: the n-th read, write, sync or truncation fails, for n = 1, 2, 3 ... until nothing is left to fail.

Once and for good; with an I/O error and with a full disk; while acts are done, while the log is recovered after a
crash, and while a copy is made. Each fault must be said in plain words, nothing that failed is acknowledged, what was
acknowledged is there, and the record goes on when the disk does. Where the system can bound the size of a file, the
same is done at every step of so many bytes, which tears writes in the middle.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from trainer.academy.attempts import Playing, act, resume, start
from trainer.academy.check import check
from trainer.academy.database import backup
from trainer.academy.office import Office
from trainer.academy.people import first_person
from trainer.academy.plays import open_attempts
from trainer.cli.drills.kills import Ground, play_on
from trainer.cli.drills.layer import Layer, Operation
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.actions import WriteNote
from trainer.engine.chance import Chance
from trainer.errors import TrainerError

_IO_ERROR = {"read": 266, "write": 778, "sync": 1034, "truncate": 1546, "delete": 2570}
_FULL = 13
_ACTS = 4
_PAGES_IN_LOG = 8
_BYTES = 1000
Work = Callable[[Path, Ground, "Fault", str, Tally], None]
NEVER = ("lost", "doubled", "not said plainly", "does not go on", "not whole")


@dataclass
class Fault:
    """Fails the n-th operation from now on, and all later ones where it stays; 0 fails none."""

    number: int
    stays: bool
    full: bool
    reads: bool
    """Whether reads count and fail too."""
    met: int = 0
    is_on: bool = False

    def hear(self, operation: Operation) -> int:
        """Fail the operation or let it be done."""
        if not self.is_on or (operation.kind == "read" and not self.reads):
            return 0
        self.met += 1
        if self.met < self.number or (self.met > self.number and not self.stays):
            return 0
        return _FULL if self.full and operation.kind == "write" else _IO_ERROR[operation.kind]


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Go through every n of every phase; `times` bounds n."""
    tally = Tally(NEVER)
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as name:
        folder = Path(name)
        _prepare(folder / "before", ground, bounds.seed)
        for phase, work in (("acts", _acts), ("recovery", _recovery), ("copy", _copy)):
            for stays in (False, True):
                for full in (False, True) if phase == "acts" else (False,):
                    for number in bounds.rounds(100_000):
                        fault = Fault(number + 1, stays, full, reads=phase != "acts")
                        _once(folder, ground, fault, work, f"{phase}, operation {number + 1}", tally)
                        if fault.met < fault.number:
                            break
                        tally.add(f"faults during {phase}, {'for good' if stays else 'once'}")
        for number in bounds.rounds(100_000):
            if not _bounded(folder, ground, number * _BYTES, tally):
                break
    return tally


def _prepare(folder: Path, ground: Ground, seed: int) -> None:
    """Leave a record as a crash leaves it: its last acts only in the log."""
    folder.mkdir()
    live = folder.with_name("live")
    live.mkdir()
    with closing(ground.office(live / "record.db")) as office:
        for number, _ in enumerate(play_on(office, Chance(seed))):
            if number == 30:
                break
        person = first_person(office)
        assert person is not None
        start(office, person.id, sorted(office.library.editions)[0], "practice")
        for ending in ("", "-wal"):
            shutil.copy(live / f"record.db{ending}", folder)


def _once(folder: Path, ground: Ground, fault: Fault, work: Work, where: str, tally: Tally) -> None:
    shutil.copytree(folder / "before", folder / "now")
    try:
        with Layer(fault.hear):
            work(folder / "now" / "record.db", ground, fault, where, tally)
    finally:
        shutil.rmtree(folder / "now")


def _acts(path: Path, ground: Ground, fault: Fault, where: str, tally: Tally) -> None:
    office = ground.office(path)
    office.database.raw().execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
    playing = _open_play(office)
    before = playing.run.events
    fault.is_on = True
    try:
        playing = _noted(office, playing, fault, where, tally)
        fault.is_on = False
        playing = act(office, playing, WriteNote("The disk is there again."))
    except TrainerError as refused:
        tally.fail("does not go on", f"{where}: {refused.sentence}")
    fault.is_on = fault.stays
    office.close()
    fault.is_on = False
    _verify(path, ground, playing, before + _ACTS + 1, where, tally)


def _noted(office: Office, playing: Playing, fault: Fault, where: str, tally: Tally) -> Playing:
    """Do the acts; one that fails is asked for again, as a person would, and once more when the disk is there again."""
    for number in range(_ACTS):
        action = WriteNote(f"Note {number} " + "x" * 3000)
        for attempt in range(3):
            fault.is_on = fault.is_on and attempt < 2
            with _said_plainly(where, tally):
                playing = act(office, playing, action)
                tally.add("acts acknowledged")
                break
    return playing


def _recovery(path: Path, ground: Ground, fault: Fault, where: str, tally: Tally) -> None:
    fault.is_on = True
    with _said_plainly(where, tally), closing(ground.office(path)) as office:
        _open_play(office)
    fault.is_on = False
    with closing(ground.office(path)) as office:
        playing = _open_play(office)
        playing = act(office, playing, WriteNote("The disk is there again."))
    _verify(path, ground, playing, playing.run.events, where, tally)


def _copy(path: Path, ground: Ground, fault: Fault, where: str, tally: Tally) -> None:
    target = path.with_name("copy.db")
    with closing(ground.office(path)) as office:
        playing = _open_play(office)
        fault.is_on = True
        with _said_plainly(where, tally):
            backup(office, target)
            tally.add("copies made")
            fault.is_on = False
            with closing(ground.office(target)) as copied:
                if check(copied).problems:
                    tally.fail("not whole", f"{where}: a copy that was said to be made")
        fault.is_on = False
        playing = act(office, playing, WriteNote("The disk is there again."))
    if [file for file in path.parent.iterdir() if ".part" in file.name and file.suffix == ".part"]:
        tally.fail("not whole", f"{where}: half a copy is left")
    _verify(path, ground, playing, playing.run.events, where, tally)


def _bounded(folder: Path, ground: Ground, room: int, tally: Tally) -> bool:
    """Let no file grow by more than so many bytes; returns whether that stopped anything."""
    try:
        import resource
    except ImportError:
        return False
    shutil.copytree(folder / "before", folder / "now")
    path, where = folder / "now" / "record.db", f"room for {room} bytes"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    said = tally.counts.get("faults said", 0)
    with closing(ground.office(path)) as office:
        playing = _open_play(office)
        size = max(file.stat().st_size for file in path.parent.iterdir() if not file.name.endswith("-shm"))
        log = path.with_name("record.db-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (min(size, log) + room, limits[1]))
        try:
            short = _noted_in_bounds(office, playing, where, tally)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        playing = act(office, short, WriteNote("There is room again."))
    _verify(path, ground, playing, playing.run.events, where, tally)
    shutil.rmtree(folder / "now")
    stopped = tally.counts.get("faults said", 0) > said
    tally.add("faults at a bound of bytes", stopped)
    return stopped


def _noted_in_bounds(office: Office, playing: Playing, where: str, tally: Tally) -> Playing:
    for number in range(_ACTS):
        with _said_plainly(where, tally):
            playing = act(office, playing, WriteNote(f"Note {number} " + "x" * 3000))
            tally.add("acts acknowledged")
    return playing


@contextmanager
def _said_plainly(where: str, tally: Tally) -> Iterator[None]:
    try:
        yield
    except TrainerError as fault:
        tally.add("faults said")
        if not fault.advice:
            tally.fail("not said plainly", f"{where}: {fault.sentence}")


def _open_play(office: Office) -> Playing:
    person = first_person(office)
    assert person is not None
    return resume(office, open_attempts(office, person.id)[0].id)


def _verify(path: Path, ground: Ground, last: Playing, events: int, where: str, tally: Tally) -> None:
    with closing(ground.office(path)) as office:
        stands = resume(office, last.attempt_id)
        problems = check(office).problems
    if stands.run.events < last.run.events:
        tally.fail("lost", where, last.run.events - stands.run.events)
    elif stands.run.events > events or stands.attempt.head_hash != last.attempt.head_hash:
        tally.fail("doubled", where)
    if problems:
        tally.fail("not whole", f"{where}: {problems[0].sentence}")
