"""A new passphrase: typed once, looked at away from the window and the record, and handed on as its hash."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trainer.errors import TrainerError
from trainer.people.passwords import USUAL_LEAST
from trainer.ui.station import Station
from trainer.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.people.passwords import Rules


class NewPassphrase(PasswordField):
    """`made` carries the hash of a passphrase that is good enough; what is wrong with another is said below it."""

    made = Signal(str)
    refused = Signal()

    def __init__(self, station: Station) -> None:
        least = station.session.policy.least_length if station.session else USUAL_LEAST
        hint = f"At least {least} letters: four or more words that do not go together are easy to keep. Spaces count."
        super().__init__("New passphrase", hint)
        self._station = station

    def make(self) -> None:
        """Look at what was typed; `made` or `refused` follows."""
        person, typed = self._station.person, self.text
        person_id = person.id if person else None
        self._station.ask(partial(_rules, person_id), partial(self._look, typed), self._on_refused)

    def _look(self, typed: str, rules: "Rules") -> None:
        self._station.think(partial(_hashed, typed, rules), self._on_hashed, self._on_refused)

    def _on_hashed(self, kept: str) -> None:
        self.set_wrong("")
        self.made.emit(kept)

    def _on_refused(self, fault: TrainerError) -> None:
        self.set_wrong(str(fault))
        self.line.setFocus()
        self.refused.emit()


def _rules(person_id: bytes | None, office: "Office") -> "Rules":
    from trainer.academy.policy import password_rules

    return password_rules(office, person_id)


def _hashed(typed: str, rules: "Rules") -> str:
    from trainer.people.passwords import demand_good, hashed

    demand_good(typed, rules)
    return hashed(typed)
