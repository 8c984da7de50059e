"""Courses, and what is missing for their certificates.

A course is a topic. It is complete where every contact of it in force has been met in the *latest* assessment of its
edition *in force*: 75 or more, and no screen-out, which only a person could decide on. A play of an edition that
another has taken the place of does not count: the contact is played again.
"""

from dataclasses import dataclass

from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.training_record import RecordedPlay, TrainingRecord, record_in
from trainer.learning.remediation import PASS_MARK
from trainer.people.roles import Act
from trainer.scenario.holdings import Card, Library


@dataclass(frozen=True, slots=True)
class Requirement:
    """A contact of a course with the assessment that counts for it; `missing` says what it lacks, or nothing."""

    scenario_id: str
    title: str
    play: RecordedPlay | None
    missing: str


@dataclass(frozen=True, slots=True)
class CourseStanding:
    """How somebody stands to the certificate of a course."""

    course: str
    title: str
    requirements: tuple[Requirement, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still missing, in sentences; nothing where the course can be certified."""
        return tuple(one.missing for one in self.requirements if one.missing)


def standings(office: Office, person_id: bytes) -> tuple[CourseStanding, ...]:
    """Return how a person stands to the certificate of each course that has contacts in force."""
    demand(office, Act.READ_PLAYS, person_id)
    office.look_again()
    withheld = withheld_from(office, person_id)
    with office.reading() as transaction:
        return standings_in(office.library, record_in(office, transaction, person_id), withheld)


def standings_in(library: Library, record: TrainingRecord, withheld: frozenset[str]) -> tuple[CourseStanding, ...]:
    """Return how the person of a record stands to each course; `withheld` as `withheld_from` gives it."""
    found = []
    for topic, about in library.framework.topics.items():
        cards = [card for card in library.cards.values() if card.topic == topic and _is_in_force(card)]
        cards.sort(key=lambda card: (card.level, card.title, card.id))
        needed = tuple(_requirement(card, record, is_withheld=card.id in withheld) for card in cards)
        if needed:
            found.append(CourseStanding(topic, about.title, needed))
    return tuple(found)


def withheld_from(office: Office, person_id: bytes) -> frozenset[str]:
    """Return the contacts that rest on law that has fallen, by the rules in force for a person."""
    if office.library is office.shipped:
        return frozenset()
    from trainer.academy.agencies import in_force
    from trainer.academy.law import withheld

    profile = in_force(office, person_id).profile
    return frozenset(id for id in office.library.cards if withheld(office, id, profile))


def _is_in_force(card: Card) -> bool:
    return card.kind == "contact" and card.status != "withdrawn"


def _requirement(card: Card, record: TrainingRecord, *, is_withheld: bool) -> Requirement:
    graded = [
        (play.finished_at, play)
        for play in record.plays
        if (play.course.scenario, play.mode) == (card.id, "assessment") and play.finished_at and play.shown is not None
    ]
    play = max(graded, key=lambda pair: (pair[0], pair[1].id))[1] if graded else None
    return Requirement(card.id, card.title, play, _missing(card, play, is_withheld=is_withheld))


def _missing(card: Card, play: RecordedPlay | None, *, is_withheld: bool) -> str:
    title = f"“{card.title}”"
    if is_withheld:
        return f"{title} rests on law that has changed and is withheld until a corrected edition is published."
    if play is None or play.shown is None:
        return f"{title} has not been played in an assessment."
    if play.course.edition != card.digest:
        return f"{title} was last assessed on an edition that another has taken the place of; it is played again."
    if play.screen_outs:
        return (
            f"{title} has a screen-out in its last assessment: {', '.join(play.screen_outs)}. Nobody has decided on it."
        )
    if play.shown < PASS_MARK:
        return f"{title} stands at {play.shown} of 100 in its last assessment; {PASS_MARK} meets its level."
    return ""
