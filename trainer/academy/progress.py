"""Where a person stands: the evidence for each competency, and the plays behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.plays import PlayedAttempt, finished
from trainer.academy.results import COUNTED, evidence_of
from trainer.learning.evidence import Evidence
from trainer.learning.mastery import Mastery, mastery
from trainer.people.roles import Act
from trainer.store import results as stored


@dataclass(frozen=True, slots=True)
class CompetencyEvidence:
    """What a person's plays show of one competency; `mastery` is None where there is no evidence yet."""

    id: str
    title: str
    topic: str
    """Title of the topic."""
    mastery: Mastery | None

    @property
    def mean(self) -> float | None:
        """The mean share over decisions, 0 to 1."""
        return self.mastery.mean if self.mastery else None

    @property
    def decisions(self) -> int:
        """Over how many decisions."""
        return self.mastery.decisions if self.mastery else 0

    @property
    def last_at(self) -> datetime | None:
        """When the last of them was."""
        return from_microseconds(self.mastery.last_at) if self.mastery else None


def competencies(office: Office, person_id: bytes) -> tuple[CompetencyEvidence, ...]:
    """Return the evidence for every competency of the framework, in its order."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        rows = stored.evidence(transaction, person_id)
    return shown(office, person_id, rows)


def shown(office: Office, person_id: bytes, rows: tuple[stored.StoredEvidence, ...]) -> tuple[CompetencyEvidence, ...]:
    """Return what these rows of a person's evidence show, made once as long as they stay the same."""
    return office.shelf.made_of(("competencies", person_id), (office.stamp, rows), lambda: _competencies(office, rows))


def by_competency(rows: Iterable[stored.StoredEvidence]) -> dict[str, dict[str, Evidence]]:
    """Return a person's evidence by competency and mode."""
    found: dict[str, dict[str, Evidence]] = {}
    for row in rows:
        found.setdefault(row.competency, {})[row.mode] = evidence_of(row)
    return found


def _competencies(office: Office, rows: Iterable[stored.StoredEvidence]) -> tuple[CompetencyEvidence, ...]:
    found = by_competency(rows)
    return tuple(
        CompetencyEvidence(id, competency.title, topic.title, mastery(found.get(id, {})))
        for topic in office.library.framework.topics.values()
        for id, competency in topic.competencies.items()
    )


def plays(office: Office, person_id: bytes, *, most: int | None = None) -> tuple[PlayedAttempt, ...]:
    """Return the scored ones of a person's plays, or of the latest so many, the earliest first."""
    demand(office, Act.READ_PLAYS, person_id)
    return scored(finished(office, person_id, most=most))


def scored(played: Sequence[PlayedAttempt]) -> tuple[PlayedAttempt, ...]:
    """Return those of these plays that are practice or assessment and have a score, the earliest first."""
    return tuple(play for play in reversed(played) if play.mode in COUNTED and play.score is not None)
