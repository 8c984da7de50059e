"""Signatures by which what leaves a record can be told to come from it: Ed25519 (RFC 8032), and keys people can read.

A key is shown in groups of letters and digits that are hard to mistake (Base32, RFC 4648); its fingerprint is short
enough to be read out over the telephone. The library is imported when something is signed or looked at.
"""

import base64
import binascii
from hashlib import sha256
from typing import Final

from trainer.errors import TrainerError

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
_GROUP = 4
_FINGERPRINT_LETTERS = 24
"""120 bits of the digest: nobody makes a second key with the same ones."""


def public_of(private: bytes) -> bytes:
    """Return the public half of a private key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def signed(private: bytes, message: bytes) -> bytes:
    """Return the signature of a message: 64 bytes, the same ones each time."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def verified(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the holder of a public key's other half signed this message; False for bytes that are no key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if (len(public), len(signature)) != (KEY_BYTES, SIGNATURE_BYTES):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def key_id(public: bytes) -> bytes:
    """Return the 16 bytes that name a public key on every computer."""
    return sha256(public).digest()[:16]


def in_groups(public: bytes) -> str:
    """Return a public key as people type it: 13 groups of four letters and digits."""
    return _grouped(_letters(public))


def from_groups(text: str) -> bytes:
    """Return the public key that somebody typed, whatever its capitals and dashes. Raises TrainerError."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum())
    try:
        public = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        public = b""
    if len(public) != KEY_BYTES:
        raise TrainerError(
            "That is not a key of a record.", "A key has 13 groups of four letters and digits; copy it whole."
        )
    return public


def fingerprint(public: bytes) -> str:
    """Return what two people compare to see that they mean the same key: six groups of four."""
    return _grouped(_letters(sha256(public).digest())[:_FINGERPRINT_LETTERS])


def _letters(plain: bytes) -> str:
    return base64.b32encode(plain).decode().rstrip("=")


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
