"""What the tables give back: one noun at a time, on a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offices import POINT, REPEAT, TELL, opened, played
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.cli import history
from trainer.engine.actions import WriteNote
from trainer.store import attempts, editions, results


@pytest.fixture
def office(place: Path | str) -> Iterator[Office]:
    office = opened(place)
    yield office
    office.close()


def test_a_document_survives_its_packing(office: Office) -> None:
    playing = played(office, register(office, "Ana", "1"), TELL, REPEAT)
    with office.reading() as transaction:
        row = results.of_attempt(transaction, playing.attempt_id)
        stored = transaction.exec_driver_sql("SELECT length(document) FROM result").scalar_one()

    assert row is not None
    assert row.document.startswith('{"best":')
    assert stored < len(row.document) / 2


def test_no_evidence_to_store_is_no_statement(office: Office) -> None:
    with office.writing() as transaction:
        results.keep_evidence(transaction, ())

        assert results.evidence(transaction) == ()


def test_what_was_never_played_has_no_text(office: Office) -> None:
    with office.reading() as transaction:
        found = (
            editions.edition(transaction, b""),
            editions.profile(transaction, b""),
            results.of_attempt(transaction, b""),
        )

    assert found == (None, None, None)


def test_history_made_in_bulk_is_sound(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_BATCH", 200)
    choices = history.add_history(office, 400)
    with office.reading() as transaction:
        plays, events = attempts.count(transaction)

    assert (events, check(office).problems) == (choices, ())
    assert plays == 230


def test_only_the_typed_part_of_one_event_is_erased(office: Office) -> None:
    playing = played(office, register(office, "Ana", "1"), WriteNote("One."), WriteNote("Two."), POINT)
    with office.writing() as transaction:
        attempts.erase_private(transaction, playing.attempt_id, 1)
        links = attempts.links(transaction, playing.attempt_id)

    assert [link.private for link in links] == [None, '{"text":"Two."}', None]
    assert links[0].private_digest is not None
