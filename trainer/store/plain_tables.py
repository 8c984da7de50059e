"""The tables whose queries are plain SQL, because the start of the window or every choice of a play waits for them.

They stand apart from their queries, so that whoever only reads or appends loads no SQLModel. The other nouns keep table
and queries in one module.
"""

from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from trainer.store.columns import KEYED, TableRow, column, key, refers

_SCREENED_OUT: Any = {f"{engine}_where": text("screen_outs > 0") for engine in ("sqlite", "postgresql")}
"""Most plays have no screen-out; those that wait for somebody are found without looking at all of them."""


class PersonRow(TableRow, table=True):
    """Somebody who trains here."""

    __tablename__ = "person"
    __table_args__ = KEYED
    id: bytes = Field(sa_column=key())
    name: str = Field(sa_column=column("text"))
    number: str = Field(sa_column=column("text"))
    agency: str | None = Field(sa_column=column("text", optional=True))
    registered_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


class FormerIdentityRow(TableRow, table=True):
    """What stood for a person until a correction; never changed, and kept until the person is erased."""

    __tablename__ = "former_identity"
    __table_args__ = KEYED
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    until: int = Field(sa_column=key("whole"))
    name: str = Field(sa_column=column("text"))
    number: str = Field(sa_column=column("text"))
    agency: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


class SignInPolicyRow(TableRow, table=True):
    """One rule of how people sign in here."""

    __tablename__ = "sign_in_policy"
    __table_args__ = KEYED
    name: str = Field(sa_column=key("text"))
    value: str = Field(sa_column=column("text"))
    seal: bytes = Field(sa_column=column("bytes"))


class AttemptRow(TableRow, table=True):
    """One play of one edition by one person, with the head of its chain and what the Home page lists."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "person", "finished_at"), KEYED)
    id: bytes = Field(sa_column=key())
    person: bytes = Field(sa_column=refers("person.id"))
    edition: bytes = Field(sa_column=refers("edition.digest"))
    profile: bytes = Field(sa_column=refers("profile_edition.digest"))
    authorities: bytes = Field(sa_column=refers("authorities_edition.digest"))
    variant: str | None = Field(sa_column=column("text", optional=True))
    mode: str = Field(sa_column=column("text"))
    seed: int = Field(sa_column=column("whole"))
    started_at: int = Field(sa_column=column("whole"))
    about: int = Field(sa_column=column("whole"))
    head_sequence: int = Field(sa_column=column("whole"))
    head_hash: bytes = Field(sa_column=column("bytes"))
    scene: str = Field(sa_column=column("text"))
    decision: int = Field(sa_column=column("whole"))
    saved_at: int = Field(sa_column=column("whole"))
    finished_at: int | None = Field(sa_column=column("whole", optional=True))


class EventRow(TableRow, table=True):
    """One act, never changed; `private` and `salt` may be erased, the digest stays."""

    __tablename__ = "event"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    sequence: int = Field(sa_column=key("whole"))
    at: int = Field(sa_column=column("whole"))
    kind: str = Field(sa_column=column("text"))
    public: str = Field(sa_column=column("text"))
    private: str | None = Field(sa_column=column("text", optional=True))
    salt: bytes | None = Field(sa_column=column("bytes", optional=True))
    private_digest: bytes | None = Field(sa_column=column("bytes", optional=True))
    hash: bytes = Field(sa_column=column("bytes"))


class ResultRow(TableRow, table=True):
    """The result of a finished attempt."""

    __tablename__ = "result"
    __table_args__ = (Index("ix_result_screen_outs", "attempt", **_SCREENED_OUT), KEYED)
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    scorer: int = Field(sa_column=column("whole"))
    score: float | None = Field(sa_column=column("real", optional=True))
    shown: int | None = Field(sa_column=column("whole", optional=True))
    errors: int = Field(sa_column=column("whole"))
    screen_outs: int = Field(sa_column=column("whole"))
    ending: str | None = Field(sa_column=column("text", optional=True))
    document: bytes = Field(sa_column=column("bytes"))
    seal: bytes = Field(sa_column=column("bytes"))


class EvidenceRow(TableRow, table=True):
    """What one person showed of one competency in one mode."""

    __tablename__ = "evidence"
    __table_args__ = KEYED
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    competency: str = Field(sa_column=key("text"))
    mode: str = Field(sa_column=key("text"))
    attempts: int = Field(sa_column=column("whole"))
    decisions: int = Field(sa_column=column("whole"))
    total: int = Field(sa_column=column("whole"))
    best: int = Field(sa_column=column("whole"))
    last: int = Field(sa_column=column("whole"))
    last_at: int = Field(sa_column=column("whole"))
    last_attempt: bytes = Field(sa_column=column("bytes"))


class ResolutionRow(TableRow, table=True):
    """Points at the event in which the trainee wrote it; one for each attempt, the last one written."""

    __tablename__ = "resolution"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    sequence: int = Field(sa_column=column("whole"))
    comes_back_on: str = Field(sa_column=column("text"))
    done_at: int | None = Field(sa_column=column("whole", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


class ScreenOutJudgementRow(TableRow, table=True):
    """What was recommended or decided on one screen-out of a play; never changed, but the words may be erased."""

    __tablename__ = "screen_out_judgement"
    __table_args__ = KEYED
    attempt: bytes = Field(sa_column=refers("attempt.id", primary_key=True))
    event: int = Field(sa_column=key("whole"))
    option: str = Field(sa_column=key("text"))
    number: int = Field(sa_column=key("whole"))
    step: str = Field(sa_column=column("text"))
    outcome: str = Field(sa_column=column("text"))
    given_at: int = Field(sa_column=column("whole"))
    given_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    named: str | None = Field(sa_column=column("text", optional=True))
    reason: str | None = Field(sa_column=column("text", optional=True))
    seal: bytes = Field(sa_column=column("bytes"))


class RefresherRow(TableRow, table=True):
    """What one person remembers of one family, and when it comes back."""

    __tablename__ = "refresher"
    __table_args__ = KEYED
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    family: str = Field(sa_column=key("text"))
    stability: float | None = Field(sa_column=column("real", optional=True))
    difficulty: float | None = Field(sa_column=column("real", optional=True))
    last_at: int = Field(sa_column=column("whole"))
    due_on: str = Field(sa_column=column("text"))
    reviews: int = Field(sa_column=column("whole"))
    lapses: int = Field(sa_column=column("whole"))
    last_rating: int = Field(sa_column=column("whole"))
    wants_full: int = Field(sa_column=column("whole"))
    reset_by: bytes | None = Field(sa_column=column("bytes", optional=True))


class RefresherResetRow(TableRow, table=True):
    """A card that a status of law has reset, for as long as the status stands."""

    __tablename__ = "refresher_reset"
    __table_args__ = KEYED
    status: bytes = Field(sa_column=refers("legal_status.id", primary_key=True))
    person: bytes = Field(sa_column=refers("person.id", primary_key=True))
    family: str = Field(sa_column=key("text"))
    seal: bytes = Field(sa_column=column("bytes"))


class LeaveRow(TableRow, table=True):
    """Some days on which one person is away."""

    __tablename__ = "leave"
    __table_args__ = (Index(None, "person"), KEYED)
    id: bytes = Field(sa_column=key())
    person: bytes = Field(sa_column=refers("person.id"))
    first_day: str = Field(sa_column=column("text"))
    last_day: str = Field(sa_column=column("text"))
    set_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    set_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))


class RefresherPaceRow(TableRow, table=True):
    """The minutes a week of a person or a cohort."""

    __tablename__ = "refresher_pace"
    __table_args__ = KEYED
    subject: bytes = Field(sa_column=key())
    minutes_per_week: int = Field(sa_column=column("whole"))
    set_by: bytes | None = Field(sa_column=column("bytes", optional=True))
    set_at: int = Field(sa_column=column("whole"))
    seal: bytes = Field(sa_column=column("bytes"))
