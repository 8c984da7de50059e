"""What a person does next: the record, the catalogue and what is due, put before the one rule that decides."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.academy.library import CatalogueEntry, catalogue, competency_title
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.progress import competencies
from trainer.academy.refreshers import due
from trainer.academy.resolutions import resolutions
from trainer.learning.agenda import Assigned, Contact, Known, Next, Note, Refreshers, next_thing
from trainer.people.roles import Act
from trainer.store import stamps

if TYPE_CHECKING:
    from trainer.academy.assignments import OpenAssignment


def what_next(
    office: Office,
    person_id: bytes,
    *,
    assigned: Sequence[Assigned] | None = None,
    refreshers: Refreshers | None = None,
) -> Next | None:
    """Return what to do next and why; None where there is nothing to begin. What is in progress is not begun again.

    Where nothing is told to be `assigned`, or `refreshers` to be due, it is what stands on the record.
    """
    demand(office, Act.READ_PLAYS, person_id)
    entries = [entry for entry in catalogue(office, person_id) if entry.standing != "in progress"]
    known = {one.id: Known(one.title, one.mean, one.decisions) for one in competencies(office, person_id)}
    for id in dict.fromkeys(id for entry in entries for id in entry.card.competencies):
        known.setdefault(id, Known(competency_title(office, id), None, 0))
    return next_thing(
        [_contact(order, entry) for order, entry in enumerate(entries)],
        known,
        office.clock.today(),
        assigned=_assigned(assigned_to(office, person_id)) if assigned is None else assigned,
        refreshers=refreshers or due(office, person_id),
        notes=[Note(note.scenario_id, note.text) for note in resolutions(office, person_id)],
    )


def assigned_to(office: Office, person_id: bytes) -> "tuple[OpenAssignment, ...]":
    """Return what somebody has still to do of what is assigned, the earliest due first."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        if not stamps.has_assignments(transaction):
            return ()
    from trainer.academy.assignments import open_for  # imported here: Home is faster where nothing is assigned

    return open_for(office, person_id)


def _assigned(found: "Sequence[OpenAssignment]") -> list[Assigned]:
    """Leave out what is under way: it is gone on with, not begun again."""
    return [Assigned(one.scenario_id, one.due, one.by) for one in found if one.attempt is None]


def _contact(order: int, entry: CatalogueEntry) -> Contact:
    return Contact(
        scenario_id=entry.scenario_id,
        order=order,
        topic=entry.topic,
        level=entry.card.level,
        minutes=entry.card.minutes,
        competencies=entry.card.competencies,
        plays=entry.plays,
        best=entry.best,
        last_played=entry.last_played.date() if entry.last_played else None,
    )
