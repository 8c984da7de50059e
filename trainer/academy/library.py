"""The catalogue: every contact of the library, and how one person stands to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from trainer.academy.office import Office
from trainer.academy.plays import OpenAttempt, PlayedAttempt, finished, open_attempts
from trainer.academy.results import COUNTED

if TYPE_CHECKING:
    from trainer.scenario.model import Scenario

Standing = Literal["not started", "in progress", "played"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """A contact as a person finds it. `best` is the best score of a first line of play, `open_attempt` the latest."""

    scenario_id: str
    scenario: "Scenario"
    topic: str
    """Title of the topic."""
    competencies: tuple[str, ...]
    """Titles of the competencies it works on."""
    standing: Standing
    plays: int
    best: float | None
    last_played: datetime | None
    open_attempt: bytes | None


def catalogue(office: Office, person_id: bytes) -> tuple[CatalogueEntry, ...]:
    """Return every contact that is not withdrawn, by topic, level and title."""
    plays, unfinished = finished(office, person_id), open_attempts(office, person_id)
    scenarios = (edition.scenario for edition in office.library.editions.values())
    entries = [
        _entry(office, scenario, plays, unfinished)
        for scenario in scenarios
        if scenario.status != "withdrawn" and scenario.kind == "contact"
    ]
    order = list(office.library.framework.topics)
    return tuple(
        sorted(
            entries,
            key=lambda entry: (
                order.index(entry.scenario.topic),
                entry.scenario.level,
                entry.scenario.title,
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


def _entry(
    office: Office, scenario: "Scenario", plays: Iterable[PlayedAttempt], unfinished: Iterable[OpenAttempt]
) -> CatalogueEntry:
    own = [play for play in plays if play.scenario_id == scenario.id and play.mode in COUNTED]
    going_on = [attempt.id for attempt in unfinished if attempt.scenario_id == scenario.id]
    scores = [play.score for play in own if play.score is not None]
    return CatalogueEntry(
        scenario_id=scenario.id,
        scenario=scenario,
        topic=office.library.framework.topics[scenario.topic].title,
        competencies=tuple(competency_title(office, id) for id in scenario.competencies),
        standing="in progress" if going_on else "played" if own else "not started",
        plays=len(own),
        best=max(scores, default=None),
        last_played=max((play.finished_at for play in own), default=None),
        open_attempt=going_on[0] if going_on else None,
    )
