"""Policing rules: P1, because a wrong citation does the most harm, P2 and P6. P8 is in notices.py, P9 in fiction.py."""

import re
from collections.abc import Iterable
from datetime import date

from trainer.review.keys import Key
from trainer.review.rules.fiction import fiction
from trainer.review.rules.notices import notices
from trainer.review.subject import Subject, options_of
from trainer.review.texts import is_placeholder
from trainer.scenario.conditions import RuleSays
from trainer.scenario.decisions import Option, SayIt
from trainer.scenario.findings import Findings, one_of
from trainer.scenario.positions import Path
from trainer.scenario.problems import Severity

OLD_DAYS, TOO_OLD_DAYS = 365, 730
_DEAD = ("superseded", "overruled")
_NATION = "United States"
_CLAIM = re.compile(
    r"\b(?:un)?lawful(?:ly)?\b|\billegal(?:ly)?\b|\bAmendment\b|\b(?:un)?constitution(?:al|ally)?\b|\bstatutes?\b|"
    r"\bSupreme Court\b|\bCircuit\b|\b(?:by|against|under) (?:the )?law\b"
)
_COURTS = re.compile(r"\bcourts? of appeals\b|\bCircuits?\b|\bsome courts\b", re.IGNORECASE)
_FORCE = re.compile(
    r"\b(?:grabs?|tackles?|shoves?|punch(?:es)?|strike (?:him|her|them)|kicks?|wrestles?|tasers?|pepper[- ]spray|"
    r"batons?|(?:take|catch|get|grab|seize) (?:a )?hold of|(?:put|place) (?:\w+ ){1,3}in (?:hand)?cuffs|"
    r"(?:hand)?cuff (?:him|her|them)|(?:push|pull|drag|pin|force|hold) (?:him|her|them) (?:back|"
    r"down|out|away|aside|against|to the)|(?:draw|point|aim) (?:your|the) (?:gun|weapon|firearm|pistol|taser))\b",
    re.IGNORECASE,
)


def policing(subject: Subject, findings: Findings) -> None:
    """P1: every legal claim cites an authority or a rule that exists and may be shown. P2, P6, P8, P9."""
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
    _jurisdictions(subject, findings)
    _age(subject, findings)
    for key in subject.keys:
        _force(key, findings)
    notices(subject, findings)
    fiction(subject, findings)


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
    """P1: a decision that is keyed by authority names one, and so does every option that speaks of law."""
    for path, _, decision in subject.decisions():
        cited = [option.authorities or option.rules for option in options_of(decision)]
        if isinstance(decision, SayIt):
            cited = [decision.authorities or decision.rules]
        if decision.keyed_by == "authority" and not any(cited):
            sentence = "This decision is keyed by authority, and no option cites one."
            remedy = "Write `authorities:` or `rules:` at the options that rest on law, or `keyed_by: judgement`."
            findings.report((*path, "keyed_by"), "P1", sentence, remedy)
        elif not any(cited) and (claim := _CLAIM.search(decision.rationale)):
            _uncited((*path, "rationale"), claim[0], findings)
    for path, _, option in subject.options():
        for at, why, authorities, rules in _explained(path, option):
            if not authorities and not rules and (claim := _CLAIM.search(why)):
                _uncited(at, claim[0], findings)


def _uncited(path: Path, claim: str, findings: Findings) -> None:
    sentence = f"This speaks of law (“{claim}”) and cites nothing."
    findings.report(
        path, "P1", sentence, "Write `authorities:` or `rules:` with what it rests on, or say it without law."
    )


def _explained(path: Path, option: Option) -> list[tuple[Path, str, tuple[str, ...], tuple[str, ...]]]:
    """Return each reason given for an option, where it stands, and what is cited for it."""
    found = [((*path, "feedback", "why"), option.feedback.why, option.authorities, option.rules)]
    for index, under in enumerate(option.under):
        if under.feedback:
            authorities = option.authorities if under.authorities is None else under.authorities
            rules = option.rules if under.rules is None else under.rules
            found.append(((*path, "under", index, "feedback", "why"), under.feedback.why, authorities, rules))
    return found


def _jurisdictions(subject: Subject, findings: Findings) -> None:
    """P1: what binds in one part of the country only is said to: where nothing else is cited, the text names its court.

    The name may stand with the option or in the rationale of its decision. Rules of a profile carry their jurisdiction.
    """
    if is_placeholder(subject.scenario.jurisdiction):
        findings.report(("jurisdiction",), "P1", "This names no jurisdiction.", "Write whose law the contact is under.")
    for path, decision, option in subject.options():
        for at, why, authorities, rules in _explained(path, option):
            found = [subject.authorities[id].jurisdiction for id in authorities if id in subject.authorities]
            if rules or not found or any(_NATION in jurisdiction for jurisdiction in found):
                continue
            said = f"{why} {decision.rationale} {option.screen_out.rationale if option.screen_out else ''}"
            if not any(jurisdiction in said for jurisdiction in found) and not _COURTS.search(said):
                listed = ", ".join(sorted({_placed(jurisdiction) for jurisdiction in found}))
                sentence = f"This rests on law of {listed} alone and does not say so."
                remedy = f"Name it in the text (“In {_placed(found[0])} ...”), or cite what binds everywhere."
                findings.report(at, "P1", sentence, remedy)


def _placed(jurisdiction: str) -> str:
    """Return a jurisdiction as it stands in a sentence: the First Circuit, but New Jersey."""
    return f"the {jurisdiction}" if re.search(r"Circuit$|^District", jurisdiction) else jurisdiction


def _age(subject: Subject, findings: Findings) -> None:
    """P2: the law was read within a year; after two, or past the day of the next review, it blocks publication.

    The same holds for each authority that is cited, by the day on which it was last checked.
    """
    scenario, today = subject.scenario, subject.today
    if scenario.review_by < today:
        sentence = f"The review was due by {scenario.review_by}."
        findings.report(("review_by",), "P2", sentence, "Read the law again, then write both days anew.")
    _old(("law_date",), "The law here", scenario.law_date, today, findings)
    met: set[str] = set()
    for path, part in subject.parts:
        for index, id in enumerate(getattr(part, "authorities", None) or ()):
            if id in subject.authorities and id not in met:
                met.add(id)
                last = subject.authorities[id].last_checked
                _old((*path, "authorities", index), f"The authority `{id}`", last, today, findings)


def _old(path: Path, what: str, read: date, today: date, findings: Findings) -> None:
    days = (today - read).days
    if days > OLD_DAYS:
        severity: Severity = "E" if days > TOO_OLD_DAYS else "W"
        sentence = f"{what} was last checked {days} days ago, on {read}."
        findings.report(path, "P2", sentence, "Check it at its source and write the day.", severity=severity)


def _force(key: Key, findings: Findings) -> None:
    """P6: wherever force is offered, so is an option that calms, waits or calls for help, in every state.

    An option that sounds like force and is not marked so is asked about (W). Library: n = 9 scenarios, none found.
    """
    forced = [played for played in key.options if played.option.force]
    calming = [played for played in key.options if played.option.calming and not played.option.force]
    if forced and not calming:
        sentence = f"`{forced[0].option.id}` is force, and nothing beside it calms, waits or calls for help"
        way = f"(way: {key.explored.way(key.number)}; under {key.explored.profile})."
        remedy = "Offer an option that does, whenever force is offered, and write `calming: true` in it."
        findings.report(key.at(forced[0]), "P6", f"{sentence} {way}", remedy, at_key=True)
    for played in key.options:
        found = _FORCE.search(played.option.text)
        if found and not played.option.force:
            sentence = f"`{played.option.id}` sounds like force (“{found[0]}”) and is not marked as force."
            remedy = "Write `force: true` in it, or other words where nobody is touched or threatened."
            findings.report((*key.at(played), "text"), "P6", sentence, remedy, severity="W")
