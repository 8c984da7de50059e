"""Whether what people entered is still what the audit log says: notes, holds, particulars. Deleted rows are found too.

A seal alone would not tell: it is no secret, and whoever edits a row can compute it again.
"""

import json
from collections import Counter
from collections.abc import Iterator

from trainer.people.roles import Act
from trainer.store import attempts, audit, particulars, remediations, retention
from trainer.store.audit import StoredEntry
from trainer.store.database import Transaction

HELD, LIFTED = "hold placed", "hold lifted"
_APART = 60 * 1_000_000
"""Microseconds between a row and its entry: they are written in one transaction."""


def faults(transaction: Transaction) -> Iterator[tuple[str, str]]:
    """Give the record and a sentence of everything entered that is not what the audit log tells."""
    yield from _notes(transaction)
    yield from _holds(transaction)
    yield from _particulars(transaction)


def is_of_then(at: int, entry: StoredEntry) -> bool:
    """Say whether a row bears the time of its entry."""
    return abs(at - entry.at) <= _APART


def _notes(transaction: Transaction) -> Iterator[tuple[str, str]]:
    rows = {row.id.hex(): row for row in remediations.every(transaction)}
    there = set(attempts.every_id(transaction))
    for entry in audit.entries(transaction, act=Act.NOTE_REMEDIATION):
        said = json.loads(entry.public)
        if said.get("do") != "noted" or bytes.fromhex(str(said["play"])) not in there:
            continue
        row = rows.get(str(said["note"]))
        told = json.loads(entry.private)["words"] if entry.private is not None else row and row.words
        if row is None or not is_of_then(row.written_at, entry) or row.words != told:
            yield f"remediation {said['note']}", f"The note {said['note']} is not what the audit log says was noted."


def _holds(transaction: Transaction) -> Iterator[tuple[str, str]]:
    placed: Counter[str] = Counter()
    lifted: Counter[str] = Counter()
    for row in retention.holds(transaction):
        subject = row.subject.hex() if row.kind == "person" else f"play {row.subject.hex()}"
        placed[subject] += 1
        lifted[subject] += row.lifted_at is not None
    told = {
        HELD: Counter[str](),
        LIFTED: Counter[str](),
    }
    for entry in audit.entries(transaction, act=Act.KEEP_RECORDS):
        what = json.loads(entry.public).get("do")
        if what in told:
            told[what][entry.subject] += 1
    for subject in sorted(placed.keys() | told[HELD].keys()):
        if (placed[subject], lifted[subject]) != (told[HELD][subject], told[LIFTED][subject]):
            yield f"hold {subject}", f"The legal holds on {subject} are not those that the audit log tells."


def _particulars(transaction: Transaction) -> Iterator[tuple[str, str]]:
    rows = {row.id.hex(): row for row in particulars.every(transaction)}
    told = {}
    for act in (Act.CORRECT_IDENTITY, Act.KEEP_RECORDS, Act.EVALUATE):
        for entry in audit.entries(transaction, act=act):
            found = json.loads(entry.public).get("entered")
            if found is not None:
                told[str(found)] = entry
    for id in sorted(rows.keys() | told.keys()):
        if id not in rows or id not in told or not _fits(rows[id], told[id]):
            yield f"particular {id}", f"What was entered as {id} is not what the audit log says."


def _fits(row: particulars.StoredParticular, entry: StoredEntry) -> bool:
    said = json.loads(entry.private)["said"] if entry.private is not None else row.said
    return row.said == said and row.entered_by == entry.actor and is_of_then(row.entered_at, entry)
