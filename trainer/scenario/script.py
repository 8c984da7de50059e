"""What is heard and seen while a scene plays: narration, spoken lines, faces that change."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Tag

from trainer.scenario.conditions import Condition
from trainer.scenario.fields import STRICT, Identifier, Text

Expression = Literal[
    "calm", "smile", "glad", "concerned", "worried", "afraid", "sad", "tired", "serious", "suspicious", "contempt",
    "angry", "furious", "explaining", "eyes-closed", "surprised", "blank",
]  # fmt: skip

YOU = "you"
RADIO = "radio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """What happens, told in the present tense."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    narration: Text
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A line somebody says: a person of the cast, `you` or `radio`; `face` is how the speaker looks from here on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    by: Identifier
    says: Text
    face: Expression | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceTurns:
    """A face that changes without a word."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    face_of: Identifier
    becomes: Expression
    when: Condition | None = None


def _which_beat(value: Any) -> str | None:
    for key in ("narration", "says", "face_of"):
        if (isinstance(value, dict) and key in value) or hasattr(value, key):
            return f"<{key}>"
    return None


Beat = Annotated[
    Annotated[Narration, Tag("<narration>")]
    | Annotated[Spoken, Tag("<says>")]
    | Annotated[FaceTurns, Tag("<face_of>")],
    Discriminator(
        _which_beat,
        custom_error_type="beat",
        custom_error_message="write a line as `narration: ...`, as `by: ...` with `says: ...`, or as `face_of: ...` "
        "with `becomes: ...`",
    ),
]
