"""A record from another computer: what its file holds and what would become of it, before anything is taken in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.people.names import isolated
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.name_field import NameField
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.carry_in import Look, Looked
    from trainer.academy.office import Office
    from trainer.academy.people import Person

_COLUMNS = (
    Column("Contact", 280),
    Column("Mode", 120, folds=True),
    Column("Begun", 150, folds=True),
    Column("Score", 70, right=True, folds=True),
    Column("On this computer", 300, folds=True),
)
_FILES = "Training records (*.json)"


class CarryCard(QFrame):
    """`taken` when plays were taken in."""

    taken = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._file: Path | None = None
        self.open = button("Open a record file", icon="external")
        self.open.clicked.connect(self._on_open)
        self._said = label("", wraps=True)
        self._signed = label("", "muted", wraps=True)
        self.whose = NameField("Whose record it becomes")
        self.whose.box.activated.connect(lambda _: self._look())
        self._table = PlainTable(_COLUMNS, "Plays of the file")
        self.take = button("Take in", "primary")
        self.take.clicked.connect(self._on_take)
        self._close = button("Close", "quiet", name="Close the record file")
        self._close.clicked.connect(self._on_close)
        self._lay_out()
        self._on_close()

    def offer(self, people: "Sequence[Person]") -> None:
        """Offer these people to take the plays."""
        self.whose.offer(people)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the contact."""
        self._table.fold(room.one_column or room.width < 1180)

    def look_at(self, file: Path) -> None:
        """Look at a file, for whoever has the number that stands in it."""
        self._file = file
        self.whose.clear()
        self._look()

    def _on_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a training record", filter=_FILES)
        if chosen:
            self.look_at(Path(chosen))

    def _look(self) -> None:
        if self._file is not None:
            self._station.ask(partial(_looked, self._file, self.whose.person_id), self._on_looked, self._on_failed)

    def _on_looked(self, found: "Look") -> None:
        if found.person is None and found.proposed is not None and self.whose.pick(found.proposed.id):
            self._look()
        else:
            self._show(found)

    def _show(self, found: "Look") -> None:
        from trainer.academy.carry_in import Standing

        whose = ", ".join(part for part in map(isolated, (found.name, found.number, found.agency)) if part)
        made = f"{dates.plain_day(dates.local_day(found.made_at))}, {dates.time_of_day(found.made_at)}"
        self._say(f"The record of {whose}, written on {made}: {_counts(found)}.{_doubt(found)}")
        self._signed.setText(f"Signed by {found.fingerprint}, {found.signer}.")
        self._table.set_rows([_row(one) for one in found.plays])
        coming = found.count(Standing.NEW, Standing.LONGER)
        self.take.setText(f"Take in {dates.counted(coming, 'play')}" if coming else "Nothing to take in")
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(bool(coming) and found.person is not None)
        for part in (self._signed, self.whose, self.take, self._close):
            part.show()
        self._table.setVisible(bool(found.plays))

    def _on_take(self) -> None:
        person = self.whose.person_id
        if person is None:
            self.whose.set_wrong("Pick somebody from the list.")
        elif self._file is not None:
            self.take.setEnabled(False)
            self._station.ask(partial(_taken, self._file, person), self._on_taken, self._on_failed)

    def _on_taken(self, found: "Look") -> None:
        self._on_close()
        self._say(f"Taken in for {isolated(found.person.name if found.person else found.name)}: {_counts(found)}.")
        self.taken.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self._on_close()
        self._say(str(fault))

    def _on_close(self) -> None:
        self._file = None
        self.whose.clear()
        for part in (self._said, self._signed, self.whose, self._table, self.take, self._close):
            part.hide()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        words = (
            "Somebody who trained on another computer brings a signed file. It is read first; nothing is written"
            " until you take it in, and the same file again changes nothing."
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.take)
        foot.addWidget(self._close)
        foot.addStretch(1)
        for part in (
            label("A record from another computer", "h3", wraps=True), label(words, "muted", wraps=True), self.open,
            self._said, self._signed, self.whose, self._table,
        ):  # fmt: skip
            column.addWidget(part)
        column.addLayout(foot)


def _counts(found: "Look") -> str:
    from trainer.academy.carry_in import Standing

    counted = [(dates.counted(found.count(one), "play"), one.value) for one in Standing if found.count(one)]
    return "; ".join(f"{count} {what}" for count, what in counted) or "no plays"


def _doubt(found: "Look") -> str:
    if found.proposed is not None and not found.same_name and found.person in (None, found.proposed):
        return (
            f" Here the number {found.proposed.number} is that of {isolated(found.proposed.name)}; compare the names."
        )
    return "" if found.proposed is not None or found.person is not None else " Nobody here has that number."


def _row(one: "Looked") -> Row:
    said = [f"{one.standing.value.capitalize()}{f': {one.why}' if one.why else ''}"]
    if one.differs:
        said.append(f"scored {one.shown_there} where it comes from")
    if not one.is_known:
        said.append("on a text that is not of this library")
    score = "" if one.shown_here is None else str(one.shown_here)
    return (
        Cell(one.title, strong=True),
        Cell(one.mode.capitalize()),
        Cell(dates.plain_day(dates.local_day(one.started_at))),
        Cell(score, spoken=score or "No score"),
        Cell("; ".join(said)),
    )


def _read(file: Path) -> bytes:
    from trainer.exchange.record_file import LARGEST

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as fault:
        raise TrainerError(f"The file {file} cannot be read: {fault.strerror}.", "Open another file.") from fault


def _looked(file: Path, person: bytes | None, office: "Office") -> "Look":
    from trainer.academy.carry_in import look

    return look(office, _read(file), person)


def _taken(file: Path, person: bytes, office: "Office") -> "Look":
    from trainer.academy.carry_in import carry_in

    return carry_in(office, _read(file), person)
