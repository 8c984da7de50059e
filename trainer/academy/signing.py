"""How this record signs what leaves it. The key is made when the first thing is signed, and the log says so.

A signature proves that the bytes were signed by whoever held this record's file, and that they are unchanged. It does
not prove who sat at the computer, that the clock was right, or that nobody has a copy of the file.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.people import signatures
from trainer.people.roles import Act
from trainer.store import signing as stored
from trainer.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature and the name of the key that made it."""

    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of this record as people see it; `ended_at` is None for the one that signs now."""

    id: bytes
    public: bytes
    fingerprint: str
    made_at: datetime
    ended_at: datetime | None

    @property
    def in_groups(self) -> str:
        """The public key as people type it."""
        return signatures.in_groups(self.public)


def sign(office: Office, transaction: Transaction, message: bytes) -> Signature:
    """Sign a message in a writing transaction with the key in use, made here where there is none."""
    key = stored.in_use(transaction) or _made(office, transaction)
    assert key.private is not None
    return Signature(key.id, signatures.signed(key.private, message))


def key_in_use(office: Office, transaction: Transaction) -> bytes:
    """Return the name of the key that signs here, made in this writing transaction where there is none."""
    return (stored.in_use(transaction) or _made(office, transaction)).id


def public_key(office: Office) -> str:
    """Return the key that signs here as people type and compare it, made where there is none yet."""
    with office.reading() as transaction:
        key = stored.in_use(transaction)
    if key is None:
        with office.writing() as transaction:
            key = stored.in_use(transaction) or _made(office, transaction)
    return signatures.in_groups(key.public)


def keys(office: Office) -> tuple[Key, ...]:
    """Return all keys that have signed here, the first made first; what they signed can still be verified."""
    with office.reading() as transaction:
        return tuple(_key(one) for one in stored.keys(transaction))


def known(transaction: Transaction, key_id: bytes) -> Key | None:
    """Return one of this record's keys by its name."""
    return next((_key(one) for one in stored.keys(transaction) if one.id == key_id), None)


def renew(office: Office) -> Key:
    """Take another key from now on, as when somebody got hold of a copy of the file; the old private half is erased."""
    demand(office, Act.KEEP_RECORDS)
    with office.writing(Change.SETTINGS) as transaction:
        old = stored.in_use(transaction)
        if old is not None:
            stored.keep(transaction, replace(old, private=None, ended_at=office.clock.microseconds()))
        return _key(_made(office, transaction))


def _made(office: Office, transaction: Transaction) -> stored.StoredKey:
    private = office.clock.chance(signatures.KEY_BYTES)
    public = signatures.public_of(private)
    key = stored.StoredKey(signatures.key_id(public), public, private, office.clock.microseconds(), None)
    stored.keep(transaction, key)
    details = {"do": "signing key made", "fingerprint": signatures.fingerprint(public)}
    audit.note(office, transaction, Act.KEEP_RECORDS, f"signing key {key.id.hex()}", details)
    return key


def _key(row: stored.StoredKey) -> Key:
    return Key(
        id=row.id,
        public=row.public,
        fingerprint=signatures.fingerprint(row.public),
        made_at=from_microseconds(row.made_at),
        ended_at=from_microseconds(row.ended_at) if row.ended_at is not None else None,
    )
