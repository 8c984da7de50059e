"""The record on this computer: where it lies, its copies, and whether everything in it still fits together."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from trainer import paths
from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column
from trainer.ui.station import Station
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.setting_rows import Section
from trainer.ui.widgets.words import button, label, path_words

if TYPE_CHECKING:
    from trainer.academy.check import CheckReport
    from trainer.academy.database import Health
    from trainer.academy.office import Office

_COPIES = (Column("Copy", 320), Column("Made", 200), Column("Size", 100, right=True))
SHOWN_COPIES = 6


@dataclass(frozen=True, slots=True)
class _Copy:
    name: str
    made: datetime
    size: int


class RecordSection(Section):
    """Path, copies and check."""

    def __init__(self, station: Station) -> None:
        super().__init__("The record")
        self._station = station
        self._path = ""
        copy_path = button("Copy path")
        copy_path.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._path))
        self._where = self.add_row("Database", "", copy_path)
        copy_path.setAccessibleName("Copy the path of the database")
        self._back_up = button("Make a copy now")
        self._back_up.clicked.connect(self._on_back_up)
        self._copies_row = self.add_row("Copies", "", self._back_up)
        self._copies = PlainTable(_COPIES, "Copies of the record")
        self.add_widget(self._copies)
        self._check = button("Check now")
        self._check.clicked.connect(self._on_check)
        self._checked = self.add_row("Check", "Recomputes every chain, result and summary and compares.", self._check)
        self._check.setAccessibleName("Check the record now")
        self._words = label("", wraps=True)
        self.add_widget(self._words)
        self._words.hide()

    def refresh(self) -> None:
        """Ask how the record stands."""
        self._station.ask(_standing, self._on_standing)

    def _on_standing(self, answer: "tuple[Health, tuple[_Copy, ...], datetime]") -> None:
        health, copies, now = answer
        self._path = str(health.place)
        alone = " One window at a time: the SQLite here is not safe for two." if health.alone else ""
        self._where.set_hint(f"{path_words(health.place)}, {_sized(health.size)}.{alone}")
        self._back_up.setVisible(health.is_file)
        if not health.is_file:
            self._copies_row.set_hint("The record lies on a server: whoever runs it copies it there, with pg_dump.")
            self._copies.hide()
            return
        last = f"The last one is of {dates.plain_day(health.last_copy)}." if health.last_copy else "There is none yet."
        self._copies_row.set_hint(f"One is made each day the program is started; 14 are kept. {last}")
        rows = [
            (Cell(one.name), Cell(dates.when(one.made, now).capitalize()), Cell(_sized(one.size)))
            for one in copies[:SHOWN_COPIES]
        ]
        self._copies.set_rows(rows)
        self._copies.setVisible(bool(rows))

    def _on_back_up(self) -> None:
        self._back_up.setEnabled(False)
        self._station.ask(_backed_up, self._on_backed_up, self._on_failed)

    def _on_backed_up(self, file: Path) -> None:
        self._back_up.setEnabled(True)
        announce(self, f"The copy {file.name} is made and checked.")
        self.refresh()

    def _on_check(self) -> None:
        self._check.setEnabled(False)
        self._say("Checking. You can go on meanwhile.")
        self._station.ask(_check, self._on_checked, self._on_failed)

    def _on_checked(self, report: "CheckReport") -> None:
        self._check.setEnabled(True)
        self._say(_said_of(report))

    def _on_failed(self, fault: TrainerError) -> None:
        self._back_up.setEnabled(True)
        self._check.setEnabled(True)
        self._words.hide()
        self._station.report(fault, "reading")

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._words.show()
        announce(self._words, sentence)


def _standing(office: "Office") -> "tuple[Health, tuple[_Copy, ...], datetime]":
    from trainer.academy.database import health

    files = sorted(paths.backups().glob("*.db"), key=lambda file: file.stat().st_mtime, reverse=True)
    copies = tuple(
        _Copy(file.name, datetime.fromtimestamp(file.stat().st_mtime).astimezone(), file.stat().st_size)
        for file in files
    )
    return health(office, paths.backups()), copies, office.clock.now()


def _backed_up(office: "Office") -> Path:
    from trainer.academy.database import backup

    file = paths.backups() / f"copy-{office.clock.now().astimezone():%Y-%m-%d-%H%M%S}.db"
    backup(office, file)
    return file


def _check(office: "Office") -> "CheckReport":
    from trainer.academy.database import check

    return check(office)


def _said_of(report: "CheckReport") -> str:
    checked = ", ".join(
        (
            dates.counted(report.attempts, "play"),
            dates.counted(report.events, "event"),
            dates.counted(report.results, "result"),
        )
    )
    if not report.problems:
        return f"Everything fits together: {checked}."
    first = report.problems[0]
    count = dates.counted(len(report.problems), "finding")
    return f"{count} in {checked}. The first, in {first.record}: {first.sentence} Keep the file, and bring back a copy."


def _sized(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"
