"""The whole record computed again from its events and compared with what is stored.

What it cannot see: a record cut back or rewritten together with all its hashes. For that a head must be kept elsewhere.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from trainer.academy import entered_checks, remembering, results, screen_outs, tombstones
from trainer.academy.attempts import Playing, restored
from trainer.academy.certificate_checks import unsound
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.engine.events import Resolved, to_plain
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.scenario.edition import from_canonical
from trainer.scoring.result import SCORER
from trainer.store import attempts as stored
from trainer.store import audit as stored_audit
from trainer.store import editions as stored_editions
from trainer.store import refreshers as stored_refreshers
from trainer.store import resolutions as stored_resolutions
from trainer.store import results as stored_results
from trainer.store import seals, soundness
from trainer.store.database import Transaction
from trainer.store.faults import Damaged

Told = Callable[[int, int], None]
"""Hears how much is done of how much."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: the record it is in, and what is wrong."""

    record: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was checked and what was found; the first bad record stands first."""

    engine: str
    """What the record stands on, with its version."""
    alone: bool
    editions: int
    attempts: int
    events: int
    results: int
    by_other_scorers: int
    """Results of an earlier or later scorer: their chains are checked, their numbers cannot be computed again here."""
    problems: tuple[Finding, ...]


def check(office: Office, told: Told = lambda done, of: None) -> CheckReport:
    """Compute everything again and compare; reads in one transaction and writes nothing.

    `told` is called after each play with how many are done, and of how many.
    """
    demand(office, Act.CHECK_RECORD)
    with office.reading() as transaction:
        attempts, events = stored.count(transaction)
        footing = office.database.footing
        found = [*_file(footing.engine, transaction), *_seals(transaction), *_texts(transaction), *_audit(transaction)]
        found += [Finding(f"certificate {number}", sentence) for number, sentence in unsound(transaction)]
        found += _screen_outs(transaction)
        found += [Finding(record, sentence) for record, sentence in entered_checks.faults(transaction)]
        found += [Finding(record, sentence) for record, sentence in tombstones.faults(transaction)]
        for done, wrong in enumerate(_attempts(office, transaction), 1):
            found += wrong
            told(done, attempts)
        plays: tuple[stored_results.ScoredPlay, ...] = ()
        try:
            plays = stored_results.scored_plays(transaction)
            found += _evidence(transaction, plays)
            found += _refreshers(transaction)
        except Damaged as fault:  # the attempt it belongs to is among the findings
            found.append(Finding("evidence", f"It cannot be computed again. {fault.sentence}"))
        return CheckReport(
            engine=f"{footing.engine} {footing.version}",
            alone=footing.alone,
            editions=stored_editions.count(transaction),
            attempts=attempts,
            events=events,
            results=len(plays),
            by_other_scorers=sum(play.result.scorer != SCORER for play in plays),
            problems=tuple(found),
        )


def recompute(office: Office) -> None:
    """Make the evidence and the refreshers again from the results, in the place of what is stored."""
    demand(office, Act.COPY_RECORD)
    with office.writing() as transaction:
        stored_results.forget_evidence(transaction)
        evidence = results.gathered(stored_results.scored_plays(transaction))
        stored_results.keep_evidence(transaction, results.rows(evidence))
        remembering.derive_all(transaction)


def _file(engine: str, transaction: Transaction) -> Iterator[Finding]:
    for fault in soundness.faults_found(transaction):
        yield Finding("file", f"{engine} reports: {fault}.")


def _seals(transaction: Transaction) -> Iterator[Finding]:
    for table, key in seals.broken(transaction):
        yield Finding(f"{table} {key}", f"The row {key} of the table {table} has been changed since it was stored.")


def _texts(transaction: Transaction) -> Iterator[Finding]:
    for kind, digest, text in stored_editions.texts(transaction):
        if sha256(text.encode()).digest() != digest:
            yield Finding(
                f"{kind} {digest.hex()}", f"The text of the {kind} {digest.hex()} is not what its digest says."
            )
    for edition in stored_editions.every(transaction):
        if sha256(edition.canonical.encode()).digest() == edition.digest:
            scenario = from_canonical(edition.canonical)
            if (edition.scenario, edition.version, edition.title) != (scenario.id, scenario.version, scenario.title):
                yield Finding(
                    f"edition {edition.digest.hex()}", f"The edition {edition.digest.hex()} is listed as another."
                )
    for digest, profile, text in stored_editions.profiles(transaction):
        if sha256(text.encode()).digest() == digest and json.loads(text)["id"] != profile:
            yield Finding(f"profile {digest.hex()}", f"The profile {digest.hex()} is listed as another.")


def _audit(transaction: Transaction) -> Iterator[Finding]:
    bad = stored_audit.first_bad(transaction)
    if bad is not None:
        yield Finding(f"audit {bad}", f"The entry {bad} of the audit log has been changed or is missing.")


def _screen_outs(transaction: Transaction) -> Iterator[Finding]:
    try:
        for id, sentence in screen_outs.faults(transaction):
            yield Finding(f"attempt {id.hex()}", sentence)
    except Damaged:
        return  # the row is among those that do not fit their seals


def _attempts(office: Office, transaction: Transaction) -> Iterator[list[Finding]]:
    """Give what is found of each play in turn."""
    resolutions = {found[0]: found[1:] for found in stored_resolutions.pointers(transaction)}
    for id in stored.every_id(transaction):
        record = f"attempt {id.hex()}"
        try:
            wrong = tuple(_attempt(office, transaction, id, resolutions.get(id)))
        except TrainerError as fault:
            wrong = (fault.sentence,)
        yield [Finding(record, sentence) for sentence in wrong]


def _attempt(office: Office, transaction: Transaction, id: bytes, pointer: tuple[int, str] | None) -> Iterator[str]:
    playing = restored(office, transaction, id)
    attempt, run = playing.attempt, playing.run
    links = stored.links(transaction, id)
    name = f"The play {id.hex()}"
    if (attempt.scene, attempt.decision) != (run.state.scene, len(run.steps) + 1):
        yield f"{name} is listed at {attempt.scene}, and its events lead to {run.state.scene}."
    if attempt.saved_at != (links[-1].at if links else attempt.started_at):
        yield f"{name} is listed as saved at another moment than its last event."
    ended_at = links[run.first_line[-1].event - 1].at if run.finished and run.first_line else None
    if attempt.finished_at != ended_at:
        yield f"{name} has another end than its events."
    written = [link for link in links if link.kind == to_plain(Resolved("", ""))[0]]
    expected = (written[-1].sequence, json.loads(written[-1].public)["on"]) if written else None
    if pointer != expected:
        yield f"{name} has another resolution than its events."
    row = stored_results.of_attempt(transaction, id)
    if (row is not None) != (run.finished and attempt.mode in results.COUNTED):
        yield f"{name} has {'a result and no end' if row else 'an end and no result'}."
    elif row is not None and row.scorer == SCORER and row != _rescored(office, playing):
        yield f"{name} has another result than its events give."


def _rescored(office: Office, playing: Playing) -> stored_results.StoredResult:
    return results.as_row(playing.attempt_id, results.scored(office, playing.attempt, playing.playable, playing.run))


def _evidence(transaction: Transaction, plays: tuple[stored_results.ScoredPlay, ...]) -> Iterator[Finding]:
    expected = {(row.person, row.competency, row.mode): row for row in results.rows(results.gathered(plays))}
    held = {(row.person, row.competency, row.mode): row for row in stored_results.evidence(transaction)}
    for key in sorted(expected.keys() | held.keys()):
        if expected.get(key) != held.get(key):
            person, competency, mode = key
            yield Finding(
                f"evidence {person.hex()} {competency} {mode}",
                f"The evidence for {competency} ({mode}) of the person {person.hex()} is not what the results give.",
            )


def _refreshers(transaction: Transaction) -> Iterator[Finding]:
    expected = {(card.person, card.family): card for card in remembering.derived(transaction)}
    held = {(card.person, card.family): card for card in stored_refreshers.every(transaction)}
    for key in sorted(expected.keys() | held.keys()):
        if expected.get(key) != held.get(key):
            person, family = key
            yield Finding(
                f"refresher {person.hex()} {family}",
                f"The refresher {family} of the person {person.hex()} is not what the plays give.",
            )
