"""Courses, and what is missing for their certificates.

A course is a topic. It is complete where every contact of it in force has been met in the *latest* assessment of its
edition *in force*: 75 or more, and no screen-out that holds it (`learning.screen_outs` says which does). A play of an
edition that another has taken the place of does not count: the contact is played again. Nor does one whose
times cannot be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.academy.office import Office
from trainer.academy.permission import demand, standing_of
from trainer.academy.training_record import RecordedPlay, TrainingRecord, record_in
from trainer.learning.remediation import GRADED, PASS_MARK
from trainer.learning.screen_outs import Assessed, Hold, State, hold
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
    withheld, is_shared = withheld_from(office, person_id), standing_of(office).is_shared
    with office.reading() as transaction:
        record = record_in(office, transaction, person_id)
    return standings_in(office.library, record, withheld, can_decide=is_shared)


def standings_in(
    library: Library, record: TrainingRecord, withheld: frozenset[str], *, can_decide: bool
) -> tuple[CourseStanding, ...]:
    """Return how the person of a record stands to each course; `withheld` as `withheld_from` gives it.

    `can_decide` says whether there is anybody here who could decide on a screen-out.
    """
    found = []
    for topic, about in library.framework.topics.items():
        cards = [card for card in library.cards.values() if card.topic == topic and _is_in_force(card)]
        cards.sort(key=lambda card: (card.level, card.title, card.id))
        needed = tuple(
            _requirement(card, record, is_withheld=card.id in withheld, can_decide=can_decide) for card in cards
        )
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


def _requirement(card: Card, record: TrainingRecord, *, is_withheld: bool, can_decide: bool) -> Requirement:
    ended = sorted(
        ((one.finished_at, one.id, one) for one in record.plays if one.finished_at and not one.doubt),
        key=lambda it: it[:2],
    )
    ours = [one for *_, one in ended if card.id in (one.course.scenario, one.course.family)]
    graded = [
        one for one in ours if (one.course.scenario, one.mode) == (card.id, "assessment") and one.shown is not None
    ]
    doubted = any(
        one.doubt and (one.course.scenario, one.mode) == (card.id, "assessment") for one in record.plays if not graded
    )
    missing = _missing(card, graded, is_withheld=is_withheld, is_doubted=doubted) or _held(
        card, graded, ours, can_decide=can_decide
    )
    play = graded[-1] if graded else None
    return Requirement(card.id, card.title, play, missing or _under(card, play))


def _missing(card: Card, graded: Sequence[RecordedPlay], *, is_withheld: bool, is_doubted: bool) -> str:
    title = f"“{card.title}”"
    if is_withheld:
        return f"{title} rests on law that has changed and is withheld until a corrected edition is published."
    if is_doubted:
        return (
            f"{title} was assessed only at a time that cannot be: ahead of this computer's clock, or before the "
            "officer was on the record. Put the clock right if it is wrong now; else it is assessed again."
        )
    if not graded:
        return f"{title} has not been played in an assessment."
    if graded[-1].course.edition != card.digest:
        return f"{title} was last assessed on an edition that another has taken the place of; it is played again."
    return ""


def _held(card: Card, graded: Sequence[RecordedPlay], ours: Sequence[RecordedPlay], *, can_decide: bool) -> str:
    assessed = [
        Assessed(tuple(one.state for one in play.judged), _gone_over(play, graded[-1], ours)) for play in graded
    ]
    found = hold(assessed, can_decide=can_decide)
    if found is None:
        return ""
    place, why = found
    play = graded[place]
    kinds = ", ".join(dict.fromkeys(one.kind for one in play.judged if one.stands))
    out = f"“{card.title}”: the screen-out in try {play.number} of its assessment ({kinds})"
    if why is Hold.WAITS:
        waits = min((one.state for one in play.judged if one.state.waits), key=list(State).index)
        return f"{out} {waits.value}."
    if why is Hold.GO_OVER:
        return f"{out} stands, and the contact was not gone over again before its last one: practice, then once more."
    stands = "was upheld" if can_decide else "cannot be decided on here"
    return f"{out} {stands}. Go over the contact again, then meet it in an assessment without one."


def _gone_over(fell: RecordedPlay, latest: RecordedPlay, ours: Sequence[RecordedPlay]) -> bool:
    """Say whether a contact was gone over again between two assessments: in a coached play, or as somebody noted."""
    between = ours[ours.index(fell) + 1 : ours.index(latest)]
    noted = fell.remediation is not None and bool(fell.remediation.notes)
    return noted or any(one.mode not in GRADED for one in between)


def _under(card: Card, play: RecordedPlay | None) -> str:
    if play is None or play.shown is None or play.shown >= PASS_MARK:
        return ""
    return f"“{card.title}” stands at {play.shown} of 100 in its last assessment; {PASS_MARK} meets its level."
