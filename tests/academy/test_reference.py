"""Looked up by words, opened with what it rests on and what trains it; the index can always be made again."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offices import FixedClock
from trainer import paths
from trainer.academy import law, reference
from trainer.academy.office import Office, open_office
from trainer.errors import TrainerError
from trainer.scenario.compiled import load_compiled
from trainer.store.search import Document, open_index

HOSTILE = [
    '"',
    "'",
    "OR",
    "NEAR(",
    "*",
    "title:x",
    "a AND",
    "\x00",
    "a\x00b",
    "-",
    "^",
    "(",
    "𝕏",
    "שלום",
    "%",
    "💥",
    " ",
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Lend a record over the shipped library."""
    clock = FixedClock(datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC))
    found = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), clock)
    yield found
    found.close()


def test_words_are_found_while_they_are_typed(office: Office) -> None:
    found = reference.search(office, "badge numb")

    assert found[0].key == "mistake:mistake-25"
    assert "question:badge-number-on-request" in [one.key for one in found]
    assert [part for place, part in enumerate(found[0].parts) if place % 2] == ["badge", "number"]


def test_one_kind_alone_can_be_looked_through(office: Office) -> None:
    assert {one.kind for one in reference.search(office, "consent", "authority")} == {"authority"}


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_is_typed_is_read_as_an_order(office: Office, words: str) -> None:
    assert isinstance(reference.search(office, words), tuple)


def test_accents_and_capitals_do_not_matter(office: Office) -> None:
    assert reference.search(office, "MONÉLL")[0].key == "authority:monell-v-department-of-social-services"


@pytest.mark.parametrize(("kind", "heading"), reference.KINDS)
def test_every_kind_has_entries_that_open(office: Office, kind: str, heading: str) -> None:
    listed = reference.listed(office, kind)

    assert listed
    assert reference.opened(office, listed[0].key).title
    assert heading


def test_an_authority_says_what_trains_it(office: Office) -> None:
    opened = reference.opened(office, "authority:florida-v-jl")

    assert opened.authority is not None
    assert "fourth-amendment/a-call-about-a-gun" in [one.key for one in opened.trained_by]


def test_a_question_leads_to_its_law_and_to_the_agency_s_rules(office: Office) -> None:
    keys = [one.key for one in reference.opened(office, "question:badge-number-on-request").rests_on]

    assert "authority:maryland-2-109" in keys
    assert "rule:default:identification-on-request" in keys


def test_a_rule_that_a_profile_took_over_is_listed_once(office: Office) -> None:
    keys = [one.key for one in reference.listed(office, "rule")]

    assert "rule:default:public-recording" in keys
    assert "rule:chicago:public-recording" not in keys
    assert reference.opened(office, "rule:chicago:public-recording").profile is not None


@pytest.mark.parametrize(
    "key", ["question:no-such", "rule:default:no-such", "authority:no-such", "nothing", "term:skill-summary"]
)
def test_what_is_not_there_is_said(office: Office, key: str) -> None:
    with pytest.raises(TrainerError, match="no entry"):
        reference.opened(office, key)


def test_a_status_that_was_set_is_found_at_once(office: Office) -> None:
    subject = law.Subject("authority", "florida-v-jl")
    law.set_status(office, subject, "overruled", since=datetime.date(2026, 11, 1), source="Zebra decision")

    assert reference.search(office, "zebra")[0].key == "authority:florida-v-jl"


DOCUMENTS = (Document("a:1", "a", "An apple", "It is red.", "Found on trees."),)


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 100])
def test_a_damaged_index_is_made_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "reference-one.db").write_bytes(content)
    index = open_index(tmp_path, "one", DOCUMENTS)

    assert [one.key for one in index.find("appl")] == ["a:1"]
    index.close()


def test_an_index_is_used_again_and_older_ones_go(tmp_path: Path) -> None:
    open_index(tmp_path, "old", DOCUMENTS).close()
    open_index(tmp_path, "one", DOCUMENTS).close()
    again = open_index(tmp_path, "one", ())

    assert [file.name for file in tmp_path.glob("reference-*.db")] == ["reference-one.db"]
    assert again.find("trees")[0].title == "An apple"
    again.close()


def test_without_a_folder_the_index_is_held_in_memory(tmp_path: Path) -> None:
    index = open_index(tmp_path / "nowhere", "one", DOCUMENTS)

    assert index.find("red")
    assert index.find("  ") == ()
    index.close()
