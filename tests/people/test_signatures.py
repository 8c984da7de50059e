"""Signatures, and keys that people can type and compare."""

import pytest

from trainer.errors import TrainerError
from trainer.people.signatures import fingerprint, from_groups, in_groups, key_id, public_of, signed, verified

PRIVATE = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
OF_NOTHING = bytes.fromhex(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2465"
    "5141438e7a100b"
)


def test_the_first_test_of_the_standard_is_met() -> None:
    assert public_of(PRIVATE) == PUBLIC
    assert signed(PRIVATE, b"") == OF_NOTHING
    assert verified(PUBLIC, b"", OF_NOTHING)


@pytest.mark.parametrize(
    ("public", "message", "signature"),
    [
        (PUBLIC, b"x", OF_NOTHING),
        (PUBLIC, b"", bytes(64)),
        (PUBLIC, b"", OF_NOTHING[:-1]),
        (PUBLIC[:-1], b"", OF_NOTHING),
        (b"\xff" * 32, b"", OF_NOTHING),
    ],
)
def test_what_was_not_signed_is_not_verified(public: bytes, message: bytes, signature: bytes) -> None:
    assert not verified(public, message, signature)


def test_a_key_is_typed_in_groups_whatever_its_capitals() -> None:
    text = in_groups(PUBLIC)

    assert [len(group) for group in text.split("-")] == [4] * 13
    assert from_groups(text) == from_groups(text.lower().replace("-", " ")) == PUBLIC


@pytest.mark.parametrize("text", ["", "x", "ABCD-EFGH", in_groups(PUBLIC) + "-ABCD", "0" * 52, "é" * 52])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(TrainerError, match="not a key"):
        from_groups(text)


def test_a_fingerprint_and_a_name_stand_for_one_key() -> None:
    assert fingerprint(PUBLIC) != fingerprint(PRIVATE)
    assert [len(group) for group in fingerprint(PUBLIC).split("-")] == [4] * 6
    assert (len(key_id(PUBLIC)), key_id(PUBLIC) != key_id(PRIVATE)) == (16, True)
