"""Collects what is found in one file, each finding with its place."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from trainer.scenario.positions import Path, Positions
from trainer.scenario.problems import Problem, Severity

MOST_FINDINGS = 50


class Enough(Exception):
    """So much has been found in one file that looking further helps nobody."""


@dataclass(slots=True)
class Findings:
    """The findings of one file. Nothing is reported twice in the same words at the same place."""

    file: str
    positions: Positions
    found: dict[Problem, None] = field(default_factory=dict)

    def report(
        self, path: Path, rule: str, sentence: str, remedy: str, *, severity: Severity = "E", at_key: bool = False
    ) -> None:
        """Add a finding at the value of a path, or at its key; raises Enough."""
        line, column = self.positions.at(path) if at_key else self.positions.value(path)
        inlined = len(path) > 1 and path[0] == "scenes" and "/" in str(path[1])
        where = f" (In `{path[1]}`, which is written into this scenario.)" if inlined else ""
        problem = Problem(
            severity=severity,
            rule=rule,
            file=self.file,
            line=line,
            column=column,
            sentence=f"{sentence}{where}",
            remedy=remedy,
        )
        self.found[problem] = None
        if len(self.found) >= MOST_FINDINGS:
            raise Enough

    def unknown(self, path: Path, what: str, name: str, known: Iterable[str], *, at_key: bool = False) -> None:
        """Add a name that is not declared, with those that are."""
        self.report(path, "R11", f"There is no {what} `{name}`.", one_of(known, name), at_key=at_key)

    def sorted(self) -> tuple[Problem, ...]:
        """Return everything found, by place."""
        return tuple(sorted(self.found))


def one_of(names: Iterable[str], near: str) -> str:
    """Say what to write instead of a name: the one like it, or which there are."""
    known = sorted(names)
    if not known:
        return "Declare it first; there is none yet."
    alike = difflib.get_close_matches(near, known[:_MOST_COMPARED], n=1, cutoff=0.6)
    if alike:
        return f"Write `{alike[0]}`."
    shown = ", ".join(f"`{name}`" for name in known[:12])
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"Write one of: {shown}{more}."


_MOST_COMPARED = 500
