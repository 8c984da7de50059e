"""Certificates and one's own data on the command line."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offices import OTHER, REPEAT, SHORT, TELL, opened, played
from trainer import paths
from trainer.academy.certificates import Certificate, issue, revoke
from trainer.academy.office import Office
from trainer.academy.people import first_person, register
from trainer.academy.signing import public_key
from trainer.cli.main import main
from trainer.exchange.certificate import SignedText, written
from trainer.store import certificates as stored


@pytest.fixture
def record() -> Iterator[Office]:
    """Lend a record with a certificate where the command line looks for it."""
    office = opened(paths.database(), busy_seconds=2)
    person = register(office, "A. Reyes", "4312")
    for scenario in (SHORT, OTHER):
        played(office, person, TELL, REPEAT, scenario=scenario, mode="assessment")
    issue(office, person.id, "badge-requests")
    yield office
    office.close()


@pytest.fixture
def made(record: Office) -> Certificate:
    """Return the certificate of the record."""
    from trainer.academy.certificates import every

    return every(record)[0]


def text_of(office: Office) -> str:
    with office.reading() as transaction:
        row = stored.every(transaction)[0]
    assert row.statement is not None
    return written(SignedText(row.statement, row.key, row.signature))


def told(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(["certificate", *words]) == status
    said = capsys.readouterr()
    return said.out if status == 0 else said.out + said.err


def test_a_code_from_the_paper_is_checked(made: Certificate, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "check", made.code.lower())

    # The program's own library has other contacts than the tests': for it each edition has been superseded.
    assert said.startswith(
        "Valid: A. Reyes, officer 4312, Badge requests, issued 2026-11-20. Since then another edition"
    )
    assert f"  Certificate: {made.code}\n  Name: A. Reyes\n" in said


def test_a_revoked_one_is_told_with_its_reason_and_the_exit_status(
    record: Office, made: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    revoke(record, made.number, "Wrong officer.")

    assert told(capsys, "check", made.code, status=1).startswith("Revoked on 2026-11-20: Wrong officer.")


def test_a_typing_error_is_told_from_an_unknown_certificate(
    made: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "check letter does not fit" in told(capsys, "check", made.code.replace("000001", "000007"), status=1)


def test_a_machine_without_the_record_verifies_the_text_with_a_key(
    record: Office, made: Certificate, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key, text = told(capsys, "key"), text_of(record)
    (tmp_path / "key.txt").write_text(key)
    nowhere = ("--database", str(tmp_path / "none.db"))

    assert key.splitlines()[0] == public_key(record)
    for given in (public_key(record), str(tmp_path / "key.txt")):
        said = told(capsys, *nowhere, "check", text, "--key", given)
        assert "The signature fits." in said
        assert "  Course: Badge requests\n" in said
    assert "text has been changed" in told(capsys, "check", text[:-9] + "ABCDEFGHI", "--key", given, status=1)
    assert "There is no record" in told(capsys, *nowhere, "check", text, status=1)


def test_a_key_verifies_no_short_code(made: Certificate, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")

    assert "whole text of the QR code" in told(capsys, "check", made.code, "--key", "x", status=1)
    assert "not a key" in told(capsys, "check", "FC1/AA", "--key", str(tmp_path / "empty"), status=1)


def test_the_text_may_be_piped_in(
    record: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text_of(record) + "\n"))

    assert told(capsys, "check", "-").startswith("Valid: A. Reyes")


def test_certificates_are_listed(made: Certificate, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "list") == (
        f"{made.code}\t2026-11-20\tA. Reyes\tBadge requests\tValid, edition since superseded\n"
    )


@pytest.mark.parametrize("who", ["4312", "a. reyes"])
def test_ones_own_data_is_written_to_a_folder(
    record: Office, capsys: pytest.CaptureFixture[str], tmp_path: Path, who: str
) -> None:
    assert main(["people", "export", who, str(tmp_path)]) == 0
    folder = Path(capsys.readouterr().out.removeprefix("Written to ").strip().removesuffix("."))

    assert folder.parent == tmp_path
    assert {"own-data.json", "own-data.schema.json", "training-record.csv"} <= {one.name for one in folder.iterdir()}


def test_a_name_that_two_people_have_needs_the_number(
    record: Office, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    register(record, "a.  REYES", "5")

    assert first_person(record) is not None
    assert main(["people", "export", "A. Reyes", str(tmp_path)]) == 1
    assert "2 people here are called A. Reyes" in capsys.readouterr().err


def test_a_record_without_certificates_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    opened(paths.database(), busy_seconds=2).close()

    assert told(capsys, "list") == "No certificate has been issued here.\n"
