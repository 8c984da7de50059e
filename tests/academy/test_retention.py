"""How long records are kept, and what is held back."""

import pytest

from tests.offices import TELL, played
from trainer.academy import audit
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.retention import Kept, hold_person, hold_play, holds, lift, periods, set_period
from trainer.errors import TrainerError

NOBODY = bytes(16)


def test_everything_is_kept_for_good_until_a_period_is_set(office: Office) -> None:
    assert set(periods(office).values()) == {None}

    set_period(office, Kept.PRACTICE, 730)
    set_period(office, Kept.PRACTICE, 365)
    set_period(office, Kept.PRACTICE, 365)

    assert periods(office)[Kept.PRACTICE] == 365
    assert [one.details for one in audit.entries(office)] == [
        {"class": "practice", "days": 365, "before": 730},
        {"class": "practice", "days": 730, "before": "for good"},
    ]
    set_period(office, Kept.PRACTICE, None)
    assert periods(office)[Kept.PRACTICE] is None
    assert check(office).problems == ()


@pytest.mark.parametrize("days", [-1, 0, 29, 36_501])
def test_a_period_that_is_out_of_bounds_is_refused(office: Office, days: int) -> None:
    with pytest.raises(TrainerError, match="cannot be kept for"):
        set_period(office, Kept.TYPED, days)


def test_a_hold_is_placed_and_lifted_with_its_reason(office: Office, person: Person) -> None:
    playing = played(office, person, TELL)
    first = hold_person(office, person.id, "  Appeal\n17/26 ")
    second = hold_play(office, playing.attempt_id, "Appeal 18/26")
    lift(office, first)

    assert [(one.id, one.about, one.why, one.lifted_at is None) for one in holds(office)] == [
        (second, "A name on the pavement, A. Reyes, 4312", "Appeal 18/26", True),
        (first, "A. Reyes, 4312", "Appeal 17/26", False),
    ]
    assert [one.details["do"] for one in audit.entries(office)] == ["hold lifted", "hold placed", "hold placed"]
    assert audit.entries(office)[0].private == {"why": "Appeal 17/26"}
    assert check(office).problems == ()


def test_a_hold_needs_a_reason_and_something_to_hold(office: Office, person: Person) -> None:
    hold_person(office, person.id, "Appeal")
    for act, id, why, said in (
        (hold_person, person.id, "Again", "held already"),
        (hold_person, NOBODY, "x", "nobody of that name"),
        (hold_play, NOBODY, "x", "no such play"),
    ):
        with pytest.raises(TrainerError, match=said):
            act(office, id, why)


@pytest.mark.parametrize(("why", "said"), [(" ", "is missing"), ("x" * 501, "is longer than")])
def test_a_reason_is_said_and_not_too_long(office: Office, person: Person, why: str, said: str) -> None:
    with pytest.raises(TrainerError, match=said):
        hold_person(office, person.id, why)


def test_only_a_hold_that_stands_is_lifted(office: Office, person: Person) -> None:
    held = hold_person(office, person.id, "Appeal")
    lift(office, held)

    with pytest.raises(TrainerError, match="no such hold"):
        lift(office, held)


def test_a_hold_on_a_play_that_is_lost_still_reads(office: Office, person: Person) -> None:
    playing = played(office, person)
    hold_play(office, playing.attempt_id, "Appeal")
    with office.writing() as transaction:
        transaction.exec_driver_sql("DELETE FROM attempt")

    assert holds(office)[0].about == "A play that is gone, of nobody here"
    assert any("gone without a tombstone" in one.sentence for one in check(office).problems)
