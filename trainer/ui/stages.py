"""A contact's stage for a small picture: the place, who stands in it and how they look, in the drawing and in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer import paths
from trainer.scenario.edition import with_variant
from trainer.scenario.model import Person, Scenario
from trainer.ui import faces
from trainer.ui.pictures import Figure


@dataclass(frozen=True, slots=True)
class Stage:
    """What a Picture shows: the folder of the place, the people, and a description."""

    place: str
    people: tuple[Figure, ...]
    described: str


def stage_of(scenario: Scenario, variant: str | None = None, looks: Mapping[str, str] | None = None) -> Stage:
    """Return the stage of a contact, drawn on the worker; `looks` are expressions by person, else how each begins."""
    played = with_variant(scenario, variant)
    on_stage = {id: person for id, person in played.cast.items() if person.on_stage != "off"}
    people = tuple(
        Figure(
            faces.face_svg(person.face, (looks or {}).get(id, _at_first(person)), paths.cache() / "faces"),
            person.on_stage == "second",
        )
        for id, person in on_stage.items()
    )
    seen = " ".join(f"{person.name}: {person.looks}" for person in on_stage.values())
    return Stage(played.place.backdrop, people, f"{played.place.name}. {played.place.description} {seen}")


def _at_first(person: Person) -> str:
    return person.moods[-1].show
