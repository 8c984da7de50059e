"""Settings: look, text size, motion, speech and time; who trains here and how they sign in; the record.

Every choice counts at once. What somebody's roles do not allow is not shown.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox

from trainer import settings as choices
from trainer.people.roles import Act
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.agency_section import AgencySection
from trainer.ui.widgets.identity_section import IdentitySection
from trainer.ui.widgets.password_section import PasswordSection
from trainer.ui.widgets.record_section import RecordSection
from trainer.ui.widgets.setting_rows import Section, choice, show_choice
from trainer.ui.widgets.sharing_section import SharingSection
from trainer.ui.widgets.take_along_section import TakeAlongSection

WIDTH = 880

_THEMES = (("system", "As the system"), ("day", "Day"), ("night", "Night"), ("high-contrast", "High contrast"))
_SIZES = tuple(
    (percent, f"{percent}%") for percent in range(choices.LEAST_TEXT, choices.MOST_TEXT + 1, choices.TEXT_STEP)
)
_MOTION = (("system", "As the system"), ("full", "Show movement"), ("reduced", "As little as possible"))
_PACE = (
    ("slow", "Slow"),
    ("steady", "As people speak"),
    ("brisk", "Brisk"),
    ("at once", "The whole text at once"),
)
_TIME = (
    ("off", "Off"),
    ("as written", "As written"),
    ("half more", "Half as long again"),
    ("double", "Twice as long"),
)


class SettingsPage(ScrolledPage):
    """What can be chosen."""

    title = "Settings"
    place = "settings"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._look, self._speech = Section("Appearance"), Section("Speech and time")
        self._controls: dict[str, QComboBox] = {}
        self._add(
            self._look, "theme", "Theme", "Day, night, or the system's own choice, followed as it changes.", _THEMES
        )
        self._add(self._look, "text_percent", "Text size", "Also Ctrl and plus, minus or zero, on every page.", _SIZES)
        self._add(self._look, "motion", "Movement", "Pages and lines fade in, or stand there at once.", _MOTION)
        self._add(self._speech, "pace", "Pace of speech", "How fast spoken lines appear in a contact.", _PACE)
        said = "Some decisions name a time limit. It counts only if you want it to; no score depends on it being on."
        self._add(self._speech, "time_limits", "Time limits", said, _TIME)
        self._identity, self._record = IdentitySection(station), RecordSection(station)
        self._agencies = AgencySection(station)
        self._password, self._sharing = PasswordSection(station), SharingSection(station)
        self._take_along = TakeAlongSection(station)
        self._sharing.audit_wanted.connect(lambda: self.go("audit"))
        self._sections = (
            self._look, self._speech, self._identity, self._password, self._take_along, self._sharing, self._agencies,
            self._record,
        )  # fmt: skip
        for section in self._sections:
            self.content.addWidget(section)
        self.content.addStretch(1)
        self._agencies.filled.connect(lambda: visit_in_order(*self._sections))
        station.settings_changed.connect(self._on_settings_changed)
        station.person_changed.connect(self._offer_sections)
        self._on_settings_changed()
        self._offer_sections()

    def shown(self) -> None:
        """Ask who trains here and how the record stands."""
        self._offer_sections()
        self._identity.refresh()
        self._sharing.refresh()
        if self.station.may(Act.SET_PROFILE):
            self._agencies.refresh()
        if self.station.may(Act.COPY_RECORD):
            self._record.refresh()

    def fit(self, room: Room) -> None:
        """Arrange the rows for the room."""
        super().fit(room)
        self.narrow(room, WIDTH * room.percent // 100)
        for section in self._sections:
            section.fit(room)

    def _add(self, section: Section, field: str, name: str, hint: str, offered: tuple[tuple[Any, str], ...]) -> None:
        control = choice(name, offered)
        control.activated.connect(lambda _: self._on_chosen(field, control.currentData()))
        self._controls[field] = control
        section.add_row(name, hint, control)

    def _on_chosen(self, field: str, value: Any) -> None:
        self.station.choose(replace(self.station.settings, **{field: value}))

    def _offer_sections(self) -> None:
        may = self.station.may
        self._password.setVisible(self.station.is_shared)
        self._sharing.setVisible(may(Act.SET_POLICY))
        self._agencies.setVisible(may(Act.SET_PROFILE))
        self._record.setVisible(may(Act.COPY_RECORD))

    def _on_settings_changed(self) -> None:
        for field, control in self._controls.items():
            show_choice(control, getattr(self.station.settings, field))
