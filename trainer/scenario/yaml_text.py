"""Which bytes may be a file at all: UTF-8, of bounded size, without tabs or characters that cannot be seen."""

import re

from trainer.scenario.problems import Problem

MOST_BYTES = 1_000_000
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""Control characters, and the line breaks that editors and YAML count differently."""

_AS_UTF_8 = "Save the file as UTF-8."


def decode(text: bytes | str, file: str) -> str | Problem:
    """Return the text of a file, or the one thing that keeps it from being text."""
    size = len(text)
    if size > MOST_BYTES:
        return _problem(
            file, (1, 1), "R2", f"The file is larger than {MOST_BYTES:,} bytes.", "Split it into scenarios."
        )
    try:
        raw = text if isinstance(text, bytes) else text.encode("utf-8")
    except UnicodeEncodeError as fault:
        return _problem(file, _place(str(text), fault.start), "R1", "A character here is not Unicode.", _AS_UTF_8)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _problem(file, (1, 1), "R1", "The file is written in UTF-16.", _AS_UTF_8)
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8")
        sentence = f"The byte 0x{raw[fault.start]:02X} is not UTF-8; the file may be Latin-1 or Windows-1252."
        return _problem(file, _place(before, len(before)), "R1", sentence, _AS_UTF_8)
    return _seen(decoded.removeprefix("\ufeff"), file)


def _seen(text: str, file: str) -> str | Problem:
    """Refuse what cannot be seen in an editor."""
    hidden = INVISIBLE.search(text)
    if hidden and hidden[0] == "\x00":
        sentence = "There is a NUL byte here; the file may be UTF-16 or damaged."
        return _problem(file, _place(text, hidden.start()), "R1", sentence, _AS_UTF_8)
    if hidden:
        sentence = f"The character U+{ord(hidden[0]):04X} cannot be seen."
        return _problem(file, _place(text, hidden.start()), "R1", sentence, "Take it out.")
    tab = text.find("\t")
    if tab >= 0:
        return _problem(
            file, _place(text, tab), "R4", "There is a tab here; YAML is indented by spaces.", "Write spaces."
        )
    return text


def _place(text: str, index: int) -> tuple[int, int]:
    before = re.split("\r\n|\r|\n", text[:index])
    return len(before), len(before[-1]) + 1


def _problem(file: str, place: tuple[int, int], rule: str, sentence: str, remedy: str) -> Problem:
    return Problem(severity="E", rule=rule, file=file, line=place[0], column=place[1], sentence=sentence, remedy=remedy)
