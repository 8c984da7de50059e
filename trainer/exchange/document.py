"""Documents for people to print and keep: a template and plain texts in, a tagged PDF out (PDF/UA-1).

What somebody typed goes to the template as data and is set as text, never read as markup. Nothing is fetched.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from trainer.errors import TrainerError

_JOINER, _BREAK = "\u200d", "\u200b"
_JOINERS = "\u200c\u200d"


def pdf(template: Path, data: Mapping[str, object], fonts: Path) -> bytes:
    """Return the PDF of a template filled with data, with the fonts of a folder.

    Raises TrainerError where a text holds something that cannot be set.
    """
    import typst  # a large library, and few starts print anything

    # The library's own fonts are made for formulas: they have letters of scripts that they do not join.
    given = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(fonts)])
    said = json.dumps(data, ensure_ascii=False).replace("\\u0000", "")
    try:
        made = typst.compile(
            str(template), root=str(template.parent), font_paths=given, sys_inputs={"data": said},
            format="pdf", pdf_standards=["ua-1"],
        )  # fmt: skip
    except typst.TypstError as fault:
        raise _told(str(fault)) from fault
    if not isinstance(made, bytes):
        raise TrainerError("The document could not be made.", "Try again.")
    return made


def breakable(text: str, longest: int = 28) -> str:
    """Return a text that a line can always hold: words of more letters may be broken, without a sign for it.

    Arabic and its like are joined across the break, so that every letter keeps its form.
    """
    return re.sub(rf"\S{{{longest + 1},}}", lambda found: _broken(found[0], longest), text)


def _broken(word: str, longest: int) -> str:
    parts = [word[:1]]
    since = 1
    for before, letter in pairwise(word):
        if since >= longest and not unicodedata.combining(letter) and letter not in _JOINERS:
            is_joined = unicodedata.bidirectional(before) == unicodedata.bidirectional(letter) == "AL"
            parts.append(f"{_JOINER}{_BREAK}{_JOINER}" if is_joined else _BREAK)
            since = 0
        parts.append(letter)
        since += 1
    return "".join(parts)


def _told(fault: str) -> TrainerError:
    letter = re.search(r'the text `"(.+?)"` could not be displayed', fault)
    if letter:
        # Where no font has the letter, the window may not show it either: its name can be read.
        called = unicodedata.name(letter[1][0], "unnamed").capitalize()
        return TrainerError(
            f"No font on this computer has the letter {letter[1]} ({called}); nothing was written.",
            "Install a font that has it, such as Noto Sans, and save again, or write the word in other letters.",
        )
    return TrainerError(f"The document could not be made: {fault.splitlines()[0]}.", "Look at what was filled in.")
