"""Years of training in a minute: copies of played contacts under other names, chains, results, evidence and all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trainer.academy.attempts import act, start
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.academy.results import gathered, rows
from trainer.engine.actions import Choose
from trainer.engine.chance import Chance
from trainer.store import attempts as stored
from trainer.store import results as stored_results
from trainer.store.chain import Link, event_hash, genesis

_PLAYS = 30
_PEOPLE = 200
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class _Played:
    attempt: stored.StoredAttempt
    links: tuple[Link, ...]
    result: stored_results.StoredResult


def add_history(office: Office, choices: int) -> int:
    """Store at least so many choices of many people; returns how many."""
    people = [register(office, f"Officer {number}", str(1000 + number)).id for number in range(_PEOPLE)]
    played = [_play(office, people[0], number) for number in range(_PLAYS)]
    added = sum(len(one.links) for one in played)
    copies = _copies(office, played, people)
    while added < choices:
        with office.writing() as transaction:
            batch = [next(copies) for _ in range(_BATCH)]
            stored.add_many(transaction, ((one.attempt, one.links) for one in batch))
            stored_results.keep_many(transaction, (one.result for one in batch))
        added += sum(len(one.links) for one in batch)
    with office.writing() as transaction:
        plays = stored_results.scored_plays(transaction)
        stored_results.keep_evidence(transaction, rows(gathered(plays)))
    return added


def _play(office: Office, person: bytes, number: int) -> _Played:
    scenarios, chance = sorted(office.library.editions), Chance(number)
    playing = start(office, person, scenarios[number % len(scenarios)], "practice" if number % 2 else "assessment")
    while (view := playing.playable.view(playing.run.state)) is not None:
        playing = act(office, playing, Choose(view.answers[chance.below(len(view.answers))]))
    with office.reading() as transaction:
        result = stored_results.of_attempt(transaction, playing.attempt_id)
        assert result is not None
        return _Played(playing.attempt, stored.links(transaction, playing.attempt_id), result)


def _copies(office: Office, played: list[_Played], people: list[bytes]) -> Iterator[_Played]:
    number = 0
    while True:
        yield _copy(played[number % len(played)], office.clock.new_id(), people[number % len(people)])
        number += 1


def _copy(played: _Played, id: bytes, person: bytes) -> _Played:
    header = replace(played.attempt, id=id, person=person)
    previous, links = genesis(header.header), []
    for link in played.links:
        previous = event_hash(previous, id, link.sequence, link.at, link.kind, link.public, link.private_digest)
        links.append(replace(link, hash=previous))
    return _Played(replace(header, head_hash=previous), tuple(links), replace(played.result, attempt=id))
