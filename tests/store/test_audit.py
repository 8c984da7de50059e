"""The audit log is a chain: what is changed, taken out or erased is told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.offices import opened
from trainer.academy import audit
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.store import audit as stored


@pytest.fixture
def office(place: Path | str) -> Iterator[Office]:
    """Lend a record whose log has four entries."""
    found = opened(place)
    with found.writing() as transaction:
        for number in range(4):
            audit.note(found, transaction, "act", f"thing {number}", {"number": number}, {"why": f"reason {number}"})
    yield found
    found.close()


def _bad(office: Office) -> int | None:
    with office.reading() as transaction:
        return stored.first_bad(transaction)


def _change(office: Office, words: str) -> None:
    with office.writing() as transaction:
        transaction.execute(text(words))


def test_an_untouched_log_holds(office: Office) -> None:
    assert _bad(office) is None
    assert check(office).problems == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("UPDATE audit_entry SET subject = 'other' WHERE sequence = 2", 2),
        ("UPDATE audit_entry SET act = 'other' WHERE sequence = 3", 3),
        ("UPDATE audit_entry SET actor = hash WHERE sequence = 1", 1),
        ("UPDATE audit_entry SET public = '{}' WHERE sequence = 4", 4),
        ("UPDATE audit_entry SET at = at + 1 WHERE sequence = 1", 1),
        ("UPDATE audit_entry SET private = '{}' WHERE sequence = 2", 2),
        ("UPDATE audit_entry SET salt = NULL WHERE sequence = 2", 2),
        ("DELETE FROM audit_entry WHERE sequence = 2", 2),
    ],
)
def test_what_was_changed_is_named(office: Office, words: str, number: int) -> None:
    _change(office, words)

    assert _bad(office) == number
    assert f"The entry {number} of the audit log" in check(office).problems[0].sentence


def test_private_words_can_be_erased_and_the_chain_holds(office: Office) -> None:
    with office.writing() as transaction:
        stored.erase_private(transaction, 2)

    assert _bad(office) is None
    assert [entry.private for entry in audit.entries(office)] == [
        {"why": "reason 3"}, {"why": "reason 2"}, {}, {"why": "reason 0"},
    ]  # fmt: skip


def test_entries_are_read_the_latest_first_and_in_parts(office: Office) -> None:
    assert [entry.sequence for entry in audit.entries(office, most=2)] == [4, 3]
    assert [entry.sequence for entry in audit.entries(office, before=3)] == [2, 1]
    assert [entry.details["number"] for entry in audit.entries(office, subject="thing 1")] == [1]


def test_an_entry_names_who_acted(office: Office) -> None:
    office.acting = b"x" * 16
    with office.writing() as transaction:
        audit.note(office, transaction, "act", "thing", {})

    assert [entry.actor for entry in audit.entries(office, most=2)] == [b"x" * 16, None]
    assert audit.entries(office, most=1)[0].private == {}


def test_the_head_moves_with_every_entry(office: Office, tmp_path: Path) -> None:
    empty = opened(tmp_path / "empty.db")
    with office.reading() as transaction, empty.reading() as other:
        assert stored.head(transaction)[0] == stored.count(transaction) == 4
        assert stored.head(other)[0] == 0
    empty.close()
