"""Particulars of the record: a rank, a course's certification, hours and an evaluation, as people enter them."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.academy.test_papers import met, words
from tests.offices import POINT, SHORT, SIGH, played
from trainer.academy import audit
from trainer.academy.certificates import certificates, revoke
from trainer.academy.certifications import state_certification
from trainer.academy.check import check
from trainer.academy.evaluations import LONGEST, evaluate
from trainer.academy.hours import enter_hours
from trainer.academy.office import Office
from trainer.academy.own_data import export
from trainer.academy.papers import save_certificate, save_transcript
from trainer.academy.particulars import day, hours, line, minutes
from trainer.academy.people import Person
from trainer.academy.ranks import give_rank
from trainer.academy.training_record import record
from trainer.errors import TrainerError
from trainer.store.erasing import erase_person

COURSE = "badge-requests"
FIVE = (5, 4, 3, 2, 1)


def state(office: Office, **typed: str) -> None:
    nothing = {"body": "", "number": "", "on": "", "lesson_plan": "", "credit_hours": ""}
    state_certification(office, COURSE, **{**nothing, **typed})


def test_a_rank_stands_on_the_record_and_the_ones_before_it_stay(office: Office, person: Person) -> None:
    give_rank(office, person.id, " Officer ")
    give_rank(office, person.id, "Sergeant")
    found = record(office, person.id)

    assert found.rank == "Sergeant"
    assert [one.words for one in found.ranks] == ["Sergeant", "Officer"]
    assert audit.entries(office)[0].details["do"] == "rank"
    assert check(office).problems == ()


def test_a_rank_is_taken_away_by_typing_none(office: Office, person: Person) -> None:
    give_rank(office, person.id, "Officer")
    give_rank(office, person.id, "")

    assert record(office, person.id).rank == ""


@pytest.mark.parametrize("rank", ["Officer", "x" * 201])
def test_a_rank_that_stands_already_or_is_too_long_is_refused(office: Office, person: Person, rank: str) -> None:
    give_rank(office, person.id, "Officer")
    with pytest.raises(TrainerError):
        give_rank(office, person.id, rank)

    assert len(record(office, person.id).ranks) == 1


def test_nobody_without_a_record_has_a_rank(office: Office) -> None:
    with pytest.raises(TrainerError, match="nobody of that name"):
        give_rank(office, b"\x07" * 16, "Officer")


def test_what_is_stated_of_a_course_stands_with_who_stated_it(office: Office, person: Person) -> None:
    state(office, body="Board of Nowhere", number="12-A", on="2026-01-31", lesson_plan="LP 3", credit_hours="1,5")
    [one] = record(office, person.id).certifications[COURSE]

    assert (one.body, one.number, one.on, one.lesson_plan) == ("Board of Nowhere", "12-A", "2026-01-31", "LP 3")
    assert (one.credit_minutes, one.stated_by, one.says_something) == (90, "Somebody with access to the computer", True)


def test_what_was_stated_is_taken_back_and_stays_on_the_record(office: Office, person: Person) -> None:
    state(office, body="Board of Nowhere")
    state(office)
    latest, first = record(office, person.id).certifications[COURSE]

    assert not latest.says_something
    assert first.body == "Board of Nowhere"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": "12-A"}, "body that certified it is missing"),
        ({"body": "B", "on": "31 January"}, "is not a day"),
        ({"body": "B", "on": "2999-01-01"}, "lies in the future"),
        ({"body": "B", "credit_hours": "two"}, "are not a number"),
        ({"body": "B", "credit_hours": "-1"}, "are not a number"),
        ({"body": "B", "credit_hours": "0"}, "not between a minute and 1,000 hours"),
        ({"body": "x" * 201}, "longer than 200 letters"),
    ],
)
def test_a_certification_that_cannot_be_read_is_refused_with_the_reason(
    office: Office, person: Person, typed: dict[str, str], words: str
) -> None:
    with pytest.raises(TrainerError, match=words):
        state(office, **typed)

    assert record(office, person.id).certifications == {}


def test_a_course_that_is_not_in_the_library_is_not_certified(office: Office) -> None:
    with pytest.raises(TrainerError, match="There is no course x"):
        state_certification(office, "x", body="B", number="", on="", lesson_plan="", credit_hours="")


def test_hours_are_entered_with_a_certificate_and_corrected_by_another_entry(office: Office, person: Person) -> None:
    number = met(office, person).number
    enter_hours(office, number, "2", "", "")
    enter_hours(office, number, "1.25", "The board", "2026-01-31")
    latest, first = certificates(office, person.id)[0].hours

    assert (latest.minutes, latest.reported_to, latest.reported_on) == (75, "The board", "2026-01-31")
    assert (first.minutes, first.reported_to) == (120, "")
    assert audit.entries(office)[0].details.items() >= {"do": "hours entered", "number": number}.items()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", "", ""), "hours claimed are missing"),
        (("2", "", "2026-01-31"), "Where they were reported is missing"),
        (("2", "B", "soon"), "is not a day"),
    ],
)
def test_hours_that_cannot_be_read_are_refused(
    office: Office, person: Person, typed: tuple[str, str, str], words: str
) -> None:
    number = met(office, person).number
    with pytest.raises(TrainerError, match=words):
        enter_hours(office, number, *typed)

    assert certificates(office, person.id)[0].hours == ()


def test_hours_need_a_certificate_that_stands(office: Office, person: Person) -> None:
    number = met(office, person).number
    revoke(office, number, "Issued too early.")
    with pytest.raises(TrainerError, match="has been revoked"):
        enter_hours(office, number, "2", "", "")
    with pytest.raises(TrainerError, match="is not on this record"):
        enter_hours(office, 99, "2", "", "")


def test_an_officer_evaluates_a_course_of_which_something_is_finished(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH, scenario=SHORT)
    evaluate(office, person.id, COURSE, FIVE, "")
    evaluate(office, person.id, COURSE, FIVE, " Shorter\n\n please. ")
    latest, first = record(office, person.id).evaluations[COURSE]

    assert (latest.ratings, latest.words, first.words) == (FIVE, "Shorter\nplease.", "")
    assert audit.entries(office)[0].details.items() >= {"do": "evaluated", "course": COURSE}.items()


def test_a_course_is_not_evaluated_before_anything_of_it_is_finished(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="Nothing of this course has been finished"):
        evaluate(office, person.id, COURSE, FIVE, "")
    with pytest.raises(TrainerError, match="Nothing of this course has been finished"):
        evaluate(office, person.id, "x", FIVE, "")


@pytest.mark.parametrize("ratings", [(), (1, 2, 3, 4, 6), (0, 1, 2, 3, 4)])
def test_an_evaluation_answers_every_statement(office: Office, person: Person, ratings: tuple[int, ...]) -> None:
    played(office, person, POINT, SIGH, scenario=SHORT)
    with pytest.raises(TrainerError, match="is not answered"):
        evaluate(office, person.id, COURSE, ratings, "")


def test_an_evaluation_of_too_many_words_is_refused(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH, scenario=SHORT)
    with pytest.raises(TrainerError, match="longer than 2000 letters"):
        evaluate(office, person.id, COURSE, FIVE, "x" * (LONGEST + 1))


def test_papers_and_own_data_say_what_was_entered(office: Office, person: Person, tmp_path: Path) -> None:
    give_rank(office, person.id, "Officer")
    give_rank(office, person.id, "Sergeant")
    state(office, body="Board of Nowhere", number="12-A", on="2026-01-31", lesson_plan="LP 3", credit_hours="1.5")
    number = met(office, person).number
    enter_hours(office, number, "900", "The board", "2026-01-31")
    evaluate(office, person.id, COURSE, FIVE, "Shorter.")
    save_transcript(office, person.id, tmp_path / "t.pdf")
    save_certificate(office, number, tmp_path / "c.pdf")
    data = json.loads((export(office, person.id, tmp_path) / "own-data.json").read_text(encoding="utf-8"))
    transcript, certificate = words(tmp_path / "t.pdf"), words(tmp_path / "c.pdf")

    assert "4312, Sergeant, Harbor police" in transcript
    assert "rank Officer." in transcript
    assert "Board of Nowhere, 12-A, 2026-01-31" in transcript
    assert "900; The board, 2026-01-31" in transcript
    assert "Sergeant, officer 4312" in certificate
    assert "certified by Board of Nowhere, number 12-A, on 2026-01-31, lesson plan LP 3, 1.5 credit" in certificate
    assert "900, reported to The board on 2026-01-31" in certificate
    assert "active minutes were measured" in certificate
    assert data["person"]["rank"] == "Sergeant"
    assert data["courses"][0]["number"] == "12-A"
    assert data["evaluations"][0]["ratings"] == list(FIVE)
    assert len(data["tables"]["particular"]) == 4


def test_papers_without_particulars_claim_no_hours(office: Office, person: Person, tmp_path: Path) -> None:
    state(office)
    number = met(office, person).number
    enter_hours(office, number, "0.02", "", "")
    save_transcript(office, person.id, tmp_path / "t.pdf")
    save_certificate(office, number, tmp_path / "c.pdf")

    assert "Nothing is stated of a course" in words(tmp_path / "t.pdf")
    assert "0.02; not reported yet" in words(tmp_path / "t.pdf")
    assert "0.02, not reported yet." in words(tmp_path / "c.pdf")
    assert "As stated by a records officer" not in words(tmp_path / "c.pdf")


def test_what_is_said_of_somebody_who_left_is_erased_and_that_it_was_said_stays(
    office: Office, person: Person, tmp_path: Path
) -> None:
    give_rank(office, person.id, "Sergeant")
    number = met(office, person).number
    enter_hours(office, number, "2", "The board", "")
    evaluate(office, person.id, COURSE, FIVE, "Shorter.")
    with office.writing() as transaction:
        erase_person(transaction, person.id, "Somebody who left", "erased-1")
    found = record(office, person.id)

    assert found.rank == ""
    assert found.evaluations[COURSE][0].ratings == ()
    assert certificates(office, person.id)[0].hours[0].minutes == 0
    save_transcript(office, person.id, tmp_path / "t.pdf")
    assert "The board" not in words(tmp_path / "t.pdf")
    assert check(office).problems == ()


def test_lines_days_and_hours_are_kept_as_they_are_typed_plainly() -> None:
    assert line("x", " a\u202e  b ", needed=True) == "a b"
    assert day("x", "", date(2026, 1, 1)) == ""
    assert (minutes("x", ""), minutes("x", "2.25"), minutes("x", ".5")) == (0, 135, 30)
    assert (hours(90), hours(60), hours(20)) == ("1.5", "1", "0.33")
    with pytest.raises(TrainerError, match="The x is missing"):
        line("x", " \u202e", needed=True)


def test_the_audit_log_tells_what_was_entered_in_words_and_keeps_an_evaluation_to_itself(
    office: Office, person: Person
) -> None:
    give_rank(office, person.id, "Sergeant")
    state(office, body="Board of Nowhere", credit_hours="1.5")
    enter_hours(office, met(office, person).number, "2", "The board", "")
    evaluate(office, person.id, COURSE, FIVE, "Shorter.")
    lines = "\n".join(one.details for one in audit.log(office))

    assert "Rank entered; rank: Sergeant" in lines
    assert "certified by: Board of Nowhere; 90 credit minutes" in lines
    assert "120 minutes claimed; reported to: The board" in lines
    assert "Shorter." not in lines
    assert "entered:" not in lines
