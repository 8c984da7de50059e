"""The training record: what each play says of itself, its time, under whom it was played, and what followed it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offices import NOON, OTHER, POINT, REFUSE, REPEAT, SHORT, SIGH, TELL, FixedClock, opened, played
from tests.sharing import become, shared, with_roles
from trainer.academy import cohorts
from trainer.academy.attempts import Playing, act, start
from trainer.academy.check import check
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, correct
from trainer.academy.remediations import LONGEST, note
from trainer.academy.retention import Kept, set_period
from trainer.academy.training_record import RecordedPlay, record
from trainer.engine.actions import Action, LoseFocus, Pause, RegainFocus, Resume, WriteNote
from trainer.errors import TrainerError
from trainer.people.roles import Role


def slowly(office: Office, clock: FixedClock, person: Person, *actions: tuple[float, Action]) -> Playing:
    """Play with so many minutes before each act."""
    playing = start(office, person.id, SHORT, "assessment")
    for minutes, action in actions:
        clock.pass_by(minutes=minutes)
        playing = act(office, playing, action)
    return playing


def only(office: Office, person: Person) -> RecordedPlay:
    return record(office, person.id).plays[-1]


def test_a_play_says_what_was_played_and_when(office: Office, clock: FixedClock, person: Person) -> None:
    playing = slowly(office, clock, person, (2, TELL), (1, REPEAT))
    play = only(office, person)

    assert (play.course.scenario, play.course.title, play.course.version) == (SHORT, "A name on the pavement", 1)
    assert (play.course.edition, play.course.law_date) == (playing.edition, "2026-10-01")
    assert (play.course.topic, play.course.rules) == ("Badge requests", "Harbor")
    assert (play.started_at, play.finished_at) == (NOON, clock.now())
    assert (play.mode, play.number, play.shown, play.scorer, play.errors) == ("assessment", 1, 100, 1, 0)
    assert (play.delivery, play.carried_at, play.variant) == ("Self-paced", None, None)
    assert (play.events, play.head) == (2, playing.attempt.head_hash.hex())


def test_active_minutes_leave_out_pauses_idle_time_and_windows_in_the_back(
    office: Office, clock: FixedClock, person: Person
) -> None:
    acts = ((2, TELL), (1, Pause()), (30, Resume()), (1, LoseFocus()), (9, RegainFocus()), (20, WriteNote("x")))
    slowly(office, clock, person, *acts, (3, REPEAT))
    time = only(office, person).time

    assert (time.active_minutes, time.idle // 60_000_000, time.away // 60_000_000) == (7, 20, 39)
    assert time.interactions == 3


def test_two_plays_at_once_share_their_minutes(office: Office, clock: FixedClock, person: Person) -> None:
    one, other = start(office, person.id, SHORT, "practice"), start(office, person.id, OTHER, "practice")
    clock.pass_by(minutes=3)
    act(office, one, TELL)
    act(office, other, TELL)
    found = record(office, person.id)

    assert ([play.time.active_minutes for play in found.plays], found.active_minutes) == ([3, 3], 3)


def test_a_clock_set_back_makes_no_play_end_before_it_began(office: Office, clock: FixedClock, person: Person) -> None:
    slowly(office, clock, person, (-90, TELL), (1, REPEAT))
    play = only(office, person)

    assert play.finished_at == play.started_at
    assert play.time.active_minutes == 1


def test_tries_are_counted_by_contact_and_mode(office: Office, person: Person) -> None:
    for mode in ("practice", "assessment", "practice"):
        played(office, person, TELL, REPEAT, mode=mode)  # type: ignore[arg-type]
    played(office, person, TELL, scenario=OTHER)
    found = record(office, person.id)

    assert [(play.mode, play.number) for play in found.plays] == [
        ("practice", 1), ("assessment", 1), ("practice", 2), ("practice", 1),
    ]  # fmt: skip
    assert [play.finished_at is None for play in found.plays] == [False, False, False, True]
    assert len(found.finished) == 3


def test_a_play_that_fell_short_shows_what_followed(office: Office, clock: FixedClock, person: Person) -> None:
    made = []
    for actions, mode in (((REFUSE, SIGH), "assessment"), ((POINT, SIGH), "practice"), ((TELL, REPEAT), "assessment")):
        made.append(played(office, person, *actions, mode=mode).attempt_id)  # type: ignore[arg-type]
        clock.pass_by(days=1)
    found = {play.id: play for play in record(office, person.id).plays}
    remediation = found[made[0]].remediation

    assert remediation is not None
    assert remediation.cause.endswith("of 100, under the pass mark of 75, and a screen-out.")
    assert (remediation.gone_over, remediation.retest) == ((made[1],), made[2])
    assert found[made[0]].screen_outs == ("identification refused",)
    assert found[made[1]].remediation is found[made[2]].remediation is None


def test_a_note_says_what_was_taught_again_and_by_whom(office: Office, person: Person) -> None:
    failed = played(office, person, POINT, SIGH, mode="assessment").attempt_id
    fine = played(office, person, TELL, REPEAT).attempt_id
    note(office, failed, "  Read 3.28\u0007 together.\n\nPlayed it twice. ")
    note(office, fine, "Talked about tone.")
    office.acting = person.id
    note(office, failed, "Again.")
    first, second = record(office, person.id).plays

    assert first.remediation is not None
    assert [(one.by, one.words) for one in first.remediation.notes] == [
        ("Somebody with access to the computer", "Read 3.28  together.\nPlayed it twice."),
        ("A. Reyes, 4312", "Again."),
    ]
    assert second.remediation is not None
    assert (second.remediation.cause, second.remediation.retest) == ("", None)
    assert check(office).problems == ()


@pytest.mark.parametrize("words", ["", " \u0007 ", "x" * (LONGEST + 1)])
def test_a_note_without_words_or_with_too_many_is_refused(office: Office, person: Person, words: str) -> None:
    playing = played(office, person, TELL)

    with pytest.raises(TrainerError):
        note(office, playing.attempt_id, words)


def test_a_note_on_a_play_that_is_not_there_is_refused(office: Office) -> None:
    with pytest.raises(TrainerError, match="no such play"):
        note(office, b"x" * 16, "Words.")


def test_how_long_it_is_kept_is_said(office: Office, person: Person) -> None:
    assert record(office, person.id).kept == "Assessments are kept for good, other plays for good."
    set_period(office, Kept.ASSESSMENTS, 1825)

    assert record(office, person.id).kept == (
        "Assessments are kept for 1825 days after their last act, other plays for good."
    )


def test_there_is_no_record_of_nobody(office: Office) -> None:
    with pytest.raises(TrainerError, match="nobody of that name"):
        record(office, b"x" * 16)


def test_former_names_and_the_head_of_the_log_stand_on_the_record(office: Office, person: Person) -> None:
    correct(office, person.id, "A. Reyes-Lund", "4313", "Harbor police")
    found = record(office, person.id)

    assert (found.person.name, [one.name for one in found.former]) == ("A. Reyes-Lund", ["A. Reyes"])
    assert (found.entries, len(found.head), found.registered_at) == (1, 64, NOON)


@pytest.fixture
def academy(tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    """Lend an office with cohorts, everything being done by who has the file."""
    office = opened(tmp_path / "academy.db", clock=clock)
    from trainer.academy.people import register

    shared(office, register(office, "A. Reyes", "4312"))
    office.seat = Seat.FILE
    yield office
    office.close()


def test_who_taught_is_who_did_when_the_play_began(academy: Office, clock: FixedClock) -> None:
    trainee = with_roles(academy, "O. Haddad", "2", Role.TRAINEE)
    ida, tomasz = (with_roles(academy, name, number, Role.INSTRUCTOR) for name, number in (("Ida", "3"), ("Tom", "4")))
    cohort = cohorts.create(academy, "Autumn")
    said = []

    def then(*made: tuple[object, ...]) -> None:
        for change, *rest in made:
            change(academy, cohort, *rest)  # type: ignore[operator]
        become(academy, trainee)
        played(academy, trainee, TELL)
        said.append(record(academy, trainee.id).plays[-1].delivery)
        clock.pass_by(days=1)

    then((cohorts.add_member, trainee.id, "trainee"))
    then((cohorts.add_member, ida.id, "instructor"))
    then((cohorts.add_member, tomasz.id, "instructor"), (cohorts.rename, "Autumn class"))
    then((cohorts.remove_member, ida.id, "instructor"))
    then((cohorts.end,))
    then((cohorts.reopen,))
    then((cohorts.remove_member, trainee.id, "trainee"))

    assert said == [
        "Self-paced",
        "Self-paced, under Ida (Autumn)",
        "Self-paced, under Ida and Tom (Autumn class)",
        "Self-paced, under Tom (Autumn class)",
        "Self-paced",
        "Self-paced, under Tom (Autumn class)",
        "Self-paced",
    ]
    assert [play.delivery for play in record(academy, trainee.id).plays] == said
