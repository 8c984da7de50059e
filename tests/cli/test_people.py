"""Accounts on the command line."""

import re
from collections.abc import Iterator

import pytest

from tests.offices import opened
from tests.sharing import shared, signed_in
from trainer import paths
from trainer.academy import audit
from trainer.academy.office import Office, Seat
from trainer.academy.people import first_person, register
from trainer.cli.main import main


@pytest.fixture
def record() -> Iterator[Office]:
    """Lend a shared record where the command line looks for it."""
    office = opened(paths.database(), busy_seconds=2)
    shared(office, register(office, "A. Reyes", "4312"))
    yield office
    office.close()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["people", *words]) == 0
    return capsys.readouterr().out


def code_in(words: str) -> str:
    found = re.search(r"code is ([\w-]+)\.", words)
    assert found
    return found[1]


def test_people_are_listed_with_what_they_are(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "list") == "4312\tA. Reyes\ttrainee, administrator\tpassword\n"


def test_somebody_added_signs_in_with_the_code_that_is_printed(
    record: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_in(told(capsys, "add", "Omar Haddad", "77", "--roles", "instructor", "author"))

    assert signed_in(record, "77", code).must_change
    assert told(capsys, "list").splitlines()[1] == "77\tOmar Haddad\tinstructor, author\tone-time code"


def test_roles_are_given_and_accounts_closed_and_opened(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "add", "Omar Haddad", "77")
    assert told(capsys, "roles", "77", "records officer") == "Omar Haddad is now records officer.\n"
    assert told(capsys, "disable", "77") == "Omar Haddad can sign in no more.\n"
    assert "disabled" in told(capsys, "list")
    assert "back" in told(capsys, "add", "Omar Haddad", "77")
    told(capsys, "disable", "77")

    assert told(capsys, "enable", "77") == "Omar Haddad can sign in again.\n"


def test_a_lost_administrator_is_recovered_and_it_is_noted(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    code = code_in(told(capsys, "recover-administrator", "4312"))

    assert signed_in(record, "4312", code).must_change
    person = first_person(record)
    assert person is not None
    record.seat = Seat.FILE
    entry = next(one for one in audit.entries(record) if one.details.get("do") == "recovered")
    assert (entry.actor, entry.subject) == (None, person.id.hex())


def test_a_reset_prints_a_code(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert signed_in(record, "4312", code_in(told(capsys, "reset", "4312"))).must_change


def test_nobody_is_meant_by_an_unknown_number(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "reset", "9"]) == 1
    assert "Nobody here has the officer number 9" in capsys.readouterr().err


def test_without_a_record_there_is_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "list"]) == 1
    assert "no record" in capsys.readouterr().err


def test_a_name_that_cannot_be_kept_is_refused_here_too(record: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "add", "W" * 201, "5023"]) == 1
    assert "longer than 200 letters" in capsys.readouterr().err


def test_a_number_in_other_digits_is_the_same_number_here_too(
    record: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "add", "نور الدين", "٤٣١٢"]) == 1
    assert "is that of A. Reyes" in capsys.readouterr().err
