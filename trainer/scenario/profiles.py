"""Agency profiles: what an agency asks of its officers where the law leaves it open, as data with its source."""

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from trainer.scenario.edition import digest_of
from trainer.scenario.fields import STRICT, Identifier, LegalState, Standing, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what triggers it, what must be given, how, when, with which exceptions, and how it is documented."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Text
    topic: Literal[
        "identification", "recording", "complaints", "language access", "disability access", "consent", "stop receipt"
    ]
    duty: Literal["display", "tell unasked", "on request", "policy"]
    standing: Standing
    text: Text
    trigger: Text
    content: tuple[Text, ...]
    medium: Text
    timing: Text
    exceptions: tuple[Text, ...]
    documentation: Text
    citation: Text
    where: tuple[Text, ...]
    confidence: Literal["verified", "known", "check"]
    last_checked: datetime.date
    status: LegalState = "good law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The rules of one agency, or the default where none is loaded."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    id: Identifier
    name: Text
    jurisdiction: Text
    about: Text
    rules: Annotated[Mapping[Identifier, Rule], Field(min_length=1)]
    builds_on: Identifier | None = None
    """The profile that speaks wherever this one has no rule of its own."""


def resolved(profiles: Mapping[str, Profile], id: str) -> Profile:
    """Return a profile with the rules of those it builds on written in, its own first in standing.

    Raises KeyError, with the id that is missing, and ValueError where profiles build on each other in a circle.
    """
    chain = [profiles[id]]
    while (below := chain[-1].builds_on) is not None:
        if below in {profile.id for profile in chain}:
            raise ValueError(below)
        chain.append(profiles[below])
    rules = {key: rule for profile in reversed(chain) for key, rule in profile.rules.items()}
    return dataclasses.replace(profiles[id], rules=rules)


def named(rule: Rule) -> str:
    """Return a rule's title, with its standing where the agency does not require it."""
    return rule.title if rule.standing == "required" else f"{rule.title} ({rule.standing})"


def standing(profile: Profile, rule: str) -> Standing:
    """Say how the profile stands to a rule; a rule it does not hold is not required."""
    found = profile.rules.get(rule)
    return found.standing if found else "not required"


def digest(profile: Profile) -> str:
    """Return the name of what a profile says: the SHA-256 of its canonical text in hexadecimal."""
    return digest_of(profile)
