"""Which passwords are good enough, and how they are kept: NIST SP 800-63B-4 and Argon2id (RFC 9106, low memory).

Length and guessing count; no mixture of signs is asked for, nothing expires. Hashing takes a tenth of a second and is
done away from the window and from the record. The two libraries are imported when a password is first looked at.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trainer.counts import counted
from trainer.errors import TrainerError

USUAL_LEAST: Final = 15
LOWEST_LEAST: Final = 8
MOST: Final = 256

_LOOKED_AT = 72
"""zxcvbn looks at no more letters than this; what follows can only make a password harder to guess."""
_GOOD_SCORE, _GOOD_SCORE_SHORT = 3, 2
"""zxcvbn's score of 4. It cannot give 3 to eight letters, so less is asked where an agency allows so few."""
_SHORT = 12
_FREE_LETTERS = 6
_SHORTEST_WORD = 3
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LETTERS, _CODE_GROUP = 16, 4
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$7P70gHkr0ODCtGc5LCfEHA$/ncqoWwWUp9vHN/vF3VeR3wHnYtQLf4QeK7977mS10c"
"""A hash that no password is known for: looked at where there is no account, so that both take the same time."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a password here is measured by: the least length, passwords that are refused, words a guesser would try."""

    least: int
    blocked: frozenset[str]
    words: tuple[str, ...]


def demand_good(password: str, rules: Rules) -> None:
    """Raise TrainerError, with the reason, for a password that is too short, too long, or easy to guess."""
    plain = normalised(password)
    if len(plain) < rules.least:
        raise TrainerError(
            f"The passphrase has {counted(len(plain), 'letter')}; at least {rules.least} are needed.",
            "Take four or more words that do not belong together. Spaces count.",
        )
    if len(plain) > MOST:
        raise TrainerError(f"The passphrase is longer than {MOST} letters.", "Take a shorter one.")
    if _squeezed(plain) in rules.blocked:
        raise _easy("It is one of the passwords that are tried first.")
    left = _without(_squeezed(plain), rules.words)
    if left != _squeezed(plain) and len([letter for letter in left if not letter.isdecimal()]) < _FREE_LETTERS:
        raise _easy("It is made of your name, your number or the words of your agency.")
    why = _guessed(plain, rules)
    if why is not None:
        raise _easy(why)


def normalised(password: str) -> str:
    """Return a password as it is kept, whatever way its letters were typed (Unicode NFC)."""
    return unicodedata.normalize("NFC", password)


def blocked(lines: Iterable[str]) -> frozenset[str]:
    """Return a list of common passwords as it is looked up; lines that begin with # are remarks."""
    return frozenset(_squeezed(line) for line in lines if line.strip() and not line.startswith("#"))


def hashed(password: str, salt: bytes | None = None) -> str:
    """Return the Argon2id hash that is kept in place of a password; without a salt, one of the machine's chance."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(normalised(password), salt=salt)


def matches(kept: str | None, password: str) -> bool:
    """Say whether a password is the one whose hash is kept; takes as long where there is none."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(kept or _NOBODYS, normalised(password)) and kept is not None
    except VerificationError:
        return False


def one_time_code(chance: bytes) -> str:
    """Return a code to be told once, from at least 16 bytes of chance: 79 bits in letters that are not mistaken."""
    letters = [_ALPHABET[byte % len(_ALPHABET)] for byte in chance[:_CODE_LETTERS]]
    groups = ("".join(letters[at : at + _CODE_GROUP]) for at in range(0, _CODE_LETTERS, _CODE_GROUP))
    return "-".join(groups)


def plain_code(typed: str) -> str:
    """Return a code as it is hashed: without dashes and spaces, in capital letters."""
    return "".join(letter for letter in typed.upper() if letter in _ALPHABET)


def _easy(why: str) -> TrainerError:
    return TrainerError(f"This passphrase is easy to guess. {why}", "Take four or more words that do not go together.")


def _squeezed(text: str) -> str:
    return "".join(letter for letter in normalised(text).casefold() if letter.isalnum())


def _without(squeezed: str, words: tuple[str, ...]) -> str:
    for word in sorted({_squeezed(word) for word in words}, key=len, reverse=True):
        if len(word) >= _SHORTEST_WORD:
            squeezed = squeezed.replace(word, "")
    return squeezed


def _guessed(password: str, rules: Rules) -> str | None:
    from zxcvbn import zxcvbn

    found = zxcvbn(password[:_LOOKED_AT], user_inputs=[_squeezed(word) for word in rules.words])
    wanted = _GOOD_SCORE_SHORT if rules.least < _SHORT else _GOOD_SCORE
    return None if found["score"] >= wanted else str(found["feedback"]["warning"] or "A program would find it soon.")
