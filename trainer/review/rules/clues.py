"""Rules about what gives the best option away to somebody who knows nothing: C2, C7, C8, C11."""

import difflib
import re
from itertools import combinations

from trainer.engine.compiled import PlayedOption
from trainer.review.keys import Key
from trainer.review.reading import words
from trainer.review.subject import Subject, options_of
from trainer.scenario.decisions import HearOut, PickSeveral, PutInOrder
from trainer.scenario.findings import Findings
from trainer.scenario.problems import Severity
from trainer.scenario.words import fill

LONG, FAR_TOO_LONG, SHORT = 1.3, 1.6, 0.7
ALIKE = 0.8
_ABSOLUTE = re.compile(
    r"\b(?:always|never|only|absolutely|completely|entirely|totally|under no circumstances|in (?:every|any) case|no "
    r"matter what|at all times|without exception|every time)\b",
    re.IGNORECASE,
)
_STOP = frozenset({
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "another", "any", "are", "as", "ask", "asks",
    "at", "away", "back", "be", "been", "before", "being", "best", "but", "by", "can", "cannot", "come", "comes",
    "could", "did", "do", "does", "done", "each", "else", "first", "for", "from", "get", "gets", "give", "gives", "go",
    "goes", "going", "had", "has", "have", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into",
    "is", "it", "its", "just", "keep", "keeps", "know", "last", "let", "like", "made", "make", "makes", "may", "me",
    "might", "more", "most", "much", "must", "my", "next", "no", "not", "nothing", "now", "of", "off", "on", "one",
    "only", "or", "other", "our", "out", "over", "own", "put", "right", "say", "says", "see", "she", "should", "so",
    "some", "still", "such", "take", "takes", "tell", "tells", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "thing", "things", "this", "those", "through", "time", "to", "too", "two", "under", "until", "up",
    "upon", "us", "use", "very", "want", "wants", "was", "way", "we", "were", "what", "when", "where", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "without", "would", "yes", "yet", "you", "your", "yourself",
})  # fmt: skip
_ENDINGS = re.compile(r"(?:['’]s|ings?|ed|es|s|ly|er|ers|ion|ions|e)$")


def clues(subject: Subject, findings: Findings) -> None:
    """Check that the best option shows itself neither by its length nor by its words.

    What is met only when a decision comes round again earns nothing, so nothing can be given away there.
    """
    scenario = subject.scenario
    named = [
        *(one.name for one in scenario.cast.values()),
        *(one for one in scenario.words.values() if one[0].isupper()),
    ]
    names = stems(" ".join(named))
    for key in subject.keys:
        if key.best and key.scored and not isinstance(key.decision, HearOut):
            _length(key, findings)
            _absolutes(key, findings)
            _echo(key, names, findings)
    _alike(subject, findings)


def _length(key: Key, findings: Findings) -> None:
    """C2: the best option is as long as the rest: 0.7 to 1.3 of their mean in letters; over 1.6 is refused.

    Library, 23 November 2026: n = 80 forms of decisions with one best option, from 0.72 to 1.23.
    """
    best = _only_best(key)
    if best is None:
        return
    mean = sum(len(played.option.text) for played in key.weaker) / len(key.weaker)
    share = len(best.option.text) / mean
    if not SHORT <= share <= LONG:
        severity: Severity = "E" if share > FAR_TOO_LONG else "W"
        sentence = f"The best option `{best.option.id}` is {share:.2f} times as long as the others on average."
        remedy = "Shorten it, or let the others say as much." if share > 1 else "Let it say as much as the others."
        findings.report((*key.at(best), "text"), "C2", sentence, remedy, severity=severity)


def _absolutes(key: Key, findings: Findings) -> None:
    """C7: words that allow no exception do not stand in weaker options alone. Library: 1 of 307 options has one."""
    if any(_ABSOLUTE.search(played.option.text) for played in key.right):
        return
    for played in key.weaker:
        found = _ABSOLUTE.search(played.option.text)
        if found:
            sentence = f"Only weaker options say “{found[0]}”, which gives them away."
            remedy = "Say it without that word, or let the best option be as definite."
            findings.report((*key.at(played), "text"), "C7", sentence, remedy, severity="W")


def _echo(key: Key, names: frozenset[str], findings: Findings) -> None:
    """C8: words of the question do not come back in the best option alone. The names of people do not count.

    Judged in every form of a decision: where an option that shares the word is no longer offered, the word is a clue.
    Library: n = 80 forms; 10 were found while it was written, and each lost its clue to another word.
    """
    best = _only_best(key)
    if best is None:
        return
    said = stems(best.option.text) - names
    others = set[str]().union(*(stems(played.option.text) for played in key.weaker))
    echoed = sorted((stems(key.decision.prompt) & said) - others)
    if echoed:
        listed = ", ".join(f"“{_as_written(stem, best)}”" for stem in echoed)
        sentence = f"Of the question's words only the best option `{best.option.id}` has {listed}."
        remedy = "Use another word in it, or the same word in one of the weaker options."
        findings.report((*key.at(best), "text"), "C8", sentence, remedy, severity="W")


def _only_best(key: Key) -> PlayedOption | None:
    """Return the one best option; where several belong or tie, none gives the others away."""
    if isinstance(key.decision, PickSeveral) or len(key.right) != 1 or not key.weaker:
        return None
    return key.right[0]


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, without endings."""
    return frozenset(_stem(word) for word in words(text.lower()) if word not in _STOP and len(word) > 2)


def _stem(word: str) -> str:
    bare = _ENDINGS.sub("", word)
    return bare if len(bare) > 2 else word


def _as_written(stem: str, played: PlayedOption) -> str:
    return next(word for word in words(played.option.text.lower()) if _stem(word) == stem)


def _alike(subject: Subject, findings: Findings) -> None:
    """C11: no two options of a decision say nearly the same: over 0.8 alike, word by word or in any order.

    Library: n = 275 pairs, none over 0.56.
    """
    for path, _, decision in subject.decisions():
        if isinstance(decision, PutInOrder | HearOut):
            continue
        texts = [words(fill(option.text, subject.scenario.words).lower()) for option in options_of(decision)]
        ids = [option.id for option in options_of(decision)]
        for one, other in combinations(range(len(texts)), 2):
            share = likeness(texts[one], texts[other])
            if share > ALIKE:
                sentence = f"The options `{ids[one]}` and `{ids[other]}` are {share:.2f} alike."
                remedy = "Let each say something else that an officer might do, or take one of them out."
                findings.report((*path, "options", other, "text"), "C11", sentence, remedy)


def likeness(one: list[str], other: list[str]) -> float:
    """Return how alike two texts are, 0 to 1: the larger of the share of words in the same order and in any order."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    inside = difflib.SequenceMatcher(None, sorted(one), sorted(other), autojunk=False)
    return max(matcher.ratio(), inside.ratio())
