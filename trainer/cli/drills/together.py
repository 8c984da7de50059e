"""Several threads read, change and write the same row, each over a connection of its own: nothing may be lost."""

import tempfile
import threading
from contextlib import closing
from pathlib import Path

from trainer.cli.drills.kills import Ground
from trainer.cli.drills.tally import Bounds, Tally
from trainer.errors import TrainerError
from trainer.store import people, policy
from trainer.store.database import open_database

_THREADS, _TIMES = 8, 1000
_PATIENCE_SECONDS = 60.0
_NAME = "drill"
NEVER = ("lost", "refused")


def drill(ground: Ground, bounds: Bounds, place: Path | str | None = None) -> Tally:
    """Let each of eight threads change the row so many times (1,000), in a file of its own or on a server."""
    tally, times = Tally(NEVER), bounds.times or _TIMES
    refused: list[str] = []
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder:
        found = _counted(place or Path(folder) / "record.db", times, refused, tally)
    acknowledged = _THREADS * times - len(refused)
    tally.add("threads", _THREADS)
    tally.add("changes acknowledged", acknowledged)
    if found != acknowledged:
        tally.fail("lost", f"{found} of {acknowledged}", abs(acknowledged - found))
    for sentence in refused:
        tally.fail("refused", sentence)
    return tally


def _counted(place: Path | str, times: int, refused: list[str], tally: Tally) -> int:
    with closing(open_database(place)) as database:
        if database.footing.alone:
            raise TrainerError("The SQLite here lets nobody else open the record.", "There is nothing to drill.")
        with database.writing() as transaction:
            if people.names(transaction):
                raise TrainerError("Somebody trains on that record.", "Name an empty database or schema for the drill.")
            policy.keep(transaction, _NAME, "0")
        threads = [threading.Thread(target=_change, args=(place, times, refused)) for _ in range(_THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with database.writing() as transaction:
            found = int(policy.rules(transaction)[_NAME])
            policy.forget(transaction, _NAME)
    return found


def _change(place: Path | str, times: int, refused: list[str]) -> None:
    with closing(open_database(place, busy_seconds=_PATIENCE_SECONDS)) as database:
        for _ in range(times):
            try:
                with database.writing() as transaction:
                    policy.keep(transaction, _NAME, str(int(policy.rules(transaction)[_NAME]) + 1))
            except TrainerError as fault:
                refused.append(fault.sentence)
