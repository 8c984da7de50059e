"""Who somebody in a contact is, and what the contact makes of them: declared, so that a library can be counted.

The statistics of a library (rule P4 and the representation table) need words that can be compared, where `looks` is
prose. Nothing of this is played, shown or scored, so it is no part of an edition's meaning: its digest stays the same.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from trainer.scenario.fields import STRICT

AgeGroup = Literal["child", "teenager", "young adult", "adult", "older adult"]
"""Under 13, 13 to 17, 18 to 29, 30 to 59, 60 and over."""
Gender = Literal["female", "male", "nonbinary"]
Ethnicity = Literal[
    "American Indian or Alaska Native", "Asian", "Black", "Hispanic or Latino", "Middle Eastern or North African",
    "Native Hawaiian or Pacific Islander", "white", "more than one",
]  # fmt: skip
"""As it is said, or as name and picture let a reader take it; the groups of the federal standard of 2024 (SPD 15)."""
Disability = Literal["hearing", "sight", "speech", "movement", "mind or mood", "learning or memory", "autism"]
Part = Literal["officer", "suspected", "threatening", "believed", "doubted", "met with force"]
"""`suspected`: the contact begins with a suspicion of them. `threatening`: they may be a danger to somebody in it.
`believed` and `doubted`: the strong answers take their word, or look behind it. `met with force`: force against them is
among the options. `officer`: a colleague, counted apart from the public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Who somebody is, as a reader would say; what is left out is not said."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    age: AgeGroup | None = None
    gender: Gender | None = None
    ethnicity: Ethnicity | None = None
    disability: Disability | None = None


NOT_PLAYED = {"played": False}
"""Marks a field of the format that is counted and never played: digests leave it out."""
