"""Checking a certificate: by its code, by its signed text, with the record at hand or with a public key alone."""

from pathlib import Path

import pytest

from tests.builders import edition
from tests.offices import OTHER, REPEAT, SHORT, TELL, library, opened, other_edition, played
from tests.servers import ON_FILE
from trainer.academy import signing
from trainer.academy.certificate_checks import check_here, check_with_key
from trainer.academy.certificates import Certificate, issue, revoke
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.errors import TrainerError
from trainer.exchange.certificate import SignedText, code_of, read, written
from trainer.store import certificates as stored
from trainer.store.seals import seal


@pytest.fixture
def made(office: Office, person: Person) -> Certificate:
    """Return a certificate of an office."""
    for scenario in (SHORT, OTHER):
        played(office, person, TELL, REPEAT, scenario=scenario, mode="assessment")
    return issue(office, person.id, "badge-requests")


def row_of(office: Office) -> stored.StoredCertificate:
    with office.reading() as transaction:
        return stored.every(transaction)[0]


def text_of(office: Office) -> str:
    row = row_of(office)
    assert row.statement is not None
    return written(SignedText(row.statement, row.key, row.signature))


def changed(office: Office, change: str) -> None:
    """Change a certificate as somebody would who knows how rows are sealed."""
    with office.writing() as transaction:
        transaction.exec_driver_sql(f"UPDATE certificate SET {change}")
        for row in transaction.exec_driver_sql("SELECT * FROM certificate").all():
            transaction.exec_driver_sql("UPDATE certificate SET seal = ? WHERE number = ?", (seal(row[:-1]), row[0]))


def test_a_valid_certificate_is_found_by_its_code_and_by_its_text(office: Office, made: Certificate) -> None:
    for typed in (made.code, made.code.lower().replace("-", ""), text_of(office)):
        found = check_here(office, typed)

        assert (found.verdict, found.holds, found.said["name"]) == ("valid", True, "A. Reyes")
    assert found.sentence == "Valid: A. Reyes, officer 4312, Badge requests, issued 2026-11-20."


def test_a_revoked_one_says_when_and_why(office: Office, made: Certificate) -> None:
    revoke(office, made.number, "Wrong officer.")
    found = check_here(office, made.code)

    assert (found.verdict, found.holds) == ("revoked", False)
    assert found.sentence.startswith("Revoked on 2026-11-20: Wrong officer. (A. Reyes, officer 4312,")


@ON_FILE
def test_one_of_a_superseded_edition_is_valid_and_says_so(tmp_path: Path, office: Office, made: Certificate) -> None:
    newer = opened(tmp_path / "record.db", of=library(edition(("version: 1", "version: 2")), other_edition()))
    found = check_here(newer, made.code)
    newer.close()

    assert (found.verdict, found.holds) == ("superseded", True)
    assert "another edition has taken the place of “A name on the pavement”" in found.sentence


def test_one_that_was_not_issued_here_is_unknown(office: Office, made: Certificate) -> None:
    assert check_here(office, code_of(b"\1" * 16, 7)).verdict == "unknown"


def test_a_mistyped_code_is_said_to_be_mistyped(office: Office, made: Certificate) -> None:
    other = made.code.replace("000001", "000002")

    with pytest.raises(TrainerError, match="check letter"):
        check_here(office, other)


def test_a_text_that_differs_from_what_was_issued_is_found(office: Office, made: Certificate) -> None:
    signed = read(text_of(office))
    forged = written(SignedText(signed.statement.replace("A. Reyes", "B. Reyes"), signed.key, signed.signature))

    assert check_here(office, forged).verdict == "changed"
    assert check_with_key(forged, signing.public_key(office)).verdict == "not signed"


def test_a_public_key_is_enough_to_verify_the_text(office: Office, made: Certificate) -> None:
    found = check_with_key(text_of(office), signing.public_key(office).lower())

    assert (found.verdict, found.holds, found.said["course"]) == ("signed", True, "Badge requests")
    assert "only the record that issued it" in found.sentence


def test_another_key_says_nothing(tmp_path: Path, office: Office, made: Certificate) -> None:
    other = opened(tmp_path / "other.db")
    other.clock.chance(1)
    key = signing.public_key(other)
    other.close()

    assert check_with_key(text_of(office), key).sentence == "It was signed with another key than this one."


def test_a_certificate_can_be_verified_after_the_key_was_renewed(office: Office, made: Certificate) -> None:
    signing.renew(office)

    assert check_here(office, made.code).verdict == "valid"
    assert check(office).problems == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("person = zeroblob(16)", "not what the audit log says"),
        ("digest = zeroblob(32)", "not what the audit log says"),
        ("code = 'AAAA-000001-A'", "not what the audit log says"),
        ("revoked_at = 1", "do not agree on whether it was revoked"),
        ("document = replace(document, 'A. Reyes', 'B. Reyes')", "says something else"),
        ("salt = NULL", "says something else"),
        ("statement = replace(statement, 'A. Reyes', 'B. Reyes')", "does not fit its signature"),
        ("signature = zeroblob(64)", "does not fit its signature"),
        ("key = zeroblob(16)", "does not fit its signature"),
    ],
)
@ON_FILE
def test_what_was_changed_is_found_though_it_was_sealed_again(
    office: Office, made: Certificate, change: str, found: str
) -> None:
    with office.writing() as transaction:
        transaction.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    if change.startswith("person"):
        from trainer.academy.people import register

        change = f"person = x'{register(office, 'B', '5').id.hex()}'"
    changed(office, change)
    problems = [one.sentence for one in check(office).problems]

    assert any(found in sentence for sentence in problems), problems
    if not change.startswith("code"):
        assert check_here(office, made.code).verdict == "changed"


def test_one_that_was_signed_as_another_is_found(office: Office, person: Person, made: Certificate) -> None:
    office.clock.pass_by(days=1)  # type: ignore[attr-defined]
    played(office, person, TELL, REPEAT, mode="assessment")
    issue(office, person.id, "badge-requests")
    with office.reading() as transaction:
        statement, signature = transaction.exec_driver_sql(
            "SELECT statement, signature FROM certificate WHERE number = 2"
        ).one()
    with office.writing() as transaction:
        transaction.exec_driver_sql(
            "UPDATE certificate SET statement = ?, signature = ? WHERE number = 1", (statement, signature)
        )

    assert any("signed as another one" in one.sentence for one in check(office).problems)


def test_what_a_certificate_said_can_be_erased_and_it_still_verifies(office: Office, made: Certificate) -> None:
    changed(office, "document = NULL, salt = NULL, statement = NULL")
    found = check_here(office, made.code)

    assert (found.verdict, found.sentence) == ("valid", "Valid: Badge requests, name erased, issued 2026-11-20.")
    assert check(office).problems == ()
