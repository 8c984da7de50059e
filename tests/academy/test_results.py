"""What a finished play leaves on the record."""

import dataclasses

from tests.offices import POINT, REPEAT, SIGH, TELL, played
from trainer.academy import results
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.scoring.result import CompetencyResult, StepResult
from trainer.store import results as stored


def test_the_stored_result_is_the_one_that_was_scored(office: Office, person: Person) -> None:
    playing = played(office, person, POINT, SIGH)
    with office.reading() as transaction:
        row = stored.of_attempt(transaction, playing.attempt_id)
    assert row is not None

    assert results.from_row(row, playing.playable) == results.scored(
        office, playing.attempt, playing.playable, playing.run
    )


def test_every_field_of_a_step_and_of_a_competency_is_stored_or_the_editions() -> None:
    steps = {field.name for field in dataclasses.fields(StepResult)}
    competencies = {field.name for field in dataclasses.fields(CompetencyResult)}

    assert steps == {*results._STEP, "title", "kind"}
    assert competencies == set(results._COMPETENCY)


def test_evidence_grows_with_each_play_and_practice_stays_apart(office: Office, person: Person) -> None:
    played(office, person, TELL, SIGH)
    played(office, person, POINT, REPEAT)
    played(office, person, TELL, REPEAT, mode="assessment")
    with office.reading() as transaction:
        rows = stored.evidence(transaction, person.id)

    assert [(row.competency, row.mode, row.attempts, row.decisions, row.total) for row in rows] == [
        ("first-request", "assessment", 1, 1, 1_000_000),
        ("first-request", "practice", 2, 2, 1_300_000),
        ("staying-even", "assessment", 1, 1, 1_000_000),
        ("staying-even", "practice", 2, 2, 1_000_000),
    ]


def test_a_play_that_is_not_finished_is_no_evidence(office: Office, person: Person) -> None:
    played(office, person, TELL)
    with office.reading() as transaction:
        assert stored.evidence(transaction) == ()
