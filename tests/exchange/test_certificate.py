"""The code of a certificate catches what is mistyped, and the signed text holds exactly what was signed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import quick
from trainer.errors import TrainerError
from trainer.exchange.certificate import (
    LETTERS,
    SignedText,
    code_of,
    is_signed_text,
    qr,
    read,
    read_code,
    statement,
    written,
)

KEY = bytes(range(16))
CODE = code_of(KEY, 42)
keys, numbers = st.binary(min_size=16, max_size=16), st.integers(1, 999_999)


def test_a_code_names_key_and_number() -> None:
    tag, number, check = CODE.split("-")

    assert (len(tag), number, len(check)) == (4, "000042", 1)
    assert len(LETTERS) == len(set(LETTERS)) == 31


@pytest.mark.parametrize("typed", [CODE.lower(), CODE.replace("-", ""), f"  {CODE.replace('-', ' ')} "])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == CODE


def test_letters_that_look_alike_are_read_as_what_is_meant() -> None:
    assert read_code(CODE.replace("0", "O")) == CODE


@quick
@given(keys, numbers, st.data())
def test_one_wrong_letter_is_always_found(key: bytes, number: int, data: st.DataObject) -> None:
    plain = code_of(key, number).replace("-", "")
    place = data.draw(st.integers(0, len(plain) - 1))
    other = data.draw(st.sampled_from([one for one in LETTERS if one != plain[place]]))

    with pytest.raises(TrainerError):
        read_code(plain[:place] + other + plain[place + 1 :])


@quick
@given(keys, numbers)
def test_two_letters_that_changed_places_are_always_found(key: bytes, number: int) -> None:
    plain = code_of(key, number).replace("-", "")[:-1]
    check = code_of(key, number)[-1]
    for one, other in combinations(range(len(plain)), 2):
        if plain[one] != plain[other]:
            letters = list(plain)
            letters[one], letters[other] = letters[other], letters[one]
            with pytest.raises(TrainerError):
                read_code("".join(letters) + check)


@pytest.mark.parametrize("typed", ["", "x", "7K3M", "7K3M-00004Q", "7K3M-ABCDEF-Q", "ü" * 11, "=1+1"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(TrainerError):
        read_code(typed)


def test_the_text_of_a_qr_code_holds_what_was_signed() -> None:
    signed = SignedText(statement({"name": "نور الدين", "code": CODE}), KEY, b"s" * 64)
    text = written(signed)

    assert read(f" {text[:40]}\n{text[40:].lower()} ") == signed
    assert read(text).said() == {"name": "نور الدين", "code": CODE}
    assert is_signed_text(text)
    assert not is_signed_text(CODE)


@pytest.mark.parametrize(
    "text",
    [
        "FC1/AAAA/AAAA", "FC1/1/1/1", "FC2/AA/AA/AA", "FC1/AA/AA/AA", "FC1/" + "A" * 9000 + "/AA/AA",
        "FC1/" + "LM" * 20 + "/AA/AA", "FC1/LNOQ/AA/AA", "FC1/ü/AA/AA",
    ],
)  # fmt: skip
def test_what_is_no_signed_text_is_refused(text: str) -> None:
    with pytest.raises(TrainerError):
        read(text)


def test_a_qr_code_holds_a_long_name_and_refuses_what_is_too_long() -> None:
    signed = SignedText(statement({"name": "ن" * 200, "agency": "Calder Falls Police"}), KEY, b"s" * 64)

    assert qr(written(signed)).startswith("<svg")
    with pytest.raises(TrainerError):
        qr("A" * 4400)
