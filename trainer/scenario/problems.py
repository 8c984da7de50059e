"""What is wrong with a file: where, what, and what to write instead."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["E", "W", "I"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One finding. Sorts by place. E stops a file from being used, W warns, I informs.

    Rules R1 to R13 belong to reading: R1 encoding, R2 size and depth, R3 YAML grammar, R4 tabs, R5 YAML features that
    are refused, R6 duplicate keys, R7 values that YAML 1.1 changes, R8 unknown keys, R9 missing keys, R10 wrong values,
    R11 names that are not declared, R12 missing pictures, R13 keys that nothing reads here. The other rules are those
    of the review.
    """

    file: str
    line: int
    column: int
    severity: Severity
    rule: str
    sentence: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.rule} {self.sentence} {self.remedy}".rstrip()


def refuses(problems: "tuple[Problem, ...] | list[Problem]") -> bool:
    """Say whether any of the problems stops the file from being used."""
    return any(problem.severity == "E" for problem in problems)
