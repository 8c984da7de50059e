"""The reference: what can be looked up, found by words, and opened with what it rests on and what trains it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from trainer import paths
from trainer.academy.office import Office
from trainer.errors import TrainerError
from trainer.scenario.authorities import Authority
from trainer.scenario.profiles import Profile, Rule
from trainer.scenario.reference import Entry, Reference, load_reference
from trainer.scenario.reliance import subjects
from trainer.store.search import Document, Found, Index, open_index

Kind = Literal["question", "term", "skill", "framework", "evidence", "mistake", "authority", "rule"]
KINDS: tuple[tuple[Kind, str], ...] = (
    ("question", "Legal questions"),
    ("authority", "Authorities"),
    ("rule", "Agency rules"),
    ("mistake", "Common mistakes"),
    ("skill", "Listening skills"),
    ("framework", "Frameworks"),
    ("evidence", "Published evidence"),
    ("term", "Words"),
)
"""The kinds in the order in which they are shown, each with its heading."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry in a list. `parts` is its short text, every second part what was looked for."""

    key: str
    kind: str
    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Something an entry points to: the key of another entry, or the id of a contact or bulletin."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An entry as it is read: exactly one of `entry`, `authority` and `rule` (with its `profile`) is there."""

    key: str
    kind: str
    title: str
    entry: Entry | None = None
    authority: Authority | None = None
    rule: Rule | None = None
    profile: Profile | None = None
    rests_on: tuple[Related, ...] = ()
    trained_by: tuple[Related, ...] = ()


def listed(office: Office, kind: str) -> tuple[Listed, ...]:
    """Return every entry of a kind, in the order of the reference; authorities and rules by title."""
    found = [Listed(one.key, one.kind, one.title, (one.short,)) for one in _documents(office) if one.kind == kind]
    return tuple(sorted(found, key=lambda one: one.title) if kind in ("authority", "rule") else found)


def search(office: Office, words: str, kind: str | None = None) -> tuple[Listed, ...]:
    """Return what holds the words, the best first; of one kind, or of all."""
    found = _index(office).find(words, most=200)
    return tuple(_hit(one) for one in found if kind is None or one.kind == kind)[:60]


def opened(office: Office, key: str) -> Opened:
    """Return an entry to read; raises TrainerError where there is none of that key."""
    library, (kind, _, id) = office.library, key.partition(":")
    reference = _reference(office)
    if kind == "authority" and id in library.authorities:
        row = library.authorities[id]
        return Opened(key=key, kind=kind, title=row.name, authority=row, trained_by=_trained_by(office, {id}, set()))
    if kind == "rule":
        profile, _, rule = id.partition(":")
        if profile in library.profiles and rule in library.profiles[profile].rules:
            held = library.profiles[profile]
            found = held.rules[rule]
            trains = _trained_by(office, set(), {rule})
            return Opened(key=key, kind=kind, title=found.title, rule=found, profile=held, trained_by=trains)
    entry = reference.entries.get(id)
    if entry is None or entry.kind != kind:
        raise TrainerError(f"There is no entry {key} in the reference.", "Look it up by its words.")
    trains = _trained_by(office, set(entry.authorities), set(entry.rules), set(entry.competencies))
    return Opened(
        key=key, kind=kind, title=entry.title, entry=entry, rests_on=tuple(_rests_on(office, entry)), trained_by=trains
    )


def _hit(found: Found) -> Listed:
    return Listed(found.key, found.kind, found.title, found.snippet)


def _reference(office: Office) -> Reference:
    key = ("reference", office.library.authorities_digest)
    return office.shelf.take(key, lambda: load_reference(paths.scenarios(), office.library))


def _index(office: Office) -> Index:
    documents = tuple(_documents(office))
    name = sha256(repr(documents).encode()).hexdigest()[:24]
    return office.shelf.take(("index", name), lambda: open_index(paths.cache(), name, documents))


def _documents(office: Office) -> tuple[Document, ...]:
    # The library is held beside what was made of it, so that no other one can take its place in memory.
    library = office.library
    return office.shelf.take(("documents", id(library)), lambda: (library, tuple(_made(office))))[1]


def _made(office: Office) -> Iterator[Document]:
    for id, entry in _reference(office).entries.items():
        body = (*entry.text, *entry.do, entry.done, entry.failed, entry.caution, entry.source)
        yield Document(f"{entry.kind}:{id}", entry.kind, entry.title, entry.short, _joined(body))
    for id, row in office.library.authorities.items():
        body = (row.takeaway, row.mistake, row.citation, row.body, row.jurisdiction, row.status, row.note)
        yield Document(f"authority:{id}", "authority", row.name, row.holding, _joined(body))
    for profile in office.library.profiles.values():
        for id, rule in profile.rules.items():
            if not _is_taken_over(office.library.profiles, profile, id, rule):
                body = (rule.trigger, *rule.content, rule.medium, rule.timing, *rule.exceptions, rule.citation)
                title = f"{rule.title} ({profile.name})"
                yield Document(f"rule:{profile.id}:{id}", "rule", title, rule.text, _joined(body))


def _is_taken_over(profiles: Mapping[str, Profile], profile: Profile, id: str, rule: Rule) -> bool:
    below = profiles.get(profile.builds_on or "")
    return below is not None and below.rules.get(id) == rule


def _joined(parts: tuple[str | None, ...]) -> str:
    return "\n".join(part for part in parts if part)


def _rests_on(office: Office, entry: Entry) -> Iterator[Related]:
    for id in entry.authorities:
        yield Related(f"authority:{id}", office.library.authorities[id].name)
    default = office.library.profiles.get("default")
    for id in entry.rules:
        if default is not None and id in default.rules:
            yield Related(f"rule:default:{id}", default.rules[id].title)


def _trained_by(
    office: Office, authorities: set[str], rules: set[str], competencies: set[str] | None = None
) -> tuple[Related, ...]:
    found = []
    for id, card in office.library.cards.items():
        cited, asked = office.shelf.take(
            ("subjects", card.digest),
            lambda id=id: subjects(office.library.editions[id].scenario),  # type: ignore[misc]
        )
        if cited & authorities or asked & rules or set(card.competencies) & (competencies or set()):
            found.append(Related(id, card.title))
    return tuple(sorted(found, key=lambda one: one.title))
