"""What the latest plays say together."""

import pytest

from tests.builders import edition
from tests.offices import NOON, POINT, REFUSE, REPEAT, SIGH, TELL, FixedClock, library, other_edition, played
from trainer.academy.looking_back import MOST_SURE, Changed, Misjudged, looking_back
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.engine.actions import StateCertainty
from trainer.learning.mastery import Shift

ASKS = edition(("      keyed_by: authority\n", "      keyed_by: authority\n      certainty: true\n"))
HIGH = StateCertainty("high")


def test_without_a_play_there_is_nothing_to_look_back_on(office: Office, person: Person) -> None:
    found = looking_back(office, person.id)

    assert (found.plays, found.last_play, found.changed, found.stated, found.misjudged) == (0, None, (), (), ())
    assert found.recovery.plays == 0


def test_the_last_play_says_what_it_changed_the_largest_change_first(
    office: Office, person: Person, clock: FixedClock
) -> None:
    played(office, person, POINT, REPEAT)
    clock.pass_by(hours=1)
    played(office, person, TELL, SIGH)

    assert looking_back(office, person.id).changed == (
        Changed("Staying even", Shift(1.0, 0.5)),
        Changed("Giving it the first time", Shift(0.3, 0.65)),
    )


def test_what_was_met_for_the_first_time_comes_last(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)

    assert [one.shift.before for one in looking_back(office, person.id).changed] == [None, None]


def test_sure_and_wrong_names_the_decision_and_where_to_find_it(office: Office, person: Person) -> None:
    office.library = library(ASKS, other_edition())
    playing = played(office, person, HIGH, REFUSE, REPEAT)
    found = looking_back(office, person.id)

    assert [(one.level, one.count, one.right) for one in found.stated] == [("high", 1, 0)]
    assert found.misjudged == (Misjudged(playing.attempt_id, 2, "A name on the pavement", "He asks", NOON),)


def test_only_the_latest_misjudged_are_named_and_all_are_counted(office: Office, person: Person) -> None:
    office.library = library(ASKS)
    for _ in range(MOST_SURE + 1):
        played(office, person, HIGH, REFUSE, REPEAT)
    found = looking_back(office, person.id)

    assert (found.sure_and_wrong, len(found.misjudged)) == (6, 5)


def test_only_so_many_plays_are_looked_back_on(
    office: Office, person: Person, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.academy.looking_back.LATEST", 2)
    for _ in range(3):
        clock.pass_by(hours=1)
        played(office, person, TELL, REPEAT)

    found = looking_back(office, person.id)

    assert (found.plays, found.last_play, found.recovery.without_error) == (2, clock.now(), 2)
    assert found.trends == {"first-request": "too few", "staying-even": "too few"}


def test_worked_examples_and_open_plays_say_nothing(office: Office, person: Person) -> None:
    played(office, person, TELL)

    assert looking_back(office, person.id).plays == 0
