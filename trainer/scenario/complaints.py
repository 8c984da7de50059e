"""What the type check found, in plain words: the place, what is wrong, what to write instead."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from trainer.scenario.findings import one_of
from trainer.scenario.positions import Part, Path, Positions
from trainer.scenario.problems import Problem
from trainer.scenario.shape import choices_at, keys_at

MOST_COMPLAINTS = 50

_ALWAYS_PRESENT = {
    "id", "version", "status", "language", "author", "licence", "law_date", "review_by"
}  # fmt: skip
"""The keys that rule S11 asks of every scenario."""


def complaints(fault: ValidationError, root: type, tree: Any, positions: Positions, file: str) -> tuple[Problem, ...]:
    """Turn a failed validation into problems, one for each place."""
    errors = fault.errors(include_url=False, include_context=True, include_input=True)
    found: dict[tuple[int, int], Problem] = {}
    for error in errors[: MOST_COMPLAINTS * 2]:
        if error["type"] in ("too_short", "too_long") and _is_echo(error, errors):
            continue
        problem = _complaint(error, root, tree, positions, file)
        if error["type"] == "missing":
            found[(problem.line, -len(found) - 1)] = problem
        else:
            found.setdefault((problem.line, problem.column), problem)
    return tuple(found.values())[:MOST_COMPLAINTS]


def _is_echo(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """A list whose items are wrong is also counted as too short."""
    location = error["loc"]
    return any(len(other["loc"]) > len(location) and other["loc"][: len(location)] == location for other in errors)


def _complaint(error: ErrorDetails, root: type, tree: Any, positions: Positions, file: str) -> Problem:
    location = error["loc"]
    path = _path(location, tree)
    kind = error["type"]
    rule, sentence, remedy = _words(error, root, path)
    by_key = kind in ("unexpected_keyword_argument", "missing") or location[-1:] == ("[key]",)
    line, column = positions.at(path) if by_key else positions.value(path)
    return Problem(severity="E", rule=rule, file=file, line=line, column=column, sentence=sentence, remedy=remedy)


def _path(location: tuple[Part, ...], tree: Any) -> Path:
    """Return the part of an error's location that exists in the file."""
    path: Path = ()
    for part in location:
        if isinstance(part, str) and part.startswith("<"):
            continue
        if isinstance(tree, dict) and part in tree:
            tree = tree[str(part)]
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            break
        path = (*path, part)
    return path


def _words(error: ErrorDetails, root: type, path: Path) -> tuple[str, str, str]:
    location, kind = error["loc"], error["type"]
    name = _name(path)
    if kind == "unexpected_keyword_argument":
        return (
            "R8",
            f"There is no key `{location[-1]}` here.",
            one_of(keys_at(root, location[:-1]), str(location[-1])),
        )
    if kind == "missing":
        key = str(location[-1])
        rule = "F1" if key == "feedback" else "S11" if len(location) == 1 and key in _ALWAYS_PRESENT else "R9"
        where = f" of {name}" if path else ""
        return rule, f"The key `{key}`{where} is missing.", f"Write `{key}:` with its value here."
    if kind in ("condition", "beat", "decision"):
        message = error["msg"]
        return "R10", f"This is not a {_UNIONS[kind]}.", f"{message[:1].upper()}{message[1:]}."
    if kind == "literal_error":
        choices = choices_at(root, location)
        return "R10", f"{name} cannot be `{error['input']}`.", one_of(choices, str(error["input"]))
    sentence, remedy = _VALUES.get(kind, _other)(error.get("ctx", {}), error)
    return "R10", f"{name} {sentence}", remedy


_UNIONS = {"condition": "condition", "beat": "line of a script", "decision": "kind of decision"}


def _name(path: Path) -> str:
    """Name a value by its key, or a list item by its number."""
    if not path:
        return "The file"
    last = path[-1]
    if isinstance(last, str):
        return f"`{last}`"
    return f"Item {last + 1} of `{path[-2]}`" if len(path) > 1 else f"Item {last + 1}"


def _pattern(context: Mapping[str, Any], error: ErrorDetails) -> tuple[str, str]:
    pattern = str(context["pattern"])
    if pattern.startswith("^#"):
        return "is not a colour.", 'Write six hexadecimal digits in quotes: "#1f3a5f".'
    if "/[a-z0-9-]+$" in pattern:
        return "is not the id of a scenario.", "Write topic/name in lower case: badge-requests/pavement."
    if "a-z]{2}" in pattern:
        return "is not a language.", "Write two letters, such as en or en-US."
    return (
        f"cannot be `{error['input']}`.",
        "Write lower-case words joined by hyphens, starting with a letter: asks-for-name.",
    )


def _count(context: Mapping[str, Any], error: ErrorDetails) -> tuple[str, str]:
    few = error["type"] == "too_short"
    bound = context["min_length"] if few else context["max_length"]
    return f"has {context['actual_length']} entries.", f"Write at {'least' if few else 'most'} {bound}."


def _date(context: Mapping[str, Any], error: ErrorDetails) -> tuple[str, str]:
    return f"cannot be `{error['input']}`.", "Write a day of the calendar as year-month-day: 2026-11-02."


def _other(context: Mapping[str, Any], error: ErrorDetails) -> tuple[str, str]:
    return f"is not allowed: {error['msg']}.", "Compare it with scenarios/schema.json."


_VALUES: dict[str, Callable[[Mapping[str, Any], ErrorDetails], tuple[str, str]]] = {
    "string_type": lambda context, error: (
        "must be text.",
        "Write a text; put it in quotes if it is a number, true or false.",
    ),
    "int_type": lambda context, error: ("must be a whole number.", "Write digits without quotes."),
    "bool_type": lambda context, error: ("must be true or false.", "Write true or false without quotes."),
    "dataclass_type": lambda context, error: (
        "must be a block of keys.",
        "Write `key: value` lines below it, indented.",
    ),
    "dict_type": lambda context, error: ("must be a block of keys.", "Write `key: value` lines below it, indented."),
    "tuple_type": lambda context, error: ("must be a list.", "Write one item a line below it, each after `- `."),
    "string_too_short": lambda context, error: ("is empty.", "Write a text."),
    "string_too_long": lambda context, error: ("is too long.", f"Write at most {context['max_length']} characters."),
    "greater_than_equal": lambda context, error: (f"is {error['input']}.", f"Write at least {context['ge']}."),
    "less_than_equal": lambda context, error: (f"is {error['input']}.", f"Write at most {context['le']}."),
    "too_short": _count,
    "too_long": _count,
    "string_pattern_mismatch": _pattern,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
}
