"""P9: people, places and numbers are fiction. What looks like somebody's telephone, plate, street, e-mail or web
address, social security or vehicle number is refused; times, statute numbers and badge numbers are not.

Names cannot be told from fiction by their form; a reader checks them. Telephone numbers 555-0100 to 555-0199 and
domains under example are set aside for fiction and allowed (ATIS-0300115; RFC 2606).
"""

import re
from collections.abc import Iterator

from trainer.review.subject import Subject
from trainer.scenario.findings import Findings
from trainer.scenario.positions import Path
from trainer.scenario.words import fill

_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Ter|Highway|Hwy|"
    r"Circle|Cir|Parkway|Pkwy|Alley|Crescent|Square|Plaza|Trail|Turnpike)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "telephone number",
        re.compile(r"(?<![\d.-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])"),
        "555-0142",
    ),
    ("telephone number", re.compile(r"(?<![\d.§-])(?<![\d)] )\d{3}-\d{4}(?![\d-])"), "555-0142"),
    ("telephone number", re.compile(r"(?<!\w)\+\d{1,3}[ -]\d{2,4}(?:[ -]?\d{2,4}){1,3}\b"), "555-0142"),
    ("e-mail address", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w"), "desk@calder-falls.example"),
    (
        "web address",
        re.compile(r"\bhttps?://\S+|\bwww\.\S+|(?<![@\w.-])[\w-]+\.(?:com|org|net|gov|us|io)\b"),
        "calder-falls.example",
    ),
    ("social security number", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"), "nothing: leave it out"),
    ("vehicle number", re.compile(r"\b(?=\w*\d)(?=\w*[A-Z])[A-HJ-NPR-Z0-9]{17}\b"), "nothing: leave it out"),
    (
        "street address",
        re.compile(
            rf"(?<![\d:.,/§-])(?<!\b[Ii]n )(?<!\b[Ss]ince )(?<!§ )\b\d{{1,5}}[A-Z]? (?:(?:[NSEW]|North|South|East|"
            rf"West)\.? )?(?:(?:[A-Z][a-z]+|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}{_STREET}\b"
        ),
        "the street without a number",
    ),
    ("postal code", re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b"), "nothing: leave it out"),
)
_PLATE = re.compile(r"\b(?:[A-Z]{2,3}[ -]?\d{3,4}|\d{3,4}[ -]?[A-Z]{3}|\d[A-Z]{3}\d{3}|[A-Z]{3}[ -]?\d[A-Z]\d)\b")
_NO_PLATE = re.compile(
    r"^(?:AM|PM|MPH|USC|CFR|ADA|HB|SB|US|SR|RT|NO|CAD|AD|BC)\b|(?:AM|PM|MPH|USC|CFR)$|^(?:US|SR|RT|HB|SB)\d"
)
_LOOSE_PLATE = re.compile(
    r"\b(?i:plates?|tags?|registration|license "
    r"number)\b[^.!?]{0,40}?\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])([A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})\b"
)
_FICTIONAL = re.compile(r"555[-. ]01\d\d$|(?:\.|@)example(?:\.\w+)?$|\bexample\.(?:com|org|net)$")
_UNSEEN = frozenset({"author", "licence", "lint_ignore", "reviews"})


def fiction(subject: Subject, findings: Findings) -> None:
    """Report what could be somebody's own, in any text of the file."""
    for path, text in _texts(subject):
        for what, found, instead in _numbers(text):
            sentence = f"“{found}” looks like a real {what}."
            findings.report(path, "P9", sentence, f"Write {instead}.")


def _texts(subject: Subject) -> Iterator[tuple[Path, str]]:
    words = subject.scenario.words
    for path, part in subject.parts:
        if isinstance(part, str) and path and path[0] not in _UNSEEN:
            yield path, fill(part, words)


def _numbers(text: str) -> Iterator[tuple[str, str, str]]:
    """Give everything in a text that has the form of a number or address of somebody."""
    for what, pattern, instead in _PATTERNS:
        for found in pattern.finditer(text):
            if not _FICTIONAL.search(found[0]):
                yield what, found[0], instead
    for plate in (*_PLATE.findall(text), *_LOOSE_PLATE.findall(text)):
        if not _NO_PLATE.search(plate) and any(letter.isdigit() for letter in plate):
            yield "license plate", plate, "nothing: say that the plate was read out"
