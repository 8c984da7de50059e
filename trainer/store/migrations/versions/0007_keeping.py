"""Plays carried in from elsewhere, periods of retention, legal holds, and what stays of what was removed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    _make(
        "carried_file",
        *(_bytes(name) for name in ("digest", "signer", "public")),
        sa.Column("person", sa.LargeBinary, sa.ForeignKey("person.id"), nullable=False),
        *(_whole(name) for name in ("made_at", "carried_at")),
        sa.PrimaryKeyConstraint("digest"),
    )
    _make(
        "carried",
        sa.Column("attempt", sa.LargeBinary, sa.ForeignKey("attempt.id"), nullable=False),
        _bytes("origin"),
        sa.Column("file", sa.LargeBinary, sa.ForeignKey("carried_file.digest"), nullable=False),
        sa.PrimaryKeyConstraint("attempt"),
    )
    _make(
        "retention_period",
        _text("name"),
        *(_whole(name) for name in ("days", "set_at")),
        sa.PrimaryKeyConstraint("name"),
    )
    _make(
        "legal_hold",
        _bytes("id"),
        _text("kind"),
        _bytes("subject"),
        _text("why"),
        _bytes("placed_by", nullable=True),
        _whole("placed_at"),
        _bytes("lifted_by", nullable=True),
        _whole("lifted_at", nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    _make(
        "tombstone",
        _bytes("id"),
        _text("kind"),
        _bytes("person"),
        _bytes("genesis", nullable=True),
        _whole("length"),
        _bytes("head", nullable=True),
        _text("rule"),
        *(_whole(name) for name in ("at", "entry")),
        sa.PrimaryKeyConstraint("id"),
    )


def _make(name: str, *parts: Any) -> None:
    *columns, key = parts
    op.create_table(name, *columns, _bytes("seal"), key, sqlite_strict=True, sqlite_with_rowid=False)


def _bytes(name: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=nullable)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, _WHOLE, nullable=nullable)
