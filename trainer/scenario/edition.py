"""An edition: one scenario as it is played, named by the digest of its meaning.

Comments, spacing, quoting and the order of keys do not count; every text, weight, sub-scene and variant does. Fields
that hold their default are left out, so that later additions to the format keep the digests of today's editions. So are
those that are only counted (who somebody is): they are kept with a scenario that is read, and never played.
"""

import dataclasses
import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from trainer.scenario.model import Person, PersonChange, Scenario, Variant
from trainer.scenario.positions import Positions
from trainer.scenario.rewrite import plain
from trainer.scenario.words import fill


@dataclass(frozen=True, slots=True)
class Edition:
    """A scenario with its sub-scenes inlined and no variant chosen, its digest, and the file it came from."""

    scenario: Scenario
    digest: str
    text: str
    file: str
    positions: Positions


def canonical(scenario: Scenario) -> str:
    """Return the one text of a scenario's meaning, as JSON with sorted keys."""
    return canonical_text(scenario)


def canonical_text(value: Any) -> str:
    """Return the one text of any frozen value's meaning."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def in_order(scenario: Scenario) -> Scenario:
    """Return the scenario with every key in the order of the canonical text, and what is only counted kept."""
    text = json.dumps(plain(scenario, played=False), ensure_ascii=False, sort_keys=True)
    return from_canonical(text)


def from_canonical(text: str) -> Scenario:
    """Return the scenario that a canonical text stands for."""
    scenario: Scenario = checker(Scenario).validate_json(text, strict=True)
    return scenario


def digest(scenario: Scenario) -> str:
    """Return the name of an edition: the SHA-256 of its canonical text in hexadecimal."""
    return digest_of(scenario)


def digest_of(value: Any) -> str:
    """Return the digest of any frozen value's meaning, such as a profile or the authorities."""
    return hashlib.sha256(canonical_text(value).encode()).hexdigest()


def with_variant(scenario: Scenario, variant_id: str | None) -> Scenario:
    """Return the scenario as it is heard: the variant's people, place and order in place, and every word filled in.

    The result has no words and no variants left. Raises KeyError for a variant that is not declared.
    """
    variant = scenario.variants[variant_id] if variant_id is not None else None
    words = {**scenario.words, **(variant.words if variant else {})}
    bare = dataclasses.replace(scenario, words={}, variants={})
    return fill(_changed(bare, variant) if variant else bare, words)


def _changed(scenario: Scenario, variant: Variant) -> Scenario:
    cast = {
        id: _changed_person(person, variant.cast[id]) if id in variant.cast else person
        for id, person in scenario.cast.items()
    }
    scenes = dict(scenario.scenes)
    for id, order in variant.order.items():
        decision: Any = scenes[id].decision
        by_id = {option.id: option for option in decision.options}
        ordered = dataclasses.replace(decision, options=tuple(by_id[option] for option in order))
        scenes[id] = dataclasses.replace(scenes[id], decision=ordered)
    return dataclasses.replace(scenario, cast=cast, scenes=scenes, place=variant.place or scenario.place)


def _changed_person(person: Person, change: PersonChange) -> Person:
    fields: Mapping[str, Any] = {field.name: getattr(change, field.name) for field in dataclasses.fields(change)}
    return dataclasses.replace(person, **{name: value for name, value in fields.items() if value is not None})


def checker(type_: Any) -> TypeAdapter[Any]:
    """Return the checker of a type of the format; built once."""
    return _built(type_)


@functools.cache
def _built(type_: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type_)
