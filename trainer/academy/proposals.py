"""What may be published: an agency's folder read and reviewed as if it lay over the library that is in force.

Everything that stands against a text is named with its file, line, column and remedy before anything is kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer import paths
from trainer.academy.office import Office
from trainer.engine.compiled import Unplayable
from trainer.engine.playable import prepare
from trainer.review.lint import lint
from trainer.scenario.edition import Edition, canonical, canonical_text, digest_of
from trainer.scenario.findings import Findings
from trainer.scenario.holdings import Library, overlaid
from trainer.scenario.library import SCENARIO_FILE, load_over, pictures_beside
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Profile
from trainer.scenario.rewrite import parts
from trainer.scoring.best import CAP, solve
from trainer.store import attempts as stored_attempts
from trainer.store import publications as stored
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.academy.publishing import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A text that can be proposed: its meaning in canonical form named by `digest`, and the author's own words.

    `version` is the one that a scenario names; 0 for what names none, which is counted.
    """

    kind: "Kind"
    subject: str
    version: int
    title: str
    digest: bytes
    canonical: str
    text: str
    file: str


def read(office: Office, folder: Path) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Read an agency's folder; return what it proposes and what the rules find."""
    own = _own(office, folder)
    whole = overlaid(office.library, own.editions, own.profiles, own.authorities)
    today = office.clock.now().date()
    problems = list(own.problems)
    with office.reading() as transaction:
        for edition in own.editions.values():
            problems += _scenario(office, transaction, edition, whole, today)
    for profile in own.profiles.values():
        problems += _profile(whole, profile, f"profiles/{profile.id}.yaml")
    return tuple(_proposals(folder, own)), tuple(sorted(problems))


def against(office: Office, transaction: Transaction, found: stored.Publication) -> tuple[Problem, ...]:
    """Return what stands against a text that was taken up before, as the library stands today."""
    from trainer.scenario.edition import checker, from_canonical

    if found.kind == "scenario":
        edition = Edition(from_canonical(found.canonical), found.digest.hex(), found.text, found.file, Positions())
        whole = overlaid(office.library, {edition.scenario.id: edition}, {}, {})
        today = office.clock.now().date()
        return tuple(sorted(_scenario(office, transaction, edition, whole, today)))
    if found.kind == "profile":
        profile: Profile = checker(Profile).validate_json(found.canonical, strict=True)
        return tuple(_profile(overlaid(office.library, {}, {profile.id: profile}, {}), profile, found.file))
    return ()


def _own(office: Office, folder: Path) -> Library:
    if not folder.is_dir():
        from trainer.errors import TrainerError

        raise TrainerError(f"There is no folder {folder}.", f"Name a folder that holds topic/contact/{SCENARIO_FILE}.")
    return load_over(folder, office.library, pictures_beside(paths.scenarios()))


def _scenario(
    office: Office, transaction: Transaction, edition: Edition, whole: Library, today: date
) -> Iterator[Problem]:
    profiles = tuple(whole.profiles.values())
    yield from lint(edition, profiles, whole.authorities, whole.framework, today)
    findings = Findings(edition.file, edition.positions)
    _shadow(office, transaction, edition, findings)
    _variants(edition, profiles[0], findings)
    yield from findings.sorted()


def _shadow(office: Office, transaction: Transaction, edition: Edition, findings: Findings) -> None:
    """A text under the name of one that is in force is its next version, and says so."""
    scenario = edition.scenario
    card = office.library.cards.get(scenario.id)
    if card is None or card.digest == edition.digest or scenario.version > card.version:
        return
    played = stored_attempts.count_of_scenario(transaction, scenario.id)
    sentence = f"`{scenario.id}` is in force in version {card.version} and was played {played} times."
    remedy = f"Write `version: {card.version + 1}`, or give this contact a name of its own."
    findings.report(("version",), "S15", sentence, remedy)


def _variants(edition: Edition, profile: Profile, findings: Findings) -> None:
    """A variant changes people and places, never what an answer is worth."""
    worth = _worth(edition, profile, None)
    for id in edition.scenario.variants:
        if worth is not None and _worth(edition, profile, id) != worth:
            sentence = f"The variant `{id}` changes what the answers are worth."
            findings.report(("variants", id), "S16", sentence, "Change people, place and words alone.", at_key=True)


def _worth(edition: Edition, profile: Profile, variant: str | None) -> tuple[object, ...] | None:
    try:
        solution = solve(prepare(edition.scenario, profile, variant), CAP)
    except Unplayable:  # the review has its own words for a contact that cannot be solved
        return None
    return solution.best(solution.start), solution.worst(solution.start), solution.states


def _profile(whole: Library, profile: Profile, file: str) -> Iterator[Problem]:
    """Every rule that a contact in force asks about must be answered."""
    for id, edition in whole.editions.items():
        for rule in sorted(_rules_of(edition) - profile.rules.keys()):
            yield Problem(
                file=file,
                line=1,
                column=1,
                severity="E",
                rule="P1",
                sentence=f"The rule `{rule}`, which {id} asks about, is not in the profile.",
                remedy=f"Write `{rule}:`, or let the profile build on `default`.",
            )


def _rules_of(edition: Edition) -> set[str]:
    from trainer.scenario.conditions import RuleSays

    found: set[str] = set(edition.scenario.brief.rules)
    for _, part in parts(edition.scenario):
        found |= set(getattr(part, "rules", None) or ())
        if isinstance(part, RuleSays):
            found.add(part.rule)
    return found


def _proposals(folder: Path, own: Library) -> Iterator[Proposal]:
    for edition in own.editions.values():
        scenario = edition.scenario
        yield Proposal(
            kind="scenario",
            subject=scenario.id,
            version=scenario.version,
            title=scenario.title,
            digest=bytes.fromhex(edition.digest),
            canonical=canonical(scenario),
            text=edition.text,
            file=edition.file,
        )
    for profile in own.profiles.values():
        yield _of(folder, "profile", profile.id, profile.name, profile, f"profiles/{profile.id}.yaml")
    if own.authorities:
        held: Mapping[str, Any] = own.authorities
        title = f"Authorities of {folder.resolve().name}"
        yield _of(folder, "authorities", folder.resolve().name, title, dict(held), "authorities")


def _of(folder: Path, kind: "Kind", subject: str, title: str, value: object, file: str) -> Proposal:
    path = folder / file
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return Proposal(
        kind=kind,
        subject=subject,
        version=0,
        title=title,
        digest=bytes.fromhex(digest_of(value)),
        canonical=canonical_text(value),
        text="\n".join(one.read_text(encoding="utf-8") for one in files),
        file=file,
    )
