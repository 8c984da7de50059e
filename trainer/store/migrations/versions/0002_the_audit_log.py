"""The audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "audit_entry",
        sa.Column("sequence", _WHOLE, nullable=False),
        sa.Column("at", _WHOLE, nullable=False),
        sa.Column("actor", sa.LargeBinary, nullable=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("public", sa.Text, nullable=False),
        sa.Column("private", sa.Text, nullable=True),
        sa.Column("salt", sa.LargeBinary, nullable=True),
        sa.Column("private_digest", sa.LargeBinary, nullable=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sequence"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
