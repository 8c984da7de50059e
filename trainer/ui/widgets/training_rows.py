"""The rows of the page Training: an assignment with how far it is, and a person with what is open and the days away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.ui import dates
from trainer.ui.models.cells import Cell, Column, Row

if TYPE_CHECKING:
    from trainer.academy.assignments import Assignment
    from trainer.academy.leave import Leave
    from trainer.academy.people import Person

ASSIGNMENTS = (
    Column("Contact", 300),
    Column("Mode", 120, folds=True),
    Column("Due", 160, folds=True),
    Column("For", 180, folds=True),
    Column("Done", 120, folds=True),
    Column("Late", 110, folds=True),
    Column("", 84),
)
PEOPLE = (
    Column("Name", 260),
    Column("Officer number", 140, folds=True),
    Column("Not done", 120, folds=True),
    Column("Late", 110, folds=True),
    Column("Away", 300, folds=True),
    Column("", 84),
)


_LEFT = {"late": "late", "under way": "under way", "open": "not begun"}


def assignment_row(one: "Assignment") -> Row:
    """Return an assignment as a row of the table."""
    count = len(one.standings)
    stands = one.withdrawn_at is None
    return (
        Cell(one.title, strong=stands),
        Cell(one.mode.capitalize()),
        Cell(dates.plain_day(one.due) if one.due else "No day"),
        Cell("Everybody" if one.for_everybody else dates.counted(count, "person", "people")),
        Cell(f"{one.done} of {count}" if stands else "Withdrawn"),
        Cell(str(one.late) if stands and one.late else "None" if stands else "Not asked for", strong=bool(one.late)),
        Cell("Open", link=True, spoken=f"Open {one.title}, {one.mode}"),
    )


def person_row(person: "Person", assignments: "Sequence[Assignment]", days: "Sequence[Leave]") -> Row:
    """Return a person of the cohort as a row of the table."""
    stands = [one for one in assignments if one.withdrawn_at is None]
    states = [found.state for one in stands for found in one.standings if found.person.id == person.id]
    left, late = sum(state in ("open", "under way", "late") for state in states), states.count("late")
    return (
        Cell(person.name, strong=True),
        Cell(person.number),
        Cell(f"{left} of {len(states)}" if states else "Nothing assigned"),
        Cell(str(late) if late else "None", strong=bool(late)),
        Cell(_away(days)),
        Cell("Open", link=True, spoken=f"Open {person.name}"),
    )


def left_words(person: "Person", assignments: "Sequence[Assignment]") -> str:
    """Return what somebody has not done yet, in words."""
    left = []
    for one in assignments:
        state = next((found.state for found in one.standings if found.person.id == person.id), None)
        if one.withdrawn_at is None and state in _LEFT:
            left.append(f"{one.title} ({one.mode}, {_LEFT[state]})")
    return f"has not done yet: {'; '.join(left)}." if left else "has nothing left to do."


def _away(days: "Sequence[Leave]") -> str:
    if not days:
        return "No days entered"
    last = days[-1]
    span = f"{dates.short_day(last.first)} to {dates.plain_day(last.last)}"
    return span if len(days) == 1 else f"{span}, and {len(days) - 1} more"
