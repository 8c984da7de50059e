"""What a person does next: the record, the catalogue and what is due, put before the one rule that decides."""

from collections.abc import Sequence

from trainer.academy.library import CatalogueEntry, catalogue, competency_title
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.progress import competencies
from trainer.academy.resolutions import resolutions
from trainer.learning.agenda import Assigned, Contact, Known, Next, Note, Refreshers, next_thing
from trainer.people.roles import Act


def what_next(
    office: Office, person_id: bytes, *, assigned: Sequence[Assigned] = (), refreshers: Refreshers | None = None
) -> Next | None:
    """Return what to do next and why; None where there is nothing to begin. What is in progress is not begun again."""
    demand(office, Act.READ_PLAYS, person_id)
    entries = [entry for entry in catalogue(office, person_id) if entry.standing != "in progress"]
    known = {one.id: Known(one.title, one.mean, one.decisions) for one in competencies(office, person_id)}
    for id in dict.fromkeys(id for entry in entries for id in entry.card.competencies):
        known.setdefault(id, Known(competency_title(office, id), None, 0))
    return next_thing(
        [_contact(order, entry) for order, entry in enumerate(entries)],
        known,
        office.clock.now().date(),
        assigned=assigned,
        refreshers=refreshers,
        notes=[Note(note.scenario_id, note.text) for note in resolutions(office, person_id)],
    )


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
