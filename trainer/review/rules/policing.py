"""Policing rules: P1, because a wrong citation does the most harm."""

from collections.abc import Iterable

from trainer.review.subject import Subject, options_of
from trainer.scenario.conditions import RuleSays
from trainer.scenario.decisions import SayIt
from trainer.scenario.findings import Findings, one_of
from trainer.scenario.positions import Path

_DEAD = ("superseded", "overruled")


def policing(subject: Subject, findings: Findings) -> None:
    """P1: every legal claim cites an authority or a rule that exists and may be shown."""
    rules = {id: rule for profile in subject.profiles for id, rule in profile.rules.items()}
    for path, part in subject.parts:
        for index, id in enumerate(getattr(part, "authorities", None) or ()):
            _authority(subject, id, (*path, "authorities", index), findings)
        for index, id in enumerate(getattr(part, "rules", None) or ()):
            _rule(id, rules, (*path, "rules", index), findings)
            if id in rules and rules[id].confidence == "check":
                sentence = f"The rule `{id}` is still to be checked and cannot be shown to a trainee."
                findings.report((*path, "rules", index), "P1", sentence, "Check it at its source, or cite another.")
        if isinstance(part, RuleSays):
            _rule(part.rule, rules, (*path, "rule"), findings)
    _claims(subject, findings)


def _authority(subject: Subject, id: str, path: Path, findings: Findings) -> None:
    found = subject.authorities.get(id)
    if found is None:
        sentence = f"There is no authority `{id}` under scenarios/authorities."
        findings.report(path, "P1", sentence, one_of(subject.authorities, id))
    elif found.confidence == "check":
        sentence = f"The authority `{id}` is still to be checked and cannot be shown to a trainee."
        findings.report(path, "P1", sentence, "Check it at its source, or cite another.")
    elif found.status in _DEAD:
        sentence = f"The authority `{id}` is {found.status}."
        findings.report(path, "P1", sentence, "Cite what replaced it.")


def _rule(id: str, rules: Iterable[str], path: Path, findings: Findings) -> None:
    if id not in rules:
        findings.report(path, "P1", f"There is no rule `{id}` in any profile.", one_of(rules, id))


def _claims(subject: Subject, findings: Findings) -> None:
    """A decision that is keyed by authority names one."""
    for path, _, decision in subject.decisions():
        cited = [option.authorities or option.rules for option in options_of(decision)]
        if isinstance(decision, SayIt):
            cited = [decision.authorities or decision.rules]
        if decision.keyed_by == "authority" and not any(cited):
            sentence = "This decision is keyed by authority, and no option cites one."
            remedy = "Write `authorities:` or `rules:` at the options that rest on law, or `keyed_by: judgement`."
            findings.report((*path, "keyed_by"), "P1", sentence, remedy)
