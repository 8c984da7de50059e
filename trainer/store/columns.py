"""How the columns of every table are written: types that a STRICT table takes, and names that a migration can find."""

from typing import Any, ClassVar

from sqlalchemy import DOUBLE_PRECISION, REAL, BigInteger, Column, ForeignKey, Integer, LargeBinary, Text
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class TableRow(SQLModel):
    """What every table is written as. Rows are never made as objects, and the queries use the table alone.

    So neither a validator is built nor a mapping to objects made: the two cost half of what a table costs a start.
    SQLAlchemy leaves the mapping to a later call, which never comes, for classes with this attribute (as it does for
    its DeferredReflection).
    """

    model_config = SQLModelConfig(defer_build=True)
    _sa_decl_prepare: ClassVar[Any] = True


STRICT = {"sqlite_strict": True}
KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""For tables whose rows are short and found by their key: the key is not stored twice."""

_WHOLE = BigInteger().with_variant(Integer, "sqlite")
_REAL: Any = REAL().with_variant(DOUBLE_PRECISION(), "postgresql")


def key(kind: str = "bytes") -> "Column[Any]":
    """A column of the primary key: `bytes`, `text` or `whole`."""
    return Column(_TYPES[kind], primary_key=True, autoincrement=False, nullable=False)


def refers(target: str, primary_key: bool = False) -> "Column[Any]":
    """A reference to the 16 or 32 bytes that name a row of another table."""
    return Column(LargeBinary, ForeignKey(target), primary_key=primary_key, nullable=False)


def column(kind: str, optional: bool = False) -> "Column[Any]":
    """A plain column; instants are whole microseconds of UTC since 1970."""
    return Column(_TYPES[kind], nullable=optional)


_TYPES: dict[str, Any] = {"bytes": LargeBinary, "text": Text, "whole": _WHOLE, "real": _REAL}
