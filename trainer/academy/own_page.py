"""What one's own page shows: competencies, the latest plays and what they say together, as they stand at one moment."""

from dataclasses import dataclass

from trainer.academy import looking_back, plays, progress, results
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.people.roles import Act
from trainer.store import results as stored


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One person's own record, as far as the page shows it."""

    evidence: tuple[progress.CompetencyEvidence, ...]
    played: tuple[plays.PlayedAttempt, ...]
    """The latest plays, the latest first."""
    back: looking_back.LookingBack


def own_page(office: Office, person_id: bytes, most: int) -> OwnPage:
    """Return what a person's own page shows, with no more than `most` plays."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        rows = stored.evidence(transaction, person_id)
        latest = stored.latest(transaction, person_id, results.COUNTED, looking_back.LATEST)
        return OwnPage(
            progress.shown(office, person_id, rows),
            plays.listed(office, transaction, person_id, most, with_endings=True),
            looking_back.said(office, transaction, person_id, latest, rows),
        )
