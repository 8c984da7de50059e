"""The editions that were played, with their exact texts: kept for good, so that any score can be computed again."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import func, insert, select
from sqlmodel import Field, SQLModel

from trainer.store.columns import STRICT, TableRow, column, key
from trainer.store.connection import Connection


class EditionRow(TableRow, table=True):
    """A scenario as it was played: its meaning in canonical form and the text its author wrote."""

    __tablename__ = "edition"
    __table_args__ = STRICT
    digest: bytes = Field(sa_column=key())
    scenario: str = Field(sa_column=column("text"))
    version: int = Field(sa_column=column("whole"))
    title: str = Field(sa_column=column("text"))
    canonical: str = Field(sa_column=column("text"))
    text: str = Field(sa_column=column("text"))
    text_digest: bytes = Field(sa_column=column("bytes"))


class ProfileEditionRow(TableRow, table=True):
    """An agency profile as it was in force."""

    __tablename__ = "profile_edition"
    __table_args__ = STRICT
    digest: bytes = Field(sa_column=key())
    profile: str = Field(sa_column=column("text"))
    text: str = Field(sa_column=column("text"))


class AuthoritiesEditionRow(TableRow, table=True):
    """The authorities as they stood."""

    __tablename__ = "authorities_edition"
    __table_args__ = STRICT
    digest: bytes = Field(sa_column=key())
    text: str = Field(sa_column=column("text"))


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """One edition of a scenario."""

    digest: bytes
    scenario: str
    version: int
    title: str
    canonical: str
    text: str


_EDITION = SQLModel.metadata.tables["edition"]
_PROFILE = SQLModel.metadata.tables["profile_edition"]
_AUTHORITIES = SQLModel.metadata.tables["authorities_edition"]


def keep(connection: Connection, edition: StoredEdition) -> None:
    """Store an edition."""
    values = {name: getattr(edition, name) for name in StoredEdition.__slots__}
    values["text_digest"] = sha256(edition.text.encode()).digest()
    connection.execute(insert(_EDITION).values(**values))


def keep_profile(connection: Connection, digest: bytes, profile: str, text: str) -> None:
    """Store a profile's text."""
    connection.execute(insert(_PROFILE).values(digest=digest, profile=profile, text=text))


def keep_authorities(connection: Connection, digest: bytes, text: str) -> None:
    """Store the authorities' text."""
    connection.execute(insert(_AUTHORITIES).values(digest=digest, text=text))


def edition(connection: Connection, digest: bytes) -> StoredEdition | None:
    """Return one edition."""
    columns = [_EDITION.c[name] for name in StoredEdition.__slots__]
    row = connection.execute(select(*columns).where(_EDITION.c.digest == digest)).one_or_none()
    return StoredEdition(*row) if row else None


def profile(connection: Connection, digest: bytes) -> str | None:
    """Return the text of one profile."""
    text: str | None = connection.execute(select(_PROFILE.c.text).where(_PROFILE.c.digest == digest)).scalar()
    return text


def authorities(connection: Connection, digest: bytes) -> str | None:
    """Return the text of the authorities as they stood."""
    text: str | None = connection.execute(select(_AUTHORITIES.c.text).where(_AUTHORITIES.c.digest == digest)).scalar()
    return text


def every(connection: Connection) -> Iterator[StoredEdition]:
    """Give all editions of scenarios."""
    columns = [_EDITION.c[name] for name in StoredEdition.__slots__]
    yield from (StoredEdition(*row) for row in connection.execute(select(*columns).order_by(_EDITION.c.digest)))


def profiles(connection: Connection) -> Iterator[tuple[bytes, str, str]]:
    """Give digest, id and canonical text of all profiles."""
    for row in connection.execute(select(_PROFILE).order_by(_PROFILE.c.digest)):
        yield row[0], row[1], row[2]


def texts(connection: Connection) -> Iterator[tuple[str, bytes, str]]:
    """Give every text that is stored: what it is, the digest it must have, the text."""
    columns = (
        ("edition", _EDITION.c.digest, _EDITION.c.canonical),
        ("edition as its author wrote it", _EDITION.c.text_digest, _EDITION.c.text),
        ("profile", _PROFILE.c.digest, _PROFILE.c.text),
        ("authorities", _AUTHORITIES.c.digest, _AUTHORITIES.c.text),
    )
    for name, digest, text in columns:
        for row in connection.execute(select(digest, text).order_by(digest)):
            yield name, row[0], row[1]


def count(connection: Connection) -> int:
    """Return how many editions of scenarios are stored."""
    return connection.execute(select(func.count()).select_from(_EDITION)).scalar_one()
