"""What an unquoted word of a file means: only text, `true`, `false` and plain whole numbers.

YAML 1.1 turns `no` into false, `012` into ten and `12:30` into 750. Such a word is refused with what to write instead,
so that a file never means something else than its author reads.
"""

import re
import unicodedata
from collections.abc import Callable

Plain = str | int | bool

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_BOOLEANS = {"true": True, "false": False}


class Surprise(ValueError):
    """An unquoted word that YAML reads as something else; carries the sentence and the remedy."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


def plain_value(word: str) -> Plain:
    """Return what an unquoted word means; raises Surprise."""
    if word in _BOOLEANS:
        return _BOOLEANS[word]
    if _WHOLE.fullmatch(word) and word != "-0":
        return int(word)
    for pattern, sentence, remedy in _SURPRISES:
        if pattern.fullmatch(word):
            raise Surprise(sentence.format(word=word), remedy(word))
    return tidy(word)


def tidy(text: str) -> str:
    """Return a text without the spacing that carries no meaning."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r" *\n *", "\n", re.sub(r"[ \t\xa0]+", " ", text)).strip()


def _quoted(word: str) -> str:
    return f'Write "{word}" in quotes for text.'


def _boolean(word: str) -> str:
    value = "true" if word.lower() in ("y", "yes", "on", "true") else "false"
    return f'Write {value} for a flag, or "{word}" in quotes for text.'


def _decimal(word: str) -> str:
    digits = word.lstrip("+-").replace("_", "").lstrip("0") or "0"
    number = f"{'-' if word.startswith('-') else ''}{digits}"
    whole = f"Write {number} for a number" if digits.isdigit() and len(digits) < 10 else "Write a whole number"
    return f'{whole}, or "{word}" in quotes for text.'


def _absent(word: str) -> str:
    return "Write a value, or take the line out." if word == "" else f'Take the line out, or write "{word}" in quotes.'


_SURPRISES: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = (
    (
        re.compile(r"(?i)y|n|yes|no|on|off|true|false"),
        "YAML reads the unquoted word `{word}` as true or false.",
        _boolean,
    ),
    (re.compile(r"(?i)|~|null"), "There is no value here.", _absent),
    (re.compile(r"[-+]?0[0-7_]*[0-7][0-7_]*"), "YAML reads `{word}` as an octal number.", _decimal),
    (re.compile(r"[-+]?0[xbo][0-9a-fA-F_]+"), "YAML reads `{word}` as a number in another base.", _quoted),
    (
        re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"),
        "YAML reads `{word}` as a number to base 60.",
        _quoted,
    ),
    (re.compile(r"[-+]?[0-9][0-9_]*"), "`{word}` is not a plain whole number.", _decimal),
    (
        re.compile(r"(?i)[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)(e[-+]?[0-9]+)?|[-+]?\.inf|\.nan"),
        "`{word}` is a decimal number; every number here is whole.",
        _decimal,
    ),
    (re.compile(r"=|<<"), "YAML gives `{word}` a meaning of its own.", _quoted),
)
