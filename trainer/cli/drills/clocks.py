"""A clock that is wrong: set back and forward, over daylight saving, to 1970 and past 2038, between any two acts.

Nothing may be raised; the acts keep their numbers and their order; ids of one run sort in the order they were made;
the check fits; whatever comes to mind as an age or a length of time is never negative.
"""

import datetime
import tempfile
from contextlib import closing
from pathlib import Path

from trainer.academy.agenda import what_next
from trainer.academy.assignments import open_for
from trainer.academy.attempts import Playing, act, resume, start
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.courses import standings as courses
from trainer.academy.database import backup_if_due
from trainer.academy.library import catalogue
from trainer.academy.office import Office
from trainer.academy.own_page import own_page
from trainer.academy.people import first_person, register
from trainer.academy.plays import finished, open_attempts
from trainer.academy.progress import competencies, plays
from trainer.academy.refreshers import due
from trainer.academy.refreshers import standings as remembered
from trainer.academy.resolutions import not_done, resolutions
from trainer.cli.drills.kills import Ground
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.actions import Choose, Resolve
from trainer.engine.chance import Chance
from trainer.store import attempts as stored
from trainer.store.database import open_database

_ROUNDS = 100
_LEAPS = (1, -1, 3600, -3600, 86_400, -86_400, 31_536_000, -31_536_000, 1800)
_MOMENTS = (
    datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC),
    datetime.datetime(1999, 12, 31, 23, 59, 59, 999_999, tzinfo=datetime.UTC),
    datetime.datetime(2026, 3, 29, 0, 59, 59, tzinfo=datetime.UTC),
    datetime.datetime(2026, 10, 25, 0, 59, 59, tzinfo=datetime.UTC),
    datetime.datetime(2028, 2, 29, 12, tzinfo=datetime.UTC),
    datetime.datetime(2038, 1, 19, 3, 14, 7, 999_999, tzinfo=datetime.UTC),
    datetime.datetime(2106, 2, 7, 6, 28, 16, tzinfo=datetime.UTC),
)
NEVER = ("out of order", "ids out of order", "negative times", "not resumed", "not whole")


class LeapingClock(Clock):
    """Shows what a person or a dead battery has set it to."""

    def __init__(self, chance: Chance) -> None:
        super().__init__()
        self._chance = chance
        self.shows = _MOMENTS[chance.below(len(_MOMENTS))]

    def now(self) -> datetime.datetime:
        """Return what it shows."""
        return self.shows

    def leap(self) -> None:
        """Go somewhere else, never before 1970."""
        if not self._chance.below(4):
            self.shows = _MOMENTS[self._chance.below(len(_MOMENTS))]
            return
        by = datetime.timedelta(seconds=_LEAPS[self._chance.below(len(_LEAPS))])
        self.shows = max(_MOMENTS[0], self.shows + by)


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Play some contacts for each of many clocks."""
    tally = Tally(NEVER)
    for number in bounds.rounds(_ROUNDS):
        chance = Chance(bounds.seed * 1_000_003 + number)
        clock = LeapingClock(chance)
        with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as name:
            database = open_database(Path(name) / "record.db")
            with closing(Office(database, ground.library, clock, ground.shelf)) as office:
                tally.add("clocks")
                _play(office, clock, chance, tally)
                _look(office, Path(name), tally, f"clock {number}")
    return tally


def _play(office: Office, clock: LeapingClock, chance: Chance, tally: Tally) -> None:
    person = register(office, "A. Reyes", "4312")
    scenarios = office.library.contacts
    ids = [person.id]
    for _ in range(2):
        clock.leap()
        playing = start(office, person.id, scenarios[chance.below(len(scenarios))], "practice")
        ids.append(playing.attempt_id)
        while (view := playing.playable.view(playing.run.state)) is not None:
            clock.leap()
            tally.add("leaps")
            playing = act(office, playing, Choose(view.answers[chance.below(len(view.answers))]))
        clock.leap()
        playing = act(office, playing, Resolve("I will say my name first.", clock.shows.date().isoformat()))
        _compare(office, playing, tally)
    start(office, person.id, scenarios[0], "assessment")
    if ids != sorted(ids):
        tally.fail("ids out of order", f"{clock.shows}")


def _compare(office: Office, playing: Playing, tally: Tally) -> None:
    if resume(office, playing.attempt_id) != playing:
        tally.fail("not resumed", playing.attempt_id.hex())
    with office.reading() as transaction:
        numbers = [link.sequence for link in stored.links(transaction, playing.attempt_id)]
    if numbers != list(range(1, playing.run.events + 1)):
        tally.fail("out of order", playing.attempt_id.hex())


def _look(office: Office, folder: Path, tally: Tally, where: str) -> None:
    """Ask for everything that pages show, and for the day's copy."""
    trainee = first_person(office)
    assert trainee is not None
    person = trainee.id
    for play in finished(office, person):
        tally.add("plays")
        if play.finished_at < play.started_at:
            tally.fail("negative times", f"{where}: finished before it was started")
    open_attempts(office, person)
    plays(office, person)
    competencies(office, person)
    catalogue(office, person)
    what_next(office, person)
    resolutions(office, person)
    not_done(office, person)
    own_page(office, person, 30)
    remembered(office, person)
    due(office, person)
    open_for(office, person)
    courses(office, person)
    backup_if_due(office, folder)
    problems = check(office).problems
    if problems:
        tally.fail("not whole", f"{where}: {problems[0].sentence}")
