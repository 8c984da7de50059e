"""The catalogue: every contact that can be played, searched and filtered; files that could not be read at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.page import GoOn, Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.catalogue_card import CatalogueCard
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.filter_line import FilterLine
from trainer.ui.widgets.problem_list import ProblemList
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.library import CatalogueEntry
    from trainer.academy.office import Office
    from trainer.scenario.problems import Problem
    from trainer.ui.stages import Stage


@dataclass(frozen=True, slots=True)
class _Shelf:
    now: datetime
    entries: "tuple[CatalogueEntry, ...]"
    problems: "tuple[Problem, ...]"


class CataloguePage(ScrolledPage):
    """What there is to play."""

    title = "Catalogue"
    place = "catalogue"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self.filters = FilterLine()
        self.filters.changed.connect(self._on_filtered)
        self.filters.search.returnPressed.connect(self._on_found)
        self._count = label("", "caption", wraps=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._none = Empty(
            "search",
            "No contact fits what you look for",
            "Fewer words or fewer filters show more.",
            "Show all contacts",
            self.filters.clear,
        )
        self._none.hide()
        self._problems = ProblemList()
        self._cards: list[CatalogueCard] = []
        self._entries: tuple[CatalogueEntry, ...] = ()
        self._looks_for = False
        self.content.setSpacing(12)
        for part in (self.filters, self._count):
            self.content.addWidget(part)
        self.content.addLayout(self._column)
        self.content.addWidget(self._none)
        self.content.addWidget(self._problems)
        self.content.addStretch(1)
        station.changes.happened.connect(self._on_changed)

    def take(self, what: object) -> None:
        """Take `find` to put the keyboard into the search."""
        self._looks_for = what == "find"

    def shown(self) -> None:
        """Ask what there is."""
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_read, person.id), self._on_read)

    def focus_first(self) -> None:
        """Put the keyboard into the search when that was asked for."""
        if self._looks_for:
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.search.selectAll()
        else:
            super().focus_first()

    def fit(self, room: Room) -> None:
        """Arrange filters and cards for the room."""
        super().fit(room)
        self._room = room
        self.filters.fit(room)
        for card in self._cards:
            card.fit(room)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_read(self, shelf: _Shelf) -> None:
        self._problems.show_problems(shelf.problems)
        if shelf.entries == self._entries:
            return
        self._entries = shelf.entries
        self.filters.offer(shelf.entries)
        clear(self._column)
        self._cards = [self._card(entry, shelf.now) for entry in shelf.entries]
        for card in self._cards:
            self._column.addWidget(card)
        visit_in_order(self.filters, *self._cards, self._none, self._problems)
        self._on_filtered()

    def _card(self, entry: "CatalogueEntry", now: datetime) -> CatalogueCard:
        card = CatalogueCard(entry, now)
        card.fit(self._room)
        card.brief_asked.connect(lambda scenario: self.go("brief", scenario))
        card.play_asked.connect(lambda attempt: self.go("scene", GoOn(attempt)))
        self.station.ask(partial(_stage, entry.scenario_id), partial(_show_stage, card))
        return card

    def _on_found(self) -> None:
        """Put the keyboard on the first contact that was found, rather than have it pass every filter."""
        found = next((card for card in self._cards if not card.isHidden()), None)
        if found is not None:
            found.brief.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.ensureWidgetVisible(found.brief)

    def _on_filtered(self) -> None:
        kept = [card for card in self._cards if self.filters.keeps(card.entry)]
        for card in self._cards:
            card.setVisible(card in kept)
        self._none.setVisible(bool(self._cards) and not kept)
        self._count.setText(_counted(kept, self._cards))
        announce(self._count, self._count.text())


def _read(person_id: bytes, office: "Office") -> _Shelf:
    from trainer.academy.library import catalogue

    return _Shelf(office.clock.now(), catalogue(office, person_id), office.library.problems)


def _stage(scenario_id: str, office: "Office") -> "Stage":
    from trainer.ui.stages import stage_of

    return stage_of(office.library.editions[scenario_id].scenario)


def _show_stage(card: CatalogueCard, stage: "Stage") -> None:
    card.picture.show_stage(stage.place, stage.people, stage.described)


def _counted(kept: Sequence[object], everything: Sequence[object]) -> str:
    if len(kept) == len(everything):
        return dates.counted(len(kept), "contact")
    return f"{len(kept)} of {dates.counted(len(everything), 'contact')}"
