"""What those who teach and keep records do in a demo academy: assign, set a pace, enter days away, note, certify.

And what an officer does once a course is certified: say how it was.
"""

import datetime

from trainer.academy import (
    accounts,
    assignments,
    certificates,
    leave,
    paces,
    people,
    plays,
    remediations,
    screen_out_cases,
    screen_outs,
)
from trainer.academy.certifications import state_certification
from trainer.academy.courses import standings
from trainer.academy.evaluations import SCALE, STATEMENTS, evaluate
from trainer.academy.hours import enter_hours
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.ranks import give_rank
from trainer.cli.demonstration import cast
from trainer.cli.demonstration.moments import DAY
from trainer.engine.chance import Chance
from trainer.learning.remediation import PASS_MARK
from trainer.learning.screen_outs import Outcome

_DUE_AFTER = 10
_MINUTES_A_WEEK = (10, 10, 15)
_AWAY_ONE_IN, _NOTED_ONE_IN = 9, 12
_BOARD = "Training Board of Calder County (Fiction)"
_HOURS = "1.5"
_WORDS = (
    "Went through the first request again, with the card in hand. (Fiction)",
    "Played the same contact in the other variant together. (Fiction)",
    "Talked about what free to go means, and wrote the sentence down. (Fiction)",
)
_RECOMMENDED = {
    Outcome.UPHELD: "It was asked for and refused, and nothing in the moment called for it. (Fiction)",
    Outcome.SET_ASIDE: "It was put right in the next sentence, before anything came of it. (Fiction)",
}
_DECIDED = {
    Outcome.UPHELD: "Read with the rule at hand: it stands, and is gone over again. (Fiction)",
    Outcome.SET_ASIDE: "Read with the rule at hand: it does not count here. (Fiction)",
}
_SET_ASIDE_ONE_IN, _OTHERWISE_ONE_IN, _JUDGED_AFTER = 6, 10, 7


class Duties:
    """The acts of the staff, each done as the person whose duty it is."""

    def __init__(self, office: Office, staff: dict[str, Person], groups: list[bytes], kept: str, seed: int) -> None:
        self._office, self._staff, self._groups, self._kept = office, staff, groups, kept
        self._chance = Chance(seed ^ 0xD0)
        self._certified: set[tuple[bytes, str]] = set()

    def open_term(self, trainees: list[Person], first: datetime.date) -> None:
        """Set the paces of the cohorts, enter who is away, and correct what was written wrongly."""
        self._act_as(cast.LEAD)
        for group, minutes in zip(self._groups, _MINUTES_A_WEEK, strict=True):
            paces.set_cohort_pace(self._office, group, minutes)
        for person in trainees:
            if self._chance.below(_AWAY_ONE_IN) == 0:
                start = first + (40 + self._chance.below(90)) * DAY
                leave.add(self._office, person.id, start, start + (4 + self._chance.below(14)) * DAY)
        self._act_as(cast.RECORDS)
        for number, course in enumerate(self._office.library.framework.topics, 1):
            state_certification(
                self._office,
                course,
                body=_BOARD,
                number=f"F-{number:03d}",
                on=(first - 30 * DAY).isoformat(),
                lesson_plan=f"Plan {number}, version 1",
                credit_hours=_HOURS,
            )
        for person in trainees:
            give_rank(self._office, person.id, "Recruit officer")
        for person in trainees[:2]:
            people.correct(self._office, person.id, person.name, person.number, cast.AGENCIES[2][0])
        self._act_as(cast.ADMINISTRATOR)
        for person in trainees[-2:]:  # left by mistake, and back
            accounts.disable(self._office, person.id)
            accounts.enable(self._office, person.id)

    def assign(self, scenario: str, place: int, date: datetime.date) -> None:
        """Let an instructor of a cohort assign the assessment of a contact."""
        self._act_as(_instructor_of(place))
        group = self._groups[place]
        if not any(one.withdrawn_at is None and one.scenario_id == scenario for one in self._of(group)):
            assignments.assign(self._office, scenario, "assessment", cohort=group, due=date + _DUE_AFTER * DAY)

    def look_after(self, person: Person, place: int) -> None:
        """Note now and then what was taught again after a play that did not meet its level."""
        last = plays.finished(self._office, person.id, most=1)
        low = last and last[0].mode == "assessment" and last[0].shown is not None and last[0].shown < PASS_MARK
        if low and self._chance.below(_NOTED_ONE_IN) == 0:
            self._act_as(_instructor_of(place))
            words = _WORDS[self._chance.below(len(_WORDS))]
            remediations.note(self._office, last[0].id, words)

    def judge(self, date: datetime.date) -> None:
        """Let instructors recommend on screen-outs a week old, and the lead instructor decide: one in ten otherwise."""
        self._act_as(cast.LEAD)
        waiting = [one for one in screen_out_cases.cases(self._office).for_recommendation if _is_old(one, date)]
        for case in waiting:
            self._act_as(_evaluator_of((int(case.person.number) - cast.FIRST_TRAINEE) // cast.COHORT_SIZE))
            recommended = Outcome.SET_ASIDE if self._chance.below(_SET_ASIDE_ONE_IN) == 0 else Outcome.UPHELD
            words = _RECOMMENDED[recommended]
            screen_outs.recommend(self._office, case.out.which, recommended, words, len(case.out.given))
            self._act_as(cast.LEAD)
            otherwise = self._chance.below(_OTHERWISE_ONE_IN) == 0
            decided = next(one for one in Outcome if (one is recommended) != otherwise)
            screen_outs.decide(self._office, case.out.which, decided, _DECIDED[decided], len(case.out.given) + 1)

    def certify(self, trainees: list[Person]) -> None:
        """Let the records officer certify every course that somebody has completed, and take one in twenty back."""
        for person in trainees:
            self._act_as(cast.RECORDS)
            for course in standings(self._office, person.id):
                if course.missing or (person.id, course.course) in self._certified:
                    continue
                given = certificates.issue(self._office, person.id, course.course)
                self._certified.add((person.id, course.course))
                if self._chance.below(20) == 0:
                    certificates.revoke(self._office, given.number, "Issued to the wrong officer. (Fiction)")
                    continue
                enter_hours(self._office, given.number, _HOURS, _BOARD, "")
                self._evaluate(person, course.course)
                self._act_as(cast.RECORDS)

    def _evaluate(self, person: Person, course: str) -> None:
        """Let an officer say how a course was, as often as not."""
        if self._chance.below(2) == 0:
            self._office.acting = person.id
            ratings = tuple(len(SCALE) - self._chance.below(3) for _ in STATEMENTS)
            evaluate(self._office, person.id, course, ratings, "")

    def _of(self, group: bytes) -> tuple[assignments.Assignment, ...]:
        return assignments.of_cohort(self._office, group)

    def _act_as(self, number: str) -> None:
        self._office.acting, self._office.credential = self._staff[number].id, self._kept


def _is_old(case: screen_out_cases.Case, date: datetime.date) -> bool:
    return case.finished_at.date() <= date - _JUDGED_AFTER * DAY


def _instructor_of(place: int) -> str:
    return next(part.number for part in cast.STAFF if place in part.cohorts)


def _evaluator_of(place: int) -> str:
    """Return who recommends for a cohort: not the lead instructor, who decides."""
    return next(part.number for part in cast.STAFF if place in part.cohorts and part.number != cast.LEAD)
