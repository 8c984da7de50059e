"""Rules about how options are written: C1, C5, C6, C10, C12, C13, C14. What gives the best one away is in clues.py.

The entries of a hear-them-out are moments on a line of speech, not options read side by side: C12 and C14 leave them
out.
"""

import re

from trainer.review.reading import sentences, words
from trainer.review.rules.clues import clues
from trainer.review.subject import Subject, options_of
from trainer.review.texts import is_placeholder
from trainer.scenario.decisions import BestAndWorst, Decision, HearOut, Option, PickOne, PutInOrder, Recall
from trainer.scenario.findings import Findings
from trainer.scenario.positions import Path
from trainer.scenario.words import fill

MOST_OPTIONS = 4
FEWEST_WORDS, MOST_WORDS = 4, 30
_SUMMARY = re.compile(
    r"\b(?:of|than|to) the above\b|\b(?:option|answer|choice|possibilit)\w* above\b|\ball (?:the )?other options\b|"
    r"^\W*(?:all|none|both|neither|any|some) (?:of (?:these|them|those|the (?:others?|options|answers)))?\W*$|"
    r"^\W*(?:all|none|both|neither)\W*$|\b(?:both|neither) (?:option )?[A-F] (?:and|nor) [A-F]\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\bnot\b|n[’']t\b|\bexcept\b|\bnever\b|\bincorrect\b|\bwrong\b|\bworst\b|\bleast\b|\bnone\b|\bfalse\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"^\W*(?:pick|choose|name|select|mark|tick|find)\b", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:why|how come)\b", re.IGNORECASE)
_FILLER = re.compile(
    r"^\W*(?:(?:do|say|write) nothing(?: at all)?|nothing|ignore (?:it|him|her|them|this)|i (?:do(?:n[’']t| not) know|"
    r"am not sure)|not sure|no idea|other|something else|skip(?: this)?|pass|continue|next|maybe|it depends|whatever|"
    r"(?:laugh|shrug|walk away|leave|give up|run away)(?: (?:at|from)? ?(?:it|him|her|them))?)\W*$",
    re.IGNORECASE,
)


def choices(subject: Subject, findings: Findings) -> None:
    """Check what is put to the trainee, and that the options can be told apart only by what they mean."""
    _together(subject, findings)
    for path, _, decision in subject.decisions():
        filled = fill(decision, subject.scenario.words)
        _order(path, decision, findings)
        _prompt(path, filled, findings)
        for index, option in enumerate(options_of(filled)):
            _wording((*path, "options", index), filled, option, findings)
    _weaker(subject, findings)
    clues(subject, findings)


def _together(subject: Subject, findings: Findings) -> None:
    """C1: where one option is picked, two to four are offered together; three serve best.

    Counted as offered in some state, since an option may have a condition. Library, 23 November 2026: n = 77 such forms
    of decisions, 70 with three, 2 with two and 5 with four.
    """
    for key in subject.keys:
        if isinstance(key.decision, PickOne | Recall) and len(key.options) > MOST_OPTIONS:
            sentence = f"{len(key.options)} options are offered together (way: {key.explored.way(key.number)})."
            remedy = "Offer two to four, best three: take out the one that nobody on the street would choose."
            findings.report((*key.path, "options"), "C1", sentence, remedy, severity="W", at_key=True)


def _order(path: Path, decision: Decision, findings: Findings) -> None:
    """C5: options are shuffled, unless the file says why their order matters. The reason has to be one."""
    reason = decision.fixed_order
    if reason is not None and (is_placeholder(reason) or len(words(reason)) < 3):
        remedy = "Take `fixed_order` out, so that the options are shuffled, or say in a sentence why the order matters."
        findings.report((*path, "fixed_order"), "C5", "This is no reason for a fixed order.", remedy, severity="W")


def _prompt(path: Path, decision: Decision, findings: Findings) -> None:
    """C10: nobody is asked for what does not hold. A fact before the question may be negative, and so may a why."""
    for sentence in sentences(decision.prompt):
        if not (sentence.rstrip("”’\"')").endswith("?") or _ASKS.match(sentence)) or _WHY.match(sentence):
            continue
        found = _NEGATIVE.search(sentence)
        if found and not (isinstance(decision, BestAndWorst) and found[0].lower() == "worst"):
            remedy = "Ask for what the officer does, and key the options to that."
            said = f"The question turns on “{found[0]}”, which is easily read over."
            findings.report((*path, "prompt"), "C10", said, remedy, severity="W")


def _wording(path: Path, decision: Decision, option: Option, findings: Findings) -> None:
    """C6, C12, C14. Library: n = 236 options of 4 to 24 words, so 30 leaves room."""
    if _SUMMARY.search(option.text):
        sentence = f"The option `{option.id}` answers by pointing at the other options."
        remedy = "Write what the officer does or says, as in the other options; for several that belong, pick several."
        findings.report((*path, "text"), "C6", sentence, remedy)
    if isinstance(decision, HearOut):
        return
    count = len(words(option.text))
    # A feeling, or a thing to put in order, may be named in a word or two.
    fewest = 1 if isinstance(decision, Recall | PutInOrder) else FEWEST_WORDS
    if not fewest <= count <= MOST_WORDS:
        sentence = f"The option `{option.id}` has {count} word{'s' * (count != 1)}."
        remedy = f"Write {FEWEST_WORDS} to {MOST_WORDS}: one thing that an officer does or says."
        findings.report((*path, "text"), "C12", sentence, remedy, severity="W")
    if _FILLER.match(option.text):
        sentence = f"The option `{option.id}` only fills a place."
        remedy = "Write what officers really do here when they get it wrong, or take the option out."
        findings.report((*path, "text"), "C14", sentence, remedy, severity="W")


def _weaker(subject: Subject, findings: Findings) -> None:
    """C13: every weaker option names the misconception it stands for, in every form in which it is offered."""
    for key in subject.keys:
        for played in key.weaker:
            said = played.option.misconception
            if said is None or is_placeholder(said):
                sentence = f"The weaker option `{played.option.id}` names no misconception."
                remedy = "Write `misconception:` with what somebody who chooses it believes."
                findings.report(key.at(played), "C13", sentence, remedy, severity="W", at_key=True)
