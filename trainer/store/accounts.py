"""Accounts: how people sign in, what they are, and how often signing in has failed."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key, refers
from trainer.store.connection import Connection
from trainer.store.seals import sealed


class AccountRow(TableRow, table=True):
    """A person's way in: `password` and `code` are Argon2id hashes, never what was typed."""

    __tablename__ = "account"
    __table_args__ = KEYED
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    roles: str = Field(sa_column=column("text"))
    password: str | None = Field(sa_column=column("text", optional=True))
    code: str | None = Field(sa_column=column("text", optional=True))
    code_until: int | None = Field(sa_column=column("whole", optional=True))
    disabled_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


class SignInFailureRow(TableRow, table=True):
    """Failures to sign in in a row, by a digest of the account or of the name that was typed."""

    __tablename__ = "sign_in_failure"
    __table_args__ = KEYED
    key: bytes = Field(sa_column=key())
    failures: int = Field(sa_column=column("whole"))
    failed_at: int = Field(sa_column=column("whole"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAccount:
    """An account as stored. `roles` are words parted by commas, in the order of the table of roles."""

    person: bytes
    roles: str
    password: str | None = None
    code: str | None = None
    code_until: int | None = None
    disabled_at: int | None = None


_ACCOUNT = SQLModel.metadata.tables["account"]
_FAILURE = SQLModel.metadata.tables["sign_in_failure"]
_COLUMNS = [_ACCOUNT.c[name] for name in StoredAccount.__slots__]


def keep(connection: Connection, account: StoredAccount) -> None:
    """Store an account, or what has changed of one."""
    values = sealed(_ACCOUNT, {name: getattr(account, name) for name in StoredAccount.__slots__})
    changed = connection.execute(update(_ACCOUNT).where(_ACCOUNT.c.person == account.person).values(values))
    if not changed.rowcount:
        connection.execute(insert(_ACCOUNT).values(values))


def one(connection: Connection, person: bytes) -> StoredAccount | None:
    """Return the account of a person."""
    row = connection.execute(select(*_COLUMNS).where(_ACCOUNT.c.person == person)).first()
    return StoredAccount(**row._mapping) if row else None


def everyone(connection: Connection) -> tuple[StoredAccount, ...]:
    """Return all accounts."""
    return tuple(StoredAccount(**row._mapping) for row in connection.execute(select(*_COLUMNS)))


def failures(connection: Connection, key: bytes) -> tuple[int, int]:
    """Return how often in a row signing in has failed, and when last (microseconds of UTC)."""
    row = connection.execute(select(_FAILURE.c.failures, _FAILURE.c.failed_at).where(_FAILURE.c.key == key)).first()
    return (row[0], row[1]) if row else (0, 0)


def keep_failures(connection: Connection, key: bytes, failures: int, failed_at: int) -> None:
    """Remember how often signing in has failed; none forgets it."""
    connection.execute(delete(_FAILURE).where(_FAILURE.c.key == key))
    if failures:
        connection.execute(insert(_FAILURE).values(key=key, failures=failures, failed_at=failed_at))


def forget_failures(connection: Connection, before: int, below: bytes) -> None:
    """Forget failures older than a moment whose keys sort below one."""
    connection.execute(delete(_FAILURE).where(_FAILURE.c.failed_at < before, _FAILURE.c.key < below))
