"""What every part of the format is checked by: strict fields, and the shapes that names and texts have.

Pydantic is not imported here: a list of topics is shown at the start, and nothing is checked for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text may look like, as Pydantic asks for it: the keys of its own schema of a text."""

    max_length: int
    min_length: int | None = None
    pattern: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Return the schema of the text with the shape put in."""
        shape = {name: getattr(self, name) for name in self.__slots__}
        return {**handler(source), **{name: value for name, value in shape.items() if value is not None}}


STRICT: dict[str, Any] = {"extra": "forbid", "strict": True, "use_attribute_docstrings": True}
Identifier = Annotated[str, Shape(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case words joined by hyphens: `asks-for-name`."""

Text = Annotated[str, Shape(min_length=1, max_length=1500)]
LegalState = Literal["good law", "limited", "superseded", "overruled", "pending"]
"""What has become of an authority or a rule."""
DEAD: tuple[LegalState, ...] = ("superseded", "overruled")
"""What no longer carries an answer."""
Standing = Literal["required", "recommended", "not required", "forbidden"]
