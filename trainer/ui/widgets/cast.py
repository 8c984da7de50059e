"""Who stands on the stage and how they look now: plain values for the picture and for its twin in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.scenario.model import Person, Scenario
from trainer.scenario.script import RADIO, YOU, Expression, Narration, Spoken

SHOWN_AS: Mapping[Expression, str] = {
    "calm": "calm", "smile": "smiling", "glad": "glad", "concerned": "concerned", "worried": "worried",
    "afraid": "afraid", "sad": "sad", "tired": "tired", "serious": "serious", "suspicious": "wary",
    "contempt": "scornful", "angry": "angry", "furious": "furious", "explaining": "explaining",
    "eyes-closed": "eyes closed", "surprised": "surprised", "blank": "without expression",
}  # fmt: skip
"""What each expression is called in words."""


@dataclass(frozen=True, slots=True)
class OnStage:
    """One person in the picture."""

    id: str
    person: Person
    is_second: bool


@dataclass(frozen=True, slots=True)
class Officer:
    """Who plays: the words on the card and the badge."""

    name: str
    number: str
    agency: str

    @property
    def title(self) -> str:
        """The name as it stands on the card: `Officer R. Delgado`."""
        parts = self.name.split()
        short = f"{parts[0][0]}. {parts[-1]}" if len(parts) > 1 else self.name
        return f"Officer {short}"

    @property
    def detail(self) -> str:
        """Number and agency."""
        return ", ".join(part for part in (self.number, self.agency) if part)


def on_stage(scenario: Scenario) -> tuple[OnStage, ...]:
    """Return the people in the picture: the first one in each of the two spots."""
    found: dict[str, OnStage] = {}
    for id, person in scenario.cast.items():
        if person.on_stage != "off":
            found.setdefault(person.on_stage, OnStage(id, person, person.on_stage == "second"))
    return tuple(found[spot] for spot in ("first", "second") if spot in found)


def in_words(scenario: Scenario, faces: Mapping[str, Expression]) -> str:
    """Return the picture in words: the place, then everybody in it with how they look now."""
    place = scenario.place
    people = [
        f"{one.person.name}, {one.person.role}. {one.person.looks} Now {SHOWN_AS[faces[one.id]]}."
        for one in on_stage(scenario)
        if one.id in faces
    ]
    return " ".join((f"{place.name}, {place.time}. {place.description}", *people))


def speaker(scenario: Scenario, by: str | None) -> str:
    """Return the name that stands beside a line; nothing beside narration."""
    if by is None:
        return ""
    if by == YOU:
        return "You"
    if by == RADIO:
        return "Radio"
    return scenario.cast[by].name if by in scenario.cast else by


def expressions_of(scenario: Scenario, id: str) -> tuple[Expression, ...]:
    """Return every expression a person may come to wear in this contact, moods first."""
    found: dict[Expression, None] = dict.fromkeys(mood.show for mood in scenario.cast[id].moods)
    for scene in scenario.scenes.values():
        options = getattr(scene.decision, "options", ())
        lines = getattr(scene.decision, "lines", ())
        for beat in (*scene.script, *lines, *(beat for option in options for beat in option.script)):
            if isinstance(beat, Spoken):
                if beat.by == id and beat.face:
                    found[beat.face] = None
            elif not isinstance(beat, Narration) and beat.face_of == id:
                found[beat.becomes] = None
    return tuple(found)
