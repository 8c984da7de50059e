"""What an author and a reviewer look at: a text with its findings, and how it differs from the version in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.academy import people
from trainer.academy.agencies import DEFAULT
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.proposals import against, authorities_in, profile_in, read
from trainer.academy.publishing import Published, history
from trainer.errors import TrainerError
from trainer.people.names import isolated
from trainer.people.roles import Act
from trainer.review.differences import Difference, differences
from trainer.scenario.edition import from_canonical
from trainer.scenario.problems import Problem
from trainer.store import people as stored_people
from trainer.store import publications as stored
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.academy.publishing import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A text beside what it would replace. `base` says what that is; empty where nothing of its name is in force."""

    kind: "Kind"
    subject: str
    title: str
    version: int
    file: str
    base: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A folder or a file as it stands on the disk: what it holds beside what is in force, and every finding."""

    path: Path
    texts: tuple[Compared, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A text that was taken up, beside what it replaces, with the findings of today and all texts of its subject."""

    text: Published
    compared: Compared
    problems: tuple[Problem, ...]
    history: tuple[Published, ...]
    people: Mapping[bytes, str]
    """Name and number of everybody who acted in its history."""


def look(office: Office, path: Path) -> Looked:
    """Read a folder or a file of an agency and say what differs; nothing is kept."""
    demand(office, Act.WRITE_CONTENT)
    office.look_again()
    proposals, problems = read(office, path)
    with office.reading() as transaction:
        texts = tuple(
            _compared(office, transaction, one.kind, one.subject, one.canonical, (one.title, one.version, one.file))
            for one in proposals
        )
    return Looked(path, texts, problems)


def open_text(office: Office, id: bytes) -> Opened:
    """Return a text that was taken up, with everything a reviewer wants to see of it."""
    demand(office, Act.REVIEW_LIBRARY)
    office.look_again()
    with office.reading() as transaction:
        found = stored.one(transaction, id)
        if found is None:
            raise TrainerError("There is no such text in this database.", "Choose one from the list.")
        texts = history(transaction, found)
        text = next(one for one in texts if one.id == id)
        about = (found.title, found.version, found.file)
        compared = _compared(office, transaction, text.kind, found.subject, found.canonical, about, id)
        problems = against(office, transaction, (found,)) if text.standing in ("proposed", "read") else ()
        named = {row.id: f"{isolated(row.name)} ({row.number})" for row in stored_people.everyone(transaction)}
    return Opened(text, compared, problems, texts, named)


def who(office: Office, number: str) -> people.Person:
    """Return the person of an officer number, for somebody who acts from the command line."""
    demand(office, Act.LIST_PEOPLE)
    with office.reading() as transaction:
        row = people.with_number(transaction, number)
    if row is None:
        raise TrainerError(f"Nobody has the number {number}.", "See `trainer people list`.")
    return people.as_person(row)


def _compared(
    office: Office,
    transaction: Transaction,
    kind: "Kind",
    subject: str,
    canonical: str,
    about: tuple[str, int, str],
    own: bytes | None = None,
) -> Compared:
    base, before = _base(office, transaction, kind, subject, own)
    after = _value(kind, canonical)
    found = differences(before, after, office.library.profiles.get(DEFAULT)) if before is not None else ()
    title, version, file = about
    return Compared(kind=kind, subject=subject, title=title, version=version, file=file, base=base, differences=found)


def _base(office: Office, transaction: Transaction, kind: "Kind", subject: str, own: bytes | None) -> tuple[str, Any]:
    """Return what a text replaces or has replaced, in words and as a value; nothing where it stands alone."""
    other = stored.one(transaction, own) if own is not None else None
    for text in stored.published(transaction, kind, subject):
        if text.id != own and (_is_before(text, other) if other and other.published_at else text.is_in_force):
            return f"version {text.version}, published by your agency", _value(kind, text.canonical)
    if kind == "scenario" and subject in office.shipped.editions:
        scenario = office.shipped.editions[subject].scenario
        return f"version {scenario.version}, as shipped", scenario
    if kind == "profile" and subject in office.shipped.profiles:
        return "the profile as shipped", office.shipped.profiles[subject]
    return "", None


def _is_before(text: stored.Publication, other: stored.Publication) -> bool:
    return (text.version, text.published_at or 0) < (other.version, other.published_at or 0)


def _value(kind: "Kind", canonical: str) -> Any:
    if kind == "scenario":
        return from_canonical(canonical)
    return profile_in(canonical) if kind == "profile" else {"authorities": authorities_in(canonical)}
