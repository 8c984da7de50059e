"""Which type of the format stands at a path of a file, so that an error can name the keys and values allowed there."""

import dataclasses
import functools
import types
from collections.abc import Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import Tag

from trainer.scenario.positions import Part


def keys_at(root: type, location: tuple[Part, ...]) -> tuple[str, ...]:
    """Return the keys that may stand in the block at a location of a validation error."""
    return tuple(field.name for field in dataclasses.fields(type_at(root, location)))


def choices_at(root: type, location: tuple[Part, ...]) -> tuple[str, ...]:
    """Return the words of which one must stand at a location of a validation error."""
    return tuple(str(choice) for choice in get_args(type_at(root, location)))


def type_at(root: Any, location: tuple[Part, ...]) -> Any:
    """Return the type at a location of a validation error, bare of annotations; None where there is none."""
    current = root
    for part in location:
        current = _step(current, part)
    return _bare(current)


def _step(current: Any, part: Part) -> Any:
    if isinstance(part, str) and part.startswith("<"):
        return _tagged(current, part)
    current = _bare(current)
    if dataclasses.is_dataclass(current):
        return _hints(current).get(str(part))  # type: ignore[arg-type]
    arguments = get_args(current)
    if get_origin(current) is Mapping:
        return arguments[1]
    return arguments[0] if get_origin(current) is tuple else None


def _tagged(union: Any, tag: str) -> Any:
    """Return the member of a union that carries a tag, looking into optional and annotated unions."""
    if get_origin(union) is Annotated:
        member, *marks = get_args(union)
        if any(isinstance(mark, Tag) and mark.tag == tag for mark in marks):
            return member
        return _tagged(member, tag)
    if get_origin(union) in (Union, types.UnionType):
        found = (_tagged(member, tag) for member in get_args(union))
        return next((member for member in found if member is not None), None)
    return None


def _bare(annotated: Any) -> Any:
    """Return a type without annotations and without the None of an optional."""
    while get_origin(annotated) in (Annotated, Union, types.UnionType):
        annotated = next(member for member in get_args(annotated) if member is not types.NoneType)
    return annotated


@functools.cache
def _hints(owner: type) -> dict[str, Any]:
    return get_type_hints(owner, include_extras=True)
