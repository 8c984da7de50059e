"""The review of one edition by rule: what keeps it from being published, and what should be looked at again."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from trainer.review.baselines import Baselines, baselines
from trainer.review.lengths import Length, lengths
from trainer.review.rules.choices import choices
from trainer.review.rules.feedback import feedback
from trainer.review.rules.language import language
from trainer.review.rules.policing import policing
from trainer.review.rules.scoring import scoring
from trainer.review.rules.shape import shape
from trainer.review.rules.structure import structure
from trainer.review.rules.swap import swap
from trainer.review.subject import prepare_subject
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition
from trainer.scenario.findings import Enough, Findings
from trainer.scenario.framework import Framework
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Profile


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the review of one edition found, and what guessing would score."""

    edition: Edition
    problems: tuple[Problem, ...]
    baselines: tuple[Baselines, ...]
    lengths: tuple[Length, ...] = ()
    """What the rules of the whole library ask of its decisions."""


def lint(
    edition: Edition,
    profiles: Iterable[Profile],
    authorities: Mapping[str, Authority],
    framework: Framework,
    today: date,
) -> tuple[Problem, ...]:
    """Return everything the rules find in an edition on a day, by place."""
    return reviewed(edition, profiles, authorities, framework, today).problems


def reviewed(
    edition: Edition,
    profiles: Iterable[Profile],
    authorities: Mapping[str, Authority],
    framework: Framework,
    today: date,
) -> Reviewed:
    """Review an edition and say what guessing would score."""
    subject = prepare_subject(edition, tuple(profiles), authorities, framework, today)
    scores = baselines(subject.explored)
    findings = Findings(edition.file, edition.positions)
    with suppress(Enough):
        structure(subject, findings)
        shape(subject, findings)
        scoring(subject, scores, findings)
        policing(subject, findings)
        swap(subject, findings)
        choices(subject, findings)
        feedback(subject, findings)
        language(subject, findings)
    return Reviewed(edition, accepted(edition, findings.sorted(), today), scores, lengths(subject.keys))


def accepted(edition: Edition, problems: Iterable[Problem], today: date) -> tuple[Problem, ...]:
    """Turn findings that the file accepts with a reason into information, until the day it names."""
    kept = list(problems)
    notes = Findings(edition.file, edition.positions)
    for index, ignored in enumerate(edition.scenario.lint_ignore):
        met = [problem for problem in kept if problem.rule == ignored.rule and problem.severity != "I"]
        if ignored.until < today:
            sentence = f"The acceptance of {ignored.rule} ended on {ignored.until}."
            notes.report(("lint_ignore", index), "S11", sentence, "Look at it again.", severity="W")
        elif not met:
            sentence = f"{ignored.rule} is accepted, and nothing here breaks it."
            notes.report(("lint_ignore", index), "S11", sentence, "Take the acceptance out.", severity="W")
        else:
            reason = f"Accepted until {ignored.until}: {ignored.reason}"
            kept = [replace(one, severity="I", remedy=reason) if one in met else one for one in kept]
    return tuple(sorted((*kept, *notes.found)))
