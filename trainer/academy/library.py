"""The catalogue: every contact of the library, and how one person stands to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.plays import OpenAttempt, open_attempts
from trainer.academy.results import COUNTED
from trainer.people.roles import Act
from trainer.scenario.holdings import Card
from trainer.store import results

Standing = Literal["not started", "in progress", "played"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """A contact as a person finds it. `best` is the best score of a first line of play, `open_attempt` the latest."""

    scenario_id: str
    card: Card
    topic: str
    """Title of the topic."""
    competencies: tuple[str, ...]
    """Titles of the competencies it works on."""
    standing: Standing
    plays: int
    best: float | None
    last_played: datetime | None
    open_attempt: bytes | None
    withheld: bool
    """Whether it rests on law that has fallen, and is therefore withheld from assessments."""


def catalogue(office: Office, person_id: bytes) -> tuple[CatalogueEntry, ...]:
    """Return every contact that is not withdrawn, by topic, level and title."""
    demand(office, Act.READ_PLAYS, person_id)
    office.look_again()
    fallen = _fallen(office, person_id)
    unfinished = open_attempts(office, person_id)
    with office.reading() as transaction:
        played = {one.scenario: one for one in results.by_scenario(transaction, person_id, COUNTED)}
    entries = [
        _entry(office, card, played.get(card.id), unfinished, card.id in fallen)
        for card in office.library.cards.values()
        if card.status != "withdrawn" and card.kind == "contact"
    ]
    order = list(office.library.framework.topics)
    return tuple(
        sorted(
            entries,
            key=lambda entry: (
                order.index(entry.card.topic),
                entry.card.level,
                entry.card.title,
                entry.scenario_id,
            ),
        )
    )


def competency_title(office: Office, competency: str) -> str:
    """Return the title of a competency; its id where the framework no longer has it."""
    for topic in office.library.framework.topics.values():
        if competency in topic.competencies:
            return topic.competencies[competency].title
    return competency


def _fallen(office: Office, person_id: bytes) -> frozenset[str]:
    if office.library is office.shipped:
        return frozenset()
    from trainer.academy.agencies import in_force
    from trainer.academy.law import withheld

    profile = in_force(office, person_id).profile
    return frozenset(id for id in office.library.cards if withheld(office, id, profile))


def _entry(
    office: Office,
    card: Card,
    own: results.Played | None,
    unfinished: Iterable[OpenAttempt],
    is_withheld: bool,
) -> CatalogueEntry:
    going_on = [attempt.id for attempt in unfinished if attempt.scenario_id == card.id]
    return CatalogueEntry(
        scenario_id=card.id,
        card=card,
        topic=office.library.framework.topics[card.topic].title,
        competencies=tuple(competency_title(office, id) for id in card.competencies),
        standing="in progress" if going_on else "played" if own else "not started",
        plays=own.plays if own else 0,
        best=own.best if own else None,
        last_played=from_microseconds(own.last_at) if own else None,
        open_attempt=going_on[0] if going_on else None,
        withheld=is_withheld,
    )
