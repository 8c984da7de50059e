"""What an agency has written itself: scenarios, profiles and authorities, with who proposed, read and released them.

Every text that was ever proposed stays. In force of a subject is its highest version that was published and stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import STRICT, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.faults import changed
from trainer.store.seals import fits, sealed


class PublicationRow(TableRow, table=True):
    """One text that was proposed, and what became of it."""

    __tablename__ = "publication"
    __table_args__ = STRICT
    id: bytes = Field(sa_column=key())
    kind: str = Field(sa_column=column("text"))
    subject: str = Field(sa_column=column("text"))
    version: int = Field(sa_column=column("whole"))
    title: str = Field(sa_column=column("text"))
    digest: bytes = Field(sa_column=column("bytes"))
    canonical: str = Field(sa_column=column("text"))
    text: str = Field(sa_column=column("text"))
    file: str = Field(sa_column=column("text"))
    proposed_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    proposed_at: int = Field(sa_column=column("whole"))
    reviewed_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    reviewed_at: int | None = Field(sa_column=column("whole", optional=True))
    review: str | None = Field(sa_column=column("text", optional=True))
    approved_by: str | None = Field(sa_column=column("text", optional=True))
    approved_at: int | None = Field(sa_column=column("whole", optional=True))
    published_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    published_at: int | None = Field(sa_column=column("whole", optional=True))
    withdrawn_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    withdrawn_at: int | None = Field(sa_column=column("whole", optional=True))
    withdrawn_why: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A proposed text as stored. `canonical` is its meaning with everything written in, named by `digest` (32 bytes);
    `text` is what the author wrote. Instants are microseconds of UTC; `approved_by` is counsel's role and name."""

    id: bytes
    kind: str
    subject: str
    version: int
    title: str
    digest: bytes
    canonical: str
    text: str
    file: str
    proposed_by: bytes | None
    proposed_at: int
    reviewed_by: bytes | None = None
    reviewed_at: int | None = None
    review: str | None = None
    approved_by: str | None = None
    approved_at: int | None = None
    published_by: bytes | None = None
    published_at: int | None = None
    withdrawn_by: bytes | None = None
    withdrawn_at: int | None = None
    withdrawn_why: str | None = None

    @property
    def is_in_force(self) -> bool:
        """Say whether it was published and not withdrawn; a later one of its subject may stand in its place."""
        return self.published_at is not None and self.withdrawn_at is None


_TABLE = SQLModel.metadata.tables["publication"]


def add(connection: Connection, publication: Publication) -> None:
    """Store a proposed text."""
    connection.execute(insert(_TABLE).values(sealed(_TABLE, _values(publication))))


def move(connection: Connection, publication: Publication, **to: object) -> Publication:
    """Store what has become of a text; return it as it stands now."""
    moved = replace(publication, **to)  # type: ignore[arg-type]
    connection.execute(update(_TABLE).where(_TABLE.c.id == moved.id).values(sealed(_TABLE, _values(moved))))
    return moved


def one(connection: Connection, id: bytes) -> Publication | None:
    """Return one text. Raises Damaged where it does not fit its seal."""
    row = connection.execute(select(_TABLE).where(_TABLE.c.id == id)).first()
    return _publication(row) if row else None


def every(connection: Connection) -> tuple[Publication, ...]:
    """Return all texts, by kind and subject, the latest first. Raises Damaged where one does not fit its seal."""
    order = (_TABLE.c.kind, _TABLE.c.subject, _TABLE.c.proposed_at.desc(), _TABLE.c.id.desc())
    return tuple(_publication(row) for row in connection.execute(select(_TABLE).order_by(*order)))


def in_force(connection: Connection) -> tuple[Publication, ...]:
    """Return what is in force: of each subject the highest version that was published and not withdrawn."""
    return _latest(connection)


def legible(connection: Connection) -> tuple[tuple[Publication, ...], tuple[str, ...]]:
    """Return what is in force, and the scenarios that have a published text that was changed since it was stored.

    Raises Damaged where such a text is a profile or authorities: other contacts rest on those.
    """
    published = (_TABLE.c.published_at.is_not(None), _TABLE.c.withdrawn_at.is_(None))
    rows = connection.execute(select(_TABLE).where(*published))
    lost = {row.subject for row in rows if row.kind == "scenario" and not fits(_TABLE, tuple(row))}
    if not lost:
        return in_force(connection), ()
    found = _latest(connection, _TABLE.c.subject.not_in(lost))
    return found, tuple(sorted(lost))


def published(connection: Connection, kind: str, subject: str) -> tuple[Publication, ...]:
    """Return the texts of a subject that were ever published, the highest version first."""
    asked = select(_TABLE).where(_TABLE.c.kind == kind, _TABLE.c.subject == subject, _TABLE.c.published_at.is_not(None))
    return tuple(_publication(row) for row in connection.execute(asked.order_by(_TABLE.c.version.desc())))


def published_as(connection: Connection, digest: bytes) -> Publication | None:
    """Return the latest publication of an edition; None where it never was one."""
    asked = select(_TABLE).where(_TABLE.c.digest == digest, _TABLE.c.published_at.is_not(None))
    row = connection.execute(asked.order_by(_TABLE.c.published_at.desc()).limit(1)).first()
    return _publication(row) if row else None


def versions(connection: Connection, kind: str, subject: str) -> int:
    """Return how many texts of a subject were ever proposed."""
    query = select(func.count()).select_from(_TABLE).where(_TABLE.c.kind == kind, _TABLE.c.subject == subject)
    return connection.execute(query).scalar_one()


def _latest(connection: Connection, *which: Any) -> tuple[Publication, ...]:
    found: dict[tuple[str, str], Publication] = {}
    order = (_TABLE.c.version, _TABLE.c.published_at, _TABLE.c.id)
    published = (_TABLE.c.published_at.is_not(None), _TABLE.c.withdrawn_at.is_(None))
    for row in connection.execute(select(_TABLE).where(*published, *which).order_by(*order)):
        publication = _publication(row)
        found[publication.kind, publication.subject] = publication
    return tuple(found.values())


def _values(publication: Publication) -> dict[str, object]:
    return {name: getattr(publication, name) for name in Publication.__slots__}


def _publication(row: Sequence[Any]) -> Publication:
    values = tuple(row)
    if not fits(_TABLE, values):
        raise changed(f"A text that {values[1]} {values[2]} was published from")
    return Publication(**dict(zip((one.name for one in _TABLE.columns), values[:-1], strict=False)))
