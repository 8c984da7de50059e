"""Whose score rested on a law that has changed, what could stand in its place, and what a corrected edition would give.

Nothing here writes: the record stays as it was. Every list is computed from the record and the library as they stand.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from trainer.academy import editions
from trainer.academy.attempts import Playing, event_of, restored
from trainer.academy.clock import from_microseconds, to_microseconds
from trainer.academy.law import Subject, marked
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.results import COUNTED
from trainer.academy.screen_outs import of_play
from trainer.engine.actions import OutOfTime
from trainer.engine.events import UnknownEvent
from trainer.engine.playable import prepare
from trainer.engine.replay import replay
from trainer.engine.state import Mode, Step
from trainer.engine.views import NotOffered
from trainer.people.roles import Act
from trainer.scenario.fields import DEAD
from trainer.scenario.reliance import resting
from trainer.scoring.best import CAP, solve
from trainer.scoring.result import option_ids, score
from trainer.store import attempts as stored
from trainer.store import editions as stored_editions
from trainer.store import people as stored_people
from trainer.store import results as stored_results
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.scenario.model import Scenario

_WORDS = 5
"""Words of fewer letters say nothing of a subject."""


@dataclass(frozen=True, slots=True)
class Relied:
    """A decision whose worth rested on the subject: its number in the play and its title."""

    number: int
    scene: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedPlay:
    """A finished play whose score rested on a subject, with the decisions that did."""

    attempt: bytes
    person: bytes
    name: str
    number: str
    scenario: str
    title: str
    mode: str
    finished_at: datetime.datetime
    shown: int | None
    screen_outs: int
    """Those that were not set aside."""
    decisions: tuple[Relied, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Something that could stand in the place of a subject, with the reasons; the given one first."""

    id: str
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WouldBe:
    """What a past play would be worth under the edition in force; `why_not` says why it cannot be told."""

    play: AffectedPlay
    version: int | None
    shown: int | None
    why_not: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something that should be read again: what it is, and why in a sentence. `days` is how long it is overdue."""

    what: str
    name: str
    why: str
    days: int


def affected(office: Office, subject: Subject, since: datetime.date) -> tuple[AffectedPlay, ...]:
    """Return the finished plays, practice and assessment, whose score rested on a subject since a day, oldest first.

    A decision rested on it where the option taken, or one that the best answer there takes, cites it, is screened out
    by it, or changes with it; of a rule only in plays under a profile that holds that very rule.
    """
    demand(office, Act.READ_LAW)
    start = to_microseconds(datetime.datetime.combine(since, datetime.time(), tzinfo=datetime.UTC))
    with office.reading() as transaction:
        touched = frozenset(_editions(transaction, subject))
        ids = stored.finished_of(transaction, touched, start)
        names = {person.id: person for person in stored_people.everyone(transaction)}
    found = []
    for id in ids:
        with office.reading() as transaction:  # one short look for each play: a choice never waits behind all of them
            play = _affected(office, transaction, id, subject, names)
        if play is not None:
            found.append(play)
    return tuple(found)


def proposals(office: Office, subject: Subject, given: str | None = None) -> tuple[Proposed, ...]:
    """Return what could stand in the place of a subject, the most fitting first; ten at most.

    Counted are the options that cite both, and the longer words that both holdings share.
    """
    demand(office, Act.READ_LAW)
    if subject.kind == "rule":
        return _rules(office, subject, given)
    library = office.library
    own = library.authorities[subject.id]
    beside = _cited_beside(office, subject.id)
    words = _words(f"{own.holding} {own.takeaway}")
    ranked = []
    for id, other in library.authorities.items():
        if id == subject.id or other.status in DEAD or other.confidence == "check":
            continue
        shared = sorted(words & _words(f"{other.holding} {other.takeaway}"))
        reasons = []
        if id == given:
            reasons.append("named as what replaces it")
        if id in beside:
            reasons.append(f"cited beside it at {beside[id]} option{'s' * (beside[id] > 1)}")
        if len(shared) > 2:
            reasons.append(f"speaks of {', '.join(shared[:4])} as well")
        if reasons:
            ranked.append(
                ((id != given, -beside.get(id, 0), -len(shared), id), Proposed(id, other.name, tuple(reasons)))
            )
    return tuple(proposed for _, proposed in sorted(ranked, key=lambda one: one[0])[:10])


def would_be(office: Office, plays: tuple[AffectedPlay, ...]) -> tuple[WouldBe, ...]:
    """Return what each play would be worth under the edition of its contact that is in force, played answer by answer.

    Under the profile and the variant of the play. The record is not changed.
    """
    demand(office, Act.READ_LAW)
    found = []
    for play in plays:
        with office.reading() as transaction:
            found.append(_would_be(office, transaction, play))
    return tuple(found)


def due(office: Office, today: datetime.date, within: int = 0) -> tuple[Due, ...]:
    """Return what is to be read again by a day, or within some days after it, the longest overdue first.

    A scenario by the day its author names and a year after its law was read; authorities and rules a year after.
    """
    demand(office, Act.READ_LAW)
    found = [*_scenarios_due(office, today), *_authorities_due(office, today), *_rules_due(office, today)]
    return tuple(sorted((one for one in found if one.days >= -within), key=lambda one: (-one.days, one.what, one.name)))


def _editions(transaction: Transaction, subject: Subject) -> Iterator[bytes]:
    from trainer.scenario.edition import from_canonical

    for edition in stored_editions.every(transaction):
        if f'"{subject.id}"' not in edition.canonical:  # most editions are passed over without being read
            continue
        if resting(from_canonical(edition.canonical), subject.kind, subject.id):
            yield edition.digest


def _affected(
    office: Office,
    transaction: Transaction,
    id: bytes,
    subject: Subject,
    names: dict[bytes, stored_people.StoredPerson],
) -> AffectedPlay | None:
    attempt = stored.one(transaction, id)
    if attempt is None or attempt.mode not in COUNTED:
        return None
    playing = restored(office, transaction, id)
    if subject.kind == "rule" and not _holds(office, playing, subject):
        return None
    decisions = tuple(_relied(office, playing, subject))
    row = stored_results.of_attempt(transaction, id)
    if not decisions:
        return None
    person = names.get(attempt.person)
    return AffectedPlay(
        attempt=id,
        person=attempt.person,
        name=person.name if person else "",
        number=person.number if person else "",
        scenario=playing.playable.scenario.id,
        title=playing.playable.scenario.title,
        mode=attempt.mode,
        finished_at=from_microseconds(attempt.finished_at or attempt.saved_at),
        shown=row.shown if row else None,
        screen_outs=sum(one.stands for one in of_play(transaction, id)) if row and row.screen_outs else 0,
        decisions=decisions,
    )


def _holds(office: Office, playing: Playing, subject: Subject) -> bool:
    """Say whether a play was under the subject's own rule: of its profile, or taken over from it unchanged."""
    played = playing.playable.profile
    if played.id == subject.profile:
        return subject.id in played.rules
    own = office.shipped.profiles.get(subject.profile or "") or office.library.profiles.get(subject.profile or "")
    return own is not None and played.rules.get(subject.id) == own.rules.get(subject.id)


def _relied(office: Office, playing: Playing, subject: Subject) -> Iterator[Relied]:
    playable, attempt = playing.playable, playing.attempt
    places = {(one.scene, one.option) for one in resting(playable.scenario, subject.kind, subject.id) if one.scene}
    solution = editions.solution(office, playable, attempt.edition, attempt.profile, attempt.variant)
    result = score(playable, solution, playing.run)
    for step, worth in zip(playing.run.first_line, result.steps, strict=True):
        options = {*_taken(playing, step), *worth.best_options, ""}
        if any((step.scene, option) in places for option in options):
            yield Relied(worth.number, step.scene, worth.title)


def _taken(playing: Playing, step: Step) -> tuple[str, ...]:
    view = playing.playable.view(step.before)
    if view is None or isinstance(step.answer, OutOfTime):
        return ()
    return option_ids(view, step.answer)


def _would_be(office: Office, transaction: Transaction, play: AffectedPlay) -> WouldBe:
    edition = office.library.editions.get(play.scenario)
    if edition is None:
        return WouldBe(play, None, None, "the contact is no longer in the library")
    playing = restored(office, transaction, play.attempt)
    attempt = playing.attempt
    if edition.digest == attempt.edition.hex():
        return WouldBe(play, edition.scenario.version, None, "no corrected edition has been published")
    version = edition.scenario.version
    if attempt.variant is not None and attempt.variant not in edition.scenario.variants:
        return WouldBe(play, version, None, f"its variant {attempt.variant} is gone")
    playable = prepare(edition.scenario, playing.playable.profile, attempt.variant)
    events = [event_of(link) for link in stored.links(transaction, play.attempt)]
    try:
        run = replay(playable, seed=attempt.seed, mode=cast("Mode", attempt.mode), events=events)
    except (NotOffered, UnknownEvent, KeyError, IndexError):
        return WouldBe(play, version, None, "an answer that was given is not offered there any more")
    if not run.finished:
        return WouldBe(play, version, None, "the corrected contact goes on where this play ended")
    solution = office.shelf.take(
        ("solution", bytes.fromhex(edition.digest), attempt.profile, attempt.variant), lambda: solve(playable, CAP)
    )
    return WouldBe(play, version, score(playable, solution, run).shown, "")


def _rules(office: Office, subject: Subject, given: str | None) -> tuple[Proposed, ...]:
    profile = office.library.profiles[subject.profile or ""]
    own = profile.rules[subject.id]
    found = [
        Proposed(
            id, rule.title, ("named as what replaces it",) if id == given else (f"the other rule on {rule.topic}",)
        )
        for id, rule in profile.rules.items()
        if id != subject.id and rule.status not in DEAD and (id == given or rule.topic == own.topic)
    ]
    return tuple(sorted(found, key=lambda one: (one.id != given, one.id)))


def _cited_beside(office: Office, id: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in marked(office, Subject("authority", id)):
        scenario = office.library.editions[one.scenario].scenario
        for place in one.places:
            if place.how == "answer" and place.option:
                for other in _beside(scenario, place.scene, place.option):
                    if other != id:
                        counts[other] = counts.get(other, 0) + 1
    return counts


def _beside(scenario: "Scenario", scene: str, option: str) -> tuple[str, ...]:
    decision = scenario.scenes[scene].decision
    options = getattr(decision, "options", ())
    return next((one.authorities for one in options if one.id == option), ())


def _words(text: str) -> frozenset[str]:
    plain = "".join(letter if letter.isalpha() else " " for letter in text.casefold())
    return frozenset(word for word in plain.split() if len(word) > _WORDS)


def _scenarios_due(office: Office, today: datetime.date) -> Iterator[Due]:
    for id, edition in office.library.editions.items():
        scenario = edition.scenario
        day = min(scenario.review_by, scenario.law_date + datetime.timedelta(days=365))
        why = f"its law was read on {scenario.law_date.isoformat()}, to be read again by {day.isoformat()}"
        yield Due("scenario", f"{scenario.title} ({id})", why, (today - day).days)


def _authorities_due(office: Office, today: datetime.date) -> Iterator[Due]:
    for authority in office.library.authorities.values():
        day = authority.last_checked + datetime.timedelta(days=365)
        why = f"last checked on {authority.last_checked.isoformat()}"
        yield Due("authority", authority.name, why, (today - day).days)


def _rules_due(office: Office, today: datetime.date) -> Iterator[Due]:
    seen = set()
    for profile in office.library.profiles.values():
        for id, rule in profile.rules.items():
            if (id, rule) in seen:
                continue
            seen.add((id, rule))
            day = rule.last_checked + datetime.timedelta(days=365)
            why = f"last checked on {rule.last_checked.isoformat()}"
            yield Due("rule", f"{rule.title} ({profile.name})", why, (today - day).days)
