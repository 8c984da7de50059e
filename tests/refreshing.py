"""Contacts with bulletins for tests: small families that are played, fade and come back."""

from collections.abc import Sequence

from tests.builders import edition
from tests.offices import REPEAT, TELL, library
from trainer.academy.attempts import Playing, act, start
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.engine.actions import Action
from trainer.engine.state import Mode
from trainer.scenario.edition import Edition
from trainer.scenario.library import Library

Changes = Sequence[tuple[str, str]]
_SHORT = "id: badge-requests/short"


def contact_id(number: int) -> str:
    """Return the id of one of the contacts."""
    return f"badge-requests/contact-{number}"


def bulletin_id(number: int, letter: str = "a") -> str:
    """Return the id of a bulletin that refreshes the contact of that number."""
    return f"badge-requests/bulletin-{number}-{letter}"


def contact(number: int, *changes: tuple[str, str]) -> Edition:
    """Return a contact of two decisions with one variant."""
    named = ((_SHORT, f"id: {contact_id(number)}"), ("title: A name on the pavement", f"title: Contact {number}"))
    return edition(*named, *changes)


def bulletin(number: int, letter: str = "a", *changes: tuple[str, str]) -> Edition:
    """Return a bulletin of two decisions, two minutes long, that refreshes a contact."""
    return edition(
        (_SHORT, f"id: {bulletin_id(number, letter)}"),
        ("title: A name on the pavement", f"title: Bulletin {number}{letter}"),
        ("minutes: 5", "minutes: 2"),
        ("reflection: [What would you say first next time?]", f"kind: bulletin\nrefreshes: {contact_id(number)}"),
        *changes,
    )


def families(count: int, letters: str = "a", *others: Edition) -> Library:
    """Return a library of so many contacts, each with a bulletin for every letter."""
    numbers = range(1, count + 1)
    made = [bulletin(number, letter) for number in numbers for letter in letters]
    return library(*(contact(number) for number in numbers), *made, *others)


def finish(
    office: Office, person: Person, scenario: str, *actions: Action, mode: Mode = "practice", variant: str | None = None
) -> Playing:
    """Play a scenario to its end, well where nothing else is said."""
    playing = start(office, person.id, scenario, mode, variant)
    for action in actions or (TELL, REPEAT):
        playing = act(office, playing, action)
    return playing
