"""How long each class of record is kept; a choice counts at once, and takes nothing away by itself."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.setting_rows import Section, SettingRow, choice, show_choice
from trainer.ui.widgets.words import label

if TYPE_CHECKING:
    from trainer.academy.office import Office

Periods = dict[str, int | None]
_OFFERED = (
    (None, "For good"),
    (90, "90 days"),
    (180, "180 days"),
    *((365 * years, f"{years} year{'s' if years > 1 else ''}") for years in (1, 2, 3, 5, 7, 10)),
)
_ROWS = (
    ("assessments", "Assessments", "With their results, from the last act of each."),
    ("practice", "Practice", "Worked examples and refreshers too, with their results, from the last act of each."),
    ("typed text", "What officers typed", "Notes, drafts, reflections and resolutions, from when they were typed."),
    ("audit details", "Names in the audit log", "Names and reasons; who did what, and when, stays in every case."),
    ("people who left", "People who left", "Name, number and account, from when the account was closed."),
)


class PeriodsSection(Section):
    """A row with a list of periods for each class."""

    def __init__(self, station: Station) -> None:
        super().__init__("How long records are kept")
        self._station = station
        self.controls: dict[str, QComboBox] = {}
        self._rows_by_name: dict[str, SettingRow] = {}
        self.add_widget(
            label("Nothing goes by itself: a period says what the next purge may take.", "muted", wraps=True)
        )
        for name, title, hint in _ROWS:
            control = choice(f"{title} are kept", _OFFERED)
            control.activated.connect(lambda _, name=name: self._on_chosen(name))
            self.controls[name] = control
            self.add_row(title, hint, control)

    def refresh(self) -> None:
        """Ask which periods are set."""
        self._station.ask(_periods, self._on_periods)

    def _on_periods(self, periods: Periods) -> None:
        for name, days in periods.items():
            control = self.controls[name]
            if control.findData(days) < 0:  # set on the command line
                control.addItem(f"{days} days", days)
            show_choice(control, days)

    def _on_chosen(self, name: str) -> None:
        control = self.controls[name]
        job = partial(_set, name, control.currentData())
        self._station.ask(job, partial(self._on_set, control), self._on_failed)

    def _on_set(self, control: QComboBox, periods: Periods) -> None:
        self._on_periods(periods)
        announce(control, f"Kept {control.currentText().lower()}.")

    def _on_failed(self, fault: TrainerError) -> None:
        self._station.report(fault, "writing")
        self.refresh()


def _periods(office: "Office") -> Periods:
    from trainer.academy.retention import periods

    return {kept.value: days for kept, days in periods(office).items()}


def _set(name: str, days: int | None, office: "Office") -> Periods:
    from trainer.academy.retention import Kept, set_period

    set_period(office, Kept(name), days)
    return _periods(office)
