"""Where an edition comes from and who has looked at it: what the record says, whatever its file says of itself."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.store import publications as stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """An edition that an agency published; `approved_by` is counsel's role and name, empty where none approved it."""

    version: int
    published_at: datetime
    reviewed_at: datetime
    approved_by: str
    approved_at: datetime | None
    withdrawn_at: datetime | None


def provenance(office: Office, digest: str) -> Provenance | None:
    """Return what is recorded about an edition; None for one that no agency published."""
    with office.reading() as transaction:
        found = stored.published_as(transaction, bytes.fromhex(digest))
    if found is None:
        return None
    assert found.published_at is not None
    assert found.reviewed_at is not None
    return Provenance(
        version=found.version,
        published_at=from_microseconds(found.published_at),
        reviewed_at=from_microseconds(found.reviewed_at),
        approved_by=found.approved_by or "",
        approved_at=from_microseconds(found.approved_at) if found.approved_at is not None else None,
        withdrawn_at=from_microseconds(found.withdrawn_at) if found.withdrawn_at is not None else None,
    )
