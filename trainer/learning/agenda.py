"""What to do next, and why, in one sentence: the same record always gives the same answer.

In this order: what is assigned, the earliest due first; refreshers that are due; a first play; the weakest competency
with too little evidence; the next level of a topic; what one resolved to do next time; the contact played longest ago.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.learning.evidence import of_100
from trainer.learning.mastery import FIRM_FROM

MEETS = 0.75
"""From this score on a contact's level is met."""
MOST_AGAIN = 1
"""A contact is played again for more evidence where it has been played no more often than this."""

Kind = Literal["assigned", "refreshers", "first", "evidence", "level", "note", "again"]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A contact that was assigned and is not done; `due` is the last day, `by` who assigned it, where that is known."""

    scenario_id: str
    due: date | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Refreshers:
    """Refreshers that are due today, and how long they take."""

    count: int
    minutes: int
    law_changed: int = 0
    """How many of them come back because the law behind them has changed."""
    whole: int = 0
    """How many of them are a whole contact, because the lesson did not show last time."""
    whole_minutes: int = 0
    """How long those take, of all the minutes."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that can be begun, with how the person stands to it; `order` is its place in the catalogue."""

    scenario_id: str
    order: int
    topic: str
    level: int
    minutes: int
    competencies: tuple[str, ...]
    plays: int
    best: float | None
    last_played: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a competency: its mean (None where nothing is) over so many decisions."""

    title: str
    mean: float | None
    decisions: int


@dataclass(frozen=True, slots=True)
class Note:
    """A "next time I will ..." that has come back, and the contact it was written after."""

    scenario_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next, and why in one sentence; `scenario_id` is None for refreshers."""

    kind: Kind
    scenario_id: str | None
    why: str


def next_thing(
    contacts: Sequence[Contact],
    known: Mapping[str, Known],
    today: date,
    *,
    assigned: Sequence[Assigned] = (),
    refreshers: Refreshers | None = None,
    notes: Sequence[Note] = (),
) -> Next | None:
    """Return what to do next; None where there is nothing to begin. `known` holds every competency, in its order."""
    startable = {contact.scenario_id: contact for contact in contacts}
    return (
        _assigned(assigned, today)
        or _refreshers(refreshers)
        or _first(contacts, known)
        or _evidence(contacts, known)
        or _level(contacts)
        or _note(notes, startable)
        or _again(contacts)
    )


def _assigned(assigned: Sequence[Assigned], today: date) -> Next | None:
    if not assigned:
        return None
    one = min(assigned, key=lambda one: (one.due or date.max, one.scenario_id))
    return Next("assigned", one.scenario_id, assigned_words(one.by, one.due, today))


def assigned_words(by: str, due: date | None, today: date) -> str:
    """Return by whom something is assigned and until when, in a sentence; `by` may be empty."""
    said = f"Assigned to you by {by}" if by else "Assigned to you"
    if due is None:
        return f"{said}."
    if due == today:
        return f"{said}, due today."
    year = "" if due.year == today.year else f" {due.year}"
    return f"{said}, {'due' if due > today else 'was due'} {due.day} {due:%B}{year}."


def _refreshers(due: Refreshers | None) -> Next | None:
    if due is None or not due.count:
        return None
    return Next("refreshers", None, refreshers_words(due))


def refreshers_words(due: Refreshers) -> str:
    """Return how many refreshers are due, how long they take and why, in a sentence."""
    said = "1 refresher is" if due.count == 1 else f"{due.count} refreshers are"
    return f"{said} due, about {_minutes(due.minutes)}{_of_whole(due)}: {why_due(due)}."


def _of_whole(due: Refreshers) -> str:
    """Return which part of the time goes to whole contacts: those are three or four times as long as the others."""
    if not due.whole:
        return ""
    if due.whole == due.count:
        return " for the whole contact" if due.count == 1 else " for whole contacts"
    return f", {due.whole_minutes} of them for {_contacts(due.whole)}"


def made_of(due: Refreshers) -> str:
    """Return what the refreshers consist of, with the time of each kind where there are both."""
    short = due.count - due.whole
    if not due.whole:
        return "One or two decisions." if short == 1 else "One or two decisions each."
    if not short:
        which = "The whole contact" if due.whole == 1 else _contacts(due.whole)
        return f"{which}, because the lesson did not show last time."
    why = "where the lesson did not show last time"
    brief = f"{short} of one or two decisions, about {_minutes(due.minutes - due.whole_minutes)}"
    return f"{brief}; {_contacts(due.whole)}, about {_minutes(due.whole_minutes)}, {why}."


def _contacts(count: int) -> str:
    return "1 whole contact" if count == 1 else f"{count} whole contacts"


def _minutes(count: int) -> str:
    return "a minute" if count <= 1 else f"{count} minutes"


def why_due(due: Refreshers) -> str:
    """Return why refreshers are due, as a clause."""
    if not due.law_changed:
        return "what you learned is about to fade"
    if due.law_changed == due.count:
        return "the law has changed"
    return f"the law has changed for {due.law_changed} of them, and what you learned is about to fade"


def _first(contacts: Sequence[Contact], known: Mapping[str, Known]) -> Next | None:
    if not contacts or any(one.decisions for one in known.values()) or any(contact.plays for contact in contacts):
        return None
    one = min(contacts, key=lambda one: (one.level, -len(one.competencies), one.minutes, one.order))
    titles = listed([known[id].title for id in one.competencies])
    return Next("first", one.scenario_id, f"Nothing is on your record yet, and this contact works on {titles}.")


def _evidence(contacts: Sequence[Contact], known: Mapping[str, Known]) -> Next | None:
    """Choose the competency of which least is known, the weakest first, and the easiest contact that works on it."""
    thin = {id: one for id, one in known.items() if one.decisions < FIRM_FROM}
    open_to = [contact for contact in contacts if contact.plays <= MOST_AGAIN]
    for id in sorted(thin, key=lambda id: _strength(thin[id])):
        working = [contact for contact in open_to if id in contact.competencies]
        if working:
            one = min(working, key=lambda one: (one.plays > 0, one.level, -_thin(one, thin), one.minutes, one.order))
            return Next("evidence", one.scenario_id, _too_little(thin[id]))
    return None


def _strength(one: Known) -> float:
    return -1.0 if one.mean is None else one.mean


def _thin(contact: Contact, thin: Mapping[str, Known]) -> int:
    return sum(id in thin for id in contact.competencies)


def _too_little(one: Known) -> str:
    if one.mean is None:
        return f"There is no evidence yet for “{one.title}”, and this contact works on it."
    seen = "1 decision" if one.decisions == 1 else f"{one.decisions} decisions"
    return f"You stand at {of_100(one.mean)} in “{one.title}” after {seen}, too few to go by."


def _level(contacts: Sequence[Contact]) -> Next | None:
    """Choose the lowest level of a topic that is not met in all its contacts, below which nothing is left open."""
    left = [contact for contact in contacts if (contact.best or 0.0) < MEETS]
    if not left:
        return None
    one = min(left, key=lambda one: (one.level, one.plays, one.best or 0.0, one.order))
    if one.plays and one.best is not None:
        return Next("level", one.scenario_id, f"Your best here is {of_100(one.best)} of 100; 75 meets its level.")
    met = max((it.level for it in contacts if it.topic == one.topic and (it.best or 0.0) >= MEETS), default=0)
    if 0 < met < one.level:
        return Next("level", one.scenario_id, f"You meet level {met} of “{one.topic}”, and this is the next one.")
    return Next("level", one.scenario_id, f"It is level {one.level} of “{one.topic}”, and you have not met it yet.")


def _note(notes: Sequence[Note], startable: Mapping[str, Contact]) -> Next | None:
    note = next((note for note in notes if note.text and note.scenario_id in startable), None)
    if note is None:
        return None
    return Next(
        "note", note.scenario_id, f"You wrote “{note.text}” for next time, after this contact, and it has come back."
    )


def _again(contacts: Sequence[Contact]) -> Next | None:
    if not contacts:
        return None
    one = min(contacts, key=lambda one: (one.last_played or date.min, one.order))
    return Next("again", one.scenario_id, "You meet the level of every contact, and played this one longest ago.")


def listed(titles: Sequence[str]) -> str:
    """Return titles as they stand in a sentence: at most three, the last of them a count where there are more."""
    shown = [title[:1].lower() + title[1:] for title in titles[:3]]
    if len(titles) > len(shown):
        shown[-1] = f"{len(titles) - len(shown) + 1} more"
    if len(shown) == 1:
        return shown[0]
    # A title that has a comma itself asks for more between one and the next.
    between, last = ("; ", "; and ") if any("," in title for title in shown) else (", ", " and ")
    return f"{between.join(shown[:-1])}{last}{shown[-1]}"
