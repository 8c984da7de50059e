"""By whose rules each agency trains: a row for every agency somebody has named, with the profile it uses."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.setting_rows import Section, SettingRow, choice, show_choice
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.agencies import AgencyRules
    from trainer.academy.office import Office

_Found = tuple[tuple["AgencyRules", ...], tuple[tuple[str, str], ...]]


class AgencySection(Section):
    """Agencies and their rules. `filled` says that rows may have come."""

    filled = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__("Agency rules")
        self._station = station
        self._room: Room | None = None
        self._by_title: dict[str, tuple[SettingRow, QComboBox]] = {}
        self._none = label(
            "Nobody has named an agency yet. Whoever trains here is under the default rules of this program.",
            "muted",
            wraps=True,
        )
        self.add_widget(self._none)

    def refresh(self) -> None:
        """Ask which agencies there are."""
        self._station.ask(_found, self._on_found)

    def fit(self, room: Room) -> None:
        """Arrange the rows for the room."""
        self._room = room
        super().fit(room)

    def _on_found(self, found: _Found) -> None:
        agencies, profiles = found
        self._none.setVisible(not agencies)
        for agency in agencies:
            if agency.title not in self._by_title:
                self._add(agency, profiles)
            row, control = self._by_title[agency.title]
            people = f"{dates.counted(agency.people, 'person', 'people')} here. "
            row.set_hint(f"{people}Plays that have begun keep the rules they began under.")
            show_choice(control, agency.profile)
        self.filled.emit()

    def _add(self, agency: "AgencyRules", profiles: tuple[tuple[str, str], ...]) -> None:
        offered = [(None, "Default rules, none given"), *profiles]
        control = choice(f"Rules of {agency.title}", offered)
        control.activated.connect(lambda _: self._on_chosen(agency.title, control.currentData()))
        row = self.add_row(agency.title, "", control)
        self._by_title[agency.title] = row, control
        if self._room is not None:
            row.fit(self._room)

    def _on_chosen(self, title: str, profile: str | None) -> None:
        self._station.ask(partial(_give, title, profile or "default"), lambda _: self.refresh(), self._on_failed)

    def _on_failed(self, fault: TrainerError) -> None:
        self._station.report(fault, "writing")
        self.refresh()


def _found(office: "Office") -> _Found:
    from trainer.academy.agencies import agencies

    profiles = sorted((profile.name, profile.id) for profile in office.library.profiles.values())
    return agencies(office), tuple((id, name) for name, id in profiles)


def _give(title: str, profile: str, office: "Office") -> None:
    from trainer.academy.agencies import give_profile

    give_profile(office, title, profile)
