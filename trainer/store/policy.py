"""How people sign in here: one rule a row. It stands apart: whether a computer is shared is read first of all."""

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import Field, SQLModel

from trainer.store.columns import KEYED, TableRow, column, key
from trainer.store.seals import sealed


class SignInPolicyRow(TableRow, table=True):
    """One rule of how people sign in here."""

    __tablename__ = "sign_in_policy"
    __table_args__ = KEYED
    name: str = Field(sa_column=key("text"))
    value: str = Field(sa_column=column("text"))
    seal: bytes = Field(sa_column=column("bytes"))


_POLICY = SQLModel.metadata.tables["sign_in_policy"]


def rules(connection: Connection) -> dict[str, str]:
    """Return the rules of signing in that were set."""
    return {row.name: row.value for row in connection.execute(select(_POLICY.c.name, _POLICY.c.value))}


def keep(connection: Connection, name: str, value: str) -> None:
    """Set a rule of signing in."""
    connection.execute(delete(_POLICY).where(_POLICY.c.name == name))
    connection.execute(insert(_POLICY).values(sealed(_POLICY, {"name": name, "value": value})))
