"""Assignments that were done by a play that is no longer kept."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "assignment_done",
        sa.Column("assignment", sa.LargeBinary, sa.ForeignKey("assignment.id"), nullable=False),
        sa.Column("person", sa.LargeBinary, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("assignment", "person"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
