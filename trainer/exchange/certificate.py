"""The two texts of a certificate that leave the record: the short code on paper, and the signed text of its QR code.

A code is `TAG-NUMBER-C`: four letters that name the key of the record, the certificate's number, and a check letter.
Its 31 letters and digits leave out those that are read as others (I, L, O, S, U); as 31 is prime and every place has a
weight of its own, one wrong letter or any two that changed places always give another check letter.

The signed text is `FC1/STATEMENT/KEY/SIGNATURE` in Base32 (RFC 4648), which a QR code packs well and anybody can type.
The statement is the canonical JSON that was signed. Nothing in it is believed before its signature has been verified.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trainer.errors import TrainerError

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "S": "5", "U": "V"})
_TAG, _DIGITS = 4, 6
_LONGEST = 8000
_FORMAT = "FC1"
_SIGNED = b"fair-contact certificate 1\n"


@dataclass(frozen=True, slots=True)
class SignedText:
    """What a QR code carries. `key` is the digest that names the key, not the key."""

    statement: str
    key: bytes
    signature: bytes

    @property
    def message(self) -> bytes:
        """The bytes that were signed."""
        return message(self.statement)

    def said(self) -> Mapping[str, str]:
        """Return what the statement says, by name; to be believed only where the signature holds."""
        return {str(name): str(value) for name, value in json.loads(self.statement).items()}


def code_of(key: bytes, number: int) -> str:
    """Return the code of a certificate from the name of the key that signs it and its number."""
    place = int.from_bytes(key[:4], "big")
    tag = "".join(LETTERS[place // len(LETTERS) ** power % len(LETTERS)] for power in range(_TAG))
    plain = f"{tag}{number:0{_DIGITS}}"
    return f"{tag}-{plain[_TAG:]}-{_check(plain)}"


def read_code(typed: str) -> str:
    """Return the code that somebody typed as it stands on paper. Raises TrainerError where a letter is wrong."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_READ_AS)
    plain, check = letters[:-1], letters[-1:]
    is_whole = len(plain) >= _TAG + _DIGITS and plain[_TAG:].isdigit() and all(one in LETTERS for one in letters)
    if not is_whole:
        raise TrainerError(
            f"{typed.strip()[:80]} is not the code of a certificate.", "A code looks like 7K3M-000042-Q; see the paper."
        )
    if _check(plain) != check:
        raise TrainerError(
            "A letter or digit of the code is wrong: its check letter does not fit.", "Compare it with the paper."
        )
    return f"{plain[:_TAG]}-{plain[_TAG:]}-{check}"


def statement(said: Mapping[str, str]) -> str:
    """Return what is to be signed as the one text that stands for it."""
    return json.dumps(dict(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def message(statement: str) -> bytes:
    """Return the bytes of a statement that are signed; nothing else that is signed begins like them."""
    return _SIGNED + statement.encode()


def written(signed: SignedText) -> str:
    """Return the text for the QR code."""
    parts = (signed.statement.encode(), signed.key, signed.signature)
    return "/".join((_FORMAT, *(base64.b32encode(part).decode().rstrip("=") for part in parts)))


def is_signed_text(typed: str) -> bool:
    """Say whether somebody gave the text of a QR code rather than a code."""
    return typed.strip().upper().startswith(f"{_FORMAT}/")


def read(typed: str) -> SignedText:
    """Return the signed text that somebody scanned or typed. Raises TrainerError where it is not one, or cut off."""
    parts = "".join(typed.upper().split()).split("/")
    try:
        if len(parts) != 4 or parts[0] != _FORMAT or sum(map(len, parts)) > _LONGEST:
            raise ValueError
        said, key, signature = (base64.b32decode(part + "=" * (-len(part) % 8)) for part in parts[1:])
        found = SignedText(said.decode(), key, signature)
        if not isinstance(json.loads(found.statement), dict):
            raise ValueError
    except (binascii.Error, ValueError, RecursionError) as fault:
        raise TrainerError(
            "That is not the whole text of a certificate's QR code.", "Scan it again, or type the code under it."
        ) from fault
    return found


def qr(text: str) -> str:
    """Return the QR code of a text as SVG. Raises TrainerError where it is too long for one."""
    import segno  # few starts print anything

    try:
        made = segno.make_qr(text, error="l", boost_error=True)
    except segno.DataOverflowError as fault:
        raise TrainerError(
            "Name, number and agency are together too long for a QR code.", "Shorten one of them, and issue it again."
        ) from fault
    drawn: str = made.svg_inline(border=4, dark="#000000", light="#ffffff")
    return drawn


def _check(plain: str) -> str:
    return LETTERS[sum(weight * LETTERS.index(one) for weight, one in enumerate(plain, 1)) % len(LETTERS)]
