"""The faults of the record by name, for those who may not look into the store."""

from trainer.store.faults import (
    Damaged,
    DiskFault,
    DiskFull,
    Locked,
    NewerDatabase,
    PlayedElsewhere,
    ReadOnly,
    SavedAfterAll,
    Unreachable,
)

__all__ = [
    "Damaged",
    "DiskFault",
    "DiskFull",
    "Locked",
    "NewerDatabase",
    "PlayedElsewhere",
    "ReadOnly",
    "SavedAfterAll",
    "Unreachable",
]
