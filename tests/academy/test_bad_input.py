"""Names in any script, numbers twice, who leaves and comes back, clocks set back, other time zones: on every way in."""

import datetime
import time
from collections.abc import Callable, Iterator

import pytest

from tests.offices import OTHER, POINT, REPEAT, TELL, FixedClock, played
from tests.sharing import PASSPHRASE, hash_of, shared, signed_in, with_roles
from trainer.academy import audit
from trainer.academy.accounts import accounts, add, disable, enable
from trainer.academy.assignments import assign, open_for
from trainer.academy.certificates import certificates, issue
from trainer.academy.check import check
from trainer.academy.cohorts import add_member, create
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, correct, register
from trainer.academy.plays import finished
from trainer.academy.refreshers import standings
from trainer.academy.sign_in import TooManyTries, WrongPassword
from trainer.errors import TrainerError
from trainer.people.roles import Role

CODE = hash_of("23456789ABCDEFGH")
RIGHT_TO_LEFT = "نور الدين"
Way = Callable[[Office, Person, str, str], Person]


def by_registering(office: Office, person: Person, name: str, number: str) -> Person:
    return register(office, name, number)


def by_adding(office: Office, person: Person, name: str, number: str) -> Person:
    return add(office, name, number, "", [Role.TRAINEE], CODE).person


def by_correcting(office: Office, person: Person, name: str, number: str) -> Person:
    other = register(office, "Another", "77")
    return correct(office, other.id, name, number)


every_way = pytest.mark.parametrize("way", [by_registering, by_adding, by_correcting])


@every_way
@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, "陈晓雯", "Jose\u0301 Ş.", "Ana 🙂", "W" * 200, "<b>=1+1</b>"])
def test_a_name_in_any_script_comes_in_on_every_way(office: Office, person: Person, way: Way, name: str) -> None:
    found = way(office, person, name, "5023")

    assert found.name == name.replace("e\u0301", "é")
    assert check(office).problems == ()


@every_way
@pytest.mark.parametrize(
    ("name", "why"), [("W" * 201, "longer than 200"), ("\u202e\u200d", "missing"), ("Z" + "\u0335" * 9, "marks")]
)
def test_a_name_that_cannot_be_kept_is_refused_with_the_reason(
    office: Office, person: Person, way: Way, name: str, why: str
) -> None:
    with pytest.raises(TrainerError, match=why):
        way(office, person, name, "5023")


@every_way
def test_what_would_turn_a_line_is_taken_out(office: Office, person: Person, way: Way) -> None:
    assert way(office, person, "Ana\u202e\x07 Reyes", "5\u20660\u206923").name == "Ana Reyes"


@every_way
@pytest.mark.parametrize("number", ["4312", " 4312 ", "٤٣١٢", "４３１２"])
def test_a_number_that_is_somebodys_is_refused_however_it_is_written(
    office: Office, person: Person, way: Way, number: str
) -> None:
    with pytest.raises(TrainerError, match=r"is that of A\. Reyes"):
        way(office, person, "Somebody else", number)


def test_a_name_from_right_to_left_keeps_its_side_in_the_log_and_leaves_no_trace_in_files(
    office: Office, person: Person
) -> None:
    add(office, RIGHT_TO_LEFT, "5023", "", [Role.TRAINEE], CODE)

    assert audit.log(office)[0].about == f"\u2068{RIGHT_TO_LEFT}\u2069, 5023"
    assert f"{RIGHT_TO_LEFT}, 5023" in audit.as_csv(office).decode("utf-8-sig")


def test_who_was_disabled_and_is_enabled_again_goes_on_with_the_same_record(office: Office, person: Person) -> None:
    shared(office, person)
    trainee = with_roles(office, "B. Haddad", "5022", Role.TRAINEE)
    office.seat = Seat.FILE
    played(office, trainee, TELL, REPEAT)
    disable(office, trainee.id)
    with pytest.raises(WrongPassword):
        signed_in(office, "5022")
    enable(office, trainee.id)

    assert signed_in(office, "5022").person == trainee
    assert len(finished(office, trainee.id)) == 1


def test_who_left_and_is_added_again_in_other_digits_is_the_same_person(office: Office, person: Person) -> None:
    leaver = add(office, "B. Haddad", "5022", "", [Role.TRAINEE], CODE).person
    played(office, leaver, TELL, REPEAT)
    disable(office, leaver.id)
    back = add(office, "B. Haddad-Reyes", "٥٠٢٢", "", [Role.TRAINEE], CODE)

    assert (back.returned, back.person.id) == (True, leaver.id)
    assert len(finished(office, leaver.id)) == 1
    assert sum(one.person.id == leaver.id for one in accounts(office)) == 1


def test_a_clock_set_back_between_plays_breaks_neither_record_nor_memory(
    office: Office, person: Person, clock: FixedClock
) -> None:
    played(office, person, TELL, REPEAT)
    clock.pass_by(days=-400)
    played(office, person, POINT)

    assert check(office).problems == ()
    assert len(standings(office, person.id)) == 1
    assert all(play.finished_at >= play.started_at for play in finished(office, person.id))


def test_a_clock_set_back_does_not_lose_an_assignment_or_make_it_late(
    office: Office, person: Person, clock: FixedClock
) -> None:
    cohort = create(office, "Recruits")
    add_member(office, cohort, person.id, "trainee")
    assign(office, OTHER, "practice", cohort=cohort, due=datetime.date(2026, 11, 25))
    clock.pass_by(days=-30)
    (before,) = open_for(office, person.id)
    clock.pass_by(days=60)

    assert not before.is_late
    assert open_for(office, person.id)[0].is_late


def test_a_clock_set_back_keeps_the_numbers_of_certificates_in_order(
    office: Office, person: Person, clock: FixedClock
) -> None:
    for scenario in (None, OTHER):
        played(office, person, TELL, REPEAT, mode="assessment", **({"scenario": scenario} if scenario else {}))
    first = issue(office, person.id, "badge-requests")
    clock.pass_by(days=-30)
    with pytest.raises(TrainerError, match="Put the clock right if it is wrong now"):
        issue(office, person.id, "badge-requests")
    clock.pass_by(days=30)
    with pytest.raises(TrainerError, match="says this already"):
        issue(office, person.id, "badge-requests")

    assert [one.number for one in certificates(office, person.id)] == [first.number]
    assert check(office).problems == ()


def test_a_clock_set_back_makes_the_wait_to_sign_in_no_longer_than_it_was(
    office: Office, person: Person, clock: FixedClock
) -> None:
    shared(office, person)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            signed_in(office, "4312", "not the right one")
    clock.pass_by(days=-300)
    with pytest.raises(TooManyTries):
        signed_in(office, "4312")
    clock.pass_by(seconds=31)

    assert signed_in(office, "4312", PASSPHRASE).person == person


@pytest.fixture
def zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lend a way to move this computer to another time zone."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows moves by its own settings alone")
def test_a_computer_in_another_time_zone_has_the_same_record_and_its_own_day(
    office: Office, person: Person, clock: FixedClock, zones: Callable[[str], None]
) -> None:
    found = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"):
        zones(zone)
        played(office, person, TELL, REPEAT)
        clock.pass_by(minutes=1)
        found.append(clock.today())

    assert found[0] - found[1] == datetime.timedelta(days=1)
    plays = finished(office, person.id)
    assert [play.finished_at for play in plays] == sorted((play.finished_at for play in plays), reverse=True)
    assert check(office).problems == ()
