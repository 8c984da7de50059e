"""Refreshers: what a person remembers of each family, what a change of law has reset, days away, minutes per week."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_REAL: "sa.types.TypeEngine[float]" = sa.REAL().with_variant(sa.DOUBLE_PRECISION(), "postgresql")
_KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "refresher",
        _bytes("person"),
        _text("family"),
        sa.Column("stability", _REAL, nullable=True),
        sa.Column("difficulty", _REAL, nullable=True),
        _whole("last_at"),
        _text("due_on"),
        *(_whole(name) for name in ("reviews", "lapses", "last_rating", "wants_full")),
        _bytes("reset_by", nullable=True),
        sa.PrimaryKeyConstraint("person", "family"),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        **_KEYED,
    )
    op.create_table(
        "refresher_reset",
        _bytes("status"),
        _bytes("person"),
        _text("family"),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("status", "person", "family"),
        sa.ForeignKeyConstraint(["status"], ["legal_status.id"]),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        **_KEYED,
    )
    op.create_table(
        "leave",
        _bytes("id"),
        _bytes("person"),
        *(_text(name) for name in ("first_day", "last_day")),
        _bytes("set_by", nullable=True),
        _whole("set_at"),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        **_KEYED,
    )
    op.create_index(op.f("ix_leave_person"), "leave", ["person"])
    op.create_table(
        "refresher_pace",
        _bytes("subject"),
        _whole("minutes_per_week"),
        _bytes("set_by", nullable=True),
        _whole("set_at"),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("subject"),
        **_KEYED,
    )


def _bytes(name: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=nullable)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> "sa.Column[int]":
    return sa.Column(name, _WHOLE, nullable=False)
