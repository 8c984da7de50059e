"""Which plays a person can go on with, and which are finished: what lists show, without the engine that plays them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.people.roles import Act
from trainer.store import attempts as stored
from trainer.store import results as stored_results
from trainer.store import screen_outs as stored_screen_outs
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.engine.state import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAttempt:
    """A play that can be gone on with: at decision `decision` of about `about`."""

    id: bytes
    scenario_id: str
    title: str
    mode: "Mode"
    variant: str | None
    decision: int
    about: int
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedAttempt:
    """A play whose first line has ended. A worked example has no score; neither has a contact that credits nothing."""

    id: bytes
    scenario_id: str
    title: str
    mode: "Mode"
    variant: str | None
    started_at: datetime
    finished_at: datetime
    score: float | None
    shown: int | None
    """The score of 100 as people see it, rounded down."""
    errors: int
    screen_outs: int
    upheld: int
    set_aside: int
    """How many of the screen-outs a lead instructor has upheld and set aside; the others wait, or cannot be decided."""
    ending: str | None
    """Title of the ending reached, where it was asked for."""


def open_attempts(office: Office, person_id: bytes) -> tuple[OpenAttempt, ...]:
    """Return the plays a person can go on with, the one saved last first."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return tuple(
            OpenAttempt(
                id=found.attempt.id,
                scenario_id=found.scenario,
                title=found.title,
                mode=cast("Mode", found.attempt.mode),
                variant=found.attempt.variant,
                decision=found.attempt.decision,
                about=max(found.attempt.about, found.attempt.decision),
                saved_at=from_microseconds(found.attempt.saved_at),
            )
            for found in stored.listed(transaction, person_id, is_open=True)
        )


def finished(
    office: Office, person_id: bytes, *, most: int | None = None, with_endings: bool = False
) -> tuple[PlayedAttempt, ...]:
    """Return the plays a person has finished, the latest first; no more than `most`.

    The titles of endings stand in the editions, which a list that does not show them need not open.
    """
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        return listed(office, transaction, person_id, most, with_endings)


def listed(
    office: Office, transaction: Transaction, person_id: bytes, most: int | None, with_endings: bool
) -> tuple[PlayedAttempt, ...]:
    """Return a person's finished plays, made once as long as their rows stay the same."""
    rows = stored_results.finished(transaction, person_id, most)
    decided = stored_screen_outs.decisions(transaction, person_id) if any(row.screen_outs for row in rows) else ()
    return office.shelf.made_of(
        ("finished", person_id, most, with_endings),
        (rows, decided),
        lambda: tuple(
            _played(row, decided, _ending(office, transaction, row) if with_endings and row.ending else None)
            for row in rows
        ),
    )


def _played(
    found: stored_results.FinishedPlay, decided: tuple[tuple[bytes, str], ...], ending: str | None
) -> PlayedAttempt:
    outcomes = [outcome for attempt, outcome in decided if attempt == found.attempt]
    return PlayedAttempt(
        id=found.attempt,
        scenario_id=found.scenario,
        title=found.title,
        mode=cast("Mode", found.mode),
        variant=found.variant,
        started_at=from_microseconds(found.started_at),
        # A clock that was set back meanwhile does not make a play end before it began.
        finished_at=from_microseconds(max(found.started_at, found.finished_at)),
        score=found.score,
        shown=found.shown,
        errors=found.errors or 0,
        screen_outs=found.screen_outs or 0,
        upheld=outcomes.count("upheld"),
        set_aside=outcomes.count("set aside"),
        ending=ending,
    )


def _ending(office: Office, transaction: Transaction, found: stored_results.FinishedPlay) -> str:
    def made() -> dict[str, str]:
        from trainer.academy import editions
        from trainer.scenario.edition import with_variant

        scenario = with_variant(editions.shown(office, transaction, found.edition), found.variant)
        return {id: one.title for id, one in scenario.endings.items()}

    # A person may have a thousand plays of ten editions.
    return office.shelf.take(("endings", found.edition, found.variant), made)[found.ending or ""]
