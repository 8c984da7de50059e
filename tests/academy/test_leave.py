"""Days away: entered, taken back, and what was due moves with them."""

from datetime import date, timedelta

import pytest

from tests.offices import NOON, FixedClock
from tests.refreshing import contact_id, families, finish
from trainer.academy import leave
from trainer.academy.audit import entries
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.refreshers import due, standings
from trainer.errors import TrainerError

TODAY = NOON.date()


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def learned(office: Office, person: Person) -> Person:
    """Return somebody who has played one contact today."""
    office.library = families(1)
    finish(office, person, contact_id(1))
    return person


def test_what_was_due_comes_back_later_by_the_days_away(office: Office, learned: Person) -> None:
    (before,) = standings(office, learned.id)
    entered = leave.add(office, learned.id, after(1), after(7))
    (moved,) = standings(office, learned.id)
    sound = check(office).problems
    leave.remove(office, learned.id, entered.id)
    (again,) = standings(office, learned.id)

    assert moved.due_on == before.due_on + timedelta(days=7)
    assert again == before
    assert sound == check(office).problems == ()


def test_nothing_is_due_on_a_day_away(office: Office, learned: Person, clock: FixedClock) -> None:
    clock.pass_by(days=30)
    today = due(office, learned.id)
    leave.add(office, learned.id, after(30), after(30))

    assert today is not None
    assert due(office, learned.id) is None


def test_days_away_are_listed_in_order_and_noted(office: Office, person: Person) -> None:
    later = leave.add(office, person.id, after(9), after(9))
    first = leave.add(office, person.id, after(1), after(8))
    leave.remove(office, person.id, later.id)

    assert leave.leave_of(office, person.id) == (first,)
    assert [one.details["do"] for one in entries(office)] == ["removed", "added", "added"]


@pytest.mark.parametrize(("first", "last"), [(3, 3), (0, 3), (7, 9), (0, 9), (4, 5)])
def test_days_that_are_entered_already_are_refused(office: Office, person: Person, first: int, last: int) -> None:
    leave.add(office, person.id, after(3), after(7))

    with pytest.raises(TrainerError, match="are entered already"):
        leave.add(office, person.id, after(first), after(last))


@pytest.mark.parametrize(("first", "last", "why"), [(2, 1, "lies before the first"), (0, 732, "two years at most")])
def test_days_in_the_wrong_order_or_too_many_are_refused(
    office: Office, person: Person, first: int, last: int, why: str
) -> None:
    with pytest.raises(TrainerError, match=why):
        leave.add(office, person.id, after(first), after(last))


def test_nobody_and_nothing_are_refused(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="nobody of that name"):
        leave.add(office, b"\x07" * 16, TODAY, TODAY)
    with pytest.raises(TrainerError, match="not on the record"):
        leave.remove(office, person.id, b"\x07" * 16)
