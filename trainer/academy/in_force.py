"""The library in force: what is shipped, what the agency has published over it, and what has become of the law.

A publication or a status counts for every station that opens this database, from its next look at the library on.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.store.stamps import NOTHING, library_stamp

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.scenario.holdings import Library
    from trainer.store.database import Transaction

Layer = Callable[["Library", "Transaction"], "Library"]


def library(office: "Office", transaction: "Transaction") -> "tuple[tuple[int, ...], Library]":
    """Return the stamp of what is in force and the library it makes; the shipped one where nothing lies over it."""
    stamp = library_stamp(transaction)
    if stamp == NOTHING:
        return stamp, office.shipped
    # Imported where something lies over the shipped library: no other start waits for it.
    from trainer.academy.law import with_statuses
    from trainer.academy.publishing import with_publications

    return stamp, with_statuses(with_publications(office.shipped, transaction), transaction)


def has_changed(stamp: tuple[int, ...], transaction: "Transaction") -> bool:
    """Say whether what is in force is no longer what a stamp stands for."""
    return library_stamp(transaction) != stamp
