"""What an agency publishes itself, and the legal statuses it sets."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "publication",
        _bytes("id"),
        *(_text(name) for name in ("kind", "subject")),
        _whole("version"),
        _text("title"),
        _bytes("digest"),
        *(_text(name) for name in ("canonical", "text", "file")),
        _bytes("proposed_by", nullable=True),
        _whole("proposed_at"),
        _bytes("reviewed_by", nullable=True),
        _whole("reviewed_at", nullable=True),
        _text("review", nullable=True),
        _text("approved_by", nullable=True),
        _whole("approved_at", nullable=True),
        _bytes("published_by", nullable=True),
        _whole("published_at", nullable=True),
        _bytes("withdrawn_by", nullable=True),
        _whole("withdrawn_at", nullable=True),
        _text("withdrawn_why", nullable=True),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "legal_status",
        _bytes("id"),
        _text("kind"),
        _text("subject"),
        _text("profile", nullable=True),
        *(_text(name) for name in ("status", "since", "source", "note")),
        _text("replaced_by", nullable=True),
        _bytes("set_by", nullable=True),
        _whole("set_at"),
        _bytes("lifted_by", nullable=True),
        _whole("lifted_at", nullable=True),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _bytes(name: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, _WHOLE, nullable=nullable)
