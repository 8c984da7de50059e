"""Screen-outs: what waits for a decision, what waits for a recommendation, and what was decided on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.people.names import numbered
from trainer.people.roles import Act
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.page import OpenAt, Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.screen_out_case import ScreenOutCase
from trainer.ui.widgets.screen_out_words import given_words
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.screen_out_cases import Case, Cases

_COLUMNS = (
    Column("Screen-out", 210),
    Column("Officer", 180, folds=True),
    Column("Contact", 240, folds=True),
    Column("Date", 140, folds=True),
    Column("What was said", 220, folds=True),
    Column("", 84),
)
_ABOUT = (
    "A screen-out stands beside the score and is never averaged away. An instructor recommends, a lead instructor "
    "decides, and both stay on the record."
)


class ScreenOutsPage(ScrolledPage):
    """The lists of whoever may recommend or decide, and one screen-out opened."""

    title = "Screen-outs"
    place = "training"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._lists: tuple[tuple[Case, ...], ...] = ((), (), ())
        self._about, self._told = label(_ABOUT, "muted", wraps=True), label("", "strong", wraps=True)
        self._more = label("More of them wait; they move up as these are decided on.", "muted", wraps=True)
        self.case = ScreenOutCase(station)
        headings = ("Waiting for a decision", "Waiting for a recommendation", "Decided")
        self.tables = tuple(PlainTable(_COLUMNS, heading) for heading in headings)
        self._sections = tuple(_section(heading, table) for heading, table in zip(headings, self.tables, strict=True))
        self._back = button("Training", "link", icon="chevron-left", name="Back to Training")
        self._empty = Empty(
            "marking",
            "No screen-out waits for anybody",
            "A screen-out is a critical error in an assessment or a refresher. Those of the people you instruct come "
            "here: an instructor recommends, a lead instructor decides. Nobody's own is listed.",
            "Open Training",
            lambda: self.go("training"),
        )
        self._lay_out()
        self._connect()

    def take(self, what: object) -> None:
        """Begin with the lists, or with one screen-out opened."""
        self._tell("")
        self.case.hide()
        if what is not None:
            self.case.show_case(what)  # type: ignore[arg-type]
            self.case.show()

    def shown(self) -> None:
        """Ask for the lists."""
        self.station.ask(_read, self._on_cases)
        if not self.case.isHidden() and self.case.which is not None:
            self.case.show_case(self.case.which)

    def fit(self, room: Room) -> None:
        """Stand in columns, or put everything under the first one."""
        super().fit(room)
        for table in self.tables:
            table.fold(room.one_column or room.width < 1180)
        self.case.fit(room)

    def open_case(self, place: int, row: int) -> None:
        """Open a screen-out of one of the three lists."""
        self._tell("")
        self.case.show_case(self._lists[place][row].out.which)
        self.case.show()
        # Its place is known once the page has been laid out with it.
        QTimer.singleShot(0, self.case, lambda: self.view.verticalScrollBar().setValue(self.case.y() - 16))

    def _connect(self) -> None:
        for place, table in enumerate(self.tables):
            table.picked.connect(lambda row, place=place: self.open_case(place, row))
        self._back.clicked.connect(lambda: self.go("training"))
        self.case.judged.connect(self._on_judged)
        self.case.debrief.connect(lambda attempt, event: self.go("debrief", OpenAt(attempt, event)))
        self.case.closed.connect(self._on_closed)
        self.case.filled.connect(self._order_tabs)
        self.station.changes.happened.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_cases(self, found: "Cases") -> None:
        self._lists = (found.for_decision, found.for_recommendation, found.decided)
        if not self.station.may(Act.DECIDE):  # what an instructor has to do stands first for an instructor too
            self._put_first(1)
        own = self.station.person.id if self.station.person else b""
        for cases, table, section in zip(self._lists, self.tables, self._sections, strict=True):
            table.set_rows([_row(one, own) for one in cases])
            section.setVisible(bool(cases))
        self._more.setVisible(not found.are_all)
        is_empty = not any(self._lists)
        self._empty.setVisible(is_empty and self.case.isHidden())
        self._about.setVisible(not is_empty)
        waiting = len(found.for_decision) + len(found.for_recommendation)
        self.top.set_step(f"{waiting} waiting" if waiting else "Nothing waits")
        self._order_tabs()

    def _put_first(self, place: int) -> None:
        self.content.removeWidget(self._sections[place])
        self.content.insertWidget(self.content.indexOf(self._sections[0]), self._sections[place])

    def _on_judged(self, sentence: str) -> None:
        self.case.hide()
        self._tell(sentence)
        self.shown()
        self._first_table().setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.verticalScrollBar().setValue(0)

    def _on_closed(self) -> None:
        self.case.hide()
        self.shown()
        self._first_table().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_table(self) -> QWidget:
        shown = (table for table, cases in zip(self.tables, self._lists, strict=True) if cases)
        return next(shown, self._back)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if sentence:
            announce(self._told, sentence)

    def _order_tabs(self) -> None:
        order = (1, 0, 2) if not self.station.may(Act.DECIDE) else (0, 1, 2)
        visit_in_order(self.top, self._back, self.case, *(self._sections[one] for one in order), self._empty)

    def _lay_out(self) -> None:
        self.content.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._about, self._told, self.case, *self._sections, self._more, self._empty):
            self.content.addWidget(part)
        self.content.addStretch(1)
        for hidden in (*self._sections, self._more, self._empty, self._about):
            hidden.hide()
        self.take(None)


def _section(heading: str, table: PlainTable) -> QFrame:
    whole, made = QFrame(), QFrame()
    made.setProperty("role", "card")
    inside, column = QVBoxLayout(made), QVBoxLayout(whole)
    inside.setContentsMargins(16, 4, 16, 4)
    inside.addWidget(table)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(label(heading, "h3"))
    column.addWidget(made)
    return whole


def _row(case: "Case", own: bytes) -> Row:
    out = case.out
    said = given_words(out.given[-1]).partition(":")[0] if out.given else "Nothing yet"
    recommended = any(one.by_id == own for one in out.given) and out.state.waits
    return (
        Cell(f"{out.kind[:1].upper()}{out.kind[1:]}", strong=True),
        Cell(numbered(case.person.name, case.person.number)),
        Cell(f"{case.title}, {case.mode}, decision {out.decision}"),
        Cell(dates.plain_day(dates.local_day(case.finished_at))),
        Cell(f"{said} (you)" if recommended else said),
        Cell("Open", link=True, spoken=f"Open the screen-out of {case.person.name}: {out.kind}"),
    )


def _read(office: "Office") -> "Cases":
    from trainer.academy.screen_out_cases import cases

    return cases(office)
