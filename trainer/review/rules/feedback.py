"""Feedback rules: F1, F2, F4, F6."""

import re

from trainer.engine.compiled import PlayedOption
from trainer.review.keys import Key
from trainer.review.reading import sentences, words
from trainer.review.rules.clues import likeness, stems
from trainer.review.subject import Subject
from trainer.review.texts import is_placeholder
from trainer.scenario.decisions import Feedback, Option, PickSeveral, Recall
from trainer.scenario.findings import Findings
from trainer.scenario.positions import Path
from trainer.scenario.words import fill

MOST_WORDS = 80
FEWEST_REASON = 5
RESTATED = 0.8
_VERDICT = re.compile(
    r"\b(?:this|that|it|the|an?|your?|is|was|are|were|answer|option|choice|best|better|good|bad|great|poor|right|wrong|"
    r"correct|incorrect|strong|weak|well done|not|very|here|one|nice|job|try again|yes|no|perfect|excellent)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"\b(?:would|could|should) (?:not )?have\b|\bwould(?:n[’']t)? (?:do|be|end|fix|show|tell|cost|work|get|help|"
    r"say)\b|\binstead\b|\brather than\b|\bbetter\b|\bstronger\b|\bbelongs\b|\bis (?:due|owed|enough)\b|\bneeds? (?:a|"
    r"an|to|your)\b|\bin place of\b",
    re.IGNORECASE,
)
_ACTS = frozenset({
    "accept", "acknowledge", "act", "add", "admit", "allow", "answer", "apologize", "arrange", "ask", "back", "begin",
    "bring", "call", "cancel", "check", "choose", "close", "come", "confirm", "continue", "deal", "decline", "describe",
    "drive", "end", "explain", "fetch", "find", "finish", "follow", "get", "give", "go", "greet", "hand", "hear",
    "help", "hold", "introduce", "invite", "keep", "knock", "lay", "leave", "let", "listen", "look", "lower", "make",
    "mention", "move", "name", "nod", "offer", "open", "own", "pause", "plan", "point", "promise", "put", "raise",
    "read", "reflect", "repeat", "request", "respect", "return", "say", "send", "set", "show", "sit", "slow", "speak",
    "stand", "start", "stay", "step", "stop", "sum", "summarize", "take", "talk", "tell", "thank", "treat", "try",
    "turn", "use", "wait", "walk", "warn", "watch", "write",
})  # fmt: skip
"""Verbs with which a sentence of feedback tells what to do."""


def feedback(subject: Subject, findings: Findings) -> None:
    """F1: every option has feedback of its own, right ones too. F2, F4: it explains, briefly. F6: the end asks back."""
    said: dict[tuple[object, ...], str] = {}
    for path, decision, option in subject.options():
        at = (*path, "feedback")
        for key, text in (("led_to", option.feedback.led_to), ("why", option.feedback.why)):
            if is_placeholder(text):
                sentence = f"The option `{option.id}` has a placeholder for feedback."
                findings.report((*at, key), "F1", sentence, "Write what it led to and why it is strong or weak.")
        other = said.setdefault((id(decision), option.feedback.why), option.id)
        if other != option.id:
            sentence = f"The options `{other}` and `{option.id}` are explained in the same words."
            findings.report((*at, "why"), "F1", sentence, "Say of each why it is strong or weak.")
    for path, given, option in _given(subject):
        _elaborated(path, given, option, findings)
        _brief(path, given, option, findings)
    _stronger(subject, findings)
    _reflection(subject, findings)


def _given(subject: Subject) -> list[tuple[Path, Feedback, Option]]:
    """Return every feedback: of options, and of what is different about them under a condition."""
    found: list[tuple[Path, Feedback, Option]] = []
    for path, _, option in subject.options():
        filled = fill(option, subject.scenario.words)
        found.append(((*path, "feedback"), filled.feedback, filled))
        for index, under in enumerate(filled.under):
            if under.feedback:
                found.append(((*path, "under", index, "feedback"), under.feedback, filled))
    return found


def _elaborated(path: Path, given: Feedback, option: Option, findings: Findings) -> None:
    """F2: it gives a reason, or an authority. A verdict is no reason, nor is the option said again."""
    if option.authorities or option.rules or is_placeholder(given.why):
        return
    left = words(_VERDICT.sub(" ", given.why))
    again = max(likeness(_lower(given.why), _lower(text)) for text in (option.text, given.led_to))
    if len(left) < 2 or len(words(given.why)) < FEWEST_REASON:
        sentence = f"The feedback of `{option.id}` says what it is worth, and hardly why."
        findings.report(
            (*path, "why"), "F2", sentence, "Write the reason in a sentence, or cite what it rests on.", severity="W"
        )
    elif again > RESTATED:
        sentence = f"The feedback of `{option.id}` says the same again and gives no reason."
        findings.report((*path, "why"), "F2", sentence, "Write why it is strong or weak.", severity="W")


def _lower(text: str) -> list[str]:
    return words(text.lower())


def _brief(path: Path, given: Feedback, option: Option, findings: Findings) -> None:
    """F4: at most 80 words, led_to and why together. Library: n = 255, at most 62."""
    count = len(words(given.led_to)) + len(words(given.why))
    if count > MOST_WORDS:
        sentence = f"The feedback of `{option.id}` has {count} words."
        remedy = f"Keep it to {MOST_WORDS}; the rationale of the decision can say what holds for all options."
        findings.report(path, "F4", sentence, remedy, severity="W", at_key=True)


def _stronger(subject: Subject, findings: Findings) -> None:
    """F4: where an action was not best, its feedback says what would have been stronger.

    A feeling that is named, a fact that is recalled, and one of several that does not belong have no such action.
    Library: n = 9 scenarios; 10 findings while they were written, none of them false to a reader.
    """
    for key in subject.keys:
        if isinstance(key.decision, Recall | PickSeveral):
            continue
        for played in key.weaker:
            given = played.option.feedback
            best = set[str]().union(*(stems(right.option.text) for right in key.right)) - stems(played.option.text)
            if not _names_action(f"{given.led_to} {given.why}", best):
                sentence = (
                    f"The feedback of the weaker option `{played.option.id}` does not say what would be stronger."
                )
                remedy = "End it with the stronger action: what to say or do in its place."
                findings.report((*_place(key, played), "why"), "F4", sentence, remedy, severity="W")


def _place(key: Key, played: PlayedOption) -> Path:
    """Return where the feedback stands that is given in this form: the option's own, or one under a condition."""
    unders = [under.feedback for under in played.option.under]
    if played.option.feedback in unders:
        return (*key.at(played), "under", unders.index(played.option.feedback), "feedback")
    return (*key.at(played), "feedback")


def _names_action(text: str, best: set[str]) -> bool:
    """Whether a text tells to do something, says what something else would have done, or speaks of the best option."""
    begun = {words(sentence)[0].lower() for sentence in sentences(text)}
    return bool(begun & _ACTS or _WOULD.search(text) or best & stems(text))


def _reflection(subject: Subject, findings: Findings) -> None:
    """F6: one or two questions to think about; not for bulletins."""
    prompts = subject.scenario.reflection
    if not subject.bulletin and not 1 <= len(prompts) <= 2:
        sentence = f"There {'is no reflection prompt' if not prompts else f'are {len(prompts)} reflection prompts'}."
        remedy = "Write one or two under `reflection:`, as questions about what the trainee did and why."
        findings.report(("reflection",), "F6", sentence, remedy, severity="W", at_key=True)
