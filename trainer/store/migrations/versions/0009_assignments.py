"""Assignments, whom they name, and the plays begun from them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "assignment",
        _bytes("id"),
        *(_text(name) for name in ("scenario", "mode")),
        *(_text(name, nullable=True) for name in ("variant", "profile", "due")),
        *(_bytes(name, nullable=True) for name in ("cohort", "assigned_by")),
        _whole("assigned_at"),
        _bytes("withdrawn_by", nullable=True),
        _whole("withdrawn_at", nullable=True),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    _keyed(
        "assignment_person",
        sa.Column("assignment", sa.LargeBinary, sa.ForeignKey("assignment.id"), nullable=False),
        sa.Column("person", sa.LargeBinary, sa.ForeignKey("person.id"), nullable=False),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("assignment", "person"),
    )
    op.create_index("ix_assignment_person_person", "assignment_person", ["person"])
    _keyed(
        "assignment_play",
        sa.Column("attempt", sa.LargeBinary, sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("assignment", sa.LargeBinary, sa.ForeignKey("assignment.id"), nullable=False),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("attempt"),
    )
    op.create_index("ix_assignment_play_assignment", "assignment_play", ["assignment"])


def _keyed(name: str, *columns: "sa.Column[bytes] | sa.PrimaryKeyConstraint") -> None:
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _bytes(name: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, _WHOLE, nullable=nullable)
