"""A scenario as frozen values: who and where, variables, scenes, endings, variants."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from trainer.scenario.conditions import Condition, Effects, Variables
from trainer.scenario.decisions import Credit, Decision
from trainer.scenario.described import NOT_PLAYED, Described, Part
from trainer.scenario.fields import STRICT, Identifier, Text
from trainer.scenario.script import Beat, Expression

FORMAT = 1
ScenarioId = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=90)]
SceneId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*$", max_length=120)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Words = Mapping[Identifier, Text]
"""Words that stand for `{name}` in any text of the scenario."""

Head = Literal[
    "afro", "bangs", "bangs2", "bantuKnots", "bear", "bun", "bun2", "buns", "cornrows", "cornrows2", "dreads1",
    "dreads2", "flatTop", "flatTopLong", "grayBun", "grayMedium", "grayShort", "hatBeanie", "hatHip", "hijab", "long",
    "longAfro", "longBangs", "longCurly", "medium1", "medium2", "medium3", "mediumBangs", "mediumBangs2",
    "mediumBangs3", "mediumStraight", "mohawk", "mohawk2", "noHair1", "noHair2", "noHair3", "pomp",
    "shaved1", "shaved2", "shaved3", "short1", "short2", "short3", "short4", "short5", "turban", "twists", "twists2",
]  # fmt: skip
FacialHair = Literal[
    "chin", "full", "full2", "full3", "full4", "goatee1", "goatee2", "moustache1", "moustache2", "moustache3",
    "moustache4", "moustache5", "moustache6", "moustache7", "moustache8", "moustache9",
]  # fmt: skip
Accessory = Literal[
    "eyepatch", "glasses", "glasses2", "glasses3", "glasses4", "glasses5", "sunglasses", "sunglasses2"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What keeps a person the same person; only the expression changes. Skin is no darker than #7d5a45 (drawn ink)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    head: Head
    skin: Colour
    hair: Colour
    clothing: Colour
    facial_hair: FacialHair | None = None
    accessory: Accessory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """An expression that a person wears while a condition holds; the first one that holds counts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    show: Expression
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the contact. `looks` is the description for those who do not see the picture."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    name: Text
    role: Text
    looks: Text
    face: Face
    moods: Annotated[tuple[Mood, ...], Field(min_length=1)]
    on_stage: Literal["first", "second", "off"] = "first"
    described: Described | None = field(default=None, metadata=NOT_PLAYED, compare=False)
    """Who the person is, for the library's statistics; never played."""
    part: tuple[Part, ...] = field(default=(), metadata=NOT_PLAYED, compare=False)
    """What the contact makes of the person, for the library's statistics; never played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happens; `backdrop` names a folder under assets/backdrops."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    backdrop: Identifier
    name: Text
    time: Text
    description: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the trainee reads first: the role, what dispatch said, the agency rules that apply, the objectives."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    role: Text
    dispatch: Annotated[tuple[Text, ...], Field(min_length=1)]
    rules: tuple[Identifier, ...] = ()
    objectives: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentNotice:
    """What a reader may want to know beforehand."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kinds: Annotated[
        tuple[Literal["self-harm", "a child", "sexual violence", "death", "race-based abuse", "violence"], ...],
        Field(min_length=1),
    ]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where a scene without a decision goes on; the first route that holds is taken, the last has no condition."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    to: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubSceneUse:
    """Play a shared sub-scene here. `exits` maps each exit of the sub-scene to a scene of this scenario, `cast` its
    people and `variables` its variables to this scenario's."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    sub_scene: Identifier
    exits: Mapping[Identifier, str]
    cast: Mapping[Identifier, Identifier] = field(default_factory=dict)
    variables: Mapping[Identifier, Identifier] = field(default_factory=dict)
    words: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A step of the contact. Exactly one of decision, routes, ending and use."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Text
    script: tuple[Beat, ...] = ()
    effects: Effects = field(default_factory=Effects)
    knows: tuple[Text, ...] = ()
    decision: Decision | None = None
    routes: tuple[Route, ...] = ()
    ending: Identifier | None = None
    use: SubSceneUse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How it can end. `good` is about what the officer did, never about luck."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Text
    text: Text
    quality: Literal["good", "mixed", "poor"]
    settlement: Credit = field(default_factory=dict)
    force_used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """What a variant changes about a person."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    name: Text | None = None
    role: Text | None = None
    looks: Text | None = None
    face: Face | None = None
    described: Described | None = field(default=None, metadata=NOT_PLAYED, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Declared substitutions of people, place, order and surface. The key must not move."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Text
    words: Words = field(default_factory=dict)
    cast: Mapping[Identifier, PersonChange] = field(default_factory=dict)
    place: Place | None = None
    order: Mapping[str, tuple[Identifier, ...]] = field(default_factory=dict)
    """For a scene whose options stand in a fixed order: that order in this variant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who looked at it, by role, and when."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    role: Text
    day: datetime.date
    what: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LintIgnore:
    """A finding that is accepted, with the reason and the day on which it must be looked at again."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    rule: str
    reason: Text
    until: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One contact, or one bulletin."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    id: ScenarioId
    version: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text
    topic: Identifier
    level: Annotated[int, Field(ge=1, le=3)]
    minutes: Annotated[int, Field(ge=1, le=30)]
    status: Literal["draft", "internally reviewed", "approved by counsel", "withdrawn"]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    author: Text
    licence: Text
    law_date: datetime.date
    review_by: datetime.date
    jurisdiction: Text
    competencies: Annotated[Mapping[Identifier, Annotated[int, Field(ge=1, le=10)]], Field(min_length=1)]
    brief: Brief
    place: Place
    cast: Annotated[Mapping[Identifier, Person], Field(min_length=1)]
    start: SceneId
    scenes: Annotated[Mapping[SceneId, Scene], Field(min_length=2)]
    endings: Annotated[Mapping[Identifier, Ending], Field(min_length=1)]
    reflection: tuple[Text, ...] = ()
    kind: Literal["contact", "bulletin"] = "contact"
    refreshes: ScenarioId | None = None
    """The contact whose lesson a bulletin brings back; a bulletin names one, a contact never does."""
    worked_example: bool = False
    content_notice: ContentNotice | None = None
    variables: Variables = field(default_factory=Variables)
    words: Words = field(default_factory=dict)
    variants: Mapping[Identifier, Variant] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    lint_ignore: tuple[LintIgnore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubScene:
    """Scenes that several scenarios share, written once under scenarios/shared. A target `exit:<name>` leaves it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    id: Identifier
    about: Text
    start: SceneId
    exits: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    scenes: Annotated[Mapping[SceneId, Scene], Field(min_length=1)]
    cast: tuple[Identifier, ...] = ()
    variables: tuple[Identifier, ...] = ()
    words: Words = field(default_factory=dict)
