"""Kills a playing process at random moments and counts what was lost.

A child plays through the academy as fast as it can and reports every act only after it has returned. The parent kills
it, opens the record and compares: everything reported must be there, at most one act more, and each play must stand
exactly where the child last saw it.
"""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from trainer.academy.attempts import Playing, act, event_of, restored, resume, start
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.office import Office
from trainer.academy.people import first_person, register
from trainer.academy.plays import open_attempts
from trainer.academy.shelf import Shelf
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.actions import Action, Choose, Rejoin, Resolve, Rewind, StateCertainty, WriteDraft, WriteNote
from trainer.engine.chance import Chance
from trainer.engine.replay import replay
from trainer.engine.state import Mode, Run
from trainer.engine.views import NotOffered
from trainer.scenario.holdings import Library
from trainer.store import attempts as stored
from trainer.store.database import open_database

_MODES: tuple[Mode, ...] = ("practice", "assessment")
_MOST_ACTS = 120
_KILLS = 200
_PER_DATABASE = 10
NEVER = ("lost", "more than one extra", "resumed elsewhere", "findings of the check")


@dataclass(frozen=True)
class Ground:
    """What parent and child play: a library, and what was compiled of it before they part."""

    library: Library
    shelf: Shelf = field(default_factory=Shelf)

    def office(self, path: Path) -> Office:
        """Open the record at a path."""
        return Office(open_database(path), self.library, Clock(), self.shelf)

    def fresh(self) -> "Ground":
        """Return the same ground with nothing compiled, so that everything is read from the record."""
        return Ground(self.library)


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Kill so many processes, a fresh record after every ten."""
    tally = Tally(NEVER)
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder:
        for number in bounds.rounds(_KILLS):
            path = Path(folder) / f"{number // _PER_DATABASE}.db"
            kill_once(path, ground, bounds.seed * 1_000_003 + number, tally)
    return tally


def kill_once(path: Path, ground: Ground, seed: int, tally: Tally) -> None:
    """Let a child play, kill it at a moment drawn from the seed, and add what was found to the tally."""
    before = _events(path, ground)
    chance = Chance(seed)
    acknowledged = _play_and_kill(path, ground, seed, 1 + chance.below(_MOST_ACTS), chance.below(2000) / 1e6)
    tally.add("kills")
    tally.add("acts acknowledged", len(acknowledged))
    office = ground.office(path)
    try:
        _compare(office, acknowledged, before, tally)
        for finding in check(office).problems:
            tally.fail("findings of the check", finding.sentence)
    finally:
        office.close()


def play_on(office: Office, chance: Chance) -> Iterator[Playing]:
    """Play for ever, going on with what is open, and give each play as it stands after each act that was saved."""
    person = first_person(office) or register(office, "A. Reyes", "4312")
    scenarios = office.library.contacts
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


def _compare(office: Office, acknowledged: list[tuple[bytes, int, str]], before: int, tally: Tally) -> None:
    with office.reading() as transaction:
        extra = stored.count(transaction)[1] - before - len(acknowledged)
        tally.add("acts not acknowledged that stand", max(0, extra))
        tally.at_most("most of them at one kill", max(0, extra))
        if extra > 1:
            tally.fail("more than one extra", f"{extra} at one kill")
        last = {id: (sequence, digest) for id, sequence, digest in acknowledged}
        for id, (sequence, digest) in last.items():
            playing = restored(office, transaction, id)
            links = stored.links(transaction, id)[:sequence]
            if sequence > len(links):
                tally.fail("lost", id.hex(), sequence - len(links))
            run = replay(
                playing.playable,
                seed=playing.run.seed,
                mode=playing.run.mode,
                events=[event_of(link) for link in links],
            )
            if seen(run) != digest:
                tally.fail("resumed elsewhere", id.hex())
    if extra < 0:
        tally.fail("lost", "events are missing", -extra)
