"""What a trainee resolved to do next time, brought back on its day."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand, demand_for_play
from trainer.people.roles import Act
from trainer.store import resolutions as stored


@dataclass(frozen=True, slots=True)
class DueResolution:
    """A "next time I will ..." that has come back; the words are empty where they were erased."""

    attempt_id: bytes
    text: str
    scenario_title: str
    scenario_id: str
    written_at: datetime
    comes_back_on: date


def resolutions(office: Office, person_id: bytes) -> tuple[DueResolution, ...]:
    """Return what has come back by today (UTC) and is not done, the oldest first."""
    return _until(office, person_id, office.clock.now().date())


def not_done(office: Office, person_id: bytes) -> tuple[DueResolution, ...]:
    """Return everything that is not done, what comes back first standing first."""
    return _until(office, person_id, date.max)


def take_up(office: Office, attempt_id: bytes) -> None:
    """Remember that a resolution has been taken up; it does not come back again."""
    demand_for_play(office, Act.PLAY, attempt_id)
    with office.writing(Change.RESULTS) as transaction:
        stored.mark_done(transaction, attempt_id, office.clock.microseconds())


def _until(office: Office, person_id: bytes, day: date) -> tuple[DueResolution, ...]:
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        rows = stored.due(transaction, person_id, day.isoformat())
    return tuple(
        DueResolution(
            row.attempt,
            json.loads(row.private)["text"] if row.private else "",
            row.title,
            row.scenario,
            from_microseconds(row.written_at),
            date.fromisoformat(row.comes_back_on),
        )
        for row in rows
    )
