"""What a demo academy holds, and how it is made as large as a measurement asks for."""

from dataclasses import dataclass

from trainer.academy import accounts, people
from trainer.academy.office import Office
from trainer.academy.results import COUNTED
from trainer.cli.demonstration.cast import AGENCIES, FIRST_COPY
from trainer.cli.history import Played, add_copies, read_back
from trainer.people.roles import Role
from trainer.store import attempts as stored
from trainer.store.soundness import content_digest

_SOURCES = 240
"""So many of the plays are copied in turn."""
_CHOICES_EACH = 5_000
_FEWEST = 200
_IS_CHOICE = frozenset({"choice made", "interjected", "time ran out"})
_PLAIN = frozenset({*_IS_CHOICE, "certainty stated", "note written", "focus lost", "focus regained"})
"""What the plays that are copied hold: nothing that another table points at."""


@dataclass(frozen=True, slots=True)
class Content:
    """Counts of what an academy holds; `digest` is of every row of every table."""

    people: int
    plays: int
    choices: int
    acts: int
    digest: str


def content(office: Office) -> Content:
    """Count, and take the digest."""
    with office.reading() as transaction:
        ids = stored.every_id(transaction)
        plays, acts = stored.count(transaction)
        choices = sum(link.kind in _IS_CHOICE for id in ids for link in stored.links(transaction, id))
        digest = content_digest(office.database.raw())
    return Content(len(people.people(office)), plays, choices, acts, digest)


def grow(office: Office, choices: int) -> int:
    """Add copies of plays for at least so many choices, as plays of more invented people; return how many."""
    sources = _sources(office)
    share = sum(_choices(one) for one in sources) / sum(len(one.links) for one in sources)
    count = max(_FEWEST, choices // _CHOICES_EACH)
    persons = [_nobody(office, number) for number in range(count)]
    return round(add_copies(office, sources, persons, round(choices / share)) * share)


def _sources(office: Office) -> list[Played]:
    """Return the first finished plays that count and that nothing but their own result hangs on."""
    found: list[Played] = []
    with office.reading() as transaction:
        ids = stored.every_id(transaction)
    for id in ids:
        with office.reading() as transaction:
            attempt, links = stored.one(transaction, id), stored.links(transaction, id)
        assert attempt is not None
        counts = attempt.finished_at is not None and attempt.mode in COUNTED
        if counts and all(link.kind in _PLAIN for link in links):
            found.append(read_back(office, id))
        if len(found) == _SOURCES:
            break
    return found


def _choices(played: Played) -> int:
    return sum(link.kind in _IS_CHOICE for link in played.links)


def _nobody(office: Office, number: int) -> bytes:
    agency = AGENCIES[number % len(AGENCIES)][0]
    code = accounts.new_code(office)
    added = accounts.add(office, f"Nobody {number + 1}", str(FIRST_COPY + number), agency, [Role.TRAINEE], code)
    return added.person.id
