"""A YAML file as plain values with the place of each.

Built from the parser's events without recursion and without YAML's own constructors: nothing in a file can name a
class, refer to itself or grow. Depth and size are bounded, and a key can stand only once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from trainer.scenario.positions import Part, Path, Place, Positions
from trainer.scenario.problems import Problem
from trainer.scenario.yaml_faults import in_plain_words, is_unclosed
from trainer.scenario.yaml_text import INVISIBLE, decode
from trainer.scenario.yaml_values import Plain, Surprise, plain_value, tidy

MOST_DEPTH = 40
MOST_VALUES = 40_000


@dataclass(frozen=True, slots=True)
class Tree:
    """The plain value of a file, the places, and the text it was read from."""

    value: Any
    positions: Positions
    text: str


def parse(text: bytes | str, file: str) -> Tree | Problem:
    """Read a YAML file, or say the first thing that is wrong with it."""
    decoded = decode(text, file)
    if isinstance(decoded, Problem):
        return decoded
    building = _Building()
    try:
        _build(building, yaml.parse(decoded, Loader=yaml.CSafeLoader))
    except _Refused as refused:
        return _problem(file, refused.place, refused.rule, refused.sentence, refused.remedy)
    except yaml.MarkedYAMLError as fault:
        opened = fault.context_mark if is_unclosed(fault.problem or "") else None
        mark = opened or fault.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        sentence, remedy = in_plain_words(fault.problem or "", fault.context or "")
        return _problem(file, place, "R3", sentence, remedy)
    if not building.has_root:
        return _problem(file, (1, 1), "R3", "The file is empty.", "Write a scenario, starting with `format: 1`.")
    return Tree(building.root, Positions(building.keys, building.values), decoded)


class _Refused(ValueError):
    def __init__(self, place: Place, rule: str, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.place = place
        self.rule = rule
        self.sentence = sentence
        self.remedy = remedy


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not closed yet."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Building:
    root: Any = None
    has_root: bool = False
    stack: list[_Open] = field(default_factory=list)
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)


def _build(building: _Building, events: Iterable[yaml.Event]) -> None:
    for event in events:
        assert event.start_mark is not None
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.NodeEvent):
            _refuse_features(event, place)
            if len(building.values) > MOST_VALUES:
                _refuse(place, "R2", f"The file holds more than {MOST_VALUES:,} values.", "Split the scenario in two.")
        if isinstance(event, yaml.DocumentStartEvent) and building.has_root:
            _refuse(place, "R5", "A second document starts here.", "Keep one scenario to a file.")
        elif isinstance(event, yaml.ScalarEvent):
            _scalar(building, event, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            _open(building, {} if isinstance(event, yaml.MappingStartEvent) else [], place)
        elif isinstance(event, yaml.CollectionEndEvent):
            building.stack.pop()


def _refuse_features(event: yaml.NodeEvent, place: Place) -> None:
    if isinstance(event, yaml.AliasEvent):
        _refuse(place, "R5", f"The alias `*{event.anchor}` is not allowed.", "Write the value out.")
    if event.anchor is not None:
        _refuse(place, "R5", f"The anchor `&{event.anchor}` is not allowed.", "Take it out; aliases are not read.")
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
        _refuse(
            place, "R5", f"The tag `{event.tag}` is not allowed.", "Take it out; files hold text, numbers and flags."
        )


def _scalar(building: _Building, event: yaml.ScalarEvent, place: Place) -> None:
    awaiting_key = building.stack and isinstance(building.stack[-1].value, dict) and building.stack[-1].key is None
    try:
        value: Plain = plain_value(event.value) if event.implicit[0] else _text(event.value, place)
    except Surprise as surprise:
        _refuse(place, "R7", surprise.sentence, surprise.remedy)
    if awaiting_key:
        _key(building, building.stack[-1], value, place)
    else:
        _add(building, value, place)


def _text(text: str, place: Place) -> str:
    hidden = INVISIBLE.search(text)
    if hidden:
        sentence = f"The character U+{ord(hidden[0]):04X} in this text cannot be shown."
        _refuse(place, "R1", sentence, "Take the escape out.")
    return tidy(text)


def _key(building: _Building, mapping: _Open, key: Plain, place: Place) -> None:
    if not isinstance(key, str):
        shown = str(key).lower()
        _refuse(place, "R7", f"The key `{shown}` is not a word.", f'Write a word, or "{shown}" in quotes.')
    path = (*mapping.path, key)
    if key in mapping.value:
        line = building.keys[path][0]
        _refuse(place, "R6", f"The key `{key}` already stands in line {line}.", "Keep one of the two, or rename one.")
    building.keys[path] = place
    mapping.key = key


def _open(building: _Building, value: dict[str, Any] | list[Any], place: Place) -> None:
    if len(building.stack) >= MOST_DEPTH:
        _refuse(place, "R2", f"This is nested more than {MOST_DEPTH} levels deep.", "Write it flatter.")
    top = building.stack[-1] if building.stack else None
    if top is not None and isinstance(top.value, dict) and top.key is None:
        _refuse(
            place, "R7", "A key must be a word; here it is a list or a block.", "Quote it if braces are meant as text."
        )
    building.stack.append(_Open(value, _add(building, value, place)))


def _add(building: _Building, value: Any, place: Place) -> Path:
    """Put a value where it belongs and return its path."""
    if not building.stack:
        building.root, building.has_root = value, True
        building.keys[()] = building.values[()] = place
        return ()
    top = building.stack[-1]
    part: Part
    if isinstance(top.value, dict):
        assert top.key is not None
        part = top.key
        top.value[part], top.key = value, None
        path = (*top.path, part)
    else:
        part = len(top.value)
        top.value.append(value)
        path = (*top.path, part)
        building.keys[path] = place
    building.values[path] = place
    return path


def _refuse(place: Place, rule: str, sentence: str, remedy: str) -> NoReturn:
    raise _Refused(place, rule, sentence, remedy)


def _problem(file: str, place: Place, rule: str, sentence: str, remedy: str) -> Problem:
    return Problem(severity="E", rule=rule, file=file, line=place[0], column=place[1], sentence=sentence, remedy=remedy)
