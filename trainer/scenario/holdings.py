"""What a library holds, and the few facts of each scenario that lists show. Nothing here reads a file.

A list of contacts needs no scenes, and the window waits for its first list: what opens an edition is imported only when
one is asked for.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from trainer.scenario.authorities import Authority
    from trainer.scenario.edition import Edition
    from trainer.scenario.framework import Framework
    from trainer.scenario.model import Scenario
    from trainer.scenario.problems import Problem
    from trainer.scenario.profiles import Profile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Card:
    """What lists show of an edition; every field is the scenario's, `digest` is the edition's."""

    id: str
    digest: str
    version: int
    title: str
    summary: str
    topic: str
    level: int
    minutes: int
    status: str
    kind: str
    competencies: tuple[str, ...]
    worked_example: bool
    notice: tuple[str, ...]
    """The kinds of its content notice."""
    by_agency: bool = False
    """Whether an agency has published it; `status` is then what has been recorded, whatever its file says."""
    refreshes: str | None = None
    """Of a bulletin: the contact it refreshes."""

    @property
    def family(self) -> str:
        """The contact that gives its name to the family it belongs to."""
        return self.refreshes or self.id


@dataclass(frozen=True, slots=True)
class Library:
    """Everything under one folder of scenarios, by id."""

    editions: "Mapping[str, Edition]"
    framework: "Framework"
    authorities: "Mapping[str, Authority]"
    authorities_digest: str
    profiles: "Mapping[str, Profile]"
    problems: "tuple[Problem, ...]"

    @property
    def cards(self) -> Mapping[str, Card]:
        """The facts of every edition that lists show; no edition is opened for them where they are kept apart."""
        return self.editions.cards if isinstance(self.editions, Unopened) else cards(self.editions)

    @property
    def contacts(self) -> tuple[str, ...]:
        """The ids of its contacts, sorted; bulletins are not among them."""
        return tuple(sorted(card.id for card in self.cards.values() if card.kind == "contact"))


class Unopened(Mapping[str, "Edition"]):
    """Editions that are opened one by one, when they are asked for, with their cards at hand."""

    def __init__(self, cards: Mapping[str, Card], opened: "Callable[[str], Edition]") -> None:
        self.cards = cards
        self._opened = opened
        self._open: dict[str, Edition] = {}

    def __getitem__(self, id: str) -> "Edition":
        if id not in self._open:
            if id not in self.cards:
                raise KeyError(id)
            self._open[id] = self._opened(id)
        return self._open[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cards)

    def __len__(self) -> int:
        return len(self.cards)

    def __contains__(self, id: object) -> bool:
        return id in self.cards


class Later(Mapping[str, T]):
    """Values by id that are all opened at once, when the first of them is asked for."""

    def __init__(self, opened: Callable[[], Mapping[str, T]]) -> None:
        self._opened = opened
        self._all: Mapping[str, T] | None = None

    def __getitem__(self, id: str) -> T:
        return self._values()[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def _values(self) -> Mapping[str, T]:
        if self._all is None:
            self._all = self._opened()
        return self._all


def overlaid(
    below: Library,
    editions: "Mapping[str, Edition]",
    profiles: "Mapping[str, Profile]",
    authorities: "Mapping[str, Authority]",
    authorities_digest: str | None = None,
    over: Mapping[str, Card] | None = None,
) -> Library:
    """Return a library with some of its contents replaced or added; what is not replaced stays unopened.

    `over` are the cards of the editions where they are known without opening any.
    """
    over = cards(editions) if over is None else over
    whole: Mapping[str, Edition] = Unopened(
        {**below.cards, **over}, lambda id: editions[id] if id in editions else below.editions[id]
    )
    return replace(
        below,
        editions=whole if over else below.editions,
        profiles={**below.profiles, **profiles} if profiles else below.profiles,
        authorities={**below.authorities, **authorities} if authorities else below.authorities,
        authorities_digest=authorities_digest or below.authorities_digest,
    )


def without(library: Library, ids: Collection[str]) -> Library:
    """Return a library without some scenarios; nothing is opened for it."""
    if not ids:
        return library
    kept = {id: card for id, card in library.cards.items() if id not in ids}
    return replace(library, editions=Unopened(kept, library.editions.__getitem__))


def cards(editions: "Mapping[str, Edition]") -> dict[str, Card]:
    """Return the cards of editions, by the ids of their scenarios."""
    return {id: _card(edition.scenario, edition.digest) for id, edition in editions.items()}


def card_of(canonical: str, digest: str, status: str) -> Card:
    """Return the card of an agency's edition from its canonical text, without opening it."""
    plain = json.loads(canonical)
    return Card(
        id=plain["id"],
        digest=digest,
        version=plain["version"],
        title=plain["title"],
        summary=plain["summary"],
        topic=plain["topic"],
        level=plain["level"],
        minutes=plain["minutes"],
        status=status,
        kind=plain.get("kind", "contact"),
        competencies=tuple(plain["competencies"]),
        worked_example=plain.get("worked_example", False),
        notice=tuple(plain["content_notice"]["kinds"]) if "content_notice" in plain else (),
        by_agency=True,
        refreshes=plain.get("refreshes"),
    )


def _card(scenario: "Scenario", digest: str) -> Card:
    return Card(
        id=scenario.id,
        digest=digest,
        version=scenario.version,
        title=scenario.title,
        summary=scenario.summary,
        topic=scenario.topic,
        level=scenario.level,
        minutes=scenario.minutes,
        status=scenario.status,
        kind=scenario.kind,
        competencies=tuple(scenario.competencies),
        worked_example=scenario.worked_example,
        notice=scenario.content_notice.kinds if scenario.content_notice else (),
        refreshes=scenario.refreshes,
    )
