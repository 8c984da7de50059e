"""One's own record made into a signed file, to take it to an academy or to another computer."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.setting_rows import Section
from trainer.ui.widgets.words import button, label, path_words

if TYPE_CHECKING:
    from trainer.academy.office import Office


class TakeAlongSection(Section):
    """One button, and where the file lies."""

    def __init__(self, station: Station) -> None:
        super().__init__("Your record elsewhere")
        self._station = station
        self.save = button("Save the file", icon="save")
        self.save.clicked.connect(self._on_save)
        words = (
            "All your plays with what you typed, signed, in one file. A records officer of your academy takes it in;"
            " give it to nobody else."
        )
        self.add_row("Take my record along", words, self.save)
        self.save.setAccessibleName("Take my record along: save the file")
        self._said = label("", wraps=True)
        self.add_widget(self._said)
        self._said.hide()

    def save_to(self, file: Path) -> None:
        """Write one's own record to a file and say where it lies."""
        if self._station.person is not None:
            job = partial(_saved, self._station.person.id, file)
            self._station.ask(job, lambda _: self._say(f"Saved: {path_words(file)}"), self._on_failed)

    def _on_save(self) -> None:
        person = self._station.person
        name = f"training-record-{person.number if person else ''}.json"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save your training record", name, "Training records (*.json)")
        if chosen:
            self.save_to(Path(chosen))

    def _on_failed(self, fault: TrainerError) -> None:
        self._say(str(fault))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence.replace("\u200b", ""), at_once=True)


def _saved(person: bytes, file: Path, office: "Office") -> None:
    from trainer.academy.carry_out import carry_out
    from trainer.academy.whole_file import write_whole

    write_whole(file, carry_out(office, person))
