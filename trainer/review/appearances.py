"""Who is in a library, and what its contacts make of them: one row for each person of each telling."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

from trainer.scenario.described import Described, Part
from trainer.scenario.edition import Edition

TRAITS = tuple(field.name for field in fields(Described))
"""What is said of a person: age, gender, ethnicity, disability."""
UNSAID = "not said"
FORCE_ENDING = "in a contact that can end in force"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person in one telling of a contact: as it is written, or with a variant's people."""

    scenario: str
    variant: str
    """"" for the contact as it is written."""
    person: str
    described: Described | None
    part: tuple[Part, ...]
    force_ending: bool

    @property
    def officer(self) -> bool:
        """Whether it is a colleague, who is counted apart."""
        return "officer" in self.part

    def trait(self, name: str) -> str:
        """Return what is said of a trait."""
        return str(getattr(self.described, name, None) or UNSAID)


Made = Callable[[Appearance], bool]
OUTCOMES: dict[str, Made] = {
    "suspected": lambda one: "suspected" in one.part,
    "threatening": lambda one: "threatening" in one.part,
    "believed": lambda one: "believed" in one.part,
    "doubted": lambda one: "doubted" in one.part,
    "met with force": lambda one: "met with force" in one.part,
    FORCE_ENDING: lambda one: one.force_ending,
}
"""What a contact can make of somebody."""


def appearances(editions: Iterable[Edition]) -> tuple[Appearance, ...]:
    """Return everybody in every telling, in the order of the library."""
    return tuple(one for edition in editions for one in _of(edition))


def _of(edition: Edition) -> Iterator[Appearance]:
    scenario = edition.scenario
    forced = any(ending.force_used for ending in scenario.endings.values())
    for id, person in scenario.cast.items():
        yield Appearance(scenario.id, "", id, person.described, person.part, forced)
        for name, variant in scenario.variants.items():
            changed = variant.cast[id].described if id in variant.cast else None
            yield Appearance(scenario.id, name, id, changed or person.described, person.part, forced)
