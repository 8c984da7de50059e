"""Who trains here."""

import pytest

from trainer.academy.office import Office
from trainer.academy.people import Person, first_person, people, register
from trainer.errors import TrainerError


def test_on_a_first_run_nobody_trains_here(office: Office) -> None:
    assert first_person(office) is None


def test_whoever_registers_first_is_the_first_person(office: Office) -> None:
    first = register(office, "  Ana \u200bReyes\n", "4312")
    second = register(office, "Omar Haddad", "77", "Harbor police")

    assert first_person(office) == first == Person(first.id, "Ana Reyes", "4312", "")
    assert people(office) == (first, second)


@pytest.mark.parametrize(("name", "number"), [("", "4312"), ("\t\u2028 ", "4312"), ("Ana", " "), ("A" * 121, "4312")])
def test_a_missing_or_endless_name_is_refused(office: Office, name: str, number: str) -> None:
    with pytest.raises(TrainerError, match=r"missing|longer"):
        register(office, name, number)

    assert people(office) == ()
