"""A play from its events alone: the record is replayed, never patched."""

from collections.abc import Iterable

from trainer.engine.advance import begin, happen
from trainer.engine.events import Event
from trainer.engine.playable import Playable
from trainer.engine.state import Mode, Run


def replay(playable: Playable, *, seed: int, mode: Mode, events: Iterable[Event]) -> Run:
    """Return the run that these events make; raises NotOffered where they do not fit the scenario."""
    run = begin(playable, seed=seed, mode=mode)
    for event in events:
        run = happen(playable, run, event)
    return run
