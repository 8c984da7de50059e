"""Where the record lies: in the person's own folder, in another file, or on a server."""

from pathlib import Path

import pytest

from trainer import paths

ADDRESS = "postgresql://station@db.academy.example/fair_contact"


def test_the_record_lies_in_the_home_unless_another_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.database() == home / "fair-contact.db"
    monkeypatch.setenv("FAIR_CONTACT_DATABASE", str(home / "other.db"))

    assert paths.database() == home / "other.db"
    assert paths.backups() == home / "other.db backups"


def test_a_record_may_lie_on_a_server_and_its_folder_of_copies_is_the_usual_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIR_CONTACT_DATABASE", ADDRESS)

    assert paths.database() == ADDRESS
    assert paths.backups() == home / "backups"
    assert paths.is_there(ADDRESS)


@pytest.mark.parametrize("words", [ADDRESS, "postgres://db/fair_contact"])
def test_an_address_is_told_from_a_file(words: str) -> None:
    assert paths.as_place(words) == words
    assert paths.as_place("a folder/record.db") == Path("a folder/record.db")
