"""What differs between two texts, as an author or a reviewer reads it: scene by scene and option by option.

Words, credit, authorities, the key and the course are told apart. What is new or gone as a whole is told once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trainer.engine.compiled import Unplayable
from trainer.review.exploration import explore
from trainer.review.keys import keys
from trainer.scenario.decisions import PutInOrder
from trainer.scenario.model import Scenario
from trainer.scenario.profiles import Profile
from trainer.scenario.rewrite import plain
from trainer.scoring.best import CAP

What = Literal["key", "credit", "authorities", "course", "words"]
ORDER: tuple[What, ...] = ("key", "credit", "authorities", "course", "words")

_CREDIT = frozenset({"credit", "settlement", "competencies", "best", "worst", "quality", "screen_out", "screened_out"})
_AUTHORITIES = frozenset({
    "authorities", "rules", "law_date", "review_by", "citation", "status", "confidence", "where", "last_checked",
    "jurisdiction", "standing", "year", "for_counsel",
})  # fmt: skip
_COURSE = frozenset({
    "leads_to", "routes", "when", "effects", "variables", "start", "ending", "kind", "moods", "from_line", "order",
    "fixed_order", "time_limit", "force", "calming", "trust", "use", "seconds", "under",
})  # fmt: skip
_WHOLE = ("scenes", "options", "endings", "variants", "cast", "rules", "authorities")
_NAMED = {"scenes": "Scene", "options": "option", "endings": "Ending", "variants": "Variant", "cast": "Person"}
_SHORT = 60

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: where, in the reader's words; `field` as the file calls it; empty where it is not."""

    where: str
    what: What
    field: str
    before: str
    after: str


def differences(before: Any, after: Any, profile: Profile | None = None) -> tuple[Difference, ...]:
    """Return what differs between two values of the format, in the order of the later one.

    Between scenarios the keys are compared too, as they are under a profile.
    """
    old, new = plain(before), plain(after)
    found = list(_between(_keyed(old), _keyed(new), (), (old, new)))
    if profile is not None and isinstance(before, Scenario) and isinstance(after, Scenario):
        found = [*_keys(before, after, profile), *found]
    return tuple(found)


def _keys(before: Scenario, after: Scenario, profile: Profile) -> Iterator[Difference]:
    old, new = _key(before, profile), _key(after, profile)
    for scene, best in new.items():
        if scene in old and old[scene] != best:
            yield Difference(f"Scene “{after.scenes[scene].title}”", "key", "best", old[scene], best)


def _key(scenario: Scenario, profile: Profile) -> dict[str, str]:
    """Return what is best in each scene, by the ids of options; nothing where a scenario cannot be played."""
    try:
        explored = explore(scenario, profile, CAP)
    except Unplayable:
        return {}
    found: dict[str, list[str]] = {}
    for key in keys(explored):
        if isinstance(key.decision, PutInOrder):
            best = " then ".join(option.id for option in key.decision.options)
        else:
            best = " + ".join(played.option.id for played in key.right) or "nothing is better than the rest"
        found.setdefault(str(key.path[1]), []).append(best)
    return {scene: " or ".join(dict.fromkeys(forms)) for scene, forms in found.items()}


def _keyed(value: Any) -> Any:
    """Return a plain value with every list of things that have ids turned into one by id."""
    if isinstance(value, Mapping):
        return {key: _keyed(part) for key, part in value.items()}
    if isinstance(value, list):
        if value and all(isinstance(one, dict) and "id" in one for one in value):
            return {one["id"]: _keyed({key: part for key, part in one.items() if key != "id"}) for one in value}
        return [_keyed(one) for one in value]
    return value


def _between(old: Any, new: Any, path: _Path, wholes: tuple[Any, Any]) -> Iterator[Difference]:
    if old == new:
        return
    if _is_told_whole(path) and (old is None or new is None):
        yield Difference(_where(path, wholes), "course", "", _told(old), _told(new))
    elif isinstance(old, Mapping) and isinstance(new, Mapping) and not _is_figure(path):
        for key in (*new, *(key for key in old if key not in new)):
            yield from _between(old.get(key), new.get(key), (*path, key), wholes)
    elif isinstance(old, list) and isinstance(new, list) and _is_of_parts(old, new):
        for at in range(max(len(old), len(new))):
            left, right = (side[at] if at < len(side) else None for side in (old, new))
            yield from _between(left, right, (*path, str(at + 1)), wholes)
    elif isinstance(old if new is None else new, Mapping) and not _is_figure(path):
        yield from _between(old or {}, new or {}, path, wholes)
    else:
        yield Difference(_where(path, wholes), _what(path), _field(path), _told(old), _told(new))


def _is_told_whole(path: _Path) -> bool:
    return len(path) >= 2 and path[-2] in _WHOLE and "words" not in path


def _is_figure(path: _Path) -> bool:
    return bool(path) and path[-1] in ("credit", "settlement", "competencies", "when", "effects")


def _is_of_parts(old: list[Any], new: list[Any]) -> bool:
    return any(isinstance(one, Mapping) for one in (*old, *new))


def _what(path: _Path) -> What:
    for words, what in ((_COURSE, "course"), (_CREDIT, "credit"), (_AUTHORITIES, "authorities")):
        if any(part in words for part in _inside(path)):
            return what  # type: ignore[return-value]
    return "words"


def _inside(path: _Path) -> _Path:
    """Return the part of a path that lies inside what is named as a whole."""
    last = max((at + 2 for at, part in enumerate(path[:-1]) if part in _WHOLE), default=0)
    return path[last:] or path[-1:]


def _field(path: _Path) -> str:
    return ", ".join(part.replace("_", " ") for part in _inside(path) if part != "decision")


def _where(path: _Path, wholes: tuple[Any, Any]) -> str:
    named = []
    for at, part in enumerate(path[:-1]):
        if part in _WHOLE and not any(word in path[:at] for word in ("under", "brief")):
            named.append(_called(part, path[: at + 2], wholes))
    return ", ".join(named) or "The whole text"


def _called(kind: str, path: _Path, wholes: tuple[Any, Any]) -> str:
    """Return how a part is called: by its title or its words, in the later text where it is still there."""
    found: Any = _at(wholes[1], path) or _at(wholes[0], path) or {}
    words = next((found[key] for key in ("title", "text", "name") if isinstance(found.get(key), str)), path[-1])
    short = words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"
    prefix = _NAMED.get(kind, "")
    return f"{prefix} “{short}”".strip()


def _at(whole: Any, path: _Path) -> Any:
    found = _keyed(whole)
    for part in path:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        title = next((value[key] for key in ("title", "text", "name") if key in value), None)
        return str(title) if title else ", ".join(f"{key}: {_told(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "; ".join(_told(one) for one in value)
    return str(value)
