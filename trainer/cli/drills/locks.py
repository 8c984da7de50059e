"""A write lock that another program holds: an act waits for it up to ten seconds, and says so where that is too long.

The window stays awake meanwhile because acts are done on the worker; its frames are measured with the window.
"""

import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

from trainer.academy.attempts import Playing, act, resume, start
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.faults import Locked
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.cli.drills.kills import Ground
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.actions import WriteNote
from trainer.errors import TrainerError
from trainer.store.database import open_database
from trainer.store.driver import driver

_HELD_SECONDS = (1, 5, 12, 30)
_PATIENCE_SECONDS = 10.0
_LATEST_SECONDS = 2.0
NEVER = ("lost", "refused too early", "not refused", "too slow", "not whole")


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Hold the lock for each of the times, `times` rounds of it (one)."""
    tally = Tally(NEVER)
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder:
        path = Path(folder) / "record.db"
        database = open_database(path, busy_seconds=_PATIENCE_SECONDS * bounds.scale)
        with closing(Office(database, ground.library, Clock(), ground.shelf)) as office:
            if database.footing.alone:
                raise TrainerError("The SQLite here lets nobody else open the record.", "There is nothing to drill.")
            person = register(office, "A. Reyes", "4312")
            playing = start(office, person.id, sorted(office.library.editions)[0], "practice")
            for _ in bounds.rounds(1):
                for held in _HELD_SECONDS:
                    playing = _while_held(office, playing, held * bounds.scale, bounds.scale, tally)
            if check(office).problems:
                tally.fail("not whole", check(office).problems[0].sentence)
    return tally


def _while_held(office: Office, playing: Playing, seconds: float, scale: float, tally: Tally) -> Playing:
    where = f"held for {seconds:g} s"
    taken = threading.Event()
    holder = threading.Thread(target=_hold, args=(office.database.path, seconds, taken))
    holder.start()
    taken.wait()
    begun = time.monotonic()
    try:
        after = act(office, playing, WriteNote("He waits."))
        tally.add("acts that waited and were saved")
        if seconds > (_PATIENCE_SECONDS + _LATEST_SECONDS) * scale:
            tally.fail("not refused", where)
    except Locked as fault:
        after = playing
        tally.add("acts refused in plain words", bool(fault.advice))
        if seconds < _PATIENCE_SECONDS * scale:
            tally.fail("refused too early", where)
    waited = time.monotonic() - begun
    tally.at_most("longest wait, ms", round(waited * 1000))
    if waited > (min(seconds, _PATIENCE_SECONDS * scale) + _LATEST_SECONDS):
        tally.fail("too slow", f"{where}: {waited:.1f} s")
    holder.join()
    if resume(office, playing.attempt_id) != after:
        tally.fail("lost", where)
    return act(office, after, WriteNote("It goes on."))


def _hold(path: Path, seconds: float, taken: threading.Event) -> None:
    with closing(driver().connect(str(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        taken.set()
        time.sleep(seconds)
        other.execute("ROLLBACK")
