"""A play: begun, carried on, taken up again, listed."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import edition
from tests.offices import (
    NOON,
    OTHER,
    POINT,
    REPEAT,
    SHORT,
    SIGH,
    TELL,
    FixedClock,
    library,
    opened,
    other_edition,
    played,
)  # fmt: skip
from tests.servers import ON_FILE
from trainer.academy import editions
from trainer.academy.attempts import Playing, act, debrief_of, event_of, prepare_end, resume, start
from trainer.academy.changes import Change
from trainer.academy.check import check
from trainer.academy.clock import from_microseconds
from trainer.academy.faults import Damaged, DiskFault, PlayedElsewhere, ReadOnly, SavedAfterAll
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.plays import finished, open_attempts
from trainer.academy.shelf import Shelf
from trainer.engine.actions import Reflect, Rejoin, Resolve, Rewind, WriteNote
from trainer.engine.events import NoteWritten
from trainer.engine.views import NotOffered
from trainer.errors import TrainerError
from trainer.store import attempts as stored
from trainer.store.attempts import erase_private
from trainer.store.database import Transaction
from trainer.store.faults import disk_fault


def test_a_play_is_taken_up_exactly_where_it_was_left(office: Office, person: Person) -> None:
    playing = played(office, person, WriteNote("He looks tired."), POINT)

    assert resume(office, playing.attempt_id) == playing


def test_what_the_ending_asks_for_can_be_made_ready_while_it_is_played(office: Office, person: Person) -> None:
    playing = start(office, person.id, SHORT, "assessment")
    attempt = playing.attempt
    solution = editions.solution(office, playing.playable, attempt.edition, attempt.profile, attempt.variant)
    assert "competencies" not in vars(solution)

    prepare_end(office, playing)

    assert "competencies" in vars(solution)


def test_nothing_is_made_ready_for_a_play_that_has_ended(office: Office, person: Person) -> None:
    playing = played(office, person, POINT, SIGH)
    attempt = playing.attempt
    office.shelf = Shelf()
    solution = editions.solution(office, playing.playable, attempt.edition, attempt.profile, attempt.variant)

    prepare_end(office, playing)

    assert "competencies" not in vars(solution)


def test_a_play_of_a_variant_is_taken_up_as_that_variant(office: Office, person: Person) -> None:
    playing = start(office, person.id, SHORT, "practice", variant="dock")

    assert resume(office, playing.attempt_id).playable.scenario.place.name == "Dock Street"
    assert open_attempts(office, person.id)[0].variant == "dock"


def test_a_play_tells_who_plays_what_since_when(office: Office, person: Person, clock: FixedClock) -> None:
    playing = start(office, person.id, SHORT, "practice")
    clock.pass_by(minutes=2)
    playing = act(office, playing, TELL)

    assert (playing.person_id, playing.edition) == (person.id, office.library.editions[SHORT].digest)
    assert (playing.started_at, playing.saved_at) == (NOON, NOON + datetime.timedelta(minutes=2))


def test_two_windows_on_one_attempt_do_not_both_go_on(office: Office, person: Person) -> None:
    here = start(office, person.id, SHORT, "practice")
    there = act(office, here, TELL)
    with pytest.raises(PlayedElsewhere):
        act(office, here, POINT)

    assert resume(office, here.attempt_id) == there


def test_an_attempt_whose_head_is_another_is_played_elsewhere(office: Office, person: Person) -> None:
    playing = start(office, person.id, SHORT, "practice")
    other = replace(playing, attempt=replace(playing.attempt, head_hash=bytes(32)))
    with pytest.raises(PlayedElsewhere):
        act(office, other, TELL)

    assert resume(office, playing.attempt_id).run.events == 0


class Doubtful(Office):
    """Commits, and then reports that the disk failed, once."""

    @contextmanager
    def writing(self, *changes: Change) -> Iterator[Transaction]:
        with super().writing(*changes) as transaction:
            yield transaction
        if not self.unsure:
            raise disk_fault(Path("record.db"))


@pytest.fixture
def unsure(office: Office, person: Person) -> tuple[Office, Playing]:
    """Return a play whose first act is on the disk, though the commit was reported to have failed."""
    playing = start(office, person.id, SHORT, "practice")
    doubtful = Doubtful(office.database, office.library, office.clock)
    with pytest.raises(DiskFault):
        act(doubtful, playing, TELL)
    return doubtful, playing


def test_an_act_that_was_saved_after_all_is_not_done_twice(unsure: tuple[Office, Playing]) -> None:
    office, playing = unsure
    changes: list[frozenset[Change]] = []
    office.changes.subscribe(changes.append)
    again = act(office, playing, TELL)

    assert (again.run.events, again) == (1, resume(office, playing.attempt_id))
    assert changes == [frozenset({Change.ATTEMPTS, Change.RESULTS})]
    assert office.unsure == {}


def test_another_act_after_one_that_was_saved_after_all_is_refused_in_words_of_its_own(
    unsure: tuple[Office, Playing],
) -> None:
    office, playing = unsure
    with pytest.raises(SavedAfterAll, match="saved after all"):
        act(office, playing, POINT)

    assert resume(office, playing.attempt_id).run.events == 1


@ON_FILE
def test_an_act_that_was_not_saved_can_be_done_again(office: Office, person: Person) -> None:
    playing = start(office, person.id, SHORT, "practice")
    office.database.raw().execute("PRAGMA query_only = ON")
    with pytest.raises(ReadOnly):
        act(office, playing, TELL)
    office.database.raw().execute("PRAGMA query_only = OFF")

    assert act(office, playing, POINT).run.events == 1


@pytest.mark.parametrize("back", [1, 365 * 24 * 3600])
def test_a_clock_set_back_does_not_end_a_play_before_it_began(
    office: Office, person: Person, clock: FixedClock, back: int
) -> None:
    playing = start(office, person.id, SHORT, "practice")
    clock.pass_by(seconds=-back)
    act(office, act(office, playing, TELL), REPEAT)
    (play,) = finished(office, person.id)

    assert play.finished_at == play.started_at == NOON


def test_a_play_that_ends_as_the_year_1970_begins_has_ended(office: Office, person: Person, clock: FixedClock) -> None:
    clock.time = from_microseconds(0)
    playing = played(office, person, TELL, REPEAT, Rewind(1))

    assert (playing.attempt.finished_at, check(office).problems) == (0, ())


def test_what_is_not_offered_leaves_no_event(office: Office, person: Person) -> None:
    playing = start(office, person.id, SHORT, "assessment")
    with pytest.raises(NotOffered):
        act(office, playing, REPEAT)

    assert resume(office, playing.attempt_id) == playing


@pytest.mark.parametrize(
    ("scenario", "mode", "variant", "profile"),
    [
        ("badge-requests/none", "practice", None, "default"),
        (SHORT, "worked example", None, "default"),
        (SHORT, "practice", "none", "default"),
        (SHORT, "practice", None, "none"),
    ],
)
def test_what_the_library_does_not_hold_is_not_started(
    office: Office, person: Person, scenario: str, mode: str, variant: str | None, profile: str
) -> None:
    with pytest.raises(TrainerError):
        start(office, person.id, scenario, mode, variant, profile)  # type: ignore[arg-type]

    assert open_attempts(office, person.id) == ()


def test_a_contact_too_large_to_score_is_not_started(
    office: Office, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.scoring.best.CAP", 1)
    with pytest.raises(TrainerError, match="too large"):
        start(office, person.id, SHORT, "practice")


def test_an_old_edition_is_played_from_the_stored_text(tmp_path: Path, office: Office, person: Person) -> None:
    playing = played(office, person, TELL)
    office.library = library(edition(("text: Four three one two. I can write it down.", "text: Changed since.")))
    office.shelf.__init__()  # type: ignore[misc]
    again = resume(office, playing.attempt_id)

    assert again == playing or again.run == playing.run
    assert "Four three one two" in again.playable.scenario.scenes["asks-again"].decision.options[0].text  # type: ignore[union-attr]
    assert act(office, again, REPEAT).run.finished


def test_a_contact_taken_out_of_the_library_is_still_listed_and_debriefed(office: Office, person: Person) -> None:
    playing = played(office, person, TELL, REPEAT)
    office.library = library(other_edition())

    assert finished(office, person.id)[0].title == "A name on the pavement"
    assert debrief_of(office, playing.attempt_id)[2].title == "A name on the pavement"


def test_open_plays_are_listed_with_where_they_stand(office: Office, person: Person, clock: FixedClock) -> None:
    first = played(office, person, TELL)
    clock.pass_by(minutes=1)
    played(office, person, scenario=OTHER)
    listed = open_attempts(office, person.id)

    assert [(one.scenario_id, one.decision, one.about) for one in listed] == [(OTHER, 1, 2), (SHORT, 2, 2)]
    assert (listed[1].id, listed[1].saved_at) == (first.attempt_id, NOON)


def test_a_finished_play_is_listed_with_its_score_and_ending(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH)
    (only,) = finished(office, person.id, with_endings=True)

    assert finished(office, person.id)[0].ending is None
    assert (only.ending, only.shown, only.mode) == ("He does not know who came", 21, "practice")
    assert open_attempts(office, person.id) == ()


def test_a_debrief_is_the_same_whenever_it_is_opened(office: Office, person: Person) -> None:
    playing = played(office, person, POINT, REPEAT, Reflect(0, "My name."), Resolve("I say it first.", "2026-12-01"))
    stood, result, debrief = debrief_of(office, playing.attempt_id)

    assert (stood, result.scorer, debrief.own_words[0].text) == (playing, 1, "My name.")
    assert debrief_of(office, playing.attempt_id) == (stood, result, debrief)


def test_a_play_that_goes_on_has_no_debrief_yet(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="still being played"):
        debrief_of(office, played(office, person, TELL).attempt_id)


def test_a_worked_example_has_a_debrief_and_no_score_on_the_record(tmp_path: Path) -> None:
    office = opened(tmp_path / "x.db", of=library(edition(("topic:", "worked_example: true\ntopic:"))))
    from trainer.academy.people import register

    person = register(office, "Ana", "1")
    playing = played(office, person, TELL, REPEAT, mode="worked example")

    assert debrief_of(office, playing.attempt_id)[1].score is None
    assert finished(office, person.id)[0].score is None
    office.close()


def test_only_the_first_line_of_play_counts(office: Office, person: Person) -> None:
    playing = played(office, person, POINT, Rewind(1), TELL, REPEAT, Rejoin(), SIGH, Rewind(1), TELL)

    assert finished(office, person.id)[0].shown == 21
    assert resume(office, playing.attempt_id) == playing


def test_a_play_with_a_changed_event_is_damaged_and_says_which(office: Office, person: Person) -> None:
    playing = played(office, person, TELL, REPEAT)
    with office.writing() as transaction:
        transaction.exec_driver_sql("UPDATE event SET public = replace(public, 'tell', 'refuse') WHERE sequence = 1")
    with pytest.raises(Damaged, match="event 1 of the play"):
        resume(office, playing.attempt_id)


def test_events_that_do_not_fit_the_contact_are_damage(office: Office, person: Person) -> None:
    playing = played(office, person, TELL, mode="assessment")
    act(office, replace(playing, run=replace(playing.run, mode="practice")), Rewind(1))
    with pytest.raises(Damaged, match="do not fit"):
        resume(office, playing.attempt_id)


def test_a_play_that_is_not_there_is_said_so(office: Office) -> None:
    with pytest.raises(TrainerError, match="no such play"):
        resume(office, bytes(16))


def test_an_erased_text_reads_as_empty_and_the_play_goes_on(office: Office, person: Person) -> None:
    playing = played(office, person, WriteNote("Private."), TELL)
    with office.writing() as transaction:
        erase_private(transaction, playing.attempt_id, 1)
    again = resume(office, playing.attempt_id)

    assert (again.run.notes[0].text, again.run.state) == ("", playing.run.state)
    assert act(office, again, REPEAT).run.finished


def test_what_was_typed_lies_apart_from_what_is_hashed(office: Office, person: Person) -> None:
    playing = played(office, person, WriteNote("Private."))
    with office.reading() as transaction:
        (link,) = stored.links(transaction, playing.attempt_id)

    assert ("Private." in link.public, link.private, event_of(link)) == (
        False, '{"text":"Private."}', NoteWritten("asks", "Private."),
    )  # fmt: skip
