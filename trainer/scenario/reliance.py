"""Where a scenario rests on an authority or on a rule of the agency: the places that fall with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from trainer.scenario.conditions import RuleSays
from trainer.scenario.decisions import ScreenOut
from trainer.scenario.model import Scenario
from trainer.scenario.rewrite import parts

Kind = Literal["authority", "rule"]
How = Literal["answer", "screen-out", "condition", "brief", "elsewhere"]


@dataclass(frozen=True, slots=True, order=True)
class Resting:
    """One place: the scene and the option where there are such, and in what way it rests."""

    scene: str
    option: str
    how: How


def resting(scenario: Scenario, kind: Kind, id: str) -> tuple[Resting, ...]:
    """Return every place of a scenario that rests on an authority or a rule, in the order of scenes and options."""
    return tuple(dict.fromkeys(sorted(_places(scenario, kind, id))))


def subjects(scenario: Scenario) -> tuple[frozenset[str], frozenset[str]]:
    """Return the authorities and the rules that a scenario rests on anywhere."""
    authorities: set[str] = set()
    rules = set(scenario.brief.rules)
    for _, part in parts(scenario):
        authorities |= set(getattr(part, "authorities", None) or ())
        rules |= set(getattr(part, "rules", None) or ())
        if isinstance(part, RuleSays):
            rules.add(part.rule)
    return frozenset(authorities), frozenset(rules)


def _places(scenario: Scenario, kind: Kind, id: str) -> Iterator[Resting]:
    if kind == "rule" and id in scenario.brief.rules:
        yield Resting("", "", "brief")
    name = "authorities" if kind == "authority" else "rules"
    for path, part in parts(scenario):
        if path[:1] == ("brief",):
            continue
        is_condition = kind == "rule" and isinstance(part, RuleSays) and part.rule == id
        if is_condition or id in (getattr(part, name, None) or ()):
            yield _resting(scenario, path, part, is_condition=is_condition)


def _resting(scenario: Scenario, path: tuple[Any, ...], part: object, *, is_condition: bool) -> Resting:
    scene = str(path[1]) if path[0] == "scenes" else ""
    option = ""
    if path[0] == "scenes" and path[2:4] == ("decision", "options"):
        decision: Any = scenario.scenes[scene].decision
        option = decision.options[path[4]].id
    if is_condition:
        return Resting(scene, option, "condition")
    if isinstance(part, ScreenOut):
        return Resting(scene, option, "screen-out")
    return Resting(scene, option, "answer" if scene else "elsewhere")
