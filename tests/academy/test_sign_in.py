"""Signing in and out: one account slows down alone, and names that are not known are treated alike."""

import pytest

from tests.offices import FixedClock
from tests.servers import ON_FILE
from tests.sharing import CODE, PASSPHRASE, become, hash_of, shared, signed_in, with_roles
from trainer.academy import accounts, audit
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person
from trainer.academy.permission import Refused, demand
from trainer.academy.policy import set_policy
from trainer.academy.sign_in import (
    TooManyTries,
    WrongPassword,
    arrive,
    challenge,
    enter,
    names,
    session,
    sign_out,
)
from trainer.errors import TrainerError
from trainer.people.roles import Act, Role


@pytest.fixture
def desk(office: Office, person: Person) -> Office:
    """Lend a shared office with nobody signed in."""
    shared(office, person)
    become(office, None)
    return office


def failed(office: Office, typed: str, times: int, person_id: bytes | None = None) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            enter(office, challenge(office, typed, person_id), False)


def acts(office: Office) -> list[str]:
    office.seat = Seat.FILE
    return [entry.act for entry in audit.entries(office)]


def test_on_a_first_run_nobody_is_here(office: Office) -> None:
    here = arrive(office)

    assert (here.person, here.policy.is_shared, office.acting) == (None, False, None)


def test_the_one_officer_is_here_without_a_password(office: Office, person: Person) -> None:
    here = arrive(office)

    assert (here.person, here.roles, here.acts) == (person, frozenset(Role), frozenset(Act))
    assert (office.acting, office.seat) == (person.id, Seat.WINDOW)


def test_nobody_is_here_on_a_shared_computer(desk: Office) -> None:
    here = arrive(desk)

    assert (here.person, here.policy.is_shared, here.acts) == (None, True, frozenset())


@pytest.mark.parametrize("typed", ["A. Reyes", " a.  REYES ", "4312"])
def test_somebody_signs_in_by_name_or_number(desk: Office, person: Person, typed: str) -> None:
    here = signed_in(desk, typed)

    assert (here.person, here.must_change) == (person, False)
    assert here.roles == {Role.TRAINEE, Role.ADMINISTRATOR}
    assert acts(desk)[0] == "sign in"


def test_somebody_picked_signs_in(desk: Office, person: Person) -> None:
    assert signed_in(desk, "", person_id=person.id).person == person


def test_two_of_one_name_are_told_apart_by_number(desk: Office, person: Person) -> None:
    other = with_roles(desk, "A. Reyes", "77", Role.TRAINEE)
    with pytest.raises(WrongPassword):
        signed_in(desk, "A. Reyes")

    assert signed_in(desk, "77").person == other


@pytest.mark.parametrize(("typed", "password"), [("A. Reyes", "wrong"), ("Nobody Here", PASSPHRASE), ("", "")])
def test_a_wrong_name_and_a_wrong_password_sound_the_same(desk: Office, typed: str, password: str) -> None:
    with pytest.raises(WrongPassword, match="Name and passphrase do not belong together"):
        signed_in(desk, typed, password)

    assert session(desk).person is None
    assert acts(desk)[0] == "sign-in failed"


@pytest.mark.parametrize("typed", ["4312", "Nobody Here"])
def test_after_five_failures_one_waits_longer_each_time(desk: Office, clock: FixedClock, typed: str) -> None:
    failed(desk, typed, 5)
    with pytest.raises(TooManyTries, match="Wait 30 seconds"):
        challenge(desk, typed)
    clock.pass_by(seconds=30)
    failed(desk, typed, 1)

    with pytest.raises(TooManyTries, match="Wait a minute"):
        challenge(desk, typed)


def test_the_wait_of_one_is_not_the_wait_of_others(desk: Office) -> None:
    other = with_roles(desk, "Omar Haddad", "77", Role.TRAINEE)
    failed(desk, "4312", 5)

    assert signed_in(desk, "77").person == other


def test_many_tries_at_once_are_counted_before_any_is_looked_at(desk: Office) -> None:
    tries = [challenge(desk, "4312") for _ in range(5)]
    with pytest.raises(TooManyTries):
        challenge(desk, "4312")

    assert len(tries) == 5


def test_signing_in_forgets_failures(desk: Office) -> None:
    failed(desk, "4312", 4)
    signed_in(desk, "4312")
    failed(desk, "4312", 4)

    assert signed_in(desk, "4312").person is not None


def test_after_a_hundred_failures_only_a_code_helps(desk: Office, person: Person, clock: FixedClock) -> None:
    for _ in range(100):
        clock.pass_by(minutes=16)
        failed(desk, "4312", 1)
    clock.pass_by(days=9)
    with pytest.raises(TooManyTries, match="one-time code"):
        challenge(desk, "4312")
    desk.seat = Seat.FILE
    accounts.reset(desk, person.id, hash_of("23456789ABCDEFGH"))

    assert signed_in(desk, "4312", CODE).must_change


def test_a_clock_set_back_lengthens_no_wait(desk: Office, clock: FixedClock) -> None:
    failed(desk, "4312", 5)
    clock.pass_by(days=-30)
    with pytest.raises(TooManyTries, match="Wait 30 seconds"):
        challenge(desk, "4312")
    clock.pass_by(seconds=31)

    assert signed_in(desk, "4312").person is not None


def test_a_code_opens_the_way_to_a_password_and_to_nothing_else(desk: Office) -> None:
    desk.seat = Seat.FILE
    new = accounts.add(desk, "Omar Haddad", "77", "", [Role.ADMINISTRATOR], hash_of("23456789ABCDEFGH")).person
    desk.seat = Seat.WINDOW
    here = signed_in(desk, "77", "2345 6789 abcd efgh")
    assert (here.person, here.must_change, here.acts) == (new, True, frozenset())
    with pytest.raises(Refused, match="one-time code has to be replaced"):
        demand(desk, Act.SET_POLICY)
    accounts.set_own_password(desk, new.id, hash_of(PASSPHRASE))

    demand(desk, Act.SET_POLICY)
    with pytest.raises(WrongPassword):
        signed_in(desk, "77", CODE)


def test_a_code_lasts_a_week(desk: Office, person: Person, clock: FixedClock) -> None:
    desk.seat = Seat.FILE
    accounts.reset(desk, person.id, hash_of("23456789ABCDEFGH"))
    clock.pass_by(days=7)

    with pytest.raises(WrongPassword):
        signed_in(desk, "4312", CODE)


def test_somebody_disabled_is_not_let_in_and_is_not_listed(desk: Office) -> None:
    other = with_roles(desk, "Omar Haddad", "77", Role.TRAINEE)
    assert [one.number for one in names(desk)] == ["4312", "77"]
    desk.seat = Seat.FILE
    accounts.disable(desk, other.id)

    assert [one.number for one in names(desk)] == ["4312"]
    with pytest.raises(WrongPassword):
        signed_in(desk, "77")


def test_an_account_disabled_while_the_password_is_looked_at_is_not_let_in(desk: Office) -> None:
    other = with_roles(desk, "Omar Haddad", "77", Role.TRAINEE)
    asked = challenge(desk, "77")
    desk.seat = Seat.FILE
    accounts.disable(desk, other.id)

    with pytest.raises(WrongPassword):
        enter(desk, asked, True)


def test_names_are_shown_only_where_the_agency_wants_it(desk: Office) -> None:
    desk.seat = Seat.FILE
    set_policy(desk, idle_minutes=15, least_length=15, banner="", lists_names=False)

    assert names(desk) == ()


def test_a_new_password_signs_out_other_windows(desk: Office, person: Person) -> None:
    signed_in(desk, "4312")
    desk.seat = Seat.FILE
    credential = desk.credential
    accounts.set_own_password(desk, person.id, hash_of("a quiet lamp in the orchard"))
    desk.seat, desk.credential = Seat.WINDOW, credential

    assert session(desk).person is None


def test_whoever_signs_out_acts_no_more(desk: Office, person: Person) -> None:
    signed_in(desk, "4312")
    sign_out(desk, "idle")
    sign_out(desk)

    assert (session(desk).person, desk.acting, desk.credential) == (None, None, None)
    assert acts(desk)[0] == "sign out"


def test_the_one_officer_of_a_computer_is_never_signed_out(office: Office, person: Person) -> None:
    arrive(office)
    sign_out(office)

    assert office.acting == person.id


@ON_FILE
def test_what_was_typed_is_nowhere_kept(desk: Office) -> None:
    with pytest.raises(WrongPassword):
        signed_in(desk, PASSPHRASE, "4312")
    files = desk.database.path.parent.glob("record.db*")

    assert not [file for file in files if PASSPHRASE.encode() in file.read_bytes()]


def test_every_refusal_names_an_advice(desk: Office) -> None:
    with pytest.raises(TrainerError) as refused:
        signed_in(desk, "x", "y")

    assert refused.value.advice
