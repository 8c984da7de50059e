"""What has happened in a play, in the past tense: the only thing the record keeps, and everything it needs.

Each event splits into a public part (ids and numbers) and a private part (what a person typed). The private part may
be erased later; the event then reads as if nothing had been typed, and the play is otherwise the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from trainer.engine.actions import Answer, CameIn, CertaintyLevel, Ordered, Picked, Ranked, Said, Several


class UnknownEvent(ValueError):
    """A stored event that this program cannot read."""


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """An answer was submitted at a scene."""

    scene: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Interjected:
    """The trainee came in before this line, or let them finish (the number of lines)."""

    scene: str
    line: int


@dataclass(frozen=True, slots=True)
class TimeRanOut:
    """No answer came before the time limit."""

    scene: str


@dataclass(frozen=True, slots=True)
class CertaintyStated:
    """The trainee said how certain they were."""

    scene: str
    level: CertaintyLevel


@dataclass(frozen=True, slots=True)
class DraftWritten:
    """Free text so far."""

    scene: str
    text: str


@dataclass(frozen=True, slots=True)
class Rewound:
    """The trainee went back to before a step of the current line of play."""

    step: int


@dataclass(frozen=True, slots=True)
class Rejoined:
    """The trainee left a branch and went on with the first line of play."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The play was paused."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The play went on."""


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """A note was written at a scene."""

    scene: str
    text: str


@dataclass(frozen=True, slots=True)
class FocusLost:
    """The window went to the back."""


@dataclass(frozen=True, slots=True)
class FocusRegained:
    """The window came to the front."""


@dataclass(frozen=True, slots=True)
class Reflected:
    """A reflection prompt was answered."""

    prompt: int
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A "next time I will ..." was written for a day (ISO date)."""

    text: str
    on: str


@dataclass(frozen=True, slots=True)
class WordsChecked:
    """The trainee held the words said at a decision (by its event) against the rubric: a level for each criterion."""

    at: int
    levels: tuple[int, ...]


Event = (
    ChoiceMade
    | Interjected
    | TimeRanOut
    | CertaintyStated
    | DraftWritten
    | Rewound
    | Rejoined
    | Paused
    | Resumed
    | NoteWritten
    | FocusLost
    | FocusRegained
    | Reflected
    | Resolved
    | WordsChecked
)

_KINDS: dict[str, type[Event]] = {
    "choice made": ChoiceMade,
    "interjected": Interjected,
    "time ran out": TimeRanOut,
    "certainty stated": CertaintyStated,
    "draft written": DraftWritten,
    "rewound": Rewound,
    "rejoined": Rejoined,
    "paused": Paused,
    "resumed": Resumed,
    "note written": NoteWritten,
    "focus lost": FocusLost,
    "focus regained": FocusRegained,
    "reflected": Reflected,
    "resolved": Resolved,
    "words checked": WordsChecked,
}
_NAMES = {made: name for name, made in _KINDS.items()}
_ANSWERS: dict[str, type[Answer]] = {
    "picked": Picked,
    "ranked": Ranked,
    "several": Several,
    "ordered": Ordered,
    "said": Said,
    "came in": CameIn,
}
_ANSWER_NAMES = {made: name for name, made in _ANSWERS.items()}
_TYPED = "text"
_FIELDS: dict[str, type] = {
    "scene": str, "option": str, "best": str, "worst": str, "on": str, "text": str, "level": str,
    "line": int, "step": int, "prompt": int, "at": int, "options": list, "levels": list, "answer": dict,
}  # fmt: skip


def to_plain(event: Event) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Split an event into its kind, its public part and its private part, all of plain JSON values."""
    public, private = _split({name: getattr(event, name) for name in event.__slots__})
    if isinstance(event, ChoiceMade):
        answer, typed = _split({name: getattr(event.answer, name) for name in event.answer.__slots__})
        public["answer"] = {"kind": _ANSWER_NAMES[type(event.answer)], **answer}
        private |= typed
    return _NAMES[type(event)], public, private


def from_plain(kind: str, public: Mapping[str, Any], private: Mapping[str, Any] | None) -> Event:
    """Put an event together again; an erased private part reads as empty text. Raises UnknownEvent."""
    made = _KINDS.get(kind)
    if made is None:
        raise UnknownEvent(f"There is no event of the kind {kind!r}.")
    values = dict(public)
    typed = {_TYPED: (private or {}).get(_TYPED, "")}
    if made is ChoiceMade:
        values["answer"] = _answer(_read(values.get("answer"), dict), typed)
    event: Event = _made(made, values, typed)
    return event


def _split(values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    public = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    private = {_TYPED: public.pop(_TYPED)} if _TYPED in public else {}
    return public, private


def _answer(plain: dict[str, Any], typed: dict[str, Any]) -> Any:
    made = _ANSWERS.get(_read(plain.get("kind"), str))
    if made is None:
        raise UnknownEvent(f"There is no answer of the kind {plain['kind']!r}.")
    return _made(made, {name: value for name, value in plain.items() if name != "kind"}, typed)


def _made(made: type[Any], values: dict[str, Any], typed: dict[str, Any]) -> Any:
    if _TYPED in made.__slots__:
        values |= typed
    if set(values) != set(made.__slots__):
        raise UnknownEvent(f"{made.__name__} does not hold {', '.join(sorted(values)) or 'nothing'}.")
    for name, value in values.items():
        if name == "answer":
            continue
        _read(value, _FIELDS[name])
        if name == "level" and value not in get_args(CertaintyLevel):
            raise UnknownEvent(f"{value!r} is not a degree of certainty.")
        if name == "options":
            values[name] = tuple(_read(option, str) for option in value)
        if name == "levels":
            values[name] = tuple(_read(level, int) for level in value)
    return made(**values)


def _read(value: Any, kind: type[Any]) -> Any:
    if type(value) is not kind:
        raise UnknownEvent(f"{value!r} stands where a {kind.__name__} belongs.")
    return value
