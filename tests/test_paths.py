"""Where the record lies: in the person's own folder, in another file, or on a server."""

from pathlib import Path

import pytest

from trainer import paths
from trainer.errors import TrainerError

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


@pytest.mark.parametrize(
    ("words", "file"),
    [("sqlite:///a.db", "a.db"), ("sqlite:////tmp/a.db", "/tmp/a.db"), (" postgres:a.db", " postgres:a.db")],
)
def test_an_address_of_a_file_is_that_file(words: str, file: str) -> None:
    assert paths.as_place(words) == Path(file)


def test_the_scheme_of_an_address_may_be_written_large() -> None:
    assert paths.as_place("PostgreSQL://db/Fair") == "postgresql://db/Fair"


@pytest.mark.parametrize(
    "words", ["mysql://a:secret@b/c", "http://b", "sqlite://a", "postgresql+psycopg://b/c", "file:///a"]
)
def test_an_address_of_another_kind_is_refused_without_repeating_it(words: str) -> None:
    with pytest.raises(TrainerError, match="postgresql://NAME@HOST/DATABASE") as refused:
        paths.as_place(words)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("words", ["", "  ", "a" * 5000, "a\0b", "~nobody-is-called-so/a"])
def test_what_can_be_no_file_is_refused_in_words(words: str) -> None:
    with pytest.raises(TrainerError):
        paths.as_file(words)


def test_the_own_folder_is_understood_everywhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("FAIR_CONTACT_HOME", "~/mine")
    assert paths.database() == home / "mine" / "fair-contact.db"
    monkeypatch.setenv("FAIR_CONTACT_DATABASE", "~/other.db")

    assert paths.database() == home / "other.db"


def test_a_variable_with_nothing_in_it_is_not_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIR_CONTACT_DATABASE", " ")

    assert paths.database() == home / "fair-contact.db"


def test_what_is_wrong_with_a_variable_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIR_CONTACT_DATABASE", "mysql://db/x")

    with pytest.raises(TrainerError, match=r"FAIR_CONTACT_DATABASE cannot be used. .*mysql://"):
        paths.database()


def test_a_link_that_leads_back_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(TrainerError, match="leads back to itself"):
        paths.as_file(str(tmp_path / "loop"))
