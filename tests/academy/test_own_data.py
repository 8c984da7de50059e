"""Everything about oneself: whole, readable, and nothing of anybody else."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.offices import OTHER, POINT, REPEAT, SHORT, SIGH, TELL, FixedClock, opened, played
from tests.sharing import PASSPHRASE, hash_of, shared, with_roles
from trainer import paths
from trainer.academy import accounts, cohorts
from trainer.academy.audit import entries
from trainer.academy.certificates import issue
from trainer.academy.office import Office
from trainer.academy.own_data import export
from trainer.academy.people import Person, correct, register
from trainer.academy.remediations import note
from trainer.engine.actions import Resolve, WriteNote
from trainer.errors import TrainerError
from trainer.people.roles import Role
from trainer.store.migrate import tables
from trainer.store.own_rows import rows_about

_NEVER_ABOUT_A_PERSON = {
    "edition", "profile_edition", "authorities_edition", "audit_entry", "agency", "sign_in_failure", "sign_in_policy",
    "publication", "published_profile", "published_authority", "legal_status", "signing_key", "retention_period",
}  # fmt: skip


def lived(office: Office, person: Person) -> None:
    for scenario in (SHORT, OTHER):
        played(office, person, TELL, REPEAT, scenario=scenario, mode="assessment")
    issue(office, person.id, "badge-requests")
    failed = played(office, person, WriteNote('=HYPERLINK("x")'), POINT, SIGH, Resolve("Say it.", "2026-12-01"))
    note(office, failed.attempt_id, "Talked it over.")
    correct(office, person.id, "A. Reyes-Lund", "43/12", "Harbor police")


def read(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "own-data.json").read_text(encoding="utf-8"))
    return found


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / name).read_bytes().decode("utf-8-sig"))))


def test_all_of_ones_own_is_there(office: Office, person: Person, tmp_path: Path) -> None:
    lived(office, person)
    data = read(export(office, person.id, tmp_path))

    assert (data["person"]["name"], [one["name"] for one in data["former"]]) == ("A. Reyes-Lund", ["A. Reyes"])
    assert [(play["contact"], play["mode"], play["score"]) for play in data["training_record"]] == [
        (SHORT, "assessment", 100), (OTHER, "assessment", 100), (SHORT, "practice", 21),
    ]  # fmt: skip
    assert data["training_record"][2]["notes"][0]["words"] == "Talked it over."
    typed = [one["private"] for one in data["tables"]["event"] if one["private"]]
    assert typed == [{"text": '=HYPERLINK("x")'}, {"text": "Say it."}]
    assert {"account", "certificate", "evidence", "resolution", "result", "remediation"} <= data["tables"].keys()
    assert data["tables"]["certificate"][0]["document"]["number"] == 1
    assert [one["act"] for one in data["audit"]][-1] == "correct a name or number"


def test_the_file_is_as_its_schema_says(office: Office, person: Person, tmp_path: Path) -> None:
    lived(office, person)
    folder = export(office, person.id, tmp_path)
    schema, data = json.loads((folder / "own-data.schema.json").read_text()), read(folder)

    assert set(schema["required"]) == data.keys() == schema["properties"].keys()
    for name, one in schema["properties"].items():
        if "const" in one:
            assert data[name] == one["const"]
        for row in data[name] if one.get("type") == "array" else ():
            assert set(one["items"]["required"]) == row.keys()
    assert set(schema["properties"]["person"]["required"]) == data["person"].keys()


def test_tables_are_sheets_in_which_nothing_runs(
    office: Office, clock: FixedClock, person: Person, tmp_path: Path
) -> None:
    lived(office, person)
    clock.pass_by(seconds=1)
    correct(office, person.id, "=1+1", "43/12")
    folder = export(office, person.id, tmp_path)

    assert folder.name == "own-data-43-12-2026-11-20-120001"
    assert [row["name"] for row in sheet(folder, "table-former-identity.csv")] == ["A. Reyes", "A. Reyes-Lund"]
    assert [row["name"] for row in sheet(folder, "table-person.csv")] == ["'=1+1"]
    assert [row["try"] for row in sheet(folder, "training-record.csv")] == ["1", "1", "1"]
    assert len(sheet(folder, "audit-log.csv")) == len(read(folder)["audit"])


def test_that_it_was_taken_out_is_noted(office: Office, person: Person, tmp_path: Path) -> None:
    export(office, person.id, tmp_path)

    assert [one.details for one in entries(office, act="export a record")] == [{"do": "own data", "plays": 0}]


def test_what_cannot_be_written_leaves_nothing_and_no_note(office: Office, person: Person, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TrainerError, match="cannot be written"):
        export(office, person.id, tmp_path / "file")
    with pytest.raises(TrainerError, match="nobody of that name"):
        export(office, b"x" * 16, tmp_path)

    assert entries(office, act="export a record") == ()


def test_nothing_of_anybody_else_and_no_password_is_there(tmp_path: Path, clock: FixedClock) -> None:
    office = opened(tmp_path / "shared.db", clock=clock)
    administrator = register(office, "A. Reyes", "4312")
    shared(office, administrator)
    other = with_roles(office, "Omar Haddad", "5021", Role.TRAINEE)
    accounts.give_roles(office, other.id, [Role.TRAINEE, Role.AUTHOR])
    cohort = cohorts.create(office, "Autumn")
    cohorts.add_member(office, cohort, administrator.id, "trainee")
    folder = export(office, administrator.id, tmp_path)
    text = (folder / "own-data.json").read_text(encoding="utf-8")
    office.close()

    assert "Omar" not in text
    assert hash_of(PASSPHRASE) not in text
    assert [row["name"] for row in read(folder)["tables"]["cohort"]] == ["Autumn"]
    assert any(one["by_this_person"] and not one["about_this_person"] for one in read(folder)["audit"])


def test_no_table_is_forgotten(office: Office, person: Person) -> None:
    with office.reading() as transaction:
        found = rows_about(transaction, person.id)

    assert found.keys() & _NEVER_ABOUT_A_PERSON == set()
    assert {table.name for table in tables()} - found.keys() - _NEVER_ABOUT_A_PERSON == set()
    assert not any("password" in row or "seal" in row for rows in found.values() for row in rows)


def test_the_schema_ships_with_the_program() -> None:
    assert (paths.assets() / "documents" / "own-data.schema.json").is_file()
