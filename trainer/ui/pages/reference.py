"""The reference: legal questions, authorities, agency rules, skills, evidence and words, found as one types."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.page import PageName, Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.agreement_form import AgreementForm
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.reference_entry import ReferenceEntry
from trainer.ui.widgets.result_list import ResultList
from trainer.ui.widgets.search_field import SearchField
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.reference import Listed, Opened

FIRST = "question"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the list was asked for; an answer to anything else is dropped."""

    words: str
    kind: str


class ReferencePage(ScrolledPage):
    """Everything that can be looked up. `take` gets the key of an entry, `find`, or nothing."""

    title = "Reference"
    place = "reference"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._key = ""
        self._from: PageName | None = None
        self.back = self.top.add_tool("Back", "arrow-left", framed=True)
        self.back.clicked.connect(self._on_back)
        self.back.hide()
        keys = QShortcut(QKeySequence("Alt+Left"), self)  # a field would take the key for itself
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._on_back)
        self.search = SearchField("Look something up")
        self.search.textChanged.connect(lambda _: self._look())
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("What to look through")
        self.kinds.currentIndexChanged.connect(lambda _: self._look())
        self._count = label("", "muted", wraps=True)
        self.results = ResultList("Entries")
        self.results.opened.connect(self._open)
        self.entry = ReferenceEntry()
        self.entry.opened.connect(self._open)
        self.entry.brief.connect(lambda scenario: self.go("brief", scenario))
        self.agreement = button("Sample service agreement", name="Fill in the sample service agreement")
        self.agreement.clicked.connect(self._show_agreement)
        self.form = AgreementForm(station)
        self.form.hide()
        self.nothing = Empty(
            "search",
            "No entry holds these words",
            "Fewer words find more. The list on the left says what is looked through.",
            "Show the legal questions",
            self._show_questions,
        )
        self.nothing.hide()
        self._lay_out()
        self._offer_kinds()
        self.entry.hide()
        station.changes.happened.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.nothing)
        right.addWidget(self.entry)
        right.addWidget(self.form)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.search, self.kinds, self._count):
            column.addWidget(part)
        column.addWidget(self.results, 1)
        column.addWidget(self.agreement)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(24)
        self.content.addLayout(self._grid, 1)
        self._arrange(one_column=False)

    def take(self, what: object) -> None:
        """Take the key of an entry to open, or `find` to type at once."""
        if isinstance(what, str) and ":" in what:
            self._key = what
            self.kinds.blockSignals(True)
            self.kinds.setCurrentIndex(max(0, self.kinds.findData(what.partition(":")[0])))
            self.kinds.blockSignals(False)
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)

    def came_from(self, page: PageName | None, title: str) -> None:
        """Offer the way back to where something was looked up."""
        self._from = page
        self.back.setVisible(page is not None)
        if page is not None:
            self.back.rename(f"Back to {title}", "arrow-left")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape, where there is a way back."""
        if event.key() == Qt.Key.Key_Escape and self._from is not None:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def shown(self) -> None:
        """Show the list, and the entry that was asked for."""
        self._look()
        if self._key:
            self._open(self._key)

    def focus_first(self) -> None:
        """Start in the field."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: Room) -> None:
        """Stand in two columns, or in one."""
        super().fit(room)
        self._arrange(one_column=room.one_column)
        self.form.fit(one_column=room.one_column)
        self.results.setFixedHeight(max(280, room.height - 268) if not room.one_column else 320)

    def _arrange(self, *, one_column: bool) -> None:
        for part in (self._left, self._right):
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._left, 0, 0, top)
        self._grid.addWidget(self._right, 1 if one_column else 0, 0 if one_column else 1, top)
        self._grid.setColumnStretch(0, 452)
        self._grid.setColumnStretch(1, 0 if one_column else 760)

    def _on_back(self) -> None:
        if self._from is not None:
            self.go(self._from)

    def _show_questions(self) -> None:
        self._key = ""
        self.search.clear()
        self.kinds.setCurrentIndex(self.kinds.findData(FIRST))
        self._look()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_agreement(self) -> None:
        self.entry.hide()
        self.nothing.hide()
        self.form.show()
        visit_in_order(self.back, self._left, self._right)
        next(iter(self.form.fields.values())).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_kinds(self) -> None:
        from trainer.academy.reference import KINDS

        self.kinds.blockSignals(True)
        for kind, heading in KINDS:
            self.kinds.addItem(heading, kind)
        self.kinds.addItem("Everything", "")
        self.kinds.blockSignals(False)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _look(self) -> None:
        # Words are looked for everywhere unless somebody has chosen where; without words a kind is listed whole.
        words, kind = self.search.text().strip(), self.kinds.currentData() or ""
        asked = _Asked(words, kind)
        self.station.ask(partial(_found, asked), partial(self._on_found, asked))

    def _on_found(self, asked: _Asked, found: "tuple[Listed, ...]") -> None:
        if asked != _Asked(self.search.text().strip(), self.kinds.currentData() or ""):
            return
        self.results.show_entries(found, self._key)
        self._count.setText(dates.counted(len(found), "entry", "entries") if found else "No entries")
        self.results.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if not found:
            self.entry.hide()
            self.form.hide()
        if asked.words:
            announce(self._count, self._count.text())
        is_kept = bool(self._key) and not (asked.words and self._key not in {one.key for one in found})
        if found and (not is_kept or (self.entry.isHidden() and self.form.isHidden())):
            self._open(self._key if is_kept else found[0].key)
        visit_in_order(self.back, self._left, self._right)

    def _open(self, key: str) -> None:
        self._key = key
        self.station.ask(partial(_opened, key), self._on_opened)

    def _on_opened(self, opened: "Opened") -> None:
        if opened.key == self._key:
            self.entry.show_entry(opened)
            self.form.hide()
            self.entry.show()
            visit_in_order(self.back, self._left, self._right)


def _found(asked: _Asked, office: "Office") -> "tuple[Listed, ...]":
    from trainer.academy.reference import listed, search

    if asked.words:
        return search(office, asked.words, asked.kind or None)
    return listed(office, asked.kind or FIRST)


def _opened(key: str, office: "Office") -> "Opened":
    from trainer.academy.reference import opened

    return opened(office, key)
