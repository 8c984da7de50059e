"""The sample agreement on paid service, to fill in and keep as a PDF; what is wrong is said beside its field."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office


class AgreementForm(QFrame):
    """The blanks of the agreement, all optional: an empty one becomes a line to write on."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        from trainer.academy.agreement import FIELDS

        self._station = station
        self.setProperty("role", "card")
        self.fields = {field.name: Field(field.words) for field in FIELDS}
        self.told = label("", "strong", wraps=True)
        self.told.hide()
        self._save = button("Save as PDF", "primary", name="Save the agreement as a PDF")
        self._save.clicked.connect(self._on_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("Sample service agreement", "h2", wraps=True))
        said = (
            "Between an agency and a customer who pays for a detail. It is a sample for counsel to review, and says so "
            "on every page. The customer buys presence, no police power and no exemption."
        )
        column.addWidget(label(said, "muted", wraps=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        column.addLayout(self._grid)
        line = QHBoxLayout()
        line.addWidget(self._save)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.told)
        self.fit(one_column=False)

    def fit(self, *, one_column: bool) -> None:
        """Stand in two columns, or in one."""
        columns = 1 if one_column else 2
        for place, field in enumerate(self.fields.values()):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def save_to(self, file: Path) -> None:
        """Write the document on the worker and say where it lies."""
        filled = {name: field.text for name, field in self.fields.items()}
        self._station.ask(partial(_saved, filled, file), lambda _: self._tell(f"Saved: {file}"), self._on_failed)

    def is_sound(self) -> bool:
        """Say beside each field what is wrong with it; return whether nothing is."""
        from trainer.academy.agreement import wrong

        faults = wrong({name: field.text for name, field in self.fields.items()})
        for name, field in self.fields.items():
            field.set_wrong(faults.get(name, ""))
        return not faults

    def _on_save(self) -> None:
        if not self.is_sound():
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the agreement", "service-agreement.pdf", "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def _on_failed(self, fault: TrainerError) -> None:
        self._tell(str(fault))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        announce(self.told, sentence, at_once=True)


def _saved(filled: dict[str, str], file: Path, office: "Office") -> None:
    from trainer.academy.agreement import save

    save(filled, file)
