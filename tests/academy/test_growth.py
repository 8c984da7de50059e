"""How work grows with what is stored, counted in steps of SQLite's machine, which no busy computer changes."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.offices import POINT, REPEAT, TELL, FixedClock, opened, played
from trainer.academy import audit
from trainer.academy.agenda import what_next
from trainer.academy.attempts import act, resume, start
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.own_page import own_page
from trainer.academy.people import Person, first_person, register
from trainer.academy.plays import finished, open_attempts
from trainer.cli import history
from trainer.engine.actions import WriteNote

SAME = 1.2
"""What grows with the logarithm of what is stored stays below this."""


@pytest.fixture
def growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Office]]:
    """Lend a way to open a record of an officer with some plays, and so many plays by others."""
    monkeypatch.setattr(history, "_BATCH", 100)
    monkeypatch.setattr(history, "_PEOPLE", 5)
    offices: list[Office] = []

    def grown(choices: int) -> Office:
        office = opened(tmp_path / f"{choices}.db", clock=FixedClock())
        offices.append(office)
        person = register(office, "A. Reyes", "4312")
        for answers in ((TELL, REPEAT), (POINT,)):
            played(office, person, *answers)
        if choices:
            history.add_history(office, choices)
        return office

    yield grown
    for office in offices:
        office.close()


def steps(office: Office, work: Callable[[], object]) -> int:
    """Return how many steps SQLite takes for something that is done for the second time."""
    work()
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    raw = office.database.raw()
    raw.set_progress_handler(step, 1)
    try:
        work()
    finally:
        raw.set_progress_handler(None, 1)
    return taken


def officer(office: Office) -> Person:
    person = first_person(office)
    assert person is not None
    return person


def a_note(office: Office) -> int:
    playing = start(office, officer(office).id, "badge-requests/short", "practice")

    def written() -> None:
        nonlocal playing
        playing = act(office, playing, WriteNote("He waits."))

    return steps(office, written)


def home(office: Office) -> int:
    person = officer(office).id
    return steps(
        office, lambda: (what_next(office, person), open_attempts(office, person), finished(office, person, most=3))
    )


def page(office: Office) -> int:
    person = officer(office).id
    return steps(office, lambda: own_page(office, person, 101))


def play(office: Office) -> int:
    person = officer(office)
    return steps(office, lambda: played(office, person, TELL, REPEAT))


@pytest.mark.parametrize("counted", [a_note, home, page, play])
def test_what_one_person_does_takes_no_more_work_with_years_of_others(
    growing: Callable[[int], Office], counted: Callable[[Office], int]
) -> None:
    alone, among = counted(growing(0)), counted(growing(4_000))

    assert 0 < among <= SAME * alone


def test_the_latest_plays_are_found_without_reading_the_others(growing: Callable[[int], Office]) -> None:
    office = growing(0)
    person = officer(office)
    few = steps(office, lambda: finished(office, person.id, most=1))
    for _ in range(40):
        played(office, person, TELL, REPEAT)

    assert steps(office, lambda: finished(office, person.id, most=1)) <= SAME * few


def test_a_play_is_taken_up_by_its_own_events(growing: Callable[[int], Office]) -> None:
    office = growing(400)
    playing = start(office, officer(office).id, "badge-requests/short", "practice")
    work = []
    for _ in range(2):
        for _ in range(50):
            playing = act(office, playing, WriteNote("He waits."))
        work.append(steps(office, partial(resume, office, playing.attempt_id)))

    assert 1.2 * work[0] < work[1] < 2.2 * work[0]


def test_an_entry_of_the_log_takes_the_same_work_however_long_the_log_is(growing: Callable[[int], Office]) -> None:
    office = growing(0)

    def noted() -> None:
        with office.writing() as transaction:
            audit.note(office, transaction, "counted", "", {})

    short = steps(office, noted)
    for _ in range(500):
        noted()

    assert steps(office, noted) <= SAME * short


def test_checking_takes_work_with_the_number_of_events(growing: Callable[[int], Office]) -> None:
    found = []
    for choices in (1_000, 2_000):
        office = growing(choices)
        found.append((check(office).events, steps(office, partial(check, office))))
    (events, work), (more_events, more_work) = found

    assert more_work / work <= SAME * more_events / events
