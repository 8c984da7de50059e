"""An evaluator recommends, a lead instructor decides, and both stay: in turn, with a name, never about the own play."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from tests.builders import authority, edition
from tests.offices import OTHER, REFUSE, REPEAT, SHORT, TELL, FixedClock, library, opened, other_edition
from tests.offices import played as play_with
from tests.sharing import become, shared, with_roles
from trainer.academy import accounts, affected, audit, carried_judgements, law
from trainer.academy.audit import NOBODY
from trainer.academy.carry_in import carry_in
from trainer.academy.carry_out import carry_out
from trainer.academy.certificate_checks import check_here
from trainer.academy.certificates import certificates, issue
from trainer.academy.check import check
from trainer.academy.cohorts import add_member, create
from trainer.academy.courses import standings
from trainer.academy.office import Office, Seat
from trainer.academy.own_data import export
from trainer.academy.papers import save_certificate, save_transcript
from trainer.academy.people import Person, register
from trainer.academy.permission import Refused
from trainer.academy.purge_plan import look_at_person
from trainer.academy.purging import purge
from trainer.academy.remediations import note
from trainer.academy.screen_out_cases import cases, evidence, waiting
from trainer.academy.screen_outs import ScreenOut, Which, decide, judged, recommend
from trainer.academy.training_record import record
from trainer.errors import TrainerError
from trainer.exchange import record_file
from trainer.exchange.record_file import FiledJudgement
from trainer.learning.screen_outs import Outcome, State
from trainer.people.roles import Role
from trainer.store import erasing
from trainer.store import screen_outs as stored

UPHELD, ASIDE = Outcome.UPHELD, Outcome.SET_ASIDE
COURSE = "badge-requests"
_REPEATED = "credit: {staying-even: 100}"
_FALSE = "screen_out: {kind: false statement, rationale: It was another number., rules: [name-on-request]}"
SCREENED = (_REPEATED, f"{_REPEATED}\n          {_FALSE}")


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
    return made(office, clock, person)


def made(office: Office, clock: FixedClock, person: Person) -> Academy:
    """Let a record be shared, with everybody in it."""
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


# What is listed, and what it rests on.


def listed(academy: Academy, person: Person) -> tuple[list[str], list[str], list[str]]:
    become(academy.office, person)
    found = cases(academy.office)
    assert found.are_all
    lists = (found.for_decision, found.for_recommendation, found.decided)
    return tuple([one.person.name for one in each] for each in lists)  # type: ignore[return-value]


def test_what_waits_is_listed_until_it_is_decided(academy: Academy) -> None:
    name = academy.trainee.name
    assert listed(academy, academy.lead) == ([], [name], [])
    assert waiting(academy.office) == 1
    academy.recommended()
    assert listed(academy, academy.lead) == ([name], [], [])
    become(academy.office, academy.lead)
    decide(academy.office, academy.out().which, UPHELD, "Because.", 1)

    assert listed(academy, academy.lead) == ([], [], [name])
    assert waiting(academy.office) == 0


def test_an_instructor_sees_the_own_cohorts_and_nobody_the_own(academy: Academy) -> None:
    become(academy.office, academy.lead)
    play_with(academy.office, academy.lead, REFUSE, REPEAT, mode="assessment")

    assert listed(academy, academy.instructor)[1] == [academy.trainee.name]
    assert listed(academy, academy.lead)[1] == [academy.trainee.name]
    assert listed(academy, academy.other_lead)[1] == [academy.trainee.name, academy.lead.name]


def test_each_play_of_an_officer_is_listed(academy: Academy) -> None:
    become(academy.office, academy.trainee)
    play_with(academy.office, academy.trainee, REFUSE, REPEAT, mode="assessment")

    assert listed(academy, academy.lead)[1] == [academy.trainee.name] * 2


def test_with_the_file_in_hand_everything_is_listed(academy: Academy) -> None:
    academy.office.seat = Seat.FILE
    become(academy.office, None)

    assert len(cases(academy.office).for_recommendation) == 1


@pytest.fixture
def twice(tmp_path: Path) -> Iterator[Academy]:
    """Lend an academy in whose contact the right answers have screen-outs too, so that a play has two."""
    office = opened(tmp_path / "twice.db", of=library(edition(SCREENED), other_edition()))
    yield made(office, FixedClock(), register(office, "A. Reyes", "4312"))
    office.close()


def test_a_play_of_which_one_screen_out_is_decided_still_waits(twice: Academy) -> None:
    twice.decided(UPHELD)
    become(twice.office, twice.lead)
    found = cases(twice.office)

    assert ([len(found.for_recommendation), len(found.decided)], waiting(twice.office)) == ([1, 1], 1)
    assert judged(twice.office, twice.out().which.attempt)[1].state is State.UNSEEN


def test_the_evidence_is_the_scene_the_choice_and_the_law(academy: Academy) -> None:
    become(academy.office, academy.lead)
    found = evidence(academy.office, academy.out().which)

    assert (found.case.person.name, found.case.mode, found.shown) == (academy.trainee.name, "assessment", 28)
    assert found.chosen == ("You do not need that.",)
    assert found.rationale == "The rule leaves no choice."
    assert [(one.cited, one.since) for one in found.law] == [("Order 1, Harbor", "")]
    assert [one.words for one in found.said][-1:] == ["And who are you?"]


def test_what_came_between_is_the_evidence_of_a_later_decision(twice: Academy) -> None:
    become(twice.office, twice.lead)
    play = twice.out().which.attempt
    second = judged(twice.office, play)[1]

    assert [one.words for one in evidence(twice.office, second.which).said][-1] == "And your number, again?"


def test_where_there_is_no_screen_out_there_is_no_evidence(academy: Academy) -> None:
    become(academy.office, academy.lead)
    which = academy.out().which

    for wrong in (replace(which, event=99), replace(which, option="tell")):
        with pytest.raises(TrainerError, match="no such screen-out"):
            evidence(academy.office, wrong)


def test_a_rule_that_fell_since_is_named(academy: Academy) -> None:
    academy.office.seat = Seat.FILE
    rule = law.Subject("rule", "name-on-request", "default")
    law.set_status(academy.office, rule, "superseded", since=date(2026, 11, 1), source="A new order")
    found = evidence(academy.office, academy.out().which)

    assert [one.since for one in found.law] == ["superseded"]


def test_a_screen_out_set_aside_is_no_longer_counted_where_law_is_watched(academy: Academy) -> None:
    rule = law.Subject("rule", "name-on-request", "default")
    academy.recommended()
    become(academy.office, academy.lead)
    before = affected.affected(academy.office, rule, date(2026, 1, 1))
    decide(academy.office, academy.out().which, ASIDE, "Because.", 1)
    after = affected.affected(academy.office, rule, date(2026, 1, 1))

    assert ([one.screen_outs for one in before if one.screen_outs], sum(one.screen_outs for one in after)) == ([1], 0)


def test_a_play_without_its_result_has_no_evidence(academy: Academy) -> None:
    become(academy.office, academy.lead)
    which = academy.out().which
    with academy.office.writing() as transaction:
        transaction.exec_driver_sql("DELETE FROM result")

    with pytest.raises(TrainerError, match="no such screen-out"):
        evidence(academy.office, which)


def test_an_authority_is_named_as_it_stood_and_as_it_stands(tmp_path: Path) -> None:
    cited = ("rules: [name-on-request]}", "rules: [name-on-request], authorities: [terry]}")
    stood = {"terry": authority()}
    office = opened(tmp_path / "law.db", of=library(edition(cited), other_edition(), authorities=stood))
    person = register(office, "A. Reyes", "4312")
    which = Which(play_with(office, person, REFUSE, REPEAT, mode="assessment").attempt_id, 1, "refuse")
    since = []
    for now in (stood, {"terry": authority(status="overruled")}, {}):
        office.library = replace(office.library, authorities=now)
        since.append([one.since for one in evidence(office, which).law])
    office.close()

    assert since == [["", ""], ["overruled", ""], ["", ""]]


# What stays sound, and what is erased.


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE screen_out_judgement SET outcome = 'set aside' WHERE step = 'decided'", "has been changed since"),
        ("DELETE FROM screen_out_judgement WHERE step = 'decided'", "is not on the record"),
        ("UPDATE audit_entry SET public = '{}' WHERE act = 'decide on a screen-out'", "is not what the audit log says"),
        ("UPDATE audit_entry SET public = '{' WHERE act = 'decide on a screen-out'", "is not what the audit log says"),
        ("UPDATE audit_entry SET actor = NULL WHERE act = 'decide on a screen-out'", "is not what the audit log says"),
        (
            "UPDATE audit_entry SET private = '{\"reason\":\"x\"}' WHERE act = 'decide on a screen-out'",
            "is not what the audit log says",
        ),
    ],
)
def test_a_changed_decision_is_found(academy: Academy, change: str, why: str) -> None:
    academy.decided(UPHELD)
    with academy.office.writing() as transaction:
        transaction.exec_driver_sql(change)

    assert any(why in sentence for sentence in check_of(academy))


def test_a_decision_made_to_look_as_if_carried_in_is_found(academy: Academy) -> None:
    which = academy.decided(UPHELD)
    with academy.office.writing() as transaction:
        row = stored.of_play(transaction, which.attempt)[-1]
        transaction.exec_driver_sql("DELETE FROM screen_out_judgement WHERE number = 2")
        stored.add(transaction, row._replace(given_by=None, named="Somebody"))

    assert check_of(academy) == (
        f"What was decided on a screen-out of the play {which.attempt.hex()} is not what the audit log says.",
    )


def test_a_decision_goes_with_its_play_and_the_record_stays_sound(academy: Academy) -> None:
    academy.decided(UPHELD)
    gone(academy, plays=True)

    assert check_of(academy) == ()


def test_the_words_go_with_the_person_and_the_decision_stays(academy: Academy) -> None:
    academy.decided(UPHELD)
    gone(academy, plays=False)
    out = academy.out()

    assert (out.state, [one.reason for one in out.given]) == (State.UPHELD, ["", ""])
    assert check_of(academy) == ()


def gone(academy: Academy, *, plays: bool) -> None:
    office = academy.office
    office.seat = Seat.FILE
    accounts.disable(office, academy.trainee.id)
    academy.clock.pass_by(days=1)
    left = look_at_person(office, academy.trainee.id, plays=plays)
    while not left.is_empty:
        left = purge(office, left, left.today)
    office.seat = Seat.WINDOW


def test_ones_own_data_holds_what_was_said_of_it(tmp_path: Path, academy: Academy) -> None:
    academy.decided(UPHELD)
    become(academy.office, academy.trainee)
    folder = export(academy.office, academy.trainee.id, tmp_path)
    data = json.loads((folder / "own-data.json").read_text("utf-8"))
    [first, _] = data["training_record"]
    [told] = first["judgements"]

    assert (told["what"], told["state"]) == ("identification refused", "upheld")
    assert [(one["step"], one["by"], one["reason"]) for one in told["given"]] == [
        ("recommended", "Ida Njeri, 3", "The radio was loud, and he asked once."),
        ("decided", "T. Wrona, 4", "I listened to it again."),
    ]
    assert len(data["tables"]["screen_out_judgement"]) == 2
    assert "table-screen-out-judgement.csv" in {one.name for one in folder.iterdir()}


def test_the_transcript_tells_what_was_said_of_it(tmp_path: Path, academy: Academy) -> None:
    academy.decided(UPHELD)
    become(academy.office, academy.keeper)
    academy.office.seat = Seat.FILE
    save_transcript(academy.office, academy.trainee.id, tmp_path / "t.pdf")
    pages = PdfReader(tmp_path / "t.pdf").pages
    printed = " ".join("".join(page.extract_text() for page in pages).split())

    assert "upheld by T. Wrona, 4: I listened to it again." in printed
    assert "A screen-out of an assessment holds the certificate until a lead instructor has decided on it." in printed


# What comes from elsewhere.


def test_what_was_said_elsewhere_is_read_and_decides_nothing(tmp_path: Path, academy: Academy) -> None:
    academy.decided(ASIDE)
    academy.office.seat = Seat.FILE
    content = carry_out(academy.office, academy.trainee.id)
    there = opened(tmp_path / "there.db", clock=FixedClock(academy.clock.now() + timedelta(days=1)))
    person = register(there, "Layla", "2")
    carry_in(there, content, person.id)
    carry_in(there, content, person.id)
    [out] = [one for play in record(there, person.id).plays for one in play.judged]
    problems = check(there).problems
    again = record_file.read(carry_out(there, person.id)).record
    there.close()

    assert out.state is State.UNSEEN
    assert [(one.step, one.outcome, one.by, one.by_id) for one in out.given] == [
        ("recommended", "set aside", "Ida Njeri, 3", None), ("decided", "set aside", "T. Wrona, 4", None),
    ]  # fmt: skip
    assert problems == ()
    assert [one.by for play in again.plays for one in play.judgements] == ["Ida Njeri, 3", "T. Wrona, 4"]


def test_words_of_a_carried_judgement_go_with_the_person_too(tmp_path: Path, academy: Academy) -> None:
    which = academy.decided(ASIDE)
    told = FiledJudgement(
        event=which.event, option=which.option, step="decided", outcome="upheld", given_at=5, by="Somebody, 9",
        reason="Elsewhere.",
    )  # fmt: skip
    carried_judgements_kept(academy, which, told)
    gone(academy, plays=False)

    assert (academy.out().given[-1].by, academy.out().given[-1].reason) == (NOBODY, "")


def carried_judgements_kept(academy: Academy, which: Which, *told: FiledJudgement) -> None:
    filed = record_file.read(carried(academy)).record
    play = next(one for one in filed.plays if one.id == which.attempt)
    with academy.office.writing() as transaction:
        carried_judgements.keep(transaction, replace(play, judgements=told))


def carried(academy: Academy) -> bytes:
    academy.office.seat = Seat.FILE
    content = carry_out(academy.office, academy.trainee.id)
    academy.office.seat = Seat.WINDOW
    return content


@pytest.mark.parametrize(
    "changes",
    [
        {"step": "shouted"}, {"outcome": "forgotten"}, {"by": "x" * 501}, {"by": "A\u202eB"}, {"reason": " "},
        {"reason": "x" * 2001}, {"option": "tell"},
    ],
)  # fmt: skip
def test_what_means_nothing_is_not_taken_in(academy: Academy, changes: dict[str, str]) -> None:
    which = academy.recommended()
    given = {"step": "decided", "outcome": "upheld", "by": "Somebody", "reason": "Why.", "option": which.option}
    told = FiledJudgement(event=which.event, given_at=5, **{**given, **changes})
    carried_judgements_kept(academy, which, told)

    assert len(academy.out().given) == 1


# What follows for a certificate.


def test_a_certificate_says_what_it_rests_on_and_when_that_was_reversed(twice: Academy) -> None:
    become(twice.office, twice.trainee)
    twice.clock.pass_by(days=1)
    play_with(twice.office, twice.trainee, TELL, REPEAT, mode="assessment")
    for person, act, seen in ((twice.instructor, recommend, 0), (twice.lead, decide, 1)):
        become(twice.office, person)
        for which in whiches(twice):
            act(twice.office, which, ASIDE, "The number was right.", seen)
    become(twice.office, twice.keeper)
    made = issue(twice.office, twice.trainee.id, COURSE)
    save_certificate(twice.office, made.number, _folder(twice) / "c.pdf")
    become(twice.office, twice.other_lead)
    decide(twice.office, whiches(twice)[-1], UPHELD, "It was another number.", 2)
    become(twice.office, twice.keeper)
    [found] = certificates(twice.office, twice.trainee.id)
    [aside] = (made.document or {})["contacts"][0]["set_aside"]

    assert (aside["what"], aside["by"]) == ("false statement", "T. Wrona, 4")
    assert (made.state, found.state) == ("Valid", "Valid, screen-out since upheld")
    assert "was upheld that had been set aside" in check_here(twice.office, made.code).sentence
    save_certificate(twice.office, made.number, _folder(twice) / "d.pdf")
    save_transcript(twice.office, twice.trainee.id, _folder(twice) / "t.pdf")


def _folder(academy: Academy) -> Path:
    return Path(academy.office.database.place).parent


def whiches(academy: Academy) -> list[Which]:
    office, acting = academy.office, academy.office.acting
    office.seat = Seat.FILE
    found = [out.which for play in record(office, academy.trainee.id).plays for out in play.judged]
    office.seat, office.acting = Seat.WINDOW, acting
    return found


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
