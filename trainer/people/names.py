"""Names and numbers of people, in any script: how they are kept, how compared, and how they stand beside other words.

What cannot be seen is taken out, above all the letters that turn the direction of a line: a name that holds one could
make the words after it read backwards. Joiners stay, for a Persian name is another word without them.
"""

import unicodedata
from typing import Final

from trainer.errors import TrainerError

LONGEST: Final = 200
"""Letters of a name, number or agency."""
_MOST_MARKS: Final = 8
"""Marks on one letter: no script stacks so many, and a taller stack runs into the lines above and below."""
_JOINERS: Final = "\u200c\u200d"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def kept(what: str, text: str, *, needed: bool) -> str:
    """Return what was typed as it is kept: composed letters, single spaces, nothing that is not seen.

    Raises TrainerError with the reason where nothing is left and something is needed, or it is too long or too tall.
    """
    composed = unicodedata.normalize("NFC", text)
    plain = " ".join("".join(letter if _is_of_a_name(letter) else " " for letter in composed).split())
    if not any(_says_something(letter) for letter in plain):
        if needed:
            raise TrainerError(f"The {what} is missing.", f"Type your {what}.")
        return ""
    if len(plain) > LONGEST:
        raise TrainerError(
            f"The {what} is longer than {LONGEST} letters.", f"Type a shorter one; this has {len(plain)}."
        )
    if _tallest(plain) > _MOST_MARKS:
        raise TrainerError(f"The {what} has more than {_MOST_MARKS} marks on one letter.", "Type it without some.")
    return plain


def folded(text: str) -> str:
    """Return a name or number as it is compared: no capitals, single spaces, one form of every letter and digit."""
    if text.isascii():
        return " ".join(text.casefold().split())
    alike = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(_plain_digit(letter) for letter in alike).split())


def isolated(name: str) -> str:
    """Return a name as it stands beside other words: from right to left, it keeps to itself and does not turn them."""
    turns = not name.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"{_ISOLATE}{name}{_END_ISOLATE}" if turns else name


def numbered(name: str, number: str) -> str:
    """Return a name with its officer number, in this order however both are written."""
    return f"{isolated(name)}, {isolated(number)}"


def bare(text: str) -> str:
    """Return a text without what `isolated` put round its names, for files that programs read."""
    return text.replace(_ISOLATE, "").replace(_END_ISOLATE, "")


def _is_of_a_name(letter: str) -> bool:
    return letter.isprintable() or letter in _JOINERS


def _says_something(letter: str) -> bool:
    return letter not in _JOINERS and not letter.isspace() and not _is_mark(letter)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me")


def _tallest(plain: str) -> int:
    most = count = 0
    for letter in plain:
        count = count + 1 if _is_mark(letter) else 0
        most = max(most, count)
    return most


def _plain_digit(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)
