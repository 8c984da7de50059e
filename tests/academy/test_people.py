"""Who trains here."""

import pytest

from tests.offices import FixedClock
from trainer.academy.office import Office
from trainer.academy.people import Person, correct, first_person, former_identities, people, register
from trainer.errors import TrainerError


def test_on_a_first_run_nobody_trains_here(office: Office) -> None:
    assert first_person(office) is None


def test_whoever_registers_first_is_the_first_person(office: Office) -> None:
    first = register(office, "  Ana \u200bReyes\n", "4312")
    second = register(office, "Omar Haddad", "77", "Harbor police")

    assert first_person(office) == first == Person(first.id, "Ana Reyes", "4312", "")
    assert people(office) == (first, second)


@pytest.mark.parametrize(("name", "number"), [("", "4312"), ("\t\u2028 ", "4312"), ("Ana", " "), ("A" * 201, "4312")])
def test_a_missing_or_endless_name_is_refused(office: Office, name: str, number: str) -> None:
    with pytest.raises(TrainerError, match=r"missing|longer"):
        register(office, name, number)

    assert people(office) == ()


def test_a_correction_stands_at_once_and_keeps_what_stood(office: Office, person: Person) -> None:
    corrected = correct(office, person.id, "Ana Reyes-Ortiz", "4313", "")

    assert first_person(office) == corrected == Person(person.id, "Ana Reyes-Ortiz", "4313", "")
    kept = [(one.name, one.number, one.agency) for one in former_identities(office, person.id)]
    assert kept == [(person.name, person.number, person.agency)]


def test_a_second_correction_keeps_both(office: Office, person: Person, clock: FixedClock) -> None:
    correct(office, person.id, "Ana Reyes", "4312")
    clock.pass_by(seconds=1)
    correct(office, person.id, "Ana Ortiz", "4312")

    assert [one.name for one in former_identities(office, person.id)] == [person.name, "Ana Reyes"]


def test_a_correction_without_a_name_changes_nothing(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="missing"):
        correct(office, person.id, " ", "4312")

    assert (first_person(office), former_identities(office, person.id)) == (person, ())


def test_nobody_else_can_be_corrected(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="nobody"):
        correct(office, b"\x00" * 16, "Ana", "1")

    assert people(office) == (person,)


def test_a_correction_takes_nobodys_number(office: Office, person: Person) -> None:
    other = register(office, "Omar Haddad", "77")

    with pytest.raises(TrainerError, match="is that of A"):
        correct(office, other.id, "Omar Haddad", "4312")
    assert correct(office, other.id, "Omar Lane", "77").name == "Omar Lane"


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Thị Hồng", "محمد بن سلمان", "שרה לוי", "می\u200cنا", "李小龍", "O’Neil-Müller", "क्\u200dष", "Ж" * 200],
)
def test_a_name_of_any_script_stays_as_it_is(office: Office, name: str) -> None:
    assert register(office, name, "٤٣١٢").name == name


def test_a_name_cannot_turn_the_words_around_it(office: Office) -> None:
    assert register(office, "Ana\u202eseyeR", "1").name == "Ana seyeR"
