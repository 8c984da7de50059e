"""People, editions, attempts with their events, results, evidence and resolutions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_REAL: "sa.types.TypeEngine[float]" = sa.REAL().with_variant(sa.DOUBLE_PRECISION(), "postgresql")
_STRICT = {"sqlite_strict": True}
_KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Take the step."""
    _people_and_editions()
    _attempts()
    _what_is_derived()


def _people_and_editions() -> None:
    op.create_table(
        "person",
        _bytes("id"),
        _text("name"),
        _text("number"),
        _text("agency", nullable=True),
        _whole("registered_at"),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("id"),
        **_KEYED,
    )
    op.create_table(
        "former_identity",
        _bytes("person"),
        _whole("until"),
        _text("name"),
        _text("number"),
        _text("agency", nullable=True),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("person", "until"),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        **_KEYED,
    )
    op.create_table(
        "edition",
        _bytes("digest"),
        _text("scenario"),
        _whole("version"),
        _text("title"),
        _text("canonical"),
        _text("text"),
        _bytes("text_digest"),
        sa.PrimaryKeyConstraint("digest"),
        **_STRICT,
    )
    op.create_table(
        "profile_edition",
        _bytes("digest"),
        _text("profile"),
        _text("text"),
        sa.PrimaryKeyConstraint("digest"),
        **_STRICT,
    )
    op.create_table(
        "authorities_edition", _bytes("digest"), _text("text"), sa.PrimaryKeyConstraint("digest"), **_STRICT
    )


def _attempts() -> None:
    op.create_table(
        "attempt",
        _bytes("id"),
        _bytes("person"),
        _bytes("edition"),
        _bytes("profile"),
        _bytes("authorities"),
        _text("variant", nullable=True),
        _text("mode"),
        _whole("seed"),
        _whole("started_at"),
        _whole("about"),
        _whole("head_sequence"),
        _bytes("head_hash"),
        _text("scene"),
        _whole("decision"),
        _whole("saved_at"),
        _whole("finished_at", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        sa.ForeignKeyConstraint(["edition"], ["edition.digest"]),
        sa.ForeignKeyConstraint(["profile"], ["profile_edition.digest"]),
        sa.ForeignKeyConstraint(["authorities"], ["authorities_edition.digest"]),
        **_KEYED,
    )
    op.create_index(op.f("ix_attempt_person"), "attempt", ["person"])
    op.create_table(
        "event",
        _bytes("attempt"),
        _whole("sequence"),
        _whole("at"),
        _text("kind"),
        _text("public"),
        _text("private", nullable=True),
        _bytes("salt", nullable=True),
        _bytes("private_digest", nullable=True),
        _bytes("hash"),
        sa.PrimaryKeyConstraint("attempt", "sequence"),
        sa.ForeignKeyConstraint(["attempt"], ["attempt.id"]),
        **_KEYED,
    )


def _what_is_derived() -> None:
    op.create_table(
        "result",
        _bytes("attempt"),
        _whole("scorer"),
        sa.Column("score", _REAL, nullable=True),
        _whole("shown", nullable=True),
        _whole("errors"),
        _whole("screen_outs"),
        _text("ending", nullable=True),
        _bytes("document"),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("attempt"),
        sa.ForeignKeyConstraint(["attempt"], ["attempt.id"]),
        **_KEYED,
    )
    op.create_table(
        "evidence",
        _bytes("person"),
        _text("competency"),
        _text("mode"),
        *(_whole(name) for name in ("attempts", "decisions", "total", "best", "last", "last_at")),
        _bytes("last_attempt"),
        sa.PrimaryKeyConstraint("person", "competency", "mode"),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        **_KEYED,
    )
    op.create_table(
        "resolution",
        _bytes("attempt"),
        _whole("sequence"),
        _text("comes_back_on"),
        _whole("done_at", nullable=True),
        _bytes("seal"),
        sa.PrimaryKeyConstraint("attempt"),
        sa.ForeignKeyConstraint(["attempt"], ["attempt.id"]),
        **_KEYED,
    )


def _bytes(name: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, _WHOLE, nullable=nullable)
