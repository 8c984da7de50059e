"""The key by which what leaves this record can be told to come from it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.setting_rows import Section
from trainer.ui.widgets.words import button

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.signing import Key


class KeySection(Section):
    """Its fingerprint, the whole of it to give away, and another one in its place."""

    def __init__(self, station: Station) -> None:
        super().__init__("The key of this record")
        self._station = station
        self._key = ""
        copy = button("Copy the key")
        copy.clicked.connect(self._on_copy)
        self._row = self.add_row("Fingerprint", "", copy)
        copy.setAccessibleName("Copy the public key of this record")
        self.renew = button("Take another key")
        self.renew.clicked.connect(lambda: station.ask(_renewed, self._on_renewed))
        words = "When a copy of the record got into other hands. What was signed before can still be verified."
        self.add_row("Another key", words, self.renew)
        self.renew.setAccessibleName("Take another key")

    def refresh(self) -> None:
        """Ask which key signs now."""
        self._station.ask(_keys, self._on_keys)

    def _on_keys(self, keys: "tuple[Key, ...]") -> None:
        key = keys[-1]
        self._key = key.in_groups
        day = dates.plain_day(dates.local_day(key.made_at))
        before = f" {dates.counted(len(keys) - 1, 'key')} before it." if len(keys) > 1 else ""
        words = "Whoever is given something signed compares it with this."
        self._row.set_hint(f"{key.fingerprint}, in use since {day}.{before} {words}")

    def _on_renewed(self, keys: "tuple[Key, ...]") -> None:
        self._on_keys(keys)
        announce(self.renew, "Another key signs from now on.")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        announce(self._row, "The key is copied.")


def _keys(office: "Office") -> "tuple[Key, ...]":
    from trainer.academy.signing import keys, public_key

    public_key(office)
    return keys(office)


def _renewed(office: "Office") -> "tuple[Key, ...]":
    from trainer.academy.signing import renew

    renew(office)
    return _keys(office)
