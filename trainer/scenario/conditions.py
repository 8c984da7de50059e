"""What a scenario can ask about its variables and the agency's rules, and how it can change the variables.

Conditions and effects are structured values. Nothing in a file is ever evaluated as code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag

from trainer.scenario.fields import STRICT, Identifier, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberIs:
    """Holds while the bounded number lies between `at_least` and `at_most`, both included."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    number: Identifier
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagIs:
    """Holds while the flag has the value `equals`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    flag: Identifier
    equals: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSays:
    """Holds where the agency profile in force gives the rule this standing."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    rule: Identifier
    says: Standing = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Holds while every part holds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    all_of: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Holds while at least one part holds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    any_of: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneOf:
    """Holds while no part holds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    none_of: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


_CONDITION_KEYS = ("number", "flag", "rule", "all_of", "any_of", "none_of")


def _which_condition(value: Any) -> str | None:
    for key in _CONDITION_KEYS:
        if (isinstance(value, dict) and key in value) or hasattr(value, key):
            return f"<{key}>"
    return None


Condition = Annotated[
    Annotated[NumberIs, Tag("<number>")]
    | Annotated[FlagIs, Tag("<flag>")]
    | Annotated[RuleSays, Tag("<rule>")]
    | Annotated[AllOf, Tag("<all_of>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[NoneOf, Tag("<none_of>")],
    Discriminator(
        _which_condition,
        custom_error_type="condition",
        custom_error_message="write a condition with one of: number, flag, rule, all_of, any_of, none_of",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What happens to the variables: numbers are added to (and stay inside their bounds), numbers and flags are set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    add: Mapping[Identifier, int] = field(default_factory=dict)
    set: Mapping[Identifier, int | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A bounded whole number that the contact keeps, such as trust."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    least: int
    most: int
    start: int
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something that has happened or has not."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    start: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variables:
    """The variables of one contact, in declared order: first the numbers, then the flags."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    numbers: Mapping[Identifier, Number] = field(default_factory=dict)
    flags: Mapping[Identifier, Flag] = field(default_factory=dict)
