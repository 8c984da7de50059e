"""Particulars: what people enter for the training record that no play says."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "particular",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("person", sa.LargeBinary, nullable=True),
        sa.Column("entered_at", _WHOLE, nullable=False),
        sa.Column("entered_by", sa.LargeBinary, nullable=True),
        sa.Column("said", sa.Text, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_particular_person"), "particular", ["person"])
    op.create_index(op.f("ix_particular_kind_subject"), "particular", ["kind", "subject"])
