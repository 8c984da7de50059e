"""What a person's latest plays say together: what the last one changed, where things go, being sure and being right.

Only so many plays are read, so that the page opens as fast with years behind it as with a week.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.academy import editions, results
from trainer.academy.clock import from_microseconds
from trainer.academy.library import competency_title
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.progress import by_competency
from trainer.learning.evidence import Evidence, Showing
from trainer.learning.looking_back import Line, Recovery, Stated, SureAndWrong, calibration, recovery
from trainer.learning.mastery import Shift, Trend, shifted, trend
from trainer.people.roles import Act
from trainer.store import attempts
from trainer.store import results as stored
from trainer.store.database import Transaction

LATEST = 30
"""So many plays are looked back on."""
MOST_SURE = 5
"""So many "sure and wrong" decisions are named."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What the last play changed about one competency."""

    title: str
    shift: Shift


@dataclass(frozen=True, slots=True)
class Misjudged:
    """A decision taken with high certainty that was not right; `event` opens it in the debrief of its play."""

    attempt_id: bytes
    event: int
    contact: str
    decision: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What the latest plays say together; `trends` by the id of the competency."""

    plays: int
    last_play: datetime | None
    changed: tuple[Changed, ...]
    trends: Mapping[str, Trend]
    stated: tuple[Stated, ...]
    sure_and_wrong: int
    misjudged: tuple[Misjudged, ...]
    """The latest of them."""
    recovery: Recovery


@dataclass(frozen=True, slots=True)
class _Said:
    """What one play says: the decisions of its first line, and what it showed of each competency."""

    line: Line
    showings: Mapping[str, Showing]


def looking_back(office: Office, person_id: bytes) -> LookingBack:
    """Look back on a person's latest scored plays."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        latest = stored.latest(transaction, person_id, results.COUNTED, LATEST)
        return said(office, transaction, person_id, latest, stored.evidence(transaction, person_id))


def said(
    office: Office,
    transaction: Transaction,
    person_id: bytes,
    latest: tuple[tuple[bytes, bytes], ...],
    rows: tuple[stored.StoredEvidence, ...],
) -> LookingBack:
    """Return what these latest plays say, on this evidence; made once as long as both stay the same."""
    return office.shelf.made_of(
        ("looking back", person_id),
        (office.stamp, latest, rows),
        lambda: _looking_back(office, transaction, latest, by_competency(rows)),
    )


def _looking_back(
    office: Office,
    transaction: Transaction,
    latest: Sequence[tuple[bytes, bytes]],
    evidence: Mapping[str, Mapping[str, Evidence]],
) -> LookingBack:
    plays = [_said(transaction, attempt) for attempt, _ in latest]
    lines = [play.line for play in plays]
    judged = calibration(lines)
    return LookingBack(
        plays=len(plays),
        last_play=from_microseconds(lines[-1].finished_at) if plays else None,
        changed=_changed(office, evidence, plays),
        trends=_trends(plays),
        stated=judged.stated,
        sure_and_wrong=len(judged.sure_and_wrong),
        misjudged=tuple(_named(office, transaction, one) for one in judged.sure_and_wrong[:MOST_SURE]),
        recovery=recovery(lines),
    )


def _said(transaction: Transaction, attempt: bytes) -> _Said:
    play = stored.scored_play(transaction, attempt)
    assert play is not None
    return _Said(results.line(play), {id: showing for (_, id, _), showing in results.showings(play).items()})


def _changed(
    office: Office, evidence: Mapping[str, Mapping[str, Evidence]], plays: Sequence[_Said]
) -> tuple[Changed, ...]:
    """Return what the last play changed, the largest change first; what is shown for the first time comes last."""
    if not plays:
        return ()
    found = (
        Changed(competency_title(office, id), shifted(evidence[id], showing))
        for id, showing in plays[-1].showings.items()
    )
    return tuple(sorted(found, key=_size))


def _size(changed: Changed) -> tuple[float, str]:
    shift = changed.shift
    return (0.0 if shift.before is None else -abs(shift.after - shift.before)), changed.title


def _trends(plays: Sequence[_Said]) -> Mapping[str, Trend]:
    found: dict[str, list[Showing]] = {}
    for play in plays:
        for id, showing in play.showings.items():
            found.setdefault(id, []).append(showing)
    return {id: trend(showings) for id, showings in found.items()}


def _named(office: Office, transaction: Transaction, one: SureAndWrong) -> Misjudged:
    attempt = attempts.one(transaction, one.attempt)
    assert attempt is not None
    scenario = editions.shown(office, transaction, attempt.edition)
    scene = scenario.scenes[one.scene].title
    return Misjudged(one.attempt, one.event, scenario.title, scene, from_microseconds(one.finished_at))
