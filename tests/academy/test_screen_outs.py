"""An evaluator recommends, a lead instructor decides, and both stay: in turn, with a name, never about the own play."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from tests.offices import OTHER, REFUSE, REPEAT, SHORT, TELL, FixedClock
from tests.offices import played as play_with
from tests.sharing import become, shared, with_roles
from trainer.academy import audit
from trainer.academy.check import check
from trainer.academy.cohorts import add_member, create
from trainer.academy.courses import standings
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person
from trainer.academy.permission import Refused
from trainer.academy.remediations import note
from trainer.academy.screen_outs import ScreenOut, Which, decide, recommend
from trainer.academy.training_record import record
from trainer.errors import TrainerError
from trainer.learning.screen_outs import Outcome, State
from trainer.people.roles import Role
from trainer.store import erasing

UPHELD, ASIDE = Outcome.UPHELD, Outcome.SET_ASIDE
COURSE = "badge-requests"


class Academy(NamedTuple):
    """A shared record in which a trainee has a screen-out, with those who judge it."""

    office: Office
    clock: FixedClock
    trainee: Person
    instructor: Person
    lead: Person
    other_lead: Person
    keeper: Person

    def out(self) -> ScreenOut:
        """Return the screen-out, as the record tells it."""
        acting, credential, seat = self.office.acting, self.office.credential, self.office.seat
        self.office.seat = Seat.FILE
        found = [out for play in record(self.office, self.trainee.id).plays for out in play.judged]
        self.office.acting, self.office.credential, self.office.seat = acting, credential, seat
        return found[0]

    def recommended(self, outcome: Outcome = ASIDE) -> Which:
        """Let the instructor recommend."""
        become(self.office, self.instructor)
        which = self.out().which
        recommend(self.office, which, outcome, "The radio was loud, and he asked once.", 0)
        return which

    def decided(self, outcome: Outcome) -> Which:
        """Let the instructor recommend, and the lead instructor decide."""
        which = self.recommended()
        become(self.office, self.lead)
        decide(self.office, which, outcome, "I listened to it again.", 1)
        return which

    def missing(self) -> tuple[str, ...]:
        """Return what the trainee's course lacks."""
        become(self.office, self.keeper)
        [standing] = standings(self.office, self.trainee.id)
        return standing.missing

    def play(self, scenario: str = SHORT, mode: str = "assessment") -> None:
        """Let the trainee play a contact well, a day later."""
        become(self.office, self.trainee)
        self.clock.pass_by(days=1)
        play_with(self.office, self.trainee, TELL, REPEAT, scenario=scenario, mode=mode)  # type: ignore[arg-type]


@pytest.fixture
def academy(office: Office, clock: FixedClock, person: Person) -> Academy:
    """Lend it; the trainee has met the other contact."""
    shared(office, person)
    trainee = with_roles(office, "ليلى حداد", "2", Role.TRAINEE)
    instructor = with_roles(office, "Ida Njeri", "3", Role.INSTRUCTOR)
    lead, other = with_roles(office, "T. Wrona", "4", Role.LEAD), with_roles(office, "B. Ferreira", "5", Role.LEAD)
    keeper = with_roles(office, "G. Okafor", "6", Role.RECORDS)
    office.seat = Seat.FILE
    cohort = create(office, "Spring")
    add_member(office, cohort, trainee.id, "trainee")
    add_member(office, cohort, instructor.id, "instructor")
    office.seat = Seat.WINDOW
    become(office, trainee)
    play_with(office, trainee, REFUSE, REPEAT, mode="assessment")
    play_with(office, trainee, TELL, REPEAT, scenario=OTHER, mode="assessment")
    return Academy(office, clock, trainee, instructor, lead, other, keeper)


def test_both_are_recorded_with_their_reasons(academy: Academy) -> None:
    academy.decided(UPHELD)
    out = academy.out()

    assert out.state is State.UPHELD
    assert [(one.step, one.outcome, one.by, one.reason) for one in out.given] == [
        ("recommended", "set aside", "Ida Njeri, 3", "The radio was loud, and he asked once."),
        ("decided", "upheld", "T. Wrona, 4", "I listened to it again."),
    ]
    assert check_of(academy) == ()


def check_of(academy: Academy) -> tuple[str, ...]:
    become(academy.office, academy.keeper)
    return tuple(one.sentence for one in check(academy.office).problems)


def test_the_log_tells_who_judged_and_why(academy: Academy) -> None:
    which = academy.decided(UPHELD)
    become(academy.office, academy.keeper)
    decided, recommended = audit.entries(academy.office, most=2)

    assert (decided.act, decided.actor, decided.subject) == (
        "decide on a screen-out", academy.lead.id, academy.trainee.id.hex(),
    )  # fmt: skip
    assert (recommended.details["play"], recommended.details["outcome"]) == (which.attempt.hex(), "set aside")
    assert decided.private == {"reason": "I listened to it again."}


def test_a_later_decision_stands_and_the_earlier_one_stays(academy: Academy) -> None:
    which = academy.decided(UPHELD)
    become(academy.office, academy.other_lead)
    decide(academy.office, which, ASIDE, "The appeal board heard the recording.", 2)

    assert academy.out().state is State.SET_ASIDE
    assert [one.outcome for one in academy.out().given] == [ASIDE, UPHELD, ASIDE]


@pytest.mark.parametrize("outcome", [UPHELD, ASIDE])
def test_nobody_decides_before_somebody_has_recommended(academy: Academy, outcome: Outcome) -> None:
    become(academy.office, academy.lead)

    with pytest.raises(TrainerError, match="Nobody has recommended"):
        decide(academy.office, academy.out().which, outcome, "Because.", 0)


def test_whoever_recommended_does_not_decide(academy: Academy) -> None:
    become(academy.office, academy.lead)
    which = academy.out().which
    recommend(academy.office, which, UPHELD, "He refused twice.", 0)
    with pytest.raises(Refused, match="Whoever recommended does not decide"):
        decide(academy.office, which, UPHELD, "He refused twice.", 1)
    become(academy.office, academy.keeper)

    assert audit.entries(academy.office, most=1)[0].details == {"act": "decide on a screen-out"}


def test_nobody_judges_the_own_play(academy: Academy) -> None:
    become(academy.office, academy.lead)
    playing = play_with(academy.office, academy.lead, REFUSE, REPEAT, mode="assessment")
    with pytest.raises(Refused, match="of their own"):
        recommend(academy.office, Which(playing.attempt_id, 1, "refuse"), ASIDE, "I was right.", 0)
    become(academy.office, academy.keeper)

    assert audit.entries(academy.office, most=1)[0].act == "refused"


def test_an_instructor_does_not_decide(academy: Academy) -> None:
    which = academy.recommended()

    with pytest.raises(Refused, match="Your roles do not allow this"):
        decide(academy.office, which, ASIDE, "Because.", 1)


def test_two_who_decide_at_once_do_not_both_get_through(academy: Academy) -> None:
    which = academy.decided(UPHELD)
    become(academy.office, academy.other_lead)

    with pytest.raises(TrainerError, match="meanwhile"):
        decide(academy.office, which, ASIDE, "Decided on a list that was old.", 1)
    assert academy.out().state is State.UPHELD


def test_after_the_decision_nobody_recommends(academy: Academy) -> None:
    which = academy.decided(UPHELD)
    become(academy.office, academy.instructor)

    with pytest.raises(TrainerError, match="decided on already"):
        recommend(academy.office, which, ASIDE, "On second thoughts.", 2)


@pytest.mark.parametrize(("reason", "why"), [(" \u200f ", "Nothing is written"), ("x" * 10_000, "longer than 2000")])
def test_a_reason_is_there_and_fits(academy: Academy, reason: str, why: str) -> None:
    become(academy.office, academy.instructor)

    with pytest.raises(TrainerError, match=why):
        recommend(academy.office, academy.out().which, UPHELD, reason, 0)


def test_a_screen_out_that_is_not_there_cannot_be_judged(academy: Academy) -> None:
    become(academy.office, academy.lead)

    with pytest.raises(TrainerError, match="no such screen-out"):
        recommend(academy.office, replace(academy.out().which, option="tell"), UPHELD, "Because.", 0)


def test_practice_is_not_judged(academy: Academy) -> None:
    become(academy.office, academy.trainee)
    playing = play_with(academy.office, academy.trainee, REFUSE, REPEAT)
    become(academy.office, academy.lead)

    with pytest.raises(TrainerError, match="no such screen-out"):
        recommend(academy.office, Which(playing.attempt_id, 1, "refuse"), UPHELD, "Because.", 0)


def test_without_a_name_nobody_judges(academy: Academy) -> None:
    which = academy.out().which
    academy.office.seat = Seat.FILE
    become(academy.office, None)

    with pytest.raises(TrainerError, match="bears a name"):
        recommend(academy.office, which, UPHELD, "Because.", 0)


def test_on_a_computer_for_one_nobody_judges(office: Office, person: Person) -> None:
    playing = play_with(office, person, REFUSE, REPEAT, mode="assessment")

    with pytest.raises(TrainerError, match="On a computer for one person nobody can decide"):
        recommend(office, Which(playing.attempt_id, 1, "refuse"), ASIDE, "Because.", 0)


def test_a_play_that_is_purged_meanwhile_is_not_judged(academy: Academy) -> None:
    which = academy.recommended()
    with academy.office.writing() as transaction:
        erasing.erase_play(transaction, which.attempt)
    become(academy.office, academy.lead)

    with pytest.raises(TrainerError, match="no such screen-out"):
        decide(academy.office, which, ASIDE, "Because.", 1)


# What follows for a certificate.


def test_until_it_is_decided_on_the_certificate_waits(academy: Academy) -> None:
    assert academy.missing() == (
        "“A name on the pavement”: the screen-out in try 1 of its assessment (identification refused) waits for a "
        "recommendation.",
    )
    academy.recommended()

    assert academy.missing()[0].endswith("waits for a decision.")


def test_a_later_clean_assessment_does_not_pass_over_what_waits(academy: Academy) -> None:
    academy.play(mode="practice")
    academy.play()

    assert "try 1 of its assessment (identification refused) waits" in academy.missing()[0]


def test_set_aside_the_score_alone_holds(academy: Academy) -> None:
    academy.decided(ASIDE)
    assert academy.missing() == (
        "“A name on the pavement” stands at 28 of 100 in its last assessment; 75 meets its level.",
    )
    academy.play()
    assert academy.missing() == ()


def test_upheld_it_holds_until_gone_over_and_met(academy: Academy) -> None:
    academy.decided(UPHELD)
    assert academy.missing()[0].endswith(
        "was upheld. Go over the contact again, then meet it in an assessment without one."
    )
    academy.play()
    assert "was not gone over again before its last one" in academy.missing()[0]
    academy.play(mode="practice")
    academy.play()

    assert academy.missing() == ()


def test_what_an_instructor_notes_is_going_over_it(academy: Academy) -> None:
    which = academy.decided(UPHELD)
    become(academy.office, academy.instructor)
    note(academy.office, which.attempt, "Played it together, twice.")
    academy.play()

    assert academy.missing() == ()
