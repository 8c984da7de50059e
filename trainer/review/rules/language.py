"""Rules of language and access: L1, L2, L4, L5, L7, L8."""

import re
from collections.abc import Iterable, Iterator, Sequence

from trainer.review.reading import grade, sentences, words
from trainer.review.subject import Subject
from trainer.review.texts import NAMED, Shown, in_reading_order, is_placeholder
from trainer.scenario.findings import Findings
from trainer.scenario.model import Person, Scenario
from trainer.scenario.positions import Path

NARRATIVE_GRADE, OPTION_GRADE = 10.0, 9.0
MEAN_WORDS, MOST_WORDS = 20.0, 35
FEWEST_TO_JUDGE = 40
_ACRONYM = re.compile(r"(?<![\w.-])(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z]{2,6})(?=s?\b)(?![\w-]*\d)")
_KNOWN = frozenset({
    "am", "pm", "id", "ok", "tv", "us", "uk", "ii", "iii", "iv",
})  # fmt: skip
"""Words by now, whatever they once stood for."""
_SMALL = frozenset({
    "a", "an", "and", "by", "for", "in", "of", "on", "the", "to", "with",
})  # fmt: skip
_LOOKS = re.compile(
    r"\b(?:option|answer|choice|button|entry|sentence)s? (?:\w+ ){0,2}?(?:(?:on|at|to) (?:the|your) (?:left|right|top|"
    r"bottom)|above|below|(?:marked |shown |printed |written )?in (?:red|green|blue|yellow|orange|amber|gr[ae]y|bold|"
    r"color|colour))\b|\b(?:the|a) (?:red|green|blue|yellow|orange|amber|gr[ae]y|left|right|left-hand|right-hand|top|"
    r"bottom|upper|lower|middle) (?:option|button|entry)\b|\b(?:the|your) (?:first|second|third|fourth|fifth|last) "
    r"option\b|\b(?:option|answer|choice) [A-F1-6]\b|\b(?:click|tap|press) (?:on )?(?:the )?(?:red|green|blue|left|"
    r"right|top|bottom)\b",
    re.IGNORECASE,
)
_LONGER = re.compile(
    r"\b(?:twice|double|triple|times|longer|more|extra|extend\w*|off|unlimited|pause\w*|stop\w*|as (?:long|much)|no "
    r"limit|without (?:a |the )?limit|(?:\d+|one|two|three|five|ten|another|further) (?:more )?(?:seconds?|"
    r"minutes?))\b",
    re.IGNORECASE,
)


def language(subject: Subject, findings: Findings) -> None:
    """Check that everybody can read it, see it or hear it described, and have the time it takes."""
    texts = [shown for shown in subject.texts if shown.key not in NAMED]
    for path, pool, options in _pools(texts):
        _grade(path, pool, OPTION_GRADE if options else NARRATIVE_GRADE, "options" if options else "text", findings)
        _mean(path, pool, findings)
    for shown in texts:
        _sentences(shown, findings)
        _looks(shown, findings)
    _acronyms(subject, findings)
    _pictures(subject.scenario, findings)
    _limits(subject, findings)


def _pools(texts: Iterable[Shown]) -> Iterator[tuple[Path, list[str], bool]]:
    """Give the texts that are judged as one: those of each scene, its options by themselves, each part around them."""
    pools: dict[tuple[Path, bool], list[str]] = {}
    for shown in texts:
        path = shown.path[:2] if shown.scene else shown.path[:1]
        if shown.is_option:
            path = (*shown.path[:3], "options")
        pools.setdefault((path, shown.is_option), []).append(shown.text)
    for (path, is_option), pool in pools.items():
        if sum(len(words(text)) for text in pool) >= FEWEST_TO_JUDGE:
            yield path, pool, is_option


def _grade(path: Path, pool: Sequence[str], most: float, what: str, findings: Findings) -> None:
    """L1: Flesch-Kincaid grade at most 10 for what is told, 9 for options; silent under 40 words.

    The formula was made for passages; a lone sentence swings by several grades, so texts are judged scene by scene.
    Library, 23 November 2026: n = 123 texts, at most 6.4; n = 63 sets of options, at most 6.0. The limits have room.
    """
    found = grade(pool)
    if found > most:
        sentence = f"The {what} here read{'s' * (what == 'text')} at grade {found:.1f}."
        remedy = f"Bring it to {most:.0f} or less: shorter sentences, and everyday words for long ones."
        findings.report(path, "L1", sentence, remedy, severity="W", at_key=True)


def _mean(path: Path, pool: Sequence[str], findings: Findings) -> None:
    """L2: 20 words to a sentence on average, counted like L1. Library: n = 186, at most 19.7."""
    whole = [sentence for text in pool for sentence in sentences(text)]
    mean = sum(len(words(sentence)) for sentence in whole) / len(whole)
    if mean > MEAN_WORDS:
        sentence = f"A sentence here has {mean:.1f} words on average."
        remedy = f"Bring it to {MEAN_WORDS:.0f} or less: cut long sentences in two."
        findings.report(path, "L2", sentence, remedy, severity="W", at_key=True)


def _sentences(shown: Shown, findings: Findings) -> None:
    """L2: no sentence over 35 words. Library: n = 5,130, at most 32."""
    for sentence in sentences(shown.text):
        count = len(words(sentence))
        if count > MOST_WORDS:
            begun = " ".join(words(sentence)[:6])
            said = f"The sentence “{begun} ...” has {count} words."
            findings.report(shown.path, "L2", said, f"Cut it into sentences of at most {MOST_WORDS}.", severity="W")


def _acronyms(subject: Subject, findings: Findings) -> None:
    """L4: letters that stand for words are explained where they are first read.

    Explained means that the words stand in the same text: `body-worn camera (BWC)`. Signs and shouts in capitals, two
    such words in a row, are not letters that stand for words.
    """
    met: set[str] = set()
    ordered = in_reading_order(subject.texts, subject.onward(), subject.scenario.start)
    for shown in ordered:
        for acronym in _acronyms_in(shown.text):
            if acronym not in met and not _spelled_out(acronym, shown.text):
                sentence = f"“{acronym}” is read here first and not explained."
                remedy = f"Write the words out, with ({acronym}) behind them if it is needed again."
                findings.report(shown.path, "L4", sentence, remedy, severity="W")
            met.add(acronym)


def _acronyms_in(text: str) -> Iterator[str]:
    for found in _ACRONYM.finditer(text):
        bare = found[0].replace(".", "")
        beside = text[found.end() :].split()[:1] + text[: found.start()].split()[-1:]
        if bare.lower() not in _KNOWN and not any(len(word) > 1 and word.isupper() for word in beside):
            yield bare


def _spelled_out(acronym: str, text: str) -> bool:
    """Whether words that begin with the letters stand in a row in the text."""
    begun = [part[0].lower() for word in words(text) if word != acronym for part in _parts(word)]
    spelled = "".join(begun)
    small = "".join(part[0].lower() for word in words(text) for part in _parts(word) if part.lower() not in _SMALL)
    return acronym.lower() in spelled or acronym.lower() in small


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[-/]", word) if part]


def _looks(shown: Shown, findings: Findings) -> None:
    """L7: nothing has to be found by its color or its place: options are shuffled, read aloud, seen in any theme."""
    found = _LOOKS.search(shown.text)
    if found:
        sentence = f"“{found[0]}” can be understood only by looking."
        remedy = "Name it by what it says."
        findings.report(shown.path, "L7", sentence, remedy, severity="W")


def _pictures(scenario: Scenario, findings: Findings) -> None:
    """L5: every picture is described: the place, each person, and what a variant shows in their stead."""
    _described(("place", "description"), scenario.place.description, findings)
    for id, person in scenario.cast.items():
        _described(("cast", id, "looks"), person.looks, findings)
    for name, variant in scenario.variants.items():
        at: Path = ("variants", name)
        place = variant.place
        if place is not None:
            _described((*at, "place", "description"), place.description, findings)
            if place.backdrop != scenario.place.backdrop and place.description == scenario.place.description:
                _changed((*at, "place", "description"), "place", findings)
        for id, change in variant.cast.items():
            if change.looks is not None:
                _described((*at, "cast", id, "looks"), change.looks, findings)
            if (
                change.face is not None
                and change.face != scenario.cast[id].face
                and _same(scenario.cast[id], change.looks)
            ):
                _changed((*at, "cast", id, "face"), "face", findings)


def _same(person: Person, looks: str | None) -> bool:
    return looks is None or looks == person.looks


def _described(path: Path, text: str, findings: Findings) -> None:
    if is_placeholder(text) or len(words(text)) < 3:
        sentence = "This describes no picture to somebody who does not see it."
        findings.report(path, "L5", sentence, "Write what can be seen, in a sentence.")


def _changed(path: Path, what: str, findings: Findings) -> None:
    sentence = f"The variant shows another {what}, and the description is still that of the first."
    key = "description" if what == "place" else "looks"
    findings.report(path, "L5", sentence, f"Write `{key}:` for what the variant shows.", at_key=True)


def _limits(subject: Subject, findings: Findings) -> None:
    """L8: a time limit says why there is one, and how somebody gets more time."""
    for path, _, decision in subject.decisions():
        limit = decision.time_limit
        if limit is None:
            continue
        at = (*path, "time_limit")
        if is_placeholder(limit.reason) or len(words(limit.reason)) < 2:
            remedy = "Write what in the situation leaves no more time, or take the limit out."
            findings.report((*at, "reason"), "L8", "This is no reason for a time limit.", remedy)
        if not _LONGER.search(limit.extension):
            remedy = "Write how much more there is and for whom, such as: Twice as long in the settings, or none."
            findings.report((*at, "extension"), "L8", "This does not say how to get more time.", remedy)
