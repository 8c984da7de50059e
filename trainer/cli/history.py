"""Years of training in a minute: copies of played contacts under other names, chains, results, evidence and all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.academy import remembering
from trainer.academy.attempts import act, start
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.academy.results import COUNTED, Key, gathered, rows
from trainer.engine.actions import Choose
from trainer.engine.chance import Chance
from trainer.learning.evidence import Evidence
from trainer.store import attempts as stored
from trainer.store import results as stored_results
from trainer.store.chain import Link, event_hash, genesis

_PLAYS = 30
_PEOPLE = 200
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Played:
    """A finished play as it is stored."""

    attempt: stored.StoredAttempt
    links: tuple[Link, ...]
    result: stored_results.StoredResult


def add_history(office: Office, choices: int) -> int:
    """Store at least so many choices of many people, who are new here; returns how many."""
    people = [register(office, f"Officer {number}", str(1000 + number)).id for number in range(_PEOPLE)]
    played = plays_by_chance(office, people[0])
    added = sum(len(one.links) for one in played)
    return added + add_copies(office, played, people, choices - added)


def plays_by_chance(office: Office, person: bytes) -> list[Played]:
    """Let a person play some contacts by chance, to be copied."""
    return [_play(office, person, number) for number in range(_PLAYS)]


def add_copies(office: Office, played: Sequence[Played], people: Sequence[bytes], acts: int) -> int:
    """Store copies of plays under other ids, as plays of these people, until there are so many acts more.

    The evidence of these people is theirs so far and the copies together; nobody else's is touched.
    """
    added, copies = 0, _copies(office, played, people)
    with office.reading() as transaction:
        whose = frozenset(people)
        before = [play for play in stored_results.scored_plays(transaction) if play.person in whose]
    evidence: dict[Key, Evidence] = gathered(before)
    while added < acts:
        batch = [next(copies) for _ in range(_BATCH)]
        with office.writing() as transaction:
            stored.add_many(transaction, ((one.attempt, one.links) for one in batch))
            stored_results.keep_many(transaction, (one.result for one in batch))
        added += sum(len(one.links) for one in batch)
        evidence = gathered(map(_scored, batch), evidence)
    with office.writing() as transaction:
        stored_results.keep_evidence(transaction, rows(evidence))
        for person in people:
            remembering.derive(transaction, person)
    return added


def read_back(office: Office, attempt_id: bytes) -> Played:
    """Return a finished play that counts, as it is stored."""
    with office.reading() as transaction:
        attempt, result = stored.one(transaction, attempt_id), stored_results.of_attempt(transaction, attempt_id)
        assert attempt is not None
        assert result is not None
        assert attempt.mode in COUNTED
        return Played(attempt, stored.links(transaction, attempt_id), result)


def _play(office: Office, person: bytes, number: int) -> Played:
    scenarios, chance = office.library.contacts, Chance(number)
    playing = start(office, person, scenarios[number % len(scenarios)], "practice" if number % 2 else "assessment")
    while (view := playing.playable.view(playing.run.state)) is not None:
        playing = act(office, playing, Choose(view.answers[chance.below(len(view.answers))]))
    return read_back(office, playing.attempt_id)


def _scored(played: Played) -> stored_results.ScoredPlay:
    attempt = played.attempt
    assert attempt.finished_at is not None
    return stored_results.ScoredPlay(played.result, attempt.person, attempt.mode, attempt.finished_at)


def _copies(office: Office, played: Sequence[Played], people: Sequence[bytes]) -> Iterator[Played]:
    number = 0
    while True:
        yield _copy(played[number % len(played)], office.clock.new_id(), people[number % len(people)])
        number += 1


def _copy(played: Played, id: bytes, person: bytes) -> Played:
    header = replace(played.attempt, id=id, person=person)
    previous, links = genesis(header.header), []
    for link in played.links:
        previous = event_hash(previous, id, link.sequence, link.at, link.kind, link.public, link.private_digest)
        links.append(replace(link, hash=previous))
    return Played(replace(header, head_hash=previous), tuple(links), replace(played.result, attempt=id))
