"""What was recommended and decided on screen-outs, and the plays that have any."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "screen_out_judgement",
        sa.Column("attempt", sa.LargeBinary, sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("event", _WHOLE, nullable=False),
        sa.Column("option", sa.Text, nullable=False),
        sa.Column("number", _WHOLE, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("given_at", _WHOLE, nullable=False),
        sa.Column("given_by", sa.LargeBinary, nullable=True),
        sa.Column("named", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("attempt", "event", "option", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    where = sa.text("screen_outs > 0")
    op.create_index("ix_result_screen_outs", "result", ["attempt"], sqlite_where=where, postgresql_where=where)
