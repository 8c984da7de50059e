"""A scenario as a whole: nothing in it may point at something that is not there, and a play can never get stuck."""

import contextlib
from graphlib import CycleError, TopologicalSorter

from trainer.scenario.check_decisions import check_decision
from trainer.scenario.check_names import check_names
from trainer.scenario.families import check_refreshes
from trainer.scenario.findings import Enough, Findings, one_of
from trainer.scenario.model import Place, Scenario, Scene, Variant
from trainer.scenario.positions import Path, Positions
from trainer.scenario.problems import Problem
from trainer.scenario.script import RADIO, YOU


def check(
    written: Scenario, whole: Scenario, positions: Positions, file: str, backdrops: frozenset[str] | None
) -> tuple[Problem, ...]:
    """Return what makes a scenario unplayable; `whole` is `written` with its sub-scenes inlined."""
    findings = Findings(file, positions)
    with contextlib.suppress(Enough):
        _check(written, whole, backdrops, findings)
    return findings.sorted()


def _check(written: Scenario, whole: Scenario, backdrops: frozenset[str] | None, findings: Findings) -> None:
    for id in written.scenes:
        if "/" in id:
            sentence = f"The scene id `{id}` holds a slash; those belong to sub-scenes."
            findings.report(("scenes", id), "R10", sentence, f"Write `{id.replace('/', '-')}`.", at_key=True)
    check_refreshes(whole, findings)
    _cast(whole, findings)
    _variables(whole, findings)
    _pictures(whole, backdrops, findings)
    _target(whole, whole.start, ("start",), findings)
    for id, scene in whole.scenes.items():
        _scene(whole, id, scene, findings)
    _loops(whole, findings)
    for id, variant in whole.variants.items():
        _variant(whole, variant, ("variants", id), findings)
    check_names(whole, findings)


def _cast(scenario: Scenario, findings: Findings) -> None:
    standing: dict[str, str] = {}
    for id, person in scenario.cast.items():
        path: Path = ("cast", id)
        if id in (YOU, RADIO):
            findings.report(
                path, "R11", f"`{id}` always speaks for itself.", "Give the person another id.", at_key=True
            )
        if person.moods[-1].when is not None:
            sentence = f"Nothing says how `{id}` looks when no mood holds."
            findings.report((*path, "moods"), "S12", sentence, "Add a last mood without `when`.")
        other = standing.setdefault(person.on_stage, id)
        if person.on_stage != "off" and other != id:
            sentence = f"`{id}` stands where `{other}` stands."
            findings.report((*path, "on_stage"), "R10", sentence, "Write `on_stage: second` or `on_stage: off`.")


def _variables(scenario: Scenario, findings: Findings) -> None:
    for id, number in scenario.variables.numbers.items():
        path: Path = ("variables", "numbers", id)
        if id in scenario.variables.flags:
            findings.report(path, "S9", f"`{id}` is also a flag.", "Rename one of the two.", at_key=True)
        if not number.least <= number.start <= number.most:
            sentence = f"`{id}` starts at {number.start}, outside {number.least} to {number.most}."
            findings.report(path, "S9", sentence, "Start it inside its bounds, the least first.", at_key=True)


def _pictures(scenario: Scenario, backdrops: frozenset[str] | None, findings: Findings) -> None:
    places: list[tuple[Path, Place]] = [(("place",), scenario.place)]
    places += [(("variants", id, "place"), found.place) for id, found in scenario.variants.items() if found.place]
    for path, place in places:
        if backdrops is not None and place.backdrop not in backdrops:
            there = ", ".join(f"`{name}`" for name in sorted(backdrops)) or "none"
            sentence = f"There is no picture folder assets/backdrops/{place.backdrop}."
            findings.report((*path, "backdrop"), "R12", sentence, f"Draw it, or write one that there is: {there}.")


def _scene(scenario: Scenario, id: str, scene: Scene, findings: Findings) -> None:
    path: Path = ("scenes", id)
    ways = [name for name in ("decision", "routes", "ending", "use") if getattr(scene, name)]
    if len(ways) != 1:
        has = f"has {' and '.join(ways)}" if ways else "leads nowhere"
        remedy = "Give it exactly one of decision, routes, ending and use."
        findings.report(path, "S2", f"The scene `{id}` {has}.", remedy, at_key=True)
    if scene.ending is not None and scene.ending not in scenario.endings:
        findings.report(
            (*path, "ending"), "S1", f"There is no ending `{scene.ending}`.", one_of(scenario.endings, scene.ending)
        )
    for index, route in enumerate(scene.routes):
        _target(scenario, route.to, (*path, "routes", index, "to"), findings)
    if scene.routes and scene.routes[-1].when is not None:
        remedy = "Add a last route without `when`."
        findings.report((*path, "routes"), "S2", "Nothing holds when no condition of the routes holds.", remedy)
    if scene.decision is not None:
        inside: Path = (*path, "decision")
        check_decision(scene.decision, inside, lambda to, at: _target(scenario, to, at, findings), findings)


def _target(scenario: Scenario, to: str, path: Path, findings: Findings) -> None:
    if to not in scenario.scenes:
        findings.report(path, "S1", f"There is no scene `{to}`.", one_of(scenario.scenes, to))


def _loops(scenario: Scenario, findings: Findings) -> None:
    """Refuse a circle of scenes without a decision: a play would go round in it for ever."""
    passing = {id: {route.to for route in scene.routes} for id, scene in scenario.scenes.items() if scene.routes}
    try:
        TopologicalSorter(passing).prepare()
    except CycleError as found:
        circle: list[str] = found.args[1]
        sentence = f"The scenes {', '.join(sorted(set(circle)))} lead round in a circle without a decision."
        remedy = "Let one of them lead to a decision or an ending."
        findings.report(("scenes", min(circle), "routes"), "S2", sentence, remedy)


def _variant(scenario: Scenario, variant: Variant, path: Path, findings: Findings) -> None:
    for word in variant.words:
        if word not in scenario.words:
            findings.unknown((*path, "words", word), "word", word, scenario.words, at_key=True)
    for person in variant.cast:
        if person not in scenario.cast:
            findings.unknown((*path, "cast", person), "person", person, scenario.cast, at_key=True)
    for id, order in variant.order.items():
        at: Path = (*path, "order", id)
        scene = scenario.scenes.get(id)
        if scene is None:
            findings.report(at, "S1", f"There is no scene `{id}`.", one_of(scenario.scenes, id), at_key=True)
            continue
        options = getattr(scene.decision, "options", ())
        if scene.decision is None or not scene.decision.fixed_order or scene.decision.kind not in _ORDERED_BY_AUTHOR:
            sentence = f"The options of `{id}` do not stand in a fixed order."
            findings.report(at, "R13", sentence, "Take the order out; options are shuffled.", at_key=True)
        elif sorted(order) != sorted(option.id for option in options):
            remedy = f"Name each once: {', '.join(option.id for option in options)}."
            findings.report(at, "R11", f"This is not an order of the options of `{id}`.", remedy)


_ORDERED_BY_AUTHOR = ("pick one", "name the emotion", "recall what was said", "pick best and worst", "pick several")
"""Kinds whose order carries no meaning; a right order and the lines somebody speaks cannot be moved by a variant."""
