"""Certificates: what was certified, signed and sealed, kept for good; a revoked one stays with its reason."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Index, func, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class CertificateRow(TableRow, table=True):
    """A certificate. `document` says what is certified of whom and may be erased with its salt; the digest stays."""

    __tablename__ = "certificate"
    __table_args__ = (Index(None, "person"), Index(None, "code", unique=True), KEYED)
    number: int = Field(sa_column=key("whole"))
    code: str = Field(sa_column=column("text"))
    person: bytes = Field(sa_column=refers("person.id"))
    course: str = Field(sa_column=column("text"))
    issued_at: int = Field(sa_column=column("whole"))
    issued_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    document: str | None = Field(sa_column=column("text", optional=True))
    salt: bytes | None = Field(sa_column=column("bytes", optional=True))
    digest: bytes = Field(sa_column=column("bytes"))
    statement: str | None = Field(sa_column=column("text", optional=True))
    key: bytes = Field(sa_column=column("bytes"))
    signature: bytes = Field(sa_column=column("bytes"))
    revoked_at: int | None = Field(sa_column=column("whole", optional=True))
    revoked_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    reason: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCertificate:
    """A certificate as stored; `statement` is the short text that was signed and that its QR code carries."""

    number: int
    code: str
    person: bytes
    course: str
    issued_at: int
    issued_by: bytes | None
    document: str | None
    salt: bytes | None
    digest: bytes
    statement: str | None
    key: bytes
    signature: bytes
    revoked_at: int | None = None
    revoked_by: bytes | None = None
    reason: str | None = None


_TABLE = SQLModel.metadata.tables["certificate"]
_NAMES = StoredCertificate.__slots__
_COLUMNS = [_TABLE.c[name] for name in _NAMES]


def document_digest(salt: bytes, document: str) -> bytes:
    """Return the digest that stands for a document, also once that has been erased."""
    return sha256(salt + document.encode()).digest()


def keep(connection: Connection, certificate: StoredCertificate) -> None:
    """Store a certificate, or what has changed of one."""
    values = sealed(_TABLE, {name: getattr(certificate, name) for name in _NAMES})
    changed = connection.execute(update(_TABLE).where(_TABLE.c.number == certificate.number).values(values))
    if not changed.rowcount:
        connection.execute(insert(_TABLE).values(values))


def of_person(connection: Connection, person: bytes) -> tuple[StoredCertificate, ...]:
    """Return the certificates of one person, the latest first."""
    rows = connection.execute(select(*_COLUMNS).where(_TABLE.c.person == person).order_by(_TABLE.c.number.desc()))
    return tuple(StoredCertificate(**row._mapping) for row in rows)


def every(connection: Connection) -> tuple[StoredCertificate, ...]:
    """Return all certificates by number."""
    rows = connection.execute(select(*_COLUMNS).order_by(_TABLE.c.number))
    return tuple(StoredCertificate(**row._mapping) for row in rows)


def with_code(connection: Connection, code: str) -> StoredCertificate | None:
    """Return the certificate of a code."""
    row = connection.execute(select(*_COLUMNS).where(_TABLE.c.code == code)).first()
    return StoredCertificate(**row._mapping) if row else None


def highest(connection: Connection) -> int:
    """Return the highest number that is stored; 0 before the first certificate."""
    return connection.execute(select(func.max(_TABLE.c.number))).scalar_one() or 0
