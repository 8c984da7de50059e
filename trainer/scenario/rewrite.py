"""A frozen value rebuilt with some of its parts changed."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from trainer.scenario.positions import Path

T = TypeVar("T")


def rewrite(value: T, change: Callable[[Any], Any]) -> T:
    """Return the value with `change` applied to every text and every dataclass in it, innermost first."""
    rebuilt: T = _rewrite(value, change)
    return rebuilt


def _rewrite(value: Any, change: Callable[[Any], Any]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {name: _rewrite(part, change) for name, part in fields.items()}
        same = all(changed[name] is part for name, part in fields.items())
        return change(value if same else dataclasses.replace(value, **changed))
    if isinstance(value, Mapping):
        return {key: _rewrite(part, change) for key, part in value.items()}
    if isinstance(value, tuple):
        items = tuple(_rewrite(part, change) for part in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return change(value) if isinstance(value, str) else value


def parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every dataclass and every text inside a value with its path, outermost first."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from parts(part, (*path, key))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from parts(part, (*path, index))
    elif isinstance(value, str):
        yield path, value


def plain(value: Any, *, played: bool = True) -> Any:
    """Return a frozen value as dicts, lists and scalars, without the fields that hold their default.

    Fields that are counted and never played are left out too, unless `played` is False.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = (field.name for field in dataclasses.fields(value) if _is_given(value, field, played))
        return {name: plain(getattr(value, name), played=played) for name in given}
    if isinstance(value, Mapping):
        return {key: plain(part, played=played) for key, part in value.items()}
    if isinstance(value, tuple):
        return [plain(part, played=played) for part in value]
    return value if isinstance(value, str | int) else value.isoformat()


def _is_given(owner: Any, field: "dataclasses.Field[Any]", played: bool) -> bool:
    return (not played or field.metadata.get("played", True)) and not _is_default(owner, field)


def _is_default(owner: Any, field: "dataclasses.Field[Any]") -> bool:
    present = getattr(owner, field.name)
    if field.default_factory is not dataclasses.MISSING:
        return bool(present == field.default_factory())
    return bool(present == field.default and type(present) is type(field.default))
