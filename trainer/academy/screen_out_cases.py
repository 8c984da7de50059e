"""Which screen-outs wait for somebody, which were decided on, and what one of them rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from trainer.academy.attempts import Playing, debrief_of
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office, Seat
from trainer.academy.people import Person, as_person
from trainer.academy.permission import demand, standing_of
from trainer.academy.screen_outs import ScreenOut, Which, of_play
from trainer.errors import TrainerError
from trainer.learning.remediation import GRADED
from trainer.learning.screen_outs import State
from trainer.people.roles import Act, Reach, reach
from trainer.scenario.fields import DEAD
from trainer.scenario.script import RADIO, YOU
from trainer.scoring.debrief import Debrief, RecordEntry
from trainer.store import people
from trainer.store import screen_outs as stored
from trainer.store.database import Transaction

MOST = 200
"""Plays in a list; those that wait longest come first, so the others move up."""
_SPEAKERS = {YOU: "The officer", RADIO: "Radio"}


@dataclass(frozen=True, slots=True)
class Case:
    """A screen-out with its play, as a list shows it."""

    out: ScreenOut
    person: Person
    title: str
    mode: str
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Cases:
    """What waits for a decision, what waits for a recommendation, and what was decided on last."""

    for_decision: tuple[Case, ...]
    for_recommendation: tuple[Case, ...]
    decided: tuple[Case, ...]
    are_all: bool
    """Whether nothing that waits is left out of the lists."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said or happened before the choice; `who` is empty where nobody spoke."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Law:
    """What a screen-out rests on. `since` says what has become of it since the play; nothing where it still stands."""

    takeaway: str
    cited: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is at hand when somebody judges a screen-out: the scene, what was said, what was chosen, and the law."""

    case: Case
    scene: str
    prompt: str
    said: tuple[Said, ...]
    chosen: tuple[str, ...]
    certainty: str
    rationale: str
    law: tuple[Law, ...]
    shown: int | None
    version: int
    law_date: date


def cases(office: Office) -> Cases:
    """Return the screen-outs of graded plays that whoever acts may recommend or decide on; nobody's own."""
    demand(office, Act.RECOMMEND)
    but, by = office.acting or b"", office.acting if _teaches_some(office) else None
    with office.reading() as transaction:
        waiting = stored.waiting(transaction, GRADED, MOST + 1, but=but, taught_by=by)
        decided = stored.decided(transaction, GRADED, MOST, but=but, taught_by=by)
        persons: dict[bytes, Person] = {}
        found = [case for play in waiting[:MOST] for case in _cases(transaction, play, persons)]
        done = [case for play in decided for case in _cases(transaction, play, persons)]
    return Cases(
        for_decision=tuple(one for one in found if one.out.state is State.RECOMMENDED),
        for_recommendation=tuple(one for one in found if one.out.state is State.UNSEEN),
        decided=(*(one for one in found if not one.out.state.waits), *done),
        are_all=len(waiting) <= MOST,
    )


def waiting(office: Office) -> int:
    """Return how many plays have a screen-out that waits for somebody, of those that `cases` lists; MOST at most."""
    demand(office, Act.RECOMMEND)
    but, by = office.acting or b"", office.acting if _teaches_some(office) else None
    with office.reading() as transaction:
        return len(stored.waiting(transaction, GRADED, MOST, but=but, taught_by=by))


def evidence(office: Office, which: Which) -> Evidence:
    """Return what a screen-out rests on, from the edition as it was played. Raises TrainerError where there is none."""
    playing, _, debrief = debrief_of(office, which.attempt)
    entry = next((one for one in debrief.record if one.event == which.event), None)
    critical = next((one for one in entry.moment.screen_outs if one.option == which.option), None) if entry else None
    if entry is None or critical is None:
        raise _not_there()
    with office.reading() as transaction:
        case = _case(transaction, playing, which)
    return Evidence(
        case=case,
        scene=entry.title,
        prompt=entry.moment.prompt,
        said=tuple(_said(playing, debrief, entry)),
        chosen=tuple(one.text for one in entry.moment.chosen),
        certainty=entry.step.certainty or "",
        rationale=critical.rationale,
        law=tuple(_law(office, playing, entry)),
        shown=debrief.score,
        version=playing.playable.scenario.version,
        law_date=debrief.law_date,
    )


def _teaches_some(office: Office) -> bool:
    """Say whether whoever acts may recommend for the own cohorts alone."""
    standing = standing_of(office)
    is_free = office.seat is Seat.FILE or not standing.is_shared
    return not is_free and reach(standing.roles or (), Act.RECOMMEND) is not Reach.ALL


def _cases(transaction: Transaction, play: stored.PlayWithScreenOuts, persons: dict[bytes, Person]) -> Iterator[Case]:
    if play.person not in persons:
        row = people.one(transaction, play.person)
        assert row is not None
        persons[play.person] = as_person(row)
    at = from_microseconds(play.finished_at)
    for out in of_play(transaction, play.attempt):
        yield Case(out, persons[play.person], play.title, play.mode, at)


def _case(transaction: Transaction, playing: Playing, which: Which) -> Case:
    attempt, scenario = playing.attempt, playing.playable.scenario
    row = people.one(transaction, attempt.person)
    out = next((one for one in of_play(transaction, attempt.id) if one.which == which), None)
    if row is None or out is None:
        raise _not_there()
    ended = from_microseconds(attempt.finished_at or attempt.saved_at)
    return Case(out, as_person(row), scenario.title, attempt.mode, ended)


def _not_there() -> TrainerError:
    return TrainerError("There is no such screen-out in this database.", "Choose one from the list.")


def _said(playing: Playing, debrief: Debrief, entry: RecordEntry) -> Iterator[Said]:
    """Give what was heard since the decision before, or from the beginning, up to the choice."""
    place = debrief.record.index(entry)
    cast = playing.playable.scenario.cast
    for one in debrief.record[place - 1].heard if place else debrief.opening:
        if one.kind in ("narration", "line"):
            named = cast[one.by].name if one.by and one.by in cast else _SPEAKERS.get(one.by or "", "")
            yield Said(named, one.text)


def _law(office: Office, playing: Playing, entry: RecordEntry) -> Iterator[Law]:
    known, rules = office.library.authorities, office.library.profiles
    for cited in entry.moment.authorities:
        now = known[cited.id].status if cited.id in known else cited.status
        yield Law(cited.takeaway, f"{cited.name}, {cited.citation}", now if now in DEAD and now != cited.status else "")
    for rule in entry.moment.rules:
        profile = rules.get(rule.profile_id)
        held = profile.rules.get(rule.id) if profile else None
        since = held.status if held is not None and held.status in DEAD else ""
        yield Law(rule.title, f"{rule.citation}, {rule.profile}", since)
