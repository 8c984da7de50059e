"""Where a person stands: evidence for each competency, plays over time, and which contact is suggested next and why."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy.clock import from_microseconds
from trainer.academy.library import CatalogueEntry, catalogue, competency_title
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.plays import PlayedAttempt, finished
from trainer.academy.results import COUNTED, evidence_of
from trainer.learning.evidence import MILLION, Evidence, interval, mean, together
from trainer.people.roles import Act
from trainer.store import results as stored


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyEvidence:
    """What a person's plays show of one competency; every share is None where there is no evidence yet.

    `low` and `high` bound the mean (95%, Wilson). `practised` counts the decisions that were coached practice: they are
    never part of a graded record.
    """

    id: str
    title: str
    topic: str
    last: float | None
    best: float | None
    mean: float | None
    low: float | None
    high: float | None
    decisions: int
    practised: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to play next, with the reason in one sentence."""

    scenario_id: str
    why: str


def competencies(office: Office, person_id: bytes) -> tuple[CompetencyEvidence, ...]:
    """Return the evidence for every competency of the framework, in its order."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        rows = stored.evidence(transaction, person_id)
    found: dict[str, dict[str, Evidence]] = {}
    for row in rows:
        found.setdefault(row.competency, {})[row.mode] = evidence_of(row)
    return tuple(
        _evidence(id, competency.title, topic.title, found.get(id, {}))
        for topic in office.library.framework.topics.values()
        for id, competency in topic.competencies.items()
    )


def plays(office: Office, person_id: bytes) -> tuple[PlayedAttempt, ...]:
    """Return the scored plays of a person, practice and assessment, the earliest first."""
    demand(office, Act.READ_PLAYS, person_id)
    return tuple(
        play for play in reversed(finished(office, person_id)) if play.mode in COUNTED and play.score is not None
    )


def suggestion(office: Office, person_id: bytes) -> Suggestion | None:
    """Return what to play next; the same record always gives the same answer. None where the library is empty.

    A contact not played yet comes first; for the very first play, one of the lowest level. Then: the one that works on
    most competencies without evidence, then on the lowest mean, then the easier and shorter. When all are played: the
    lowest best score, then the one played longest ago.
    """
    demand(office, Act.READ_PLAYS, person_id)
    entries = [entry for entry in catalogue(office, person_id) if entry.standing != "in progress"]
    means = {one.id: one.mean for one in competencies(office, person_id)}
    fresh = [entry for entry in entries if not entry.plays]
    if fresh:
        return _fresh(office, min(fresh, key=lambda entry: _need(entry, means)), means)
    if entries:
        return _again(min(entries, key=lambda entry: (entry.best or 0.0, entry.last_played, entry.scenario_id)))
    return None


def _evidence(id: str, title: str, topic: str, by_mode: dict[str, Evidence]) -> CompetencyEvidence:
    if not by_mode:
        return CompetencyEvidence(
            id=id, title=title, topic=topic, last=None, best=None, mean=None, low=None, high=None,
            decisions=0, practised=0, last_at=None,
        )  # fmt: skip
    first, *rest = by_mode.values()
    whole = together(first, rest[0]) if rest else first
    average = mean(whole)
    low, high = interval(average, whole.decisions)
    return CompetencyEvidence(
        id=id,
        title=title,
        topic=topic,
        last=whole.last / MILLION,
        best=whole.best / MILLION,
        mean=average,
        low=low,
        high=high,
        decisions=whole.decisions,
        practised=by_mode["practice"].decisions if "practice" in by_mode else 0,
        last_at=from_microseconds(whole.last_at),
    )


def _need(entry: CatalogueEntry, means: dict[str, float | None]) -> tuple[int, int, float, int, int, str]:
    card = entry.card
    known = [share for id in card.competencies if (share := means.get(id)) is not None]
    unknown = len(card.competencies) - len(known)
    # Nobody begins with a hard one: until something is on the record, the level decides.
    first = card.level if all(share is None for share in means.values()) else 0
    return first, -unknown, min(known, default=1.0), card.level, card.minutes, entry.scenario_id


def _fresh(office: Office, entry: CatalogueEntry, means: dict[str, float | None]) -> Suggestion:
    card = entry.card
    unknown = [competency_title(office, id) for id in card.competencies if means.get(id) is None]
    if all(share is None for share in means.values()):
        why = f"nothing is on your record yet, and this contact works on {_listed(unknown)}."
    elif unknown:
        why = f"you have not played it, and there is no evidence yet for {_listed(unknown)}."
    else:
        share, weakest = min((means[id] or 0.0, id) for id in card.competencies)
        title = competency_title(office, weakest)
        why = f"you have not played it, and it works on {title}, where your mean is {share:.0%}."
    return Suggestion(entry.scenario_id, f"Why this one: {why}")


def _again(entry: CatalogueEntry) -> Suggestion:
    if entry.best is None:
        return Suggestion(entry.scenario_id, "Why this one: you have played every contact, this one longest ago.")
    best = f"your best here is {int(entry.best * 100 + 1e-9)} of 100, the lowest of the contacts you have played"
    return Suggestion(entry.scenario_id, f"Why this one: {best}.")


def _listed(titles: list[str]) -> str:
    shown = [title[:1].lower() + title[1:] for title in titles[:3]]
    if len(titles) > len(shown):
        shown[-1] = f"{len(titles) - len(shown) + 1} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
