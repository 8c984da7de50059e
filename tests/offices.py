"""An open record for tests: two short contacts, a clock that stands still, chance that repeats."""

import datetime
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from tests.builders import edition, profile
from trainer.academy.attempts import Playing, act, start
from trainer.academy.clock import Clock
from trainer.academy.database import backup
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person, register
from trainer.engine.actions import Action, Choose, Picked, Resolve, WriteNote
from trainer.engine.state import Mode
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition, digest_of
from trainer.scenario.framework import Competency, Framework, Topic
from trainer.scenario.library import Library

SHORT = "badge-requests/short"
OTHER = "badge-requests/other"
NOON = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.UTC)
TELL, POINT, REFUSE, REPEAT, SIGH = (Choose(Picked(option)) for option in ("tell", "point", "refuse", "repeat", "sigh"))


class FixedClock(Clock):
    """Stands at one time until it is moved; its chance is the same in every test."""

    def __init__(self, now: datetime.datetime = NOON) -> None:
        super().__init__()
        self.time = now
        self._drawn = 0

    def now(self) -> datetime.datetime:
        """Return the time it stands at."""
        return self.time

    def chance(self, count: int) -> bytes:
        """Return the next bytes of a fixed stream."""
        self._drawn += 1
        return sha256(f"{self._drawn}".encode()).digest()[:count]

    def pass_by(self, **of: float) -> None:
        """Move the clock on."""
        self.time += datetime.timedelta(**of)


def other_edition(*changes: tuple[str, str]) -> Edition:
    """Return a second contact, a level harder, that works on staying even alone."""
    return edition(
        (f"id: {SHORT}", f"id: {OTHER}"),
        ("title: A name on the pavement", "title: A name at the door"),
        ("level: 1", "level: 2"),
        *changes,
    )


def library(*editions: Edition, authorities: Mapping[str, Authority] | None = None) -> Library:
    """Return a library of the two contacts, or of others."""
    given = editions or (edition(), other_edition())
    competencies = {
        "first-request": Competency(title="Giving it the first time", about="x"),
        "staying-even": Competency(title="Staying even", about="x"),
        "complaint-route": Competency(title="The way to complain", about="x"),
    }
    topic = Topic(title="Badge requests", about="x", competencies=competencies)
    return Library(
        editions={one.scenario.id: one for one in given},
        framework=Framework(format=1, topics={"badge-requests": topic}),
        authorities=authorities or {},
        authorities_digest=digest_of(authorities or {}),
        profiles={"default": profile()},
        problems=(),
    )


def opened(
    place: Path | str, *, clock: Clock | None = None, of: Library | None = None, busy_seconds: float = 0.1
) -> Office:
    """Open a record for tests; whoever opens it closes it."""
    return open_office(place, of or library(), clock or FixedClock(), busy_seconds=busy_seconds)


def played(office: Office, person: Person, *actions: Action, scenario: str = SHORT, mode: Mode = "practice") -> Playing:
    """Start a play and act."""
    playing = start(office, person.id, scenario, mode)
    for action in actions:
        playing = act(office, playing, action)
    return playing


def write_example(file: Path) -> None:
    """Write the small database that is kept for every released version: one play finished, one open."""
    office = opened(file.with_suffix(".making"))
    person = register(office, "A. Reyes", "4312", "Harbor police")
    played(office, person, WriteNote("He looks tired."), TELL, REPEAT, Resolve("I will say it first.", "2026-12-01"))
    played(office, person, POINT, mode="assessment")
    backup(office, file)
    office.close()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.stem + ".making" + ending).unlink(missing_ok=True)


if __name__ == "__main__":
    write_example(Path(sys.argv[1]))
