"""What may be published: an agency's folder read and reviewed as if it lay over the library that is in force.

Everything that stands against a text is named with its file, line, column and remedy before anything is kept. That a
variant moves a key cannot be written: the format has no place for it there, and says so where somebody tries.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer import paths
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.counts import counted
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.review.remembered import Remembered
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition, canonical, canonical_text, checker, digest_of, from_canonical
from trainer.scenario.findings import Findings
from trainer.scenario.holdings import Library, overlaid
from trainer.scenario.library import SCENARIO_FILE, load_over, pictures_beside, shown
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Profile
from trainer.scenario.read import read_tree
from trainer.scenario.reliance import subjects
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


def read(office: Office, path: Path) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Read an agency's folder, or one file of it; return what it proposes and what the rules find."""
    demand(office, Act.WRITE_CONTENT)
    own = _own(office, path)
    folder = _folder(path)
    authorities = {folder.resolve().name: own.authorities} if own.authorities else {}
    with office.reading() as transaction:
        problems = tuple(_checked(office, transaction, own.editions, own.profiles, authorities))
    return tuple(_proposals(folder, own)), tuple(sorted((*own.problems, *problems)))


def of_shipped(office: Office, scenario_id: str) -> tuple[Proposal, tuple[Problem, ...]]:
    """Return a shipped contact as a proposal, unchanged, and what the rules find in it."""
    demand(office, Act.WRITE_CONTENT)
    edition = office.shipped.editions.get(scenario_id)
    if edition is None:
        raise TrainerError(f"No contact called {scenario_id} is shipped.", "Choose one that is.")
    with office.reading() as transaction:
        problems = tuple(_checked(office, transaction, {scenario_id: edition}, {}, {}))
    return _of_scenario(edition), problems


def against(office: Office, transaction: Transaction, texts: Sequence[stored.Publication]) -> tuple[Problem, ...]:
    """Return what stands against texts that were taken up before, together, as the library stands today."""
    editions = {text.subject: edition_of(text) for text in texts if text.kind == "scenario"}
    profiles = {text.subject: profile_in(text.canonical) for text in texts if text.kind == "profile"}
    authorities = {text.subject: authorities_in(text.canonical) for text in texts if text.kind == "authorities"}
    return tuple(sorted(_checked(office, transaction, editions, profiles, authorities)))


def edition_of(text: stored.Publication) -> Edition:
    """Return the edition of a text that was taken up, with the places of what its author wrote."""
    tree, _ = read_tree(text.text, text.file)
    positions = tree.positions if tree is not None else Positions()
    return Edition(from_canonical(text.canonical), text.digest.hex(), text.text, text.file, positions)


def profile_in(canonical: str) -> Profile:
    """Return the profile of a canonical text."""
    profile: Profile = checker(Profile).validate_json(canonical, strict=True)
    return profile


def authorities_in(canonical: str) -> Mapping[str, Authority]:
    """Return the authorities of a canonical text, by id."""
    found: Mapping[str, Authority] = checker(Mapping[str, Authority]).validate_json(canonical, strict=True)
    return found


def _own(office: Office, path: Path) -> Library:
    folder = _folder(path)
    if not path.exists() or not folder.is_dir():
        raise TrainerError(f"There is no folder {path}.", f"Name a folder that holds topic/contact/{SCENARIO_FILE}.")
    own = load_over(folder, office.library, pictures_beside(paths.scenarios()))
    if path.is_file():
        own = _only(own, path, folder)
    if not (own.editions or own.profiles or own.authorities or own.problems):
        remedy = f"Name a folder that holds topic/contact/{SCENARIO_FILE}, profiles or authorities."
        raise TrainerError(f"There is nothing to publish in {path}.", remedy)
    return own


def _folder(path: Path) -> Path:
    """Return the agency's folder that a file belongs to; a folder is one itself."""
    if not path.is_file():
        return path
    whole = path.resolve()
    return whole.parent.parent if whole.parent.name in ("authorities", "profiles") else whole.parent.parent.parent


def _only(own: Library, path: Path, folder: Path) -> Library:
    """Return of a folder's contents what one file holds; authorities belong together."""
    file, holds = shown(path.resolve(), folder), path.resolve().parent.name
    return replace(
        own,
        editions={id: edition for id, edition in own.editions.items() if edition.file == file},
        profiles={id: one for id, one in own.profiles.items() if holds == "profiles" and id == path.stem},
        authorities=own.authorities if holds == "authorities" else {},
        problems=tuple(problem for problem in own.problems if problem.file == file),
    )


def _checked(
    office: Office,
    transaction: Transaction,
    editions: Mapping[str, Edition],
    profiles: Mapping[str, Profile],
    authorities: Mapping[str, Mapping[str, Authority]],
) -> Iterator[Problem]:
    """Give what stands against texts if all of them lay over the library that is in force."""
    held = {id: one for file in authorities.values() for id, one in file.items()}
    gone = _gone(transaction, authorities)
    whole = overlaid(office.library, editions, profiles, held)
    if gone:
        whole = replace(whole, authorities={id: one for id, one in whole.authorities.items() if id not in gone})
    # What has been reviewed under the same rules on the same day is not reviewed again.
    today = office.clock.now().date()
    memory = Remembered(paths.cache(), whole.profiles.values(), whole.authorities, whole.framework, today)
    for edition in editions.values():
        yield from memory.reviewed(edition).problems
        yield from _shadowed(office, transaction, edition)
    for profile in profiles.values():
        yield from _profile(whole, profile, f"profiles/{profile.id}.yaml")
    for id in sorted(held.keys() & office.shipped.authorities.keys()):
        sentence = f"The authority `{id}` is one of the shipped library, and what rests on it was written for that one."
        yield _of_authorities("S17", sentence, "Give this one a name of its own; its status is set on Law watch.")
    if gone:
        for id, edition in whole.editions.items():
            for lost in sorted(gone & subjects(edition.scenario)[0]) if id not in editions else ():
                sentence = f"The authority `{lost}` is gone, and the contact {id} rests on it."
                yield _of_authorities("P1", sentence, "Keep it, or publish that contact's next version with this.")


def _gone(transaction: Transaction, authorities: Mapping[str, Mapping[str, Authority]]) -> frozenset[str]:
    """Return the authorities that were published and would go with these texts."""
    before: set[str] = set()
    for text in stored.in_force(transaction):
        if text.kind == "authorities" and text.subject in authorities:
            before |= authorities_in(text.canonical).keys()
    return frozenset(before - {id for file in authorities.values() for id in file})


def _of_authorities(rule: str, sentence: str, remedy: str) -> Problem:
    return Problem(file="authorities", line=1, column=1, severity="E", rule=rule, sentence=sentence, remedy=remedy)


def _shadowed(office: Office, transaction: Transaction, edition: Edition) -> tuple[Problem, ...]:
    """S15: a text under the name of one that is in force is its next version, and says so."""
    scenario = edition.scenario
    card = office.library.cards.get(scenario.id)
    there = {card.digest: card.version} if card is not None else {}
    before = {text.digest.hex(): text.version for text in stored.published(transaction, "scenario", scenario.id)}
    newest = max((*there.values(), *before.values()), default=0)
    if edition.digest in there or scenario.version > newest or before.get(edition.digest) == scenario.version == newest:
        return ()
    played = stored_attempts.count_of_scenario(transaction, scenario.id)
    stands = f"is in force in version {card.version}" if card is not None else f"was published in version {newest}"
    sentence = f"`{scenario.id}` {stands} and was played {counted(played, 'time')}."
    remedy = f"Write `version: {newest + 1}`, or give this contact a name of its own."
    findings = Findings(edition.file, edition.positions)
    findings.report(("version",), "S15", sentence, remedy)
    return findings.sorted()


def _profile(whole: Library, profile: Profile, file: str) -> Iterator[Problem]:
    """Every rule that a contact in force asks about must be answered."""
    for id, edition in whole.editions.items():
        for rule in sorted(subjects(edition.scenario)[1] - profile.rules.keys()):
            yield Problem(
                file=file,
                line=1,
                column=1,
                severity="E",
                rule="P1",
                sentence=f"The rule `{rule}`, which {id} asks about, is not in the profile.",
                remedy=f"Write `{rule}:`, or let the profile build on `default`.",
            )


def _proposals(folder: Path, own: Library) -> Iterator[Proposal]:
    for edition in own.editions.values():
        yield _of_scenario(edition)
    for profile in own.profiles.values():
        yield _of(folder, "profile", profile.id, profile.name, profile, f"profiles/{profile.id}.yaml")
    if own.authorities:
        held: Mapping[str, Any] = own.authorities
        title = f"Authorities of {folder.resolve().name}"
        yield _of(folder, "authorities", folder.resolve().name, title, dict(held), "authorities")


def _of_scenario(edition: Edition) -> Proposal:
    scenario = edition.scenario
    return Proposal(
        kind="scenario",
        subject=scenario.id,
        version=scenario.version,
        title=scenario.title,
        digest=bytes.fromhex(edition.digest),
        canonical=canonical(scenario),
        text=edition.text,
        file=edition.file,
    )


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
