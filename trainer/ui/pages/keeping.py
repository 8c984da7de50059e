"""Keeping: how long records stay, what is due to go, legal holds, records from other computers, and the signing key."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.carry_card import CarryCard
from trainer.ui.widgets.due_card import DueCard
from trainer.ui.widgets.holds_card import HoldsCard
from trainer.ui.widgets.key_section import KeySection
from trainer.ui.widgets.periods_section import PeriodsSection

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person

WIDTH = 1080


@dataclass(frozen=True, slots=True)
class _Found:
    here: "tuple[Person, ...]"
    left: "tuple[Person, ...]"


class KeepingPage(ScrolledPage):
    """For records officers alone."""

    title = "Keeping"
    place = "keeping"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self.periods, self.due = PeriodsSection(station), DueCard(station)
        self.holds, self.carry, self.key = HoldsCard(station), CarryCard(station), KeySection(station)
        self._parts: tuple[QFrame, ...] = (self.periods, self.due, self.holds, self.carry, self.key)
        for part in self._parts:
            self.content.addWidget(part)
        self.content.addStretch(1)
        for changed in (self.due.purged, self.carry.taken):
            changed.connect(self.shown)

    def shown(self) -> None:
        """Ask for everything that the parts show."""
        self.station.ask(_read, self._on_found)
        for part in (self.periods, self.holds, self.key):
            part.refresh()

    def fit(self, room: Room) -> None:
        """Arrange the parts for the room."""
        super().fit(room)
        self.narrow(room, WIDTH * room.percent // 100)
        for part in (self.periods, self.due, self.holds, self.carry, self.key):
            part.fit(room)
        visit_in_order(self.top, *self._parts)

    def _on_found(self, found: _Found) -> None:
        self.due.offer(found.left)
        self.holds.offer(found.here)
        self.carry.offer(found.here)


def _read(office: "Office") -> _Found:
    from trainer.academy.accounts import accounts

    found = accounts(office)
    return _Found(tuple(one.person for one in found), tuple(one.person for one in found if one.disabled_at is not None))
