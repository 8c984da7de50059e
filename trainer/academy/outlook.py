"""What people have met and could forget, as the outlook on their refreshers needs it: a cohort's, or one person's."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.academy import paces
from trainer.academy.office import Office
from trainer.academy.permission import demand, demand_for_cohort
from trainer.academy.remembering import away_of, memory_of
from trainer.learning.memory import Away, Memory, counted
from trainer.learning.retention import Lesson, fresh
from trainer.people.roles import Act
from trainer.store import cohorts, refreshers
from trainer.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Ahead:
    """The lessons of each person, and the minutes a week in force; `given` is None where the default decides.

    `supposed` where nobody has met any: the lessons are those of the library, as if all were met today.
    """

    people: tuple[tuple[Lesson, ...], ...]
    pace: int
    given: int | None
    supposed: bool

    @property
    def fades(self) -> bool:
        """Whether no lesson has a bulletin that could bring it back."""
        return not any(lesson.bulletin for lessons in self.people for lesson in lessons)


def of_cohort(office: Office, cohort: bytes) -> Ahead:
    """Return the lessons of a cohort's trainees with its minutes a week."""
    demand(office, Act.ASSIGN)
    demand_for_cohort(office, Act.ASSIGN, cohort)
    given = paces.cohort_pace(office, cohort)
    with office.reading() as transaction:
        trainees = [one.person for one in cohorts.members(transaction, cohort) if one.part == "trainee"]
        people = tuple(_lessons(office, transaction, person) for person in trainees)
    return _ahead(office, people, paces.DEFAULT if given is None else given, given)


def of_person(office: Office, person_id: bytes) -> Ahead:
    """Return the lessons of one person with the minutes a week that are in force for him or her."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        lessons = _lessons(office, transaction, person_id)
    return _ahead(office, (lessons,), paces.pace_of(office, person_id), paces.own_pace(office, person_id))


def _ahead(office: Office, people: tuple[tuple[Lesson, ...], ...], pace: int, given: int | None) -> Ahead:
    if any(people):
        return Ahead(people, pace, given, supposed=False)
    met = tuple(
        fresh(_bulletin(office, card.id), card.minutes)
        for card in office.library.cards.values()
        if card.kind == "contact" and card.status != "withdrawn"
    )
    return Ahead((met,) * max(1, len(people)), pace, given, supposed=True)


def _lessons(office: Office, transaction: Transaction, person: bytes) -> tuple[Lesson, ...]:
    away = away_of(transaction, person)
    found: list[Lesson] = []
    for card in refreshers.of_person(transaction, person):
        found += _lesson(office, card.family, memory_of(card), away)
    return tuple(found)


def _lesson(office: Office, family: str, memory: Memory, away: tuple[Away, ...]) -> Iterator[Lesson]:
    """Give a lesson of the library; a family that the library has lost comes back to nobody."""
    contact = office.library.cards.get(family)
    if contact is None or contact.status == "withdrawn":
        return
    today = counted(office.clock.now().date(), away)
    yield Lesson(
        memory.stability,
        memory.difficulty,
        max(0, today - counted(memory.last, away)),
        counted(memory.due, away) - today,
        memory.wants_full,
        _bulletin(office, family),
        contact.minutes,
    )


def _bulletin(office: Office, family: str) -> int | None:
    """Return how many minutes a bulletin of a family takes, on average; None where it has none."""
    cards = office.library.cards.values()
    minutes = [card.minutes for card in cards if card.refreshes == family and card.status != "withdrawn"]
    return round(sum(minutes) / len(minutes)) if minutes else None
