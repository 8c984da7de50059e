"""Transcript and certificate: tagged, in a language, with a title; every name set right, or refused with a reason."""

import io
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import IndirectObject

from tests.builders import edition
from tests.offices import OTHER, POINT, REFUSE, REPEAT, SHORT, SIGH, TELL, FixedClock, library, opened, other_edition
from tests.offices import played as play_with
from tests.servers import ON_FILE
from trainer.academy.audit import entries
from trainer.academy.certificates import Certificate, issue, revoke
from trainer.academy.office import Office
from trainer.academy.papers import save_certificate, save_transcript
from trainer.academy.people import Person, correct, register
from trainer.academy.policy import declare_demo
from trainer.academy.remediations import note
from trainer.errors import TrainerError


def met(office: Office, person: Person) -> Certificate:
    for scenario in (SHORT, OTHER):
        play_with(office, person, TELL, REPEAT, scenario=scenario, mode="assessment")
    return issue(office, person.id, "badge-requests")


def read(file: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file.read_bytes()))


def words(file: Path) -> str:
    text = "\n".join(page.extract_text() for page in read(file).pages)
    return " ".join(text.replace("\u200b", "").replace("\u200d", "").split())


def tags(file: Path) -> set[str]:
    """Return the kinds of every element in the tree of tags."""
    found: set[str] = set()

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, dict):
            found.add(str(node.get("/S", "")))
            walk(node.get("/K"))
        elif isinstance(node, list):
            for one in node:
                walk(one)

    walk(read(file).trailer["/Root"]["/StructTreeRoot"])
    return found


def assert_accessible(file: Path, title: str) -> None:
    root = read(file).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert read(file).metadata.title == title  # type: ignore[union-attr]


def test_a_certificate_is_tagged_and_says_what_was_certified(office: Office, person: Person, tmp_path: Path) -> None:
    made, file = met(office, person), tmp_path / "certificate.pdf"
    save_certificate(office, made.number, file)

    assert_accessible(file, f"Certificate of completion, {made.code}")
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= tags(file)
    said = words(file)
    for part in (
        "A. Reyes",
        "Badge requests",
        made.code,
        "not proctored",
        "2026-10-01",
        "A name at the door",
        "fiction",
    ):
        assert part in said


def test_a_transcript_is_tagged_and_keeps_coached_plays_ungraded(
    office: Office, clock: FixedClock, person: Person, tmp_path: Path
) -> None:
    file = tmp_path / "transcript.pdf"
    failed = play_with(office, person, REFUSE, SIGH, mode="assessment")
    note(office, failed.attempt_id, "Read the rule together.")
    clock.pass_by(days=1)
    play_with(office, person, POINT, SIGH)
    clock.pass_by(days=1)
    revoke(office, met(office, person).number, "Wrong officer.")
    play_with(office, person, TELL)
    correct(office, person.id, "A. Reyes-Lund", "4312")
    save_transcript(office, person.id, file)
    said = words(file)

    assert_accessible(file, "Training record of A. Reyes-Lund")
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= tags(file)
    for part in (
        "Until 2026-11-22: A. Reyes, 4312", "Screen-out: identification refused.", "Gone over once.",
        "Read the rule together.", "Retest on 2026-11-22: 100 of 100.", "Revoked on 2026-11-22: Wrong officer.",
        "not finished", "Coached plays are never graded",
    ):  # fmt: skip
        assert part in said, said


def test_a_record_without_plays_makes_a_transcript(office: Office, person: Person, tmp_path: Path) -> None:
    save_transcript(office, person.id, tmp_path / "t.pdf")

    assert "None yet." in words(tmp_path / "t.pdf")


def test_a_play_that_fell_short_and_was_not_repeated_says_so(office: Office, person: Person, tmp_path: Path) -> None:
    play_with(office, person, POINT, SIGH, mode="assessment")
    for _ in range(2):
        play_with(office, person, POINT, SIGH)
    save_transcript(office, person.id, tmp_path / "t.pdf")

    assert "Gone over 2 times. No retest yet." in words(tmp_path / "t.pdf")


NAMES = (
    "Thị Hồng Nguyễn", "نور الدين", "שרה לוי", "Ωμέγα", "Ж" * 200, "ن" * 200, "W" * 200, "e\u0301" * 90,
    "#[*a* _b_] $x$ @c <d> \\n",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_many_scripts_is_set_whole(tmp_path: Path, name: str) -> None:
    office = opened(tmp_path / "record.db")
    person = register(office, name, "4312")
    save_transcript(office, person.id, tmp_path / "t.pdf")
    save_certificate(office, met(office, person).number, tmp_path / "c.pdf")
    office.close()
    places: list[float] = []
    for file in (tmp_path / "t.pdf", tmp_path / "c.pdf"):
        for page in read(file).pages:
            right = float(page.mediabox.right)
            page.extract_text(visitor_text=lambda text, _c, at, *_, right=right: places.append(at[4] / right))

    assert all(0 <= place <= 1 for place in places)


def test_a_note_on_a_play_that_met_its_level_stands_alone(office: Office, person: Person, tmp_path: Path) -> None:
    note(office, play_with(office, person, TELL, REPEAT, mode="assessment").attempt_id, "Tone.")
    save_transcript(office, person.id, tmp_path / "t.pdf")

    assert "Tone." in words(tmp_path / "t.pdf")
    assert "No retest yet" not in words(tmp_path / "t.pdf")


def test_a_letter_that_no_font_has_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    office = opened(tmp_path / "record.db")
    person = register(office, "A \U000e0041\U0001f9ff\U00016a40 B", "4312")
    with pytest.raises(TrainerError, match="No font on this computer"):
        save_transcript(office, person.id, tmp_path / "t.pdf")
    office.close()

    assert not list(tmp_path.glob("t.pdf*"))


@ON_FILE
def test_a_superseded_edition_is_told_on_a_certificate_that_is_printed_later(
    office: Office, person: Person, tmp_path: Path
) -> None:
    made = met(office, person)
    newer = opened(tmp_path / "record.db", of=library(edition(("version: 1", "version: 2")), other_edition()))
    save_certificate(newer, made.number, tmp_path / "c.pdf")
    newer.close()

    assert "another edition has taken the place of “A name on the pavement”" in words(tmp_path / "c.pdf")


def test_a_revoked_certificate_is_not_printed(office: Office, person: Person, tmp_path: Path) -> None:
    made = met(office, person)
    revoke(office, made.number, "Why.")

    with pytest.raises(TrainerError, match="is not printed any more"):
        save_certificate(office, made.number, tmp_path / "c.pdf")


def test_a_certificate_that_is_not_there_or_was_erased_is_not_printed(
    office: Office, person: Person, tmp_path: Path
) -> None:
    made = met(office, person)
    with pytest.raises(TrainerError, match="no certificate 9"):
        save_certificate(office, 9, tmp_path / "c.pdf")
    with office.writing() as transaction:
        transaction.exec_driver_sql("UPDATE certificate SET document = NULL")

    with pytest.raises(TrainerError, match="no certificate 1"):
        save_certificate(office, made.number, tmp_path / "c.pdf")


def test_whoever_issued_it_and_what_left_the_record_are_named(office: Office, person: Person, tmp_path: Path) -> None:
    office.acting = person.id
    save_certificate(office, met(office, person).number, tmp_path / "c.pdf")
    save_transcript(office, person.id, tmp_path / "t.pdf")

    assert "by A. Reyes, 4312" in words(tmp_path / "c.pdf")
    assert [one.details["do"] for one in entries(office, act="export a record")] == ["transcript", "certificate"]


def test_the_papers_of_a_demo_academy_say_that_everybody_is_fiction(office: Office, tmp_path: Path) -> None:
    declare_demo(office)
    person = register(office, "نور الدين", "4312")
    certificate, transcript = tmp_path / "certificate.pdf", tmp_path / "transcript.pdf"
    save_certificate(office, met(office, person).number, certificate)
    save_transcript(office, person.id, transcript)

    assert "everybody on this record is fiction" in words(certificate)
    assert "everybody on this record is fiction" in words(transcript)


def test_the_papers_of_real_people_say_nothing_of_a_demo(office: Office, person: Person, tmp_path: Path) -> None:
    save_transcript(office, person.id, tmp_path / "transcript.pdf")

    assert "Demo academy" not in words(tmp_path / "transcript.pdf")
