"""The certification of a course by a state or a training board, as a records officer states it.

The program certifies nothing of the kind and checks nothing of it: it keeps what was stated, by whom and when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.particulars import Entered, Particular, day, enter, line, minutes, of_kind
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """What was stated of a course. `on` is a day as 2026-03-31 or empty, `credit_minutes` 0 where none are granted."""

    body: str
    number: str
    on: str
    lesson_plan: str
    credit_minutes: int
    stated_at: datetime
    stated_by: str

    @property
    def says_something(self) -> bool:
        """Say whether anything is stated; an entry without words takes back what stood."""
        return bool(self.body or self.number or self.on or self.lesson_plan or self.credit_minutes)


def state_certification(
    office: Office, course: str, *, body: str, number: str, on: str, lesson_plan: str, credit_hours: str
) -> None:
    """State the certification of a course as typed; nothing typed at all takes back what stood.

    Raises TrainerError where there is no such course, a day or hours cannot be read, or a number stands without a body.
    """
    demand(office, Act.KEEP_RECORDS)
    if course not in office.library.framework.topics:
        raise TrainerError(f"There is no course {course}.", "Choose one from the list.")
    said = {
        "body": line("body that certified it", body),
        "number": line("certification number", number),
        "on": day("day of the certification", on, office.clock.now().astimezone().date()),
        "lesson_plan": line("lesson plan", lesson_plan),
        "credit_minutes": minutes("credit hours", credit_hours),
    }
    if (said["number"] or said["on"] or said["credit_minutes"]) and not said["body"]:
        raise TrainerError("The body that certified it is missing.", "Type who certified the course.")
    with office.writing(Change.RESULTS) as transaction:
        entered, told = enter(office, transaction, Particular.CERTIFICATION, course, None, said)
        details: audit.Details = {"do": "certification stated", "course": course, "entered": entered}
        audit.note(office, transaction, Act.KEEP_RECORDS, course, details, told)


def certifications_in(transaction: Transaction) -> Mapping[str, tuple[Certification, ...]]:
    """Return what was stated of each course, the latest first."""
    found = of_kind(transaction, Particular.CERTIFICATION)
    return {course: tuple(_certification(one) for one in entered) for course, entered in found.items()}


def _certification(one: Entered) -> Certification:
    return Certification(**one.said, stated_at=one.at, stated_by=one.by)
