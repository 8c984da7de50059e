"""Authorities: what a legal answer rests on, each with its status, its date and how sure we are."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from trainer.scenario.fields import STRICT, Identifier, LegalState, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A case, statute or rule in our words. Rows of confidence `check` are kept but cannot be cited."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    name: Text
    citation: Text
    year: Annotated[int, Field(ge=1215, le=2100)]
    body: Text
    """The court, or the body that made the rule."""
    jurisdiction: Text
    holding: Text
    takeaway: Text
    mistake: Text
    status: LegalState
    last_checked: datetime.date
    where: tuple[Text, ...]
    """Where it was checked: addresses of pages, or `own knowledge`."""
    confidence: Literal["verified", "known", "check"]
    for_counsel: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFile:
    """One file under scenarios/authorities."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    about: Text
    authorities: Annotated[Mapping[Identifier, Authority], Field(min_length=1)]
