"""JSON as it may come from anywhere: read whole or refused, with nothing guessed and nothing taken silently.

Refused before anything is built of it: too large, too deep, a key twice, numbers that are not whole or do not fit in
64 bits, half of a surrogate pair, and whatever is not UTF-8.
"""

import json
import re
from typing import Any, Final, NoReturn

from trainer.errors import TrainerError

DEEPEST: Final = 12
_LARGEST_NUMBER = 2**63 - 1
_LONGEST_NUMBER = 20
_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")


class NotReadable(TrainerError):
    """The bytes are not such a file."""


def read(content: bytes, what: str, most: int) -> Any:
    """Return what a JSON text says. Raises NotReadable, which calls the file `what`; `most` is in bytes."""
    if len(content) > most:
        raise _refusal(what, f"it is larger than {most // 2**20} MB")
    if _depth(content) > DEEPEST:
        raise _refusal(what, f"it is nested more than {DEEPEST} deep")
    try:
        text = content.decode("utf-8")
        plain = json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_no_float, parse_constant=_no_float
        )
    except (ValueError, RecursionError) as fault:
        raise _refusal(what, _reason(fault)) from fault
    if _HALF_A_LETTER.search(text) or "\\ud" in text.lower():
        _demand_letters(plain, what)
    return plain


def canonical(plain: Any) -> bytes:
    """Return the one text of plain values, for a signature to stand on."""
    return json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


class _Fault(ValueError):
    pass


def _reason(fault: Exception) -> str:
    if isinstance(fault, _Fault):
        return str(fault)
    if isinstance(fault, json.JSONDecodeError):
        return f"line {fault.lineno}, column {fault.colno}: {fault.msg.lower()}"
    return "it is not text in UTF-8" if isinstance(fault, UnicodeDecodeError) else "it is nested too deep"


def _refusal(what: str, why: str) -> NotReadable:
    return NotReadable(f"This is not {what}: {why}.", "Nothing was kept. Ask for the file again, and copy it whole.")


def _depth(content: bytes) -> int:
    deepest = depth = 0
    for sign in re.findall(rb"[\[{\]}]", _QUOTED.sub(b"", content)):
        depth += 1 if sign in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Fault(f"the key `{next(name for name in names if names.count(name) > 1)[:40]}` stands twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER or abs(int(digits)) > _LARGEST_NUMBER:
        raise _Fault(f"the number {digits[:_LONGEST_NUMBER]} is too large")
    return int(digits)


def _no_float(digits: str) -> NoReturn:
    raise _Fault(f"{digits[:_LONGEST_NUMBER]} is not a whole number")


def _demand_letters(plain: Any, what: str) -> None:
    if isinstance(plain, dict):
        for name, value in plain.items():
            _demand_letters(name, what)
            _demand_letters(value, what)
    elif isinstance(plain, list):
        for value in plain:
            _demand_letters(value, what)
    elif isinstance(plain, str) and _HALF_A_LETTER.search(plain):
        raise _refusal(what, "it holds half of a letter")
