"""Whether what was removed was removed by a purge: tombstones against the audit log, and plays that are just not there.

A play that somebody took out with everything that speaks of it cannot be missed here; a copy of the record, or a file
carried out of it, still shows that it was.
"""

import contextlib
import json
from collections.abc import Iterator

from trainer.academy.purge_plan import id_in
from trainer.people.roles import Act
from trainer.store import attempts, audit, results
from trainer.store import tombstones as stored
from trainer.store.database import Transaction


def faults(transaction: Transaction) -> Iterator[tuple[str, str]]:
    """Give the record and the sentence of everything about removed plays and persons that does not fit."""
    stones = stored.every(transaction)
    by_entry: dict[int, list[stored.Tombstone]] = {}
    for one in stones:
        by_entry.setdefault(one.entry, []).append(one)
    vouched = dict(_vouched(transaction))
    for entry in sorted(by_entry.keys() | vouched.keys()):
        if vouched.get(entry) != stored.digest(by_entry.get(entry, [])).hex():
            yield f"tombstones {entry}", f"What entry {entry} of the audit log says was removed is not what is there."
    there = set(attempts.every_id(transaction))
    buried = {one.id for one in stones}
    for id in sorted(there & buried):
        yield f"attempt {id.hex()}", f"The play {id.hex()} is here and has a tombstone."
    for id, where in sorted(_spoken_of(transaction).items()):
        if id not in there | buried:
            yield f"attempt {id.hex()}", f"The play {id.hex()}, of which {where} speaks, is gone without a tombstone."


def _vouched(transaction: Transaction) -> Iterator[tuple[int, str]]:
    for entry in audit.entries(transaction, act=Act.PURGE.value):
        with contextlib.suppress(ValueError):  # an entry that was changed is found with its chain
            digest = json.loads(entry.public).get("tombstones")
            if digest is not None:
                yield entry.sequence, digest


def _spoken_of(transaction: Transaction) -> dict[bytes, str]:
    found = {row.last_attempt: "the evidence" for row in results.evidence(transaction)}
    for entry in audit.entries(transaction):
        if entry.subject.startswith(("play ", "attempt ")):
            found[id_in(entry.subject)] = f"entry {entry.sequence} of the audit log"
    return found
