"""Pick best and worst: each card carries two marks; B and W set them on the card the keyboard is in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trainer.engine.actions import Answer, Ranked
from trainer.engine.offers import Offer
from trainer.scenario.decisions import Option
from trainer.ui.widgets.decisions.answering import Answering, Hint, arrow, digit
from trainer.ui.widgets.decisions.mark_button import MarkButton
from trainer.ui.widgets.placed_card import PlacedCard

_Row = tuple[PlacedCard, MarkButton, MarkButton]


class BestAndWorstCards(Answering):
    """Cards of which one is named best and another one worst."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._options: tuple[Option, ...] = ()

    def show_offer(self, offer: Offer) -> None:
        """Show the options, none marked."""
        self._options = offer.options
        self.make_room(len(self._options))
        for place, (card, best, worst) in enumerate(self._rows):
            card.setVisible(place < len(self._options))
            if place < len(self._options):
                words = self._options[place].text
                card.show_words(str(place + 1), words)
                for button in (best, worst):
                    button.setChecked(False)
                    button.setAccessibleName(f"{button.text()}: {place + 1}. {words}")
        self._edge()

    def make_room(self, count: int) -> None:
        """Make cards until there are so many."""
        while len(self._rows) < count:
            self._add()

    def answer(self) -> Answer | None:
        """Return both, once they are two different ones."""
        best, worst = self._place(1), self._place(2)
        if best is None or worst is None:
            return None
        return Ranked(self._options[best].id, self._options[worst].id)

    def show_answer(self, answer: Answer) -> None:
        """Mark the best and the worst of an answer."""
        if isinstance(answer, Ranked):
            for option, (_card, best, worst) in zip(self._options, self._rows, strict=False):
                best.setChecked(option.id == answer.best)
                worst.setChecked(option.id == answer.worst)
            self._edge()

    def submit_words(self) -> str:
        """Repeat both numbers on the button."""
        best, worst = self._place(1), self._place(2)
        if best is None or worst is None:
            return "Submit"
        return f"Submit best {best + 1}, worst {worst + 1}"

    def how(self) -> str:
        """Say what to mark."""
        return "Mark the best one and the worst one. The best is what you will do."

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work here."""
        return ((("1", str(len(self._options))), "go to"), (("B",), "best"), (("W",), "worst"), (("Enter",), "submit"))

    def first(self) -> QWidget | None:
        """Return the first mark."""
        return self._rows[0][1] if self._options else None

    def take_key(self, event: QKeyEvent) -> bool:
        """Go to a card by number or arrow; mark it by letter."""
        rows = self._rows[: len(self._options)]
        at = next((place for place, row in enumerate(rows) if row[1].hasFocus() or row[2].hasFocus()), None)
        number, step = digit(event), arrow(event)
        if number is not None and number <= len(rows):
            rows[number - 1][1].setFocus()
        elif step and at is not None:
            column = 1 if rows[at][1].hasFocus() else 2
            _mark(rows[(at + step) % len(rows)], column).setFocus()
        elif event.key() in (Qt.Key.Key_B, Qt.Key.Key_W) and at is not None and not event.modifiers():
            _mark(rows[at], 1 if event.key() == Qt.Key.Key_B else 2).click()
        else:
            return False
        return True

    def _add(self) -> None:
        card = PlacedCard(self, upright=True)
        best, worst = MarkButton("Best", "move-up"), MarkButton("Worst", "move-down")
        for button in (best, worst):
            card.controls.addWidget(button)
        row = (card, best, worst)
        best.clicked.connect(lambda: self._on_clicked(row, 1))
        worst.clicked.connect(lambda: self._on_clicked(row, 2))
        self._rows.append(row)
        self.column.addWidget(card)

    def _on_clicked(self, row: _Row, column: int) -> None:
        for other in self._rows:
            if other is not row:
                _mark(other, column).setChecked(False)
        if _mark(row, column).isChecked():
            _mark(row, 3 - column).setChecked(False)
        self._edge()
        self.changed.emit()

    def _edge(self) -> None:
        for card, best, worst in self._rows:
            card.set_marked(best.isChecked() or worst.isChecked())

    def _place(self, column: int) -> int | None:
        rows = self._rows[: len(self._options)]
        return next((place for place, row in enumerate(rows) if _mark(row, column).isChecked()), None)


def _mark(row: _Row, column: int) -> MarkButton:
    return row[1] if column == 1 else row[2]
