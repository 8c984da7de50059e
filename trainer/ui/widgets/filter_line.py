"""The line above the catalogue: words to look for and what to keep; every change counts at once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from trainer.ui.page import Room
from trainer.ui.widgets.search_field import SearchField
from trainer.ui.widgets.words import button

if TYPE_CHECKING:
    from trainer.academy.library import CatalogueEntry

Keeps = Callable[["CatalogueEntry"], bool]
LENGTHS: tuple[tuple[str, Keeps], ...] = (
    ("Up to 5 minutes", lambda entry: entry.card.minutes <= 5),
    ("6 to 10 minutes", lambda entry: 5 < entry.card.minutes <= 10),
    ("Over 10 minutes", lambda entry: entry.card.minutes > 10),
)
STANDINGS: tuple[tuple[str, Keeps], ...] = (
    ("Not played yet", lambda entry: entry.standing == "not started"),
    ("In progress", lambda entry: entry.standing == "in progress"),
    ("Played", lambda entry: entry.plays > 0),
)


class FilterLine(QWidget):
    """Search and five filters."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("Find a contact")
        self.search.textChanged.connect(self._on_changed)
        self._topic = self._choice("Topic", "Any topic")
        self._competency = self._choice("Competency", "Any competency")
        self._length = self._choice("Length", "Any length")
        self._standing = self._choice("Standing", "Any standing")
        self._level = self._choice("Level", "Any level")
        self._fill(self._length, LENGTHS)
        self._fill(self._standing, STANDINGS)
        self._clear = button("Show all", "quiet")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._columns = 0

    def offer(self, entries: "Sequence[CatalogueEntry]") -> None:
        """Offer the topics, competencies and levels that there are; what is chosen stays chosen."""
        topics = dict.fromkeys(entry.topic for entry in entries)
        competencies = sorted({title for entry in entries for title in entry.competencies})
        levels = sorted({entry.card.level for entry in entries})
        self._fill(self._topic, [(topic, _of_topic(topic)) for topic in topics])
        self._fill(self._competency, [(title, _works_on(title)) for title in competencies])
        self._fill(self._level, [(f"Level {level}", _at_level(level)) for level in levels])

    def keeps(self, entry: "CatalogueEntry") -> bool:
        """Say whether a contact is among what is looked for."""
        card = entry.card
        words = self.search.text().casefold().split()
        found_in = " ".join((card.title, card.summary, entry.topic, *entry.competencies)).casefold()
        chosen = [choice.currentData() for choice in self._choices() if choice.currentData() is not None]
        return all(word in found_in for word in words) and all(kept(entry) for kept in chosen)

    def clear(self) -> None:
        """Look for everything."""
        self.search.clear()
        for choice in self._choices():
            choice.setCurrentIndex(0)

    def fit(self, room: Room) -> None:
        """Stand in one line, or in rows of two."""
        columns = 2 if room.one_column else 7
        if columns == self._columns:
            return
        self._columns = columns
        parts = (self.search, *self._choices(), self._clear)
        for place, part in enumerate(parts):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(7):
            self._grid.setColumnStretch(column, 1 if column < columns and (column == 0 or columns == 2) else 0)

    def _on_changed(self) -> None:
        narrowed = bool(self.search.text()) or any(choice.currentIndex() > 0 for choice in self._choices())
        self._clear.setVisible(narrowed)
        self.changed.emit()

    def _choices(self) -> tuple[QComboBox, ...]:
        return self._topic, self._competency, self._length, self._standing, self._level

    def _choice(self, name: str, anything: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        # On Linux a list goes by what is chosen in it; what it is for is heard as its description.
        made.setAccessibleDescription(f"{name} of the contacts to show")
        made.addItem(anything, None)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(len(anything) - 1)
        made.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        made.currentIndexChanged.connect(self._on_changed)
        return made

    def _fill(self, choice: QComboBox, offered: Sequence[tuple[str, Keeps]]) -> None:
        chosen = choice.currentText()
        choice.blockSignals(True)
        while choice.count() > 1:
            choice.removeItem(1)
        for words, keeps in offered:
            choice.addItem(words, keeps)
        choice.setCurrentIndex(max(0, choice.findText(chosen)))
        choice.view().setMinimumWidth(choice.view().sizeHintForColumn(0) + 40)
        choice.blockSignals(False)


def _of_topic(topic: str) -> Keeps:
    return lambda entry: entry.topic == topic


def _works_on(title: str) -> Keeps:
    return lambda entry: title in entry.competencies


def _at_level(level: int) -> Keeps:
    return lambda entry: entry.card.level == level
