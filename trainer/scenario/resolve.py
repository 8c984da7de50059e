"""Shared sub-scenes written into the scenario that uses them: what is played, and what the digest names, is whole.

A scene `door` that uses a sub-scene with the scenes `knock` and `wait` becomes a scene that goes on at once to
`door/knock`; people, variables and words of the sub-scene become those of the scenario, and its exits scenes of it.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from trainer.scenario.conditions import Effects, FlagIs, NumberIs
from trainer.scenario.decisions import Option, OtherSide, TimeLimit
from trainer.scenario.model import Route, Scenario, Scene, SubScene, SubSceneUse
from trainer.scenario.positions import Path, Positions
from trainer.scenario.problems import Problem
from trainer.scenario.rewrite import rewrite
from trainer.scenario.script import RADIO, YOU, FaceTurns, Spoken
from trainer.scenario.words import fill

EXIT = "exit:"


def inline(
    scenario: Scenario, shared: Mapping[str, SubScene], positions: Positions, file: str
) -> tuple[Scenario, Positions, tuple[Problem, ...]]:
    """Return the scenario without uses of sub-scenes, the places of what was written in, and what does not fit."""
    scenes: dict[str, Scene] = {}
    keys, values = dict(positions.keys), dict(positions.values)
    problems: list[Problem] = []
    for id, scene in scenario.scenes.items():
        if scene.use is None:
            scenes[id] = scene
            continue
        found = _misfits(scenario, scene.use, shared, ("scenes", id, "use"), positions, file)
        problems.extend(found)
        if found:
            # It is refused anyhow; an ending in its place keeps the rest of the check quiet about it.
            scenes[id] = dataclasses.replace(scene, use=None, ending=next(iter(scenario.endings)))
            continue
        for new_id, new_scene in _written_in(id, scene, shared[scene.use.sub_scene]).items():
            scenes[new_id] = new_scene
            keys.setdefault(("scenes", new_id), positions.at(("scenes", id, "use")))
            values.setdefault(("scenes", new_id), positions.value(("scenes", id, "use")))
    return dataclasses.replace(scenario, scenes=scenes), Positions(keys, values), tuple(problems)


def circles(shared: Mapping[str, SubScene]) -> Iterator[tuple[str, str, str]]:
    """Give each use by which a sub-scene comes back to itself: its id, the scene, and what lies between."""
    for id, sub in shared.items():
        for scene_id, scene in sub.scenes.items():
            way = _way_back(id, scene.use.sub_scene, shared) if scene.use else None
            if way is not None:
                yield id, scene_id, ", ".join(f"`{one}`" for one in way)


def _way_back(id: str, first: str, shared: Mapping[str, SubScene]) -> tuple[str, ...] | None:
    """Return the sub-scenes met from the first one until it comes back; None where it never does."""
    ways: dict[str, tuple[str, ...]] = {first: ()}
    for met in (waiting := [first]):
        if met == id:
            return ways[met]
        used = {one.use.sub_scene for one in shared[met].scenes.values() if one.use} if met in shared else set()
        fresh = sorted(used - ways.keys())
        ways |= dict.fromkeys(fresh, (*ways[met], met))
        waiting += fresh
    return None


def _misfits(
    scenario: Scenario, use: SubSceneUse, shared: Mapping[str, SubScene], path: Path, positions: Positions, file: str
) -> list[Problem]:
    """Return what keeps a sub-scene from being written in here."""

    def misfit(at: Path, sentence: str, remedy: str) -> Problem:
        line, column = positions.value(at)
        return Problem(severity="E", rule="R11", file=file, line=line, column=column, sentence=sentence, remedy=remedy)

    sub = shared.get(use.sub_scene)
    if sub is None:
        there = ", ".join(sorted(shared)) or "none"
        sentence = f"There is no sub-scene `{use.sub_scene}` under shared (there are: {there})."
        return [misfit((*path, "sub_scene"), sentence, "Write the id of one of them.")]
    if any(inner.use for inner in sub.scenes.values()):
        sentence = f"The sub-scene `{sub.id}` uses another sub-scene."
        return [misfit((*path, "sub_scene"), sentence, "Write the scenes of the inner one out.")]
    declared = {*scenario.variables.numbers, *scenario.variables.flags}
    given: tuple[tuple[str, set[str], set[str]], ...] = (
        ("exits", set(sub.exits), set(sub.exits)),
        ("cast", set(sub.cast), set(sub.cast) - set(scenario.cast)),
        ("variables", set(sub.variables), set(sub.variables) - declared),
        ("words", set(sub.words), set()),
    )
    found = []
    for key, known, needed in given:
        written: set[str] = set(getattr(use, key))
        for name in sorted(written - known):
            sentence = f"The sub-scene `{sub.id}` has no `{name}` among its {key}."
            found.append(misfit((*path, key, name), sentence, f"Take it out, or declare it in the sub-scene's {key}."))
        for name in sorted(needed - written):
            sentence = f"The sub-scene `{sub.id}` needs `{name}` among its {key}."
            found.append(misfit((*path, key), sentence, f"Write `{name}:` under `{key}:` here."))
    return found


def _written_in(id: str, scene: Scene, sub: SubScene) -> dict[str, Scene]:
    use = scene.use
    assert use is not None
    names = {YOU: YOU, RADIO: RADIO, **{name: name for name in sub.cast}, **use.cast}
    variables = {**{name: name for name in sub.variables}, **use.variables}

    def target(to: str | None) -> str | None:
        if to is None:
            return None
        return use.exits.get(to.removeprefix(EXIT), to) if to.startswith(EXIT) else f"{id}/{to}"

    def change(part: Any) -> Any:
        return _renamed(part, target, names, variables)

    words = {**sub.words, **use.words}
    scenes = {f"{id}/{inner}": rewrite(fill(body, words), change) for inner, body in sub.scenes.items()}
    return {id: dataclasses.replace(scene, use=None, routes=(Route(to=f"{id}/{sub.start}"),)), **scenes}


def _renamed(part: Any, target: Any, names: Mapping[str, str], variables: Mapping[str, str]) -> Any:
    """Return one dataclass of a sub-scene with the scenario's names for targets, people and variables."""
    if isinstance(part, Route):
        return dataclasses.replace(part, to=target(part.to))
    if isinstance(part, NumberIs):
        return dataclasses.replace(part, number=variables.get(part.number, part.number))
    if isinstance(part, FlagIs):
        return dataclasses.replace(part, flag=variables.get(part.flag, part.flag))
    if isinstance(part, Effects):
        add = {variables.get(name, name): amount for name, amount in part.add.items()}
        return Effects(add=add, set={variables.get(name, name): value for name, value in part.set.items()})
    if isinstance(part, Spoken):
        return dataclasses.replace(part, by=names.get(part.by, part.by))
    if isinstance(part, FaceTurns):
        return dataclasses.replace(part, face_of=names.get(part.face_of, part.face_of))
    if isinstance(part, OtherSide):
        return dataclasses.replace(part, person=names.get(part.person, part.person))
    if isinstance(part, Option | TimeLimit) or hasattr(part, "leads_to"):
        return dataclasses.replace(part, leads_to=target(part.leads_to))
    return part
