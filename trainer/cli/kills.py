"""Kills a playing process at random moments and counts what was lost.

A child plays through the academy as fast as it can and reports every act only after it has returned. The parent kills
it, opens the record and compares: everything reported must be there, at most one act more, and each play must stand
exactly where the child last saw it.
"""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from trainer.academy.attempts import Playing, act, event_of, open_attempts, restored, resume, start
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.office import Office
from trainer.academy.people import first_person, register
from trainer.academy.shelf import Shelf
from trainer.engine.actions import Action, Choose, Rejoin, Resolve, Rewind, StateCertainty, WriteDraft, WriteNote
from trainer.engine.chance import Chance
from trainer.engine.replay import replay
from trainer.engine.state import Mode, Run
from trainer.engine.views import NotOffered
from trainer.scenario.library import Library
from trainer.store import attempts as stored
from trainer.store.database import open_database

_MODES: tuple[Mode, ...] = ("practice", "assessment")
_MOST_ACTS = 120


@dataclass(frozen=True)
class Ground:
    """What parent and child play: a library, and what was compiled of it before they part."""

    library: Library
    shelf: Shelf = field(default_factory=Shelf)

    def office(self, path: Path) -> Office:
        """Open the record at a path."""
        return Office(open_database(path), self.library, Clock(), self.shelf)


@dataclass(kw_only=True)
class Totals:
    """What many kills came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    extra: int = 0
    most_extra: int = 0
    elsewhere: int = 0
    """Plays that did not stand at the decision, or not with the transcript, that was last seen."""
    findings: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost and everything was found as it was left."""
        return not (self.lost or self.elsewhere or self.findings) and self.most_extra <= 1


def kill_once(path: Path, ground: Ground, seed: int, totals: Totals) -> None:
    """Let a child play, kill it at a moment drawn from the seed, and add what was found to the totals."""
    before = _events(path, ground)
    chance = Chance(seed)
    acknowledged = _play_and_kill(path, ground, seed, 1 + chance.below(_MOST_ACTS), chance.below(2000) / 1e6)
    totals.kills += 1
    totals.acknowledged += len(acknowledged)
    office = ground.office(path)
    try:
        _compare(office, acknowledged, before, totals)
        totals.findings += [finding.sentence for finding in check(office).problems]
    finally:
        office.close()


def play_on(office: Office, chance: Chance) -> Iterator[Playing]:
    """Play for ever, going on with what is open, and give each play as it stands after each act that was saved."""
    person = first_person(office) or register(office, "A. Reyes", "4312")
    scenarios = sorted(office.library.editions)
    while True:
        going_on = open_attempts(office, person.id)
        if going_on:
            playing = resume(office, going_on[0].id)
        else:
            scenario = scenarios[chance.below(len(scenarios))]
            playing = start(office, person.id, scenario, _MODES[chance.below(2)])
        while not playing.run.finished:
            try:
                playing = act(office, playing, _some_action(playing, chance))
            except NotOffered:
                continue
            yield playing
        yield act(office, playing, Resolve("I will say my name first.", "2030-01-01"))


def seen(run: Run) -> str:
    """Return a digest of where a run stands and of all that a person sees of it, transcript and all."""
    shown = (run.state, run.branch, run.ending, run.certainty, run.draft, run.notes, run.resolution, dict(run.faces))
    heard = (f"{entry.kind}{entry.by}{entry.text}" for entry in (*run.heard, *run.first_heard))
    return sha256(f"{shown}{''.join(heard)}".encode()).hexdigest()[:32]


def _some_action(playing: Playing, chance: Chance) -> Action:
    run, drawn = playing.run, chance.below(20)
    if run.ending is not None:
        return Rejoin()
    asides: dict[int, Action] = {
        0: WriteNote(f"Note {run.events}: he has not said his name."),
        1: WriteDraft(f"Draft {run.events}"),
        2: StateCertainty("medium"),
        3: Rewind(max(1, len(run.steps))),
        4: Rejoin(),
    }
    if drawn in asides:
        return asides[drawn]
    view = playing.playable.view(run.state)
    assert view is not None
    return Choose(view.answers[chance.below(len(view.answers))])


def _play_and_kill(path: Path, ground: Ground, seed: int, acts: int, wait: float) -> list[tuple[bytes, int, str]]:
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(here)
        _be_the_child(path, ground, seed, there)
    os.close(there)
    with os.fdopen(here) as pipe:
        lines = [line for _, line in zip(range(acts), pipe, strict=False)]
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        lines += list(pipe)
    os.waitpid(child, 0)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(bytes.fromhex(id), int(sequence), digest) for id, sequence, digest in whole]


def _be_the_child(path: Path, ground: Ground, seed: int, there: int) -> None:
    try:
        office = ground.office(path)
        for playing in play_on(office, Chance(seed)):
            line = f"{playing.attempt_id.hex()} {playing.run.events} {seen(playing.run)}\n"
            os.write(there, line.encode())
    finally:
        os._exit(1)


def _events(path: Path, ground: Ground) -> int:
    office = ground.office(path)
    try:
        with office.reading() as transaction:
            return stored.count(transaction)[1]
    finally:
        office.close()


def _compare(office: Office, acknowledged: list[tuple[bytes, int, str]], before: int, totals: Totals) -> None:
    with office.reading() as transaction:
        extra = stored.count(transaction)[1] - before - len(acknowledged)
        totals.extra += max(0, extra)
        totals.most_extra = max(totals.most_extra, extra)
        last = {id: (sequence, digest) for id, sequence, digest in acknowledged}
        for id, (sequence, digest) in last.items():
            playing = restored(office, transaction, id)
            links = stored.links(transaction, id)[:sequence]
            totals.lost += sequence - len(links)
            run = replay(
                playing.playable,
                seed=playing.run.seed,
                mode=playing.run.mode,
                events=[event_of(link) for link in links],
            )
            totals.elsewhere += seen(run) != digest
    totals.lost += max(0, -extra)
