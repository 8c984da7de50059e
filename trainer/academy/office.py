"""Where every act begins: the open database, the library, the clock, and the announcement after a commit.

The office belongs to the thread that opened it (the database worker); every function of the academy is called there.
"""

import enum
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.academy import in_force
from trainer.academy.changes import Change, Changes
from trainer.academy.clock import Clock
from trainer.academy.shelf import Shelf
from trainer.scenario.holdings import Library
from trainer.store.database import Database, Transaction, open_database

if TYPE_CHECKING:
    from trainer.academy.permission import Standing
    from trainer.engine.actions import Action


class Seat(enum.Enum):
    """Where acts come from: the window, or somebody who has the file itself in hand (the command line)."""

    FILE = enum.auto()
    WINDOW = enum.auto()


@dataclass(frozen=True, slots=True)
class Unsure:
    """An act whose commit failed and may yet be on the disk: what was asked, and the hash it would have there."""

    action: "Action"
    hash: bytes


class Office:
    """What the acts need. Make one with `open_office`."""

    def __init__(self, database: Database, library: Library, clock: Clock, shelf: Shelf | None = None) -> None:
        self.database = database
        self.shipped = library
        self.library = library
        self.stamp: tuple[int, ...] = ()
        """What `library` was made from; it differs as soon as anything was published or a status set."""
        self.clock = clock
        self.changes = Changes()
        self.shelf = shelf or Shelf()
        self.unsure: dict[bytes, Unsure] = {}
        self.acting: bytes | None = None
        """On whose behalf acts are done; None for somebody who has access to the computer and is not signed in."""
        self.credential: str | None = None
        """The hash that whoever acts signed in with: when another takes its place, that session has ended."""
        self.seat = Seat.FILE
        self.standing: Standing | None = None
        """What whoever acts may do, as it was read last; `permission` keeps it fresh."""

    @contextmanager
    def writing(self, *changes: Change) -> Iterator[Transaction]:
        """Open a writing transaction; after its commit the changes are announced once."""
        with self.database.writing() as transaction:
            yield transaction
        if Change.PEOPLE in changes:
            self.standing = None
        if Change.LIBRARY in changes:
            self.look_again()
        if changes:  # a note in the log alone is nothing that a page shows
            self.changes.announce(frozenset(changes))

    def look_again(self) -> None:
        """Take up what this or another station has published or set, where anything has changed since the last look."""
        with self.reading() as transaction:
            if in_force.has_changed(self.stamp, transaction):
                self.stamp, self.library = in_force.library(self, transaction)

    def reading(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that only reads."""
        return self.database.reading()

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_office(place: Path | str, library: Library, clock: Clock, *, busy_seconds: float = 10.0) -> Office:
    """Open the record at a place for the calling thread; raises a TrainerError that says why it cannot be."""
    office = Office(open_record(place, busy_seconds=busy_seconds), library, clock)
    try:
        office.look_again()
    except BaseException:
        office.close()
        raise
    return office


def open_record(place: Path | str, *, busy_seconds: float = 10.0, may_upgrade: bool = False) -> Database:
    """Open the record at a place; where it is an older one, what is derived from its plays is computed as well."""
    return open_database(place, busy_seconds=busy_seconds, derive=_derive, may_upgrade=may_upgrade)


def _derive(transaction: Transaction) -> None:
    # Imported for an older record alone.
    from trainer.academy.remembering import derive_all

    derive_all(transaction)
