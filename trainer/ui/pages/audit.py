"""The audit log: who did what, narrowed by act, person and time; its chain checked; a copy taken out as CSV."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout

from trainer import paths
from trainer.people.names import numbered
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import button, label, path_words

if TYPE_CHECKING:
    from trainer.academy.audit import Asked, Line
    from trainer.academy.office import Office

_COLUMNS = (
    Column("Act", 220),
    Column("When", 170, folds=True),
    Column("Who", 220, folds=True),
    Column("About", 220, folds=True),
    Column("Details", 320, folds=True),
)
_PAGE = 100
_TIMES = ((None, "At any time"), (1, "In the last day"), (7, "In the last 7 days"), (30, "In the last 30 days"))


@dataclass(frozen=True, slots=True)
class _Found:
    lines: "tuple[Line, ...]"
    acts: tuple[str, ...]
    people: tuple[tuple[bytes, str], ...]


class AuditPage(ScrolledPage):
    """Reads; nothing here can be changed."""

    title = "Audit log"
    place = "audit"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._lines: tuple[Line, ...] = ()
        self._act = _choice("Act", "Any act")
        self._person = _choice("Person", "Anybody")
        self._time = QComboBox()
        self._time.setAccessibleName("Time")
        for days, words in _TIMES:
            self._time.addItem(words, days)
        for control in self._filters:
            control.activated.connect(lambda _: self._ask())
        self._check = self.top.add_tool("Verify the chain", "check", framed=True)
        self._check.clicked.connect(lambda: self.station.ask(_checked, self._on_checked))
        self._export = self.top.add_tool("Export as CSV", "download", framed=True)
        self._export.clicked.connect(lambda: self.station.ask(partial(_exported, self._asked()), self._on_exported))
        self._said = label("", wraps=True)
        self._said.hide()
        self._table = PlainTable(_COLUMNS, "Audit log")
        self._none = label("Nothing was done that fits what is chosen above.", "muted", wraps=True)
        self._older = button("Show older entries")
        self._older.clicked.connect(self._on_older)
        self._lay_out()

    def shown(self) -> None:
        """Ask for the latest entries."""
        self._said.hide()
        self._ask()

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the act."""
        super().fit(room)
        self._table.fold(room.one_column or room.width < 1180)
        columns = 1 if room.percent >= 150 else 3
        for place, control in enumerate(self._filters):
            self._grid.removeWidget(control)
            self._grid.addWidget(control, place // columns, place % columns)
        visit_in_order(self.top, *self._filters, self._table, self._older)

    def filter_act(self, act: str) -> None:
        """Show the entries of one act."""
        self._act.setCurrentIndex(max(0, self._act.findData(act)))
        self._ask()

    @property
    def _filters(self) -> tuple[QComboBox, ...]:
        return self._act, self._person, self._time

    def _asked(self) -> tuple[str | None, bytes | None, int | None]:
        return self._act.currentData(), self._person.currentData(), self._time.currentData()

    def _ask(self) -> None:
        self.station.ask(partial(_read, self._asked(), None), partial(self._on_found, False))

    def _on_older(self) -> None:
        before = self._lines[-1].sequence if self._lines else None
        self.station.ask(partial(_read, self._asked(), before), partial(self._on_found, True))

    def _on_found(self, adds: bool, found: _Found) -> None:
        self._lines = (*self._lines, *found.lines) if adds else found.lines
        _fill(self._act, [(act, act.capitalize()) for act in found.acts])
        _fill(self._person, found.people)
        self._table.set_rows([_row(line) for line in self._lines])
        self._card.setVisible(bool(self._lines))
        self._none.setVisible(not self._lines)
        self._older.setVisible(len(found.lines) == _PAGE)

    def _on_checked(self, found: tuple[int, int | None]) -> None:
        count, bad = found
        entries = dates.counted(count, "entry", "entries")
        if bad is None:
            self._say(f"The chain holds: {entries}, none changed, none missing.")
        else:
            self._say(f"Entry {bad} of {count} has been changed or is missing. Keep the file, and bring back a copy.")

    def _on_exported(self, file: Path) -> None:
        self._say(f"Exported to {path_words(file)}.")
        self._ask()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence.replace("\u200b", ""))

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.content.addLayout(self._grid)
        self.content.addWidget(self._said)
        self.content.addWidget(self._none)
        self._none.hide()
        self._card = QFrame()
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(16, 4, 16, 4)
        inside.addWidget(self._table)
        self.content.addWidget(self._card)
        self.content.addWidget(self._older)
        self.content.addStretch(1)
        self._older.hide()
        self._card.hide()


def _choice(name: str, anything: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.addItem(anything, None)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(16)
    return made


def _fill(control: QComboBox, offered: "tuple[tuple[object, str], ...] | list[tuple[object, str]]") -> None:
    chosen = control.currentData()
    while control.count() > 1:
        control.removeItem(1)
    for value, words in offered:
        control.addItem(words, value)
    control.setCurrentIndex(max(0, control.findData(chosen)))


def _row(line: "Line") -> Row:
    when = line.at.astimezone()
    return (
        Cell(line.act.capitalize(), strong=True),
        Cell(f"{dates.plain_day(when.date())}, {dates.time_of_day(line.at)}"),
        Cell(line.who),
        Cell(line.about, spoken=line.about or "About nobody"),
        Cell(line.details, spoken=line.details or "No details"),
    )


def _as_asked(asked: tuple[str | None, bytes | None, int | None], office: "Office") -> "Asked":
    from trainer.academy.audit import Asked

    act, person, days = asked
    return Asked(act=act, person=person, since=office.clock.now() - timedelta(days=days) if days else None)


def _read(asked: tuple[str | None, bytes | None, int | None], before: int | None, office: "Office") -> _Found:
    from trainer.academy.audit import acts, log
    from trainer.academy.people import people

    found = log(office, _as_asked(asked, office), before=before, most=_PAGE)
    named = sorted((numbered(one.name, one.number), one.id) for one in people(office))
    return _Found(found, acts(office), tuple((id, name) for name, id in named))


def _checked(office: "Office") -> tuple[int, int | None]:
    from trainer.academy.audit import first_bad

    return first_bad(office)


def _exported(asked: tuple[str | None, bytes | None, int | None], office: "Office") -> Path:
    from trainer.academy.audit import as_csv
    from trainer.academy.whole_file import write_whole

    content = as_csv(office, _as_asked(asked, office))
    file = paths.user_folder() / f"audit-log-{office.clock.now().astimezone():%Y-%m-%d-%H%M%S}.csv"
    write_whole(file, content)
    return file
