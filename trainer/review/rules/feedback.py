"""Feedback rules: F1."""

from trainer.review.subject import Subject
from trainer.scenario.findings import Findings

_PLACEHOLDERS = {"todo", "tbd", "tba", "fixme", "xxx", "...", "…", "-", "n/a", "none"}


def feedback(subject: Subject, findings: Findings) -> None:
    """F1: every option has feedback of its own, right ones too."""
    said: dict[tuple[object, ...], str] = {}
    for path, decision, option in subject.options():
        at = (*path, "feedback")
        for key, text in (("led_to", option.feedback.led_to), ("why", option.feedback.why)):
            if text.strip().rstrip(".").lower() in _PLACEHOLDERS or not text.strip("."):
                sentence = f"The option `{option.id}` has a placeholder for feedback."
                findings.report((*at, key), "F1", sentence, "Write what it led to and why it is strong or weak.")
        other = said.setdefault((id(decision), option.feedback.why), option.id)
        if other != option.id:
            sentence = f"The options `{other}` and `{option.id}` are explained in the same words."
            findings.report((*at, "why"), "F1", sentence, "Say of each why it is strong or weak.")
