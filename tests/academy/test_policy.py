"""How people sign in here."""

import pytest

from tests.offices import played
from tests.sharing import PASSPHRASE, hash_of, shared
from trainer.academy import audit
from trainer.academy.office import Office
from trainer.academy.people import Person, correct, former_identities
from trainer.academy.plays import open_attempts
from trainer.academy.policy import Policy, declare_demo, password_rules, policy, set_policy, share
from trainer.academy.sign_in import session
from trainer.errors import TrainerError
from trainer.people.passwords import demand_good


def test_a_computer_is_for_one_until_it_is_shared(office: Office, person: Person) -> None:
    assert policy(office) == Policy(is_shared=False, idle_minutes=15, least_length=15, banner="", lists_names=True)


def test_sharing_a_computer_loses_nothing(office: Office, person: Person) -> None:
    played(office, person)
    correct(office, person.id, "Ana Reyes", "4312", "Harbor police")
    before = (open_attempts(office, person.id), former_identities(office, person.id))
    shared(office, person)

    assert policy(office).is_shared
    assert session(office).person == Person(person.id, "Ana Reyes", "4312", "Harbor police")
    assert (open_attempts(office, person.id), former_identities(office, person.id)) == before


def test_a_computer_is_shared_once(office: Office, person: Person) -> None:
    shared(office, person)

    with pytest.raises(TrainerError, match="shared already"):
        share(office, person.id, hash_of(PASSPHRASE))


def test_a_computer_is_not_shared_by_nobody(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="nobody"):
        share(office, b"\x00" * 16, hash_of(PASSPHRASE))

    assert not policy(office).is_shared


def test_rules_are_put_into_force_and_noted(office: Office, person: Person) -> None:
    found = set_policy(office, idle_minutes=0, least_length=8, banner=" For training only. ")

    assert found == Policy(idle_minutes=0, least_length=8, banner="For training only.") == policy(office)
    entry = audit.entries(office)[0]
    assert (entry.details["least"], entry.details["least before"]) == (8, 15)


@pytest.mark.parametrize(
    ("changed", "why"),
    [({"least_length": 7}, "7 letters"), ({"least_length": 65}, "65"), ({"idle_minutes": -1}, "time"),
     ({"idle_minutes": 241}, "time"), ({"banner": "x" * 2001}, "longer than 2000")],
)  # fmt: skip
def test_rules_out_of_bounds_are_refused(office: Office, person: Person, changed: dict[str, object], why: str) -> None:
    with pytest.raises(TrainerError, match=why):
        set_policy(office, **{"idle_minutes": 15, "least_length": 15, "banner": "", **changed})  # type: ignore[arg-type]


def test_a_passphrase_of_the_agencys_own_words_is_refused(office: Office, person: Person) -> None:
    rules = password_rules(office, person.id)

    with pytest.raises(TrainerError, match="words of your agency"):
        demand_good("Harbor police Reyes 4312", rules)
    with pytest.raises(TrainerError, match="tried first"):
        demand_good("to protect and to serve", password_rules(office))


def test_an_empty_record_is_declared_a_demo_for_good(office: Office) -> None:
    declare_demo(office)

    assert policy(office).is_demo
    assert audit.entries(office)[0].details == {"demo": "yes"}


def test_a_record_that_somebody_is_on_never_becomes_a_demo(office: Office, person: Person) -> None:
    with pytest.raises(TrainerError, match="already"):
        declare_demo(office)

    assert not policy(office).is_demo
