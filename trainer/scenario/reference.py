"""The reference: legal questions answered, words explained, skills and frameworks, evidence and common mistakes.

Read apart from the library, so that no start waits for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from trainer.scenario.fields import STRICT, Identifier, Text
from trainer.scenario.findings import Findings
from trainer.scenario.holdings import Library
from trainer.scenario.problems import Problem

Kind = Literal["question", "term", "skill", "framework", "evidence", "mistake"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `short` is the answer in a sentence, `text` the rest; `done` and `failed` are how it looks."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: Kind
    title: Text
    short: Text
    text: tuple[Text, ...] = ()
    do: tuple[Text, ...] = ()
    done: Text | None = None
    failed: Text | None = None
    caution: Text | None = None
    jurisdiction: Text | None = None
    source: Text | None = None
    authorities: tuple[Identifier, ...] = ()
    rules: tuple[Identifier, ...] = ()
    competencies: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFile:
    """One file under scenarios/reference."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    format: Literal[1]
    about: Text
    entries: Annotated[Mapping[Identifier, Entry], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Reference:
    """Every entry by id, in the order of files and within them, and what keeps others out."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_reference(root: Path, library: Library) -> Reference:
    """Read the reference under a folder of scenarios; an entry that rests on nothing there is left out and named."""
    from trainer.scenario.library import shown
    from trainer.scenario.read import read_file

    found: dict[str, Entry] = {}
    problems: list[Problem] = []
    rules = {id for profile in library.profiles.values() for id in profile.rules}
    competencies = {id for topic in library.framework.topics.values() for id in topic.competencies}
    for path in sorted((root / "reference").glob("*.yaml")):
        file, positions, said = read_file(ReferenceFile, path.read_bytes(), shown(path, root))
        problems += said
        if file is None:
            continue
        findings = Findings(shown(path, root), positions)
        for id, entry in file.entries.items():
            if _sound(id, entry, library, rules, competencies, found, findings):
                found[id] = entry
        problems += findings.sorted()
    return Reference(found, tuple(problems))


def _sound(
    id: str,
    entry: Entry,
    library: Library,
    rules: set[str],
    competencies: set[str],
    found: Mapping[str, Entry],
    findings: Findings,
) -> bool:
    before = len(findings.found)
    if id in found:
        findings.report(("entries", id), "R6", f"The entry `{id}` is written twice.", "Keep one.", at_key=True)
    known = (("authorities", library.authorities), ("rules", rules), ("competencies", competencies))
    for name, there in known:
        for index, one in enumerate(getattr(entry, name)):
            if one not in there:
                findings.unknown(("entries", id, name, index), name.rstrip("s"), one, there)
    for index, one in enumerate(entry.authorities):
        if one in library.authorities and library.authorities[one].confidence == "check":
            sentence = f"The authority `{one}` is still to be checked and cannot be shown."
            findings.report(("entries", id, "authorities", index), "P1", sentence, "Cite another.")
    return len(findings.found) == before
