"""How a contact is played: one card for each mode, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.engine.state import Mode
from trainer.ui.widgets.choice_card import ChoiceCard
from trainer.ui.widgets.decisions.answering import arrow, digit


class ModeCards(QWidget):
    """Always has one mode chosen."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        # Room for the ring of the keyboard, which is drawn outside a card.
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(12)
        self._cards: list[ChoiceCard] = []
        self._modes: list[Mode] = []

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """The cards in use, from the top."""
        return tuple(self._cards[: len(self._modes)])

    @property
    def mode(self) -> Mode:
        """The mode that is chosen."""
        chosen = next((place for place, card in enumerate(self._cards) if card.isChecked()), 0)
        return self._modes[chosen] if self._modes else "practice"

    def show_modes(self, modes: Sequence[tuple[Mode, str, str]], chosen: Mode = "practice") -> None:
        """Show modes with their names and what they mean, one of them chosen."""
        self._modes = [mode for mode, _, _ in modes]
        while len(self._cards) < len(modes):
            self._add()
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(modes))
            if place < len(modes):
                card.show_choice(place + 1, modes[place][2], "round", title=modes[place][1])
                card.setChecked(modes[place][0] == chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number or arrow while the keyboard is on a card."""
        at = next((place for place, card in enumerate(self._cards) if card.hasFocus()), None)
        number, step = digit(event), arrow(event)
        to = number - 1 if number else (at + step) % len(self._modes) if step and at is not None else None
        if to is not None and to < len(self._modes):
            self._cards[to].setFocus()
            self._cards[to].click()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        place, card = len(self._cards), ChoiceCard(parent=self)
        card.clicked.connect(lambda: self._on_clicked(place))
        self._cards.append(card)
        self._column.addWidget(card)

    def _on_clicked(self, place: int) -> None:
        for each, card in enumerate(self._cards):
            card.setChecked(each == place)
        self.picked.emit(self.mode)
