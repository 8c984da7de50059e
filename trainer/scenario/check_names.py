"""Names inside a scenario: variables, people, competencies and words are declared before they are used."""

import re
from collections.abc import Mapping
from typing import Any

from trainer.scenario.conditions import Effects, FlagIs, NumberIs
from trainer.scenario.decisions import OtherSide
from trainer.scenario.findings import Findings
from trainer.scenario.model import Scenario
from trainer.scenario.positions import Path
from trainer.scenario.rewrite import parts
from trainer.scenario.script import RADIO, YOU, FaceTurns, Spoken
from trainer.scenario.words import BRACES


def check_names(scenario: Scenario, findings: Findings) -> None:
    """Report every name that is used and not declared."""
    for path, part in parts(scenario):
        if isinstance(part, str):
            _words(scenario, part, path, findings)
        elif isinstance(part, NumberIs | FlagIs):
            _condition(scenario, part, path, findings)
        elif isinstance(part, Effects):
            _effects(scenario, part, path, findings)
        else:
            _person(scenario, part, path, findings)
        for key in ("credit", "settlement"):
            for id in getattr(part, key, None) or ():
                if id not in scenario.competencies:
                    findings.unknown((*path, key, id), "competency", id, scenario.competencies, at_key=True)


def _words(scenario: Scenario, text: str, path: Path, findings: Findings) -> None:
    if "{" not in text and "}" not in text:
        return
    if path[0] == "words" or (path[0] == "variants" and path[2] == "words"):
        findings.report(path, "R11", "A word cannot hold braces itself.", "Write the word out.")
        return
    for word in BRACES.findall(text):
        if word not in scenario.words:
            remedy = f"Declare `{word}` under `words`, or take the braces out."
            findings.report(path, "R11", f"There is no word for {{{word}}}.", remedy)
    if re.search("[{}]", BRACES.sub("", text)):
        findings.report(path, "R11", "A brace stands alone.", "Write braces in pairs around a word, or none.")


def _condition(scenario: Scenario, condition: NumberIs | FlagIs, path: Path, findings: Findings) -> None:
    variables = scenario.variables
    if isinstance(condition, FlagIs):
        _declared(condition.flag, "flag", variables.flags, (*path, "flag"), findings)
        return
    _declared(condition.number, "number", variables.numbers, (*path, "number"), findings)
    least, most = condition.at_least, condition.at_most
    if least is None and most is None:
        findings.report(path, "R9", "The number is compared with nothing.", "Write `at_least:`, `at_most:` or both.")
    elif least is not None and most is not None and least > most:
        findings.report(path, "S12", f"No number is at least {least} and at most {most}.", "Write the least first.")


def _effects(scenario: Scenario, effects: Effects, path: Path, findings: Findings) -> None:
    numbers, flags = scenario.variables.numbers, scenario.variables.flags
    for id in effects.add:
        _declared(id, "number", numbers, (*path, "add", id), findings, at_key=True)
    for id, value in effects.set.items():
        at: Path = (*path, "set", id)
        if isinstance(value, bool):
            _declared(id, "flag", flags, at, findings, at_key=True)
            continue
        _declared(id, "number", numbers, at, findings, at_key=True)
        if id in numbers and not numbers[id].least <= value <= numbers[id].most:
            bounds = f"{numbers[id].least} to {numbers[id].most}"
            findings.report(at, "S9", f"`{id}` cannot be {value}; its bounds are {bounds}.", "Write one inside them.")


def _declared(
    id: str, kind: str, known: Mapping[str, object], path: Path, findings: Findings, *, at_key: bool = False
) -> None:
    if id in known:
        return
    names = ", ".join(f"`{name}`" for name in sorted(known)) or "none yet"
    remedy = f"Declare it under `variables: {kind}s:`, or write one that is declared: {names}."
    findings.report(path, "S9", f"There is no {kind} `{id}`.", remedy, at_key=at_key)


def _person(scenario: Scenario, part: Any, path: Path, findings: Findings) -> None:
    if isinstance(part, Spoken) and part.by not in (*scenario.cast, YOU, RADIO):
        findings.unknown((*path, "by"), "person", part.by, (*scenario.cast, YOU, RADIO))
    elif isinstance(part, FaceTurns) and part.face_of not in scenario.cast:
        findings.unknown((*path, "face_of"), "person", part.face_of, scenario.cast)
    elif isinstance(part, OtherSide) and part.person not in scenario.cast:
        findings.unknown((*path, "person"), "person", part.person, scenario.cast)
