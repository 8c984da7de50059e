"""Accounts as an administrator keeps them."""

import pytest

from tests.offices import SHORT, FixedClock, played
from tests.sharing import PASSPHRASE, become, hash_of, shared, with_roles
from trainer.academy import accounts, audit
from trainer.academy.accounts import Added
from trainer.academy.office import Office
from trainer.academy.people import Person, former_identities, people
from trainer.academy.permission import Refused
from trainer.academy.plays import open_attempts
from trainer.errors import TrainerError
from trainer.people.roles import Role

HASH = hash_of("23456789ABCDEFGH")


def add(office: Office, name: str = "Omar Haddad", number: str = "77", *roles: Role) -> Added:
    return accounts.add(office, name, number, "", roles or (Role.TRAINEE,), HASH)


def test_whoever_registers_first_administers(office: Office, person: Person) -> None:
    (account,) = accounts.accounts(office)

    assert account.roles == (Role.TRAINEE, Role.ADMINISTRATOR)
    assert (account.has_password, account.code_until, account.disabled_at) == (False, None, None)


def test_somebody_is_added_with_a_code(office: Office, person: Person, clock: FixedClock) -> None:
    added = add(office, "Omar Haddad", "77", Role.INSTRUCTOR, Role.TRAINEE)
    account = accounts.accounts(office)[1]

    assert (account.person, added.returned) == (added.person, False)
    assert account.roles == (Role.TRAINEE, Role.INSTRUCTOR)
    assert account.code_until is not None
    assert (account.code_until - clock.now()).days == accounts.CODE_DAYS


def test_a_code_is_new_each_time(office: Office, person: Person) -> None:
    assert accounts.new_code(office) != accounts.new_code(office)


def test_a_number_is_one_persons(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="is that of A"):
        add(office, "Omar Haddad", " 4312 ")

    assert people(office) == (person,)


def test_nobody_is_added_without_a_role(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="has a role"):
        accounts.add(office, "Omar", "77", "", (), HASH)


def test_who_left_and_comes_back_finds_the_record(office: Office, person: Person) -> None:
    first = add(office).person
    played(office, first, scenario=SHORT)
    accounts.disable(office, first.id)
    back = add(office, "Omar Haddad-Lane", "77")

    assert (back.returned, back.person.id) == (True, first.id)
    assert len(open_attempts(office, first.id)) == 1
    assert [one.name for one in former_identities(office, first.id)] == ["Omar Haddad"]
    assert accounts.accounts(office)[1].disabled_at is None


def test_who_comes_back_unchanged_has_no_former_name(office: Office, person: Person) -> None:
    first = add(office).person
    accounts.disable(office, first.id)

    assert add(office).person == first
    assert former_identities(office, first.id) == ()


def test_roles_are_given_and_taken(office: Office, person: Person) -> None:
    other = add(office).person
    accounts.give_roles(office, other.id, [Role.RECORDS, Role.AUTHOR])

    assert accounts.accounts(office)[1].roles == (Role.AUTHOR, Role.RECORDS)


def test_the_last_administrator_stays_one(office: Office, person: Person) -> None:
    add(office)
    with pytest.raises(TrainerError, match="Nobody would be left"):
        accounts.give_roles(office, person.id, [Role.TRAINEE])
    with pytest.raises(TrainerError, match="Nobody would be left"):
        accounts.disable(office, person.id)

    assert Role.ADMINISTRATOR in accounts.accounts(office)[0].roles


def test_a_disabled_account_is_enabled_again(office: Office, person: Person) -> None:
    other = add(office).person
    accounts.disable(office, other.id)
    assert accounts.accounts(office)[1].disabled_at is not None
    accounts.enable(office, other.id)

    assert accounts.accounts(office)[1].disabled_at is None


def test_a_reset_takes_the_password_away(office: Office, person: Person) -> None:
    other = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    assert accounts.accounts(office)[1].has_password
    accounts.reset(office, other.id, HASH)

    assert (accounts.accounts(office)[1].has_password, office.credential) == (False, None)


def test_nobody_unknown_is_reset(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="nobody"):
        accounts.reset(office, b"\x00" * 16, HASH)


def test_a_lost_administrator_is_recovered_by_who_has_the_file(office: Office, person: Person) -> None:
    other = add(office).person
    accounts.recover_administrator(office, other.id, HASH)

    assert Role.ADMINISTRATOR in accounts.accounts(office)[1].roles
    assert audit.entries(office)[0].details["do"] == "recovered"


def test_nobody_recovers_an_administrator_from_the_window(office: Office, person: Person) -> None:
    shared(office, person)

    with pytest.raises(Refused, match="who has the file"):
        accounts.recover_administrator(office, person.id, HASH)


def test_every_act_on_an_account_is_in_the_audit_log(office: Office, person: Person) -> None:
    shared(office, person)
    other = add(office).person
    accounts.give_roles(office, other.id, [Role.AUTHOR])
    accounts.reset(office, other.id, HASH)
    accounts.disable(office, other.id)
    accounts.enable(office, other.id)
    entries = audit.entries(office)[:5]

    assert [one.details["do"] for one in reversed(entries)] == ["added", "roles", "reset", "disabled", "enabled"]
    assert {one.actor for one in entries} == {person.id}


def test_only_ones_own_password_is_set(office: Office, person: Person) -> None:
    other = with_roles(office, "Omar Haddad", "77", Role.TRAINEE)
    shared(office, person)
    become(office, person)

    with pytest.raises(Refused, match="for somebody else"):
        accounts.set_own_password(office, other.id, hash_of(PASSPHRASE))
