"""What people entered is compared with the audit log: a row that is edited with its seal, or taken away, is found."""

import json
from dataclasses import replace

import pytest

from tests.academy.test_papers import met
from tests.offices import POINT, SHORT, SIGH, played
from tests.servers import ON_FILE
from trainer.academy.certificate_checks import check_here
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.ranks import give_rank
from trainer.academy.remediations import note
from trainer.academy.retention import hold_person, hold_play, holds, lift
from trainer.store import certificates, particulars, remediations
from trainer.store.seals import seal

HOUR = 3600 * 1_000_000


def problems(office: Office) -> str:
    return "\n".join(found.sentence for found in check(office).problems)


def change(office: Office, query: str, *values: object) -> None:
    with office.writing() as transaction:
        transaction.exec_driver_sql(query, values)


def reseal(office: Office, table: str, key: str = "id") -> None:
    """Compute the seals of a table anew, as somebody who edits rows would."""
    with office.writing() as transaction:
        names = [row[1] for row in transaction.exec_driver_sql(f"PRAGMA table_info({table})").all()]
        plain = [name for name in names if name != "seal"]
        for row in transaction.exec_driver_sql(f"SELECT {', '.join(plain)} FROM {table}").all():
            at = row[plain.index(key)]
            transaction.exec_driver_sql(f"UPDATE {table} SET seal = ? WHERE {key} = ?", (seal(row), at))


@pytest.fixture
def entered(office: Office, person: Person) -> Office:
    """Lend a record with a rank, a note, two holds of which one was lifted, and a certificate; all of it sound."""
    give_rank(office, person.id, "Sergeant")
    playing = played(office, person, POINT, SIGH, scenario=SHORT, mode="assessment")
    note(office, playing.attempt_id, "Read it back together.")
    hold_person(office, person.id, "Appeal 26-114")
    hold_play(office, playing.attempt_id, "Appeal 26-115")
    lift(office, next(one.id for one in holds(office) if one.kind == "play"))
    met(office, person)
    assert problems(office) == ""
    return office


@ON_FILE
def test_a_rank_that_is_changed_dated_back_or_taken_away_is_found(entered: Office) -> None:
    change(entered, "UPDATE particular SET said = ?", json.dumps({"rank": "Captain"}))
    reseal(entered, "particular")
    assert "What was entered as" in problems(entered)
    change(entered, "UPDATE particular SET said = ?", '{"rank":"Sergeant"}')
    change(entered, "UPDATE particular SET entered_at = entered_at - ?", HOUR)
    reseal(entered, "particular")
    assert "What was entered as" in problems(entered)
    change(entered, "DELETE FROM particular")
    assert "What was entered as" in problems(entered)


def test_a_rank_that_the_log_does_not_tell_is_found(entered: Office, person: Person) -> None:
    with entered.writing() as transaction:
        [one] = particulars.every(transaction)
        particulars.add(transaction, replace(one, id=b"\x05" * 16))

    assert f"What was entered as {'05' * 16}" in problems(entered)


@ON_FILE
def test_a_note_that_is_changed_or_taken_away_is_found(entered: Office) -> None:
    change(entered, "UPDATE remediation SET words = 'Nothing.'")
    reseal(entered, "remediation")
    assert "is not what the audit log says was noted" in problems(entered)
    change(entered, "DELETE FROM remediation")
    assert "is not what the audit log says was noted" in problems(entered)


def test_the_notes_of_a_play_that_is_gone_are_not_missed(entered: Office) -> None:
    from trainer.store.erasing import erase_play

    with entered.writing() as transaction:
        [one] = remediations.every(transaction)
        erase_play(transaction, one.attempt)

    assert "was noted" not in problems(entered)


@ON_FILE
def test_a_hold_that_is_taken_away_or_lifted_behind_the_log_is_found(entered: Office) -> None:
    change(entered, "UPDATE legal_hold SET lifted_at = placed_at WHERE kind = 'person'")
    reseal(entered, "legal_hold")
    assert "are not those that the audit log tells" in problems(entered)
    change(entered, "DELETE FROM legal_hold")
    assert "are not those that the audit log tells" in problems(entered)


def test_a_certificate_that_is_dated_back_is_found_and_not_believed(entered: Office) -> None:
    with entered.writing() as transaction:
        [one] = certificates.every(transaction)
        certificates.keep(transaction, replace(one, issued_at=one.issued_at - HOUR))

    assert "bears another date than the audit log" in problems(entered)
    assert check_here(entered, one.code).verdict == "changed"
