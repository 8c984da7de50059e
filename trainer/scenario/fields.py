"""What every part of the format is checked by: strict fields, and the shapes that names and texts have."""

from typing import Annotated, Any, Literal

from pydantic import Field

STRICT: dict[str, Any] = {"extra": "forbid", "strict": True, "use_attribute_docstrings": True}
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case words joined by hyphens: `asks-for-name`."""

Text = Annotated[str, Field(min_length=1, max_length=1500)]
LegalState = Literal["good law", "limited", "superseded", "overruled", "pending"]
"""What has become of an authority or a rule."""
DEAD: tuple[LegalState, ...] = ("superseded", "overruled")
"""What no longer carries an answer."""
Standing = Literal["required", "recommended", "not required", "forbidden"]
