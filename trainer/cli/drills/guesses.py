"""Guesses passwords: many at one account, one at many, many at once; and looks whether time gives a name away.

The clock of the drill moves by a second with each guess, so that waits pass as they would for a patient program.
"""

import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.academy.clock import Clock
from trainer.academy.office import Office
from trainer.academy.people import Person, register, take_down
from trainer.academy.policy import share
from trainer.academy.sign_in import TooManyTries, WrongPassword, challenge, enter
from trainer.cli.drills.kills import Ground
from trainer.cli.drills.tally import Bounds, Tally
from trainer.people.passwords import hashed
from trainer.people.roles import Role
from trainer.people.waiting import FREE_TRIES, MOST_FAILURES
from trainer.store import accounts as stored
from trainer.store.database import open_database

_GUESSES, _AT_ONCE, _STATIONS = 10_000, 100, 4
_TIMED = 40
_MOST_APART = 0.10
_ENOUGH_TO_JUDGE = 30
_ADMINISTRATOR, _NOBODY = "0000", "somebody unknown"
NEVER = ("not slowed", "looked at more than 100", "locked out with others", "too many at once", "told apart by time")


class _Patient(Clock):
    """A clock that is moved on."""

    def __init__(self) -> None:
        super().__init__()
        self.time = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the time it stands at."""
        return self.time


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Guess so many times (10,000) at one account and at as many accounts; the rest in proportion."""
    tally, count = Tally(NEVER), bounds.times or _GUESSES
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder, _shared(ground, Path(folder)) as office:
        _at_one(office, count, tally)
        _at_many(office, count, tally)
        _at_once(ground, office, tally)
        _timed(office, count, tally)
    return tally


@contextmanager
def _shared(ground: Ground, folder: Path) -> Iterator[Office]:
    with closing(Office(open_database(folder / "record.db"), ground.library, _Patient(), ground.shelf)) as office:
        person = register(office, "A. Administrator", _ADMINISTRATOR)
        share(office, person.id, hashed("three blue herons at dusk"))
        office.acting = office.credential = None
        yield office


def _at_one(office: Office, count: int, tally: Tally) -> None:
    clock = office.clock
    assert isinstance(clock, _Patient)
    begun, looked_at, early = clock.time, 0, 0
    for _ in range(count):
        looked = _guess(office, _ADMINISTRATOR)
        looked_at += looked
        early += looked and clock.time - begun < timedelta(minutes=15)
        clock.time += timedelta(seconds=1)
    tally.add("guesses at one account", count)
    tally.add("looked at, of those", looked_at)
    tally.add("looked at in the first 15 minutes", early)
    if early > 2 * FREE_TRIES + 1:
        tally.fail("not slowed", f"{early} in 15 minutes")
    if looked_at > MOST_FAILURES:
        tally.fail("looked at more than 100", f"{looked_at}")


def _at_many(office: Office, count: int, tally: Tally) -> None:
    kept = hashed("a quiet lamp in the orchard")
    with office.writing() as transaction:
        for number in range(1, count + 1):
            person = Person(office.clock.new_id(), f"Officer {number}", f"{number:05}", "")
            take_down(office, transaction, person, (Role.TRAINEE,))
            stored.keep(transaction, stored.StoredAccount(person=person.id, roles=Role.TRAINEE, password=kept))
    shut = sum(not _guess(office, f"{number:05}") for number in range(1, count + 1))
    tally.add("accounts guessed at once each", count)
    if shut:
        tally.fail("locked out with others", f"{shut} accounts", shut)


def _at_once(ground: Ground, office: Office, tally: Tally) -> None:
    """Ask from several stations at once; none has been told yet that a guess was wrong."""
    if office.database.footing.alone:  # then there is one station alone
        return
    taken: list[int] = []
    path = office.database.path

    def station() -> None:
        with closing(Office(open_database(path), ground.library, Clock(), ground.shelf)) as other:
            taken.extend(_asked(other, "00001") for _ in range(_AT_ONCE // _STATIONS))

    stations = [threading.Thread(target=station) for _ in range(_STATIONS)]
    for one in stations:
        one.start()
    for one in stations:
        one.join()
    tally.add("guesses at once", len(taken))
    tally.add("looked at, of those at once", sum(taken))
    if sum(taken) > FREE_TRIES:
        tally.fail("too many at once", f"{sum(taken)}")


def _timed(office: Office, last: int, tally: Tally) -> None:
    """Time the whole way in, in turn, for a name that is known and one that is not."""
    clock, count = office.clock, min(_TIMED, last - 1)  # the first account has been guessed at before
    assert isinstance(clock, _Patient)
    known: list[float] = []
    unknown: list[float] = []
    for number in range(count):
        for who, spans in ((f"{last - number:05}", known), (f"{_NOBODY} {number}", unknown)):
            clock.time += timedelta(days=2)
            begun = time.perf_counter()
            asked = challenge(office, who)
            try:
                enter(office, asked, asked.is_met_by("not the one"))
            except WrongPassword:
                spans.append(time.perf_counter() - begun)
    one, other = statistics.median(known), statistics.median(unknown)
    tally.add("known name, microseconds", round(one * 1e6))
    tally.add("unknown name, microseconds", round(other * 1e6))
    apart = abs(one - other) / max(one, other)
    tally.add("apart, per mille", round(apart * 1000))
    if apart > _MOST_APART and count >= _ENOUGH_TO_JUDGE:
        tally.fail("told apart by time", f"{apart:.1%}")


def _guess(office: Office, who: str) -> bool:
    """Guess wrongly without the time a password takes; say whether it was looked at."""
    try:
        enter(office, challenge(office, who), False)
    except TooManyTries:
        return False
    except WrongPassword:
        return True
    raise AssertionError("a wrong password was let in")


def _asked(office: Office, who: str) -> bool:
    try:
        challenge(office, who)
    except TooManyTries:
        return False
    return True
