"""The audit log as it is read: names in place of ids, narrowed, checked, and taken out."""

import csv
import io
from datetime import timedelta

import pytest

from tests.offices import FixedClock
from tests.sharing import become, shared, signed_in, with_roles
from trainer.academy import accounts, audit, cohorts
from trainer.academy.audit import NOBODY, Asked
from trainer.academy.audit_words import told
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, correct
from trainer.academy.permission import Refused
from trainer.academy.sign_in import TooManyTries, WrongPassword
from trainer.people.roles import Act, Role


def test_an_entry_is_read_with_names(office: Office, person: Person) -> None:
    made = cohorts.create(office, "Recruits")
    cohorts.add_member(office, made, person.id, "trainee")
    newest, older = audit.log(office)[:2]

    assert (newest.who, newest.act, newest.about) == (NOBODY, Act.ARRANGE_COHORTS, "cohort Recruits")
    assert newest.details == "Added trainee; person: A. Reyes, 4312"
    assert older.details == "Created; name: Recruits"


def test_who_acted_is_named(office: Office, person: Person) -> None:
    shared(office, person)
    correct(office, person.id, "Ana Reyes", "4312")

    assert audit.log(office)[0].who == "Ana Reyes, 4312"


def test_the_log_is_narrowed_by_act_person_and_time(office: Office, person: Person, clock: FixedClock) -> None:
    shared(office, person)
    other = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    clock.pass_by(days=3)
    accounts.disable(office, other.id)
    recent = audit.log(office, Asked(since=clock.now() - timedelta(days=1)))

    assert [one.details for one in recent] == ["Account closed"]
    assert {one.about for one in audit.log(office, Asked(person=other.id))} == {"Omar Haddad, 77"}
    assert {one.act for one in audit.log(office, Asked(act=Act.SET_POLICY))} == {Act.SET_POLICY}
    assert Act.SET_POLICY in audit.acts(office)


def test_older_entries_are_read_below_a_number(office: Office, person: Person) -> None:
    for name in ("One", "Two", "Three"):
        cohorts.create(office, name)
    newest = audit.log(office, most=1)
    rest = audit.log(office, before=newest[0].sequence)

    assert [one.details for one in (*newest, *rest)] == [f"Created; name: {name}" for name in ("Three", "Two", "One")]


def test_the_chain_is_computed_again(office: Office, person: Person) -> None:
    cohorts.create(office, "One")
    assert audit.first_bad(office) == (1, None)
    with office.writing() as transaction:
        transaction.exec_driver_sql("UPDATE audit_entry SET act = 'nothing' WHERE sequence = 1")

    assert audit.first_bad(office) == (1, 1)


def test_the_log_is_taken_out_as_a_sheet_and_that_is_noted(office: Office, person: Person) -> None:
    cohorts.create(office, "=Recruits")
    rows = list(csv.reader(io.StringIO(audit.as_csv(office).decode("utf-8-sig"))))

    assert [row[3] for row in rows] == ["Act", Act.ARRANGE_COHORTS]
    assert audit.log(office)[0].details == "Exported; 1 entry"


def test_failures_to_sign_in_stand_in_the_log(office: Office, person: Person) -> None:
    shared(office, person)
    become(office, None)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            signed_in(office, "4312", "x")
    with pytest.raises(TooManyTries):
        signed_in(office, "4312", "x")
    office.seat = Seat.FILE
    failed = audit.log(office, Asked(act="sign-in failed"))

    assert [one.details for one in failed] == [
        *(f"{count} failures in a row" for count in (5, 4, 3, 2)),
        "1 failure in a row",
    ]
    assert {one.about for one in failed} == {"A. Reyes, 4312"}


def test_a_trainee_does_not_read_the_log(office: Office, person: Person) -> None:
    other = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    shared(office, person)
    become(office, other)

    with pytest.raises(Refused, match="records officer or administrator"):
        audit.log(office)


@pytest.mark.parametrize(
    ("public", "private", "words"),
    [
        ({"with": "password"}, {}, "With a passphrase"),
        ({"why": "idle"}, {}, "Nothing was done for a while"),
        ({"do": "hold placed"}, {"why": "idle"}, "Hold placed; reason: idle"),
        ({"before": "trainee,author", "do": "roles", "roles": "trainee"}, {},
         "Roles given; before: trainee, author; roles: trainee"),
        ({"before": None, "minutes": 1}, {}, "Before: none; 1 minute a week"),
        ({"class": "practice", "days": "for good"}, {}, "Class of records: practice; kept: for good"),
        ({"note": ""}, {}, ""),
    ],
)  # fmt: skip
def test_an_entry_is_told_in_words(public: dict[str, object], private: dict[str, object], words: str) -> None:
    assert told(public, private, str) == words
