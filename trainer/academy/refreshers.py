"""Which refreshers a person has today, which comes next, and what is remembered of each family and why.

Bulletins come first, the one played longest ago first; after a play that did not show the lesson comes the whole
contact, in a variant that was not played last. What rests on law that has fallen waits for its corrected edition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.learning.agenda import Refreshers
from trainer.people.roles import Act
from trainer.store.database import Transaction
from trainer.store.due import refreshers_due

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.scenario.holdings import Card
    from trainer.scenario.model import Scenario
    from trainer.store.refreshers import StoredRefresher


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A refresher as it would be played: a bulletin, or the whole contact of its family in a variant."""

    family: str
    scenario_id: str
    title: str
    variant: str | None
    minutes: int
    is_full: bool
    law_changed: bool
    """Whether it comes back because the law behind it has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRun:
    """What to play now. `attempt_id` is the refresher to go on with; None where one is begun."""

    planned: Planned
    attempt_id: bytes | None
    left: int
    """How many more come after it today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """A family that was refreshed: the title of its contact, and the day it comes back."""

    title: str
    due_on: date
    is_full_next: bool
    """Whether it comes back as the whole contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyStanding:
    """What is remembered of one family and when it comes back."""

    family: str
    title: str
    topic: str
    due_on: date
    chance: float
    """Predicted chance of recall today, 0 to 1."""
    last_on: date
    reviews: int
    lapses: int
    wants_full: bool
    law_changed: bool
    bulletins: int
    """How many bulletins of the library refresh it; without any it does not come back."""
    is_withheld: bool
    """Whether everything that could refresh it rests on law that has fallen."""


def due(office: Office, person_id: bytes) -> Refreshers | None:
    """Return how many refreshers a person has today, within the pace; None where there are none."""
    demand(office, Act.READ_PLAYS, person_id)
    today = _looked(office, person_id).today
    if not today:
        return None
    changed = sum(one.memory.reset_by is not None for one in today)
    whole = [one.card.minutes for one in today if one.card.kind == "contact"]
    return Refreshers(len(today), sum(one.card.minutes for one in today), changed, len(whole), sum(whole))


def next_run(office: Office, person_id: bytes) -> NextRun | None:
    """Return the refresher to play now: the one that is open, else the one least likely to be known still."""
    demand(office, Act.READ_PLAYS, person_id)
    today = _looked(office, person_id).today
    found = _open_one(office, person_id)
    if found is not None:
        planned, attempt_id = found
        left = sum(one.memory.family != planned.family for one in today)
        return NextRun(planned=planned, attempt_id=attempt_id, left=left)
    return (
        NextRun(planned=_planned(office, person_id, today[0]), attempt_id=None, left=len(today) - 1) if today else None
    )


def play_next(office: Office, person_id: bytes) -> "Playing | None":
    """Begin the refresher that comes next, or take up the open one; None where none is left today."""
    demand(office, Act.PLAY, person_id)
    from trainer.academy.attempts import resume, start

    following = next_run(office, person_id)
    if following is None:
        return None
    if following.attempt_id is not None:
        return resume(office, following.attempt_id)
    return start(office, person_id, following.planned.scenario_id, "refresher", following.planned.variant)


def prepare(office: Office, person_id: bytes, following: NextRun) -> "Scenario":
    """Make ready what will be played next, so that its start waits for nothing; returns it as it will be heard."""
    demand(office, Act.PLAY, person_id)
    from trainer.academy import agencies, editions

    planned = following.planned
    rules = agencies.in_force(office, person_id).profile
    return editions.prepared(office, planned.scenario_id, rules, planned.variant).scenario


def refreshed_today(office: Office, person_id: bytes) -> tuple[Refreshed, ...]:
    """Return the families a person has refreshed today, each once, what comes back first standing first."""
    demand(office, Act.READ_PLAYS, person_id)
    from trainer.academy.clock import to_microseconds
    from trainer.store import refreshers as stored

    today = office.clock.today()
    since = to_microseconds(datetime.combine(today, time()).astimezone())
    cards = office.library.cards
    with office.reading() as transaction:
        done = [id for id in stored.refreshed_since(transaction, person_id, since) if id in cards]
        families = dict.fromkeys(cards[id].family for id in done)
        found = [one for one in stored.of_person(transaction, person_id) if one.family in families]
    refreshed = (
        Refreshed(
            title=cards[one.family].title if one.family in cards else one.family,
            due_on=date.fromisoformat(one.due_on),
            is_full_next=bool(one.wants_full),
        )
        for one in found
    )
    return tuple(sorted(refreshed, key=lambda one: (one.due_on, one.title)))


def waiting(office: Office, person_id: bytes) -> int:
    """Return how many families are due and do not fit into today."""
    demand(office, Act.READ_PLAYS, person_id)
    return _looked(office, person_id).waiting


def standings(office: Office, person_id: bytes) -> tuple[FamilyStanding, ...]:
    """Return what a person remembers of each family, what comes back first standing first."""
    demand(office, Act.READ_PLAYS, person_id)
    from trainer.academy.remembering import away_of, memory_of
    from trainer.learning.memory import chance
    from trainer.store import refreshers as stored

    office.look_again()
    with office.reading() as transaction:
        cards = stored.of_person(transaction, person_id)
        away = away_of(transaction, person_id)
    today = office.clock.now().date()
    served = _Servable(office, person_id)
    found = []
    for card in cards:
        contact = office.library.cards.get(card.family)
        if contact is None:
            continue
        bulletins = served.bulletins(card.family)
        topic = office.library.framework.topics.get(contact.topic)
        found.append(
            FamilyStanding(
                family=card.family,
                title=contact.title,
                topic=topic.title if topic is not None else contact.topic,
                due_on=date.fromisoformat(card.due_on),
                chance=chance(memory_of(card), today, away),
                last_on=memory_of(card).last,
                reviews=card.reviews,
                lapses=card.lapses,
                wants_full=bool(card.wants_full),
                law_changed=card.reset_by is not None,
                bulletins=len(bulletins),
                is_withheld=bool(bulletins) and not served.of(card),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.due_on, one.family)))


class _Servable:
    """What may be played as a refresher by a person, family by family."""

    def __init__(self, office: Office, person_id: bytes) -> None:
        self._office = office
        self._cards = office.library.cards
        self._profile = None
        if office.library is not office.shipped:
            from trainer.academy.agencies import in_force

            self._profile = in_force(office, person_id).profile

    def bulletins(self, family: str) -> "tuple[Card, ...]":
        """Return the bulletins of a family that are not withdrawn, by id."""
        found = (card for card in self._cards.values() if card.refreshes == family and card.status != "withdrawn")
        return tuple(sorted(found, key=lambda card: card.id))

    def of(self, card: "StoredRefresher") -> "tuple[Card, ...]":
        """Return what may be played next of a card's family: the contact where it is wanted, else bulletins."""
        bulletins = self.bulletins(card.family)
        contact = self._cards.get(card.family)
        # A family without a bulletin has nothing short to bring back; its contact stays in the catalogue.
        if not bulletins or contact is None or contact.status == "withdrawn":
            return ()
        if card.wants_full and self._stands(contact):
            return (contact,)
        return tuple(one for one in bulletins if self._stands(one))

    def _stands(self, card: "Card") -> bool:
        if self._profile is None:
            return True
        from trainer.academy.law import withheld

        return not withheld(self._office, card.id, self._profile)


@dataclass(frozen=True, slots=True)
class _Due:
    """A family that is due: what is remembered, and the contact or bulletin that would be played."""

    memory: "StoredRefresher"
    card: "Card"


@dataclass(frozen=True, slots=True)
class _Look:
    """What comes back today, in its order, and how many families wait for a later day."""

    today: tuple[_Due, ...] = ()
    waiting: int = 0


def _looked(office: Office, person_id: bytes) -> _Look:
    day = office.clock.now().date()
    with office.reading() as transaction:
        # One look first: most of the time nothing is due, and Home waits for the answer.
        if not refreshers_due(transaction, person_id, day.isoformat()):
            return _Look()
    from trainer.academy.paces import pace_in
    from trainer.academy.remembering import away_of, memory_of
    from trainer.learning.memory import Waiting, chance, served
    from trainer.store import refreshers as stored

    office.look_again()
    with office.reading() as transaction:
        memories = [one for one in stored.of_person(transaction, person_id) if one.due_on <= day.isoformat()]
        away = away_of(transaction, person_id)
        last = stored.last_played(transaction, person_id)
        pace = pace_in(transaction, person_id)
        spent = _spent(office, transaction, person_id, day - timedelta(days=day.weekday()))
        has_begun = bool(_spent(office, transaction, person_id, day))
    servable = _Servable(office, person_id)
    due = {
        one.family: _Due(one, min(open_to, key=lambda card: (_last_of(last, card.id), card.id)))
        for one in memories
        if (open_to := servable.of(one))
    }
    waiting = [
        Waiting(
            family, chance(memory_of(one.memory), day, away), date.fromisoformat(one.memory.due_on), one.card.minutes
        )
        for family, one in due.items()
    ]
    today = tuple(due[one.family] for one in served(waiting, pace, spent, day, away, has_begun=has_begun))
    return _Look(today, len(due) - len(today))


def _planned(office: Office, person_id: bytes, due: _Due) -> Planned:
    """Return a family that is due as it would be played, in the variant played longest ago."""
    from trainer.store import refreshers as stored

    with office.reading() as transaction:
        last = stored.last_played(transaction, person_id)
    card = due.card
    variants = [None, *office.library.editions[card.id].scenario.variants]
    return Planned(
        family=due.memory.family,
        scenario_id=card.id,
        title=card.title,
        variant=min(variants, key=lambda one: last.get((card.id, one), 0)),
        minutes=card.minutes,
        is_full=card.kind == "contact",
        law_changed=due.memory.reset_by is not None,
    )


def _last_of(last: Mapping[tuple[str, str | None], int], scenario: str) -> int:
    return max((at for (id, _), at in last.items() if id == scenario), default=0)


def _spent(office: Office, transaction: Transaction, person_id: bytes, since: date) -> list[int]:
    """Return the minutes of the refreshers finished since a day began (UTC), as their bulletins say."""
    from trainer.academy.clock import to_microseconds
    from trainer.store import refreshers as stored

    begun = datetime.combine(since, time(), tzinfo=UTC)
    done = stored.refreshed_since(transaction, person_id, to_microseconds(begun))
    return [office.library.cards[id].minutes for id in done if id in office.library.cards]


def _open_one(office: Office, person_id: bytes) -> tuple[Planned, bytes] | None:
    from trainer.store import attempts as stored

    with office.reading() as transaction:
        unfinished = [
            one for one in stored.listed(transaction, person_id, is_open=True) if one.attempt.mode == "refresher"
        ]
    for one in unfinished:
        card = office.library.cards.get(one.scenario)
        if card is not None:
            planned = Planned(
                family=card.family,
                scenario_id=one.scenario,
                title=one.title,
                variant=one.attempt.variant,
                minutes=card.minutes,
                is_full=card.kind == "contact",
                law_changed=False,
            )
            return planned, one.attempt.id
    return None
