"""Which passwords are good enough."""

import pytest

from trainer.errors import TrainerError
from trainer.people.passwords import (
    MOST,
    Rules,
    blocked,
    demand_good,
    hashed,
    matches,
    normalised,
    one_time_code,
    plain_code,
)

RULES = Rules(
    15, blocked(["# tried first", "correct horse battery staple"]), ("Rosa", "Delgado", "4172", "Calder", "police")
)
LOWERED = Rules(8, RULES.blocked, RULES.words)
GOOD = "three blue herons at dusk"


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "ромашка на лугу вечером",
        "七つの青い鷺が夕暮れに川辺で眠っている",
        "x7!" * 2 + "quiet lamp orchard",
        GOOD + " fence" * 38,
    ],
)
def test_a_passphrase_of_any_script_is_taken(password: str) -> None:
    demand_good(password, RULES)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short heron", "at least 15"),
        ("x" * (MOST + 1), "longer than 256"),
        ("Correct Horse, Battery Staple!", "tried first"),
        ("calder police police 4172", "your name, your number"),
        ("RosaDelgado4172Calder2026", "your name, your number"),
        ("aaaaaaaaaaaaaaaaaaaa", "easy to guess"),
        ("passwordpasswordpassword", "easy to guess"),
        ("qwertyuiopasdfghjkl", "easy to guess"),
        ("123456789012345678", "easy to guess"),
    ],
)
def test_what_is_easy_to_guess_is_refused_with_the_reason(password: str, why: str) -> None:
    with pytest.raises(TrainerError, match=why):
        demand_good(password, RULES)


def test_no_mixture_of_signs_is_asked_for() -> None:
    demand_good("heronlanternorchard", RULES)


def test_a_lower_length_is_an_agencys_to_choose() -> None:
    demand_good("qv7#Ltz9", LOWERED)

    with pytest.raises(TrainerError, match="at least 8"):
        demand_good("qv7#Ltz", LOWERED)


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    assert normalised("cafe\u0301") == normalised("caf\u00e9")
    assert matches(hashed("cafe\u0301 at the old harbor"), "caf\u00e9 at the old harbor")


def test_a_hash_is_argon2id_and_fits_one_password_alone() -> None:
    kept = hashed(GOOD)

    assert kept.startswith("$argon2id$")
    assert (matches(kept, GOOD), matches(kept, GOOD.upper()), matches(None, GOOD)) == (True, False, False)


def test_a_code_can_be_read_out_and_typed_in_any_way() -> None:
    code = one_time_code(bytes(range(16)))

    assert code == "2345-6789-ABCD-EFGH"
    assert plain_code(" 2345 6789-abcd efgh ") == plain_code(code) == "23456789ABCDEFGH"
