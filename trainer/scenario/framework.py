"""The framework: topics and the competencies trained in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from annotated_types import MinLen

from trainer.scenario.fields import STRICT, Identifier, Text

if TYPE_CHECKING:
    from trainer.scenario.findings import Findings
    from trainer.scenario.model import Scenario


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
    competencies: Annotated[Mapping[Identifier, Competency], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Every topic by id."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    topics: Annotated[Mapping[Identifier, Topic], MinLen(1)]
    agency: Text | None = None
    """The agency one serves in the contacts of this library, an invention as they are; None for the officer's own."""

    def competency(self, id: str) -> Competency:
        """Return a competency by id; raises KeyError."""
        for topic in self.topics.values():
            if id in topic.competencies:
                return topic.competencies[id]
        raise KeyError(id)


def check_framework(scenario: "Scenario", framework: Framework, findings: "Findings") -> None:
    """Report a topic and competencies that the framework does not have."""
    if scenario.topic not in framework.topics:
        findings.unknown(("topic",), "topic", scenario.topic, framework.topics)
    known = [id for topic in framework.topics.values() for id in topic.competencies]
    for id in scenario.competencies:
        if id not in known:
            findings.unknown(("competencies", id), "competency", id, known, at_key=True)
