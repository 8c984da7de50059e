"""The seven kinds of decision a scenario can put to a trainee (design: scoring, section 2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from trainer.scenario.conditions import Condition, Effects
from trainer.scenario.fields import STRICT, Identifier, Text
from trainer.scenario.script import Beat, Spoken

Points = Annotated[int, Field(ge=-100, le=100)]
"""Credit in hundredths of one full decision."""
Credit = Mapping[Identifier, Points]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOut:
    """A critical error: kept apart from the score and never averaged away."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal[
        "detention without reasonable suspicion",
        "entry without authority",
        "search without authority",
        "identification refused",
        "retaliation",
        "unlawful force",
        "false statement",
        "person in need abandoned",
        "recording obstructed",
    ]
    rationale: Text
    authorities: tuple[Identifier, ...] = ()
    rules: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What the trainee reads about an option: what it led to and why it is strong or weak."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    led_to: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSide:
    """How the step looked to the other person."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    person: Identifier
    thinks: Text
    trust: Literal["rose", "held", "fell"] = "held"
    would_help: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What is different about an option while a condition holds; the first one that holds counts.

    Fields left out keep the option's own. `screened_out: false` lifts the option's screen-out.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    when: Condition
    credit: Credit | None = None
    feedback: Feedback | None = None
    authorities: tuple[Identifier, ...] | None = None
    rules: tuple[Identifier, ...] | None = None
    misconception: Text | None = None
    screen_out: ScreenOut | None = None
    screened_out: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing the trainee can choose, with everything that follows from it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: Identifier
    text: Text
    feedback: Feedback
    when: Condition | None = None
    leads_to: str | None = None
    effects: Effects = field(default_factory=Effects)
    script: tuple[Beat, ...] = ()
    credit: Credit = field(default_factory=dict)
    settlement: Credit = field(default_factory=dict)
    misconception: Text | None = None
    authorities: tuple[Identifier, ...] = ()
    rules: tuple[Identifier, ...] = ()
    screen_out: ScreenOut | None = None
    other_side: OtherSide | None = None
    under: tuple[Under, ...] = ()
    force: bool = False
    calming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Option):
    """A moment to come in while somebody speaks: it holds from line `from_line` (0 is before the first line) until the
    next entry's; the entry whose `from_line` equals the number of lines is letting them finish."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    from_line: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A limit, off unless switched on; running out earns the decision's least and goes on at `leads_to`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    seconds: Annotated[int, Field(ge=10, le=600)]
    reason: Text
    extension: Text
    leads_to: str
    script: tuple[Beat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a rubric criterion."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    points: Annotated[int, Field(ge=0, le=10)]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of the rubric a person marks free text by."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: Identifier
    text: Text
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    prompt: Text
    keyed_by: Literal["authority", "judgement"]
    rationale: Text
    expert: tuple[Text, ...] = ()
    certainty: bool = False
    time_limit: TimeLimit | None = None
    ties: Text | None = None
    fixed_order: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickOne(_Decision):
    """Pick one option; each carries its own credit and leads on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["pick one"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall(_Decision):
    """Name the emotion, or recall what was said; all go on at `leads_to` unless an option leads on itself."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["name the emotion", "recall what was said"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]
    leads_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BestAndWorst(_Decision):
    """Name the best and the worst option. The one named best is what the officer does: its effects and target count.

    Raw marks run from -2 to +2 and are moved to 0..1 of `credit`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["pick best and worst"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=5)]
    best: Identifier
    worst: Identifier
    credit: Credit
    leads_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickSeveral(_Decision):
    """Pick every option that belongs. Credits add up; wrong ones cost; a competency never falls below nothing."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["pick several"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    leads_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutInOrder(_Decision):
    """Put things in order. `options` are written in the right order; `credit` is what the right order earns."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["put in order"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    credit: Credit
    leads_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayIt(_Decision):
    """Say it in one's own words: kept with its rubric for a person to mark, outside the score, and never branching."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["say it yourself"]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=6)]
    model_answer: Text
    feedback: Feedback
    leads_to: str
    authorities: tuple[Identifier, ...] = ()
    rules: tuple[Identifier, ...] = ()
    other_side: OtherSide | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearOut(_Decision):
    """Hear somebody out: lines arrive at speaking pace and the trainee lets them finish or comes in at a line."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Literal["hear them out"]
    lines: Annotated[tuple[Spoken, ...], Field(min_length=2, max_length=12)]
    options: Annotated[tuple[Entry, ...], Field(min_length=2, max_length=5)]
    leads_to: str | None = None


def _which_decision(value: Any) -> str | None:
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)
    return _KINDS.get(kind) if isinstance(kind, str) else None


_KINDS = {
    "pick one": "<pick one>",
    "name the emotion": "<recall>",
    "recall what was said": "<recall>",
    "pick best and worst": "<pick best and worst>",
    "pick several": "<pick several>",
    "put in order": "<put in order>",
    "say it yourself": "<say it yourself>",
    "hear them out": "<hear them out>",
}
"""Tags in angle brackets cannot be taken for a key of a file when an error names where it is."""

Decision = Annotated[
    Annotated[PickOne, Tag("<pick one>")]
    | Annotated[Recall, Tag("<recall>")]
    | Annotated[BestAndWorst, Tag("<pick best and worst>")]
    | Annotated[PickSeveral, Tag("<pick several>")]
    | Annotated[PutInOrder, Tag("<put in order>")]
    | Annotated[SayIt, Tag("<say it yourself>")]
    | Annotated[HearOut, Tag("<hear them out>")],
    Discriminator(
        _which_decision,
        custom_error_type="decision",
        custom_error_message="write the kind of decision as one of: " + ", ".join(_KINDS),
    ),
]
