"""The framework: topics and the competencies trained in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from trainer.scenario.conditions import STRICT, Identifier
from trainer.scenario.script import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency:
    """Something an officer can be better or worse at, seen in what the officer does."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Text
    about: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A field of training."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Text
    about: Text
    competencies: Annotated[Mapping[Identifier, Competency], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Every topic by id."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    topics: Annotated[Mapping[Identifier, Topic], Field(min_length=1)]

    def competency(self, id: str) -> Competency:
        """Return a competency by id; raises KeyError."""
        for topic in self.topics.values():
            if id in topic.competencies:
                return topic.competencies[id]
        raise KeyError(id)
