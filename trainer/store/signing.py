"""The keys by which this record signs what leaves it: one in use, those before it kept for what they signed."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class SigningKeyRow(TableRow, table=True):
    """A key: `id` is a digest of the public half; `private` is gone where the key is no longer used."""

    __tablename__ = "signing_key"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    public: bytes = Field(sa_column=column("bytes"))
    private: bytes | None = Field(sa_column=column("bytes", optional=True))
    made_at: int = Field(sa_column=column("whole"))
    ended_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key as stored; the one in use has no `ended_at` and has its private half."""

    id: bytes
    public: bytes
    private: bytes | None
    made_at: int
    ended_at: int | None


_KEY = SQLModel.metadata.tables["signing_key"]
_COLUMNS = [_KEY.c[name] for name in StoredKey.__slots__]


def keep(connection: Connection, key: StoredKey) -> None:
    """Store a key, or what has changed of one."""
    values = sealed(_KEY, {name: getattr(key, name) for name in StoredKey.__slots__})
    changed = connection.execute(update(_KEY).where(_KEY.c.id == key.id).values(values))
    if not changed.rowcount:
        connection.execute(insert(_KEY).values(values))


def keys(connection: Connection) -> tuple[StoredKey, ...]:
    """Return all keys this record has had, the first made first."""
    rows = connection.execute(select(*_COLUMNS).order_by(_KEY.c.made_at, _KEY.c.id))
    return tuple(StoredKey(*row) for row in rows)


def in_use(connection: Connection) -> StoredKey | None:
    """Return the key that signs now, or None before anything was signed."""
    return next((one for one in keys(connection) if one.ended_at is None), None)
