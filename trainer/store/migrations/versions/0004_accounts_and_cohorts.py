"""Accounts, the rules of signing in, and cohorts; whoever is on the record gets an account."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Row

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    _make(
        "account",
        sa.Column("person", sa.LargeBinary, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=True),
        sa.Column("code", sa.Text, nullable=True),
        sa.Column("code_until", _WHOLE, nullable=True),
        sa.Column("disabled_at", _WHOLE, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person"),
    )
    _make(
        "sign_in_failure",
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("failures", _WHOLE, nullable=False),
        sa.Column("failed_at", _WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    _make(
        "sign_in_policy",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    _make(
        "cohort",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("made_at", _WHOLE, nullable=False),
        sa.Column("ended_at", _WHOLE, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    _make(
        "cohort_member",
        sa.Column("cohort", sa.LargeBinary, sa.ForeignKey("cohort.id"), nullable=False),
        sa.Column("person", sa.LargeBinary, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("since", _WHOLE, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "person", "part"),
    )
    _give_accounts()


def _make(name: str, *columns: "sa.Column[object] | sa.PrimaryKeyConstraint") -> None:
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _give_accounts() -> None:
    """Give everybody on the record an account; whoever registered first becomes the administrator."""
    connection = op.get_bind()
    people = connection.execute(sa.text("SELECT id FROM person ORDER BY registered_at, id")).fetchall()
    for place, person in enumerate(people):
        connection.execute(
            sa.text("INSERT INTO account VALUES (:person, :roles, NULL, NULL, NULL, NULL, :seal)"),
            _account(person, "trainee,administrator" if place == 0 else "trainee"),
        )


def _account(person: "Row[tuple[bytes]]", roles: str) -> dict[str, object]:
    # The seal as the program of this step wrote it: a later change of the seals does not change this step.
    from hashlib import sha256

    parts = [b"b" + person.id, b"s" + roles.encode(), b"n", b"n", b"n", b"n"]
    sealed = sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()[:16]
    return {"person": person.id, "roles": roles, "seal": sealed}
