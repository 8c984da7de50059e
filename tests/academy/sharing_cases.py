"""A record that several people share, with plays of each, opened for one who acts."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.offices import REPEAT, SHORT, TELL, FixedClock, opened, played
from tests.sharing import PASSPHRASE, hash_of, shared, with_roles
from trainer.academy import accounts, assignments, cohorts
from trainer.academy.attempts import Playing, resume
from trainer.academy.audit import Entry, entries
from trainer.academy.clock import Clock
from trainer.academy.office import Office, Seat
from trainer.academy.people import register
from trainer.academy.plays import finished, open_attempts
from trainer.academy.screen_outs import Which
from trainer.people.roles import Role
from trainer.store import accounts as stored

T = TypeVar("T")
NUMBERS = {"own": "1", "cohort": "2", "other": "3"}


@dataclass
class World:
    """An office at its window with somebody acting. `persons` by whose they are to whoever acts."""

    office: Office
    folder: Path
    me: bytes
    persons: dict[str, bytes]
    cohort: bytes
    assignment: bytes
    kept: str = hash_of(PASSPHRASE)

    def open(self, of: bytes) -> Playing:
        """Return the play that somebody can go on with."""
        return self._with_file(lambda office: resume(office, open_attempts(office, of)[0].id))

    def finished(self, of: bytes) -> bytes:
        """Return the id of the play that somebody has finished."""
        return self._with_file(lambda office: finished(office, of)[0].id)

    def screen_out(self, of: bytes) -> Which:
        """Name a screen-out of that play, which has none: whoever gets past the permission is told so."""
        return Which(self.finished(of), 1, "refuse")

    def refusals(self) -> tuple[Entry, ...]:
        """Return the refusals in the audit log, the earliest first."""
        found = self._with_file(lambda office: entries(office, most=None))
        return tuple(one for one in reversed(found) if one.act == "refused")

    def _with_file(self, look: Callable[[Office], T]) -> T:
        self.office.seat = Seat.FILE
        try:
            return look(self.office)
        finally:
            self.office.seat = Seat.WINDOW


def built(folder: Path) -> Path:
    """Make the record in a folder, and return where it lies."""
    file = folder / "record.db"
    fill(file)
    return file


def fill(place: Path | str) -> None:
    """Make the record: an administrator, and three people with plays, the second in a cohort of the first."""
    office = opened(place, clock=FixedClock())
    shared(office, register(office, "A. Reyes", "4312"))
    people = [with_roles(office, f"Officer {number}", number, Role.INSTRUCTOR) for number in NUMBERS.values()]
    office.seat = Seat.FILE
    cohort = cohorts.create(office, "Own")
    cohorts.add_member(office, cohort, people[0].id, "instructor")
    cohorts.add_member(office, cohort, people[1].id, "trainee")
    assignments.assign(office, SHORT, "practice", cohort=cohort)
    for person in people:
        played(office, person, TELL, REPEAT)
        played(office, person, TELL)
    office.close()


def opened_as(file: Path, actor: Any) -> World:
    """Open a copy of the record with the first person acting in a role, or as one who may not."""
    return at(file, actor, file.parent)


def at(place: Path | str, actor: Any, folder: Path) -> World:
    """Open the record with the first person acting in a role, or as one who may not, and a folder for files."""
    office = opened(place, clock=Clock())
    by_number = {one.person.number: one.person.id for one in accounts.accounts(office)}
    persons = {whose: by_number[number] for whose, number in NUMBERS.items()}
    me = persons["own"]
    _become(office, me, actor)
    world = World(
        office=office,
        folder=folder,
        me=me,
        persons=persons,
        cohort=(cohort := cohorts.cohorts(office)[0].id),
        assignment=assignments.of_cohort(office, cohort)[0].id,
    )
    office.seat = Seat.WINDOW
    return world


def _become(office: Office, me: bytes, actor: Any) -> None:
    with office.writing() as transaction:
        account = stored.one(transaction, me)
        assert account is not None
        changed = dataclasses.replace(account, roles=actor.value if isinstance(actor, Role) else "administrator")
        if actor == "closed":
            changed = dataclasses.replace(changed, disabled_at=1)
        if actor == "with a code":
            changed = dataclasses.replace(changed, password=None, code=hash_of("23456789ABCDEFGH"), code_until=2**60)
        stored.keep(transaction, changed)
    office.acting = None if actor == "nobody" else me
    office.credential = changed.password or changed.code
