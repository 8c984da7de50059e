"""The record computed again."""

import pytest

from tests.offices import POINT, REPEAT, SIGH, TELL, played
from tests.servers import ON_FILE
from trainer.academy.attempts import debrief_of
from trainer.academy.check import check, recompute
from trainer.academy.faults import Damaged
from trainer.academy.office import Office
from trainer.academy.people import Person, correct
from trainer.engine.actions import Resolve, Rewind, WriteNote
from trainer.store.attempts import every_id
from trainer.store.database import Transaction
from trainer.store.seals import seal

SAY_IT = Resolve("I will say my name first.", "2026-11-22")


@pytest.fixture
def lived_in(office: Office, person: Person) -> Office:
    played(office, person, TELL, REPEAT, SAY_IT, WriteNote("After."), Rewind(1), POINT)
    played(office, person, POINT, SIGH, mode="assessment")
    played(office, person, POINT)
    correct(office, person.id, "A. Reyes", "4313")
    return office


def test_it_is_told_how_far_it_is(lived_in: Office) -> None:
    told: list[tuple[int, int]] = []
    check(lived_in, lambda done, of: told.append((done, of)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def resealed(transaction: Transaction, change: str) -> None:
    """Change results as somebody would who knows how they are sealed."""
    transaction.exec_driver_sql(change)
    for row in transaction.exec_driver_sql("SELECT * FROM result").all():
        transaction.exec_driver_sql("UPDATE result SET seal = ? WHERE attempt = ?", (seal(row[:-1]), row[0]))


def test_a_sound_record_is_found_sound(lived_in: Office) -> None:
    report = check(lived_in)

    assert report.problems == ()
    assert (report.attempts, report.events, report.results, report.editions, report.by_other_scorers) == (3, 9, 2, 1, 0)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE event SET at = at + 1 WHERE sequence = 2", "event 2 of the play"),
        ("UPDATE event SET kind = 'note written' WHERE sequence = 1", "event 1 of the play"),
        ('UPDATE event SET private = \'{"text":"Other."}\' WHERE private IS NOT NULL', "event 3 of the play"),
        ("DELETE FROM event WHERE sequence = 1", "event 1 of the play"),
        ("DELETE FROM event WHERE sequence = 6", "event 6 of the play"),
        ("UPDATE attempt SET seed = seed + 1", "event 1 of the play"),
        ("UPDATE attempt SET mode = 'assessment'", "event 1 of the play"),
        ("UPDATE attempt SET head_hash = edition", "of the play"),
        ("UPDATE attempt SET scene = 'parts'", "is listed at parts"),
        ("UPDATE attempt SET decision = 7", "is listed at"),
        ("UPDATE attempt SET finished_at = 1 WHERE finished_at IS NOT NULL", "another end"),
        ("UPDATE resolution SET comes_back_on = '2030-01-01'", "another resolution"),
        ("DELETE FROM resolution", "another resolution"),
        ("DELETE FROM result WHERE score < 1", "an end and no result"),
        ("UPDATE result SET score = 1.0, shown = 100", "has been changed since it was stored"),
        ("UPDATE result SET scorer = 0", "of the table result has been changed"),
        ("UPDATE person SET name = 'B. Reyes'", "of the table person has been changed"),
        ("UPDATE former_identity SET until = until + 1", "of the table former_identity has been changed"),
        ("UPDATE resolution SET done_at = 5", "of the table resolution has been changed"),
        ("UPDATE attempt SET about = 9", "event 1 of the play"),
        ("UPDATE attempt SET saved_at = 9", "saved at another moment"),
        ("UPDATE edition SET text = text || ' '", "text of the edition as its author wrote it"),
        ("UPDATE edition SET text_digest = digest", "text of the edition as its author wrote it"),
        ("UPDATE edition SET title = 'Another'", "is listed as another"),
        ("UPDATE profile_edition SET profile = 'other'", "is listed as another"),
        ("UPDATE evidence SET total = total + 1", "evidence for first-request"),
        ("DELETE FROM evidence WHERE competency = 'staying-even'", "evidence for staying-even"),
        ("UPDATE edition SET canonical = replace(canonical, '100', '99')", "text of the edition"),
        ("UPDATE profile_edition SET text = text || ' '", "text of the profile"),
        ("UPDATE authorities_edition SET text = '{} '", "text of the authorities"),
    ],
)
def test_every_change_is_found_and_named(lived_in: Office, change: str, found: str) -> None:
    with lived_in.writing() as transaction:
        transaction.exec_driver_sql(change)
    lived_in.shelf.__init__()  # type: ignore[misc]

    assert any(found in problem.sentence for problem in check(lived_in).problems)


@ON_FILE
def test_a_reference_to_nothing_is_found(lived_in: Office) -> None:
    lived_in.database.raw().execute("PRAGMA foreign_keys = OFF")
    with lived_in.writing() as transaction:
        transaction.exec_driver_sql("DELETE FROM person")

    assert check(lived_in).problems[0].record == "file"


def test_the_first_finding_names_the_record(lived_in: Office) -> None:
    with lived_in.writing() as transaction:
        transaction.exec_driver_sql("UPDATE event SET at = at + 1 WHERE sequence = 2")
    with lived_in.reading() as transaction:
        first = transaction.exec_driver_sql("SELECT id FROM attempt ORDER BY id").scalars()[0]

    assert check(lived_in).problems[0].record == f"attempt {first.hex()}"


def test_a_result_of_another_scorer_is_counted_and_not_computed_again(lived_in: Office) -> None:
    with lived_in.writing() as transaction:
        resealed(transaction, "UPDATE result SET scorer = 0, score = 0.5 WHERE score < 1")
    recompute(lived_in)
    report = check(lived_in)

    assert (report.by_other_scorers, report.problems) == (1, ())


def test_a_result_that_was_changed_with_its_seal_is_found(lived_in: Office) -> None:
    with lived_in.writing() as transaction:
        resealed(transaction, "UPDATE result SET score = 1.0, shown = 100")

    assert any("another result" in problem.sentence for problem in check(lived_in).problems)


def test_a_contact_whose_text_was_changed_is_not_played(lived_in: Office) -> None:
    with lived_in.writing() as transaction:
        transaction.exec_driver_sql("UPDATE edition SET canonical = replace(canonical, '100', '99')")
        (first, *_) = every_id(transaction)
    lived_in.shelf.__init__()  # type: ignore[misc]

    with pytest.raises(Damaged, match="has been changed"):
        debrief_of(lived_in, first)


def test_lost_evidence_is_computed_again(lived_in: Office) -> None:
    with lived_in.writing() as transaction:
        transaction.exec_driver_sql("UPDATE evidence SET total = 0, best = 0")
    recompute(lived_in)

    assert check(lived_in).problems == ()


@ON_FILE
@pytest.mark.parametrize("table", ["edition", "profile_edition"])
def test_a_play_whose_texts_are_gone_is_damaged(lived_in: Office, table: str) -> None:
    lived_in.shelf.__init__()  # type: ignore[misc]
    lived_in.database.raw().execute("PRAGMA foreign_keys = OFF")
    lived_in.database.raw().execute(f"DELETE FROM {table}")

    assert any("is missing" in problem.sentence for problem in check(lived_in).problems)


@ON_FILE
def test_a_debrief_without_the_authorities_of_its_day_is_refused(lived_in: Office) -> None:
    lived_in.database.raw().execute("PRAGMA foreign_keys = OFF")
    lived_in.database.raw().execute("DELETE FROM authorities_edition")
    with lived_in.reading() as transaction:
        (first, *_) = every_id(transaction)

    with pytest.raises(Damaged, match="authorities"):
        debrief_of(lived_in, first)
