"""Certificates, and notes on what was taught again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "certificate",
        sa.Column("number", _WHOLE, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("person", sa.LargeBinary, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("issued_at", _WHOLE, nullable=False),
        sa.Column("issued_by", sa.LargeBinary, nullable=True),
        sa.Column("document", sa.Text, nullable=True),
        sa.Column("salt", sa.LargeBinary, nullable=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("statement", sa.Text, nullable=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("revoked_at", _WHOLE, nullable=True),
        sa.Column("revoked_by", sa.LargeBinary, nullable=True),
        sa.Column("reason", sa.Text, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_certificate_person", "certificate", ["person"])
    op.create_index("ix_certificate_code", "certificate", ["code"], unique=True)
    op.create_table(
        "remediation",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("attempt", sa.LargeBinary, sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("written_at", _WHOLE, nullable=False),
        sa.Column("written_by", sa.LargeBinary, nullable=True),
        sa.Column("words", sa.Text, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_remediation_attempt", "remediation", ["attempt"])
