"""The latest plays of a person are found by an index, however many lie before them."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.drop_index("ix_attempt_person", "attempt")
    op.create_index("ix_attempt_person_finished_at", "attempt", ["person", "finished_at"])
