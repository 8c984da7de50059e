"""Pick one, pick several, recall and name the emotion: numbered cards, chosen by click or number key."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trainer.engine.actions import Answer, Picked, Several
from trainer.engine.offers import Offer
from trainer.scenario.decisions import Option, PickSeveral
from trainer.ui.widgets.choice_card import ChoiceCard, Mark
from trainer.ui.widgets.decisions.answering import Answering, Hint, arrow, digit


class Cards(Answering):
    """Cards of which one, or any number, can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ChoiceCard] = []
        self._options: tuple[Option, ...] = ()
        self._several = False

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """The cards in use, from the top."""
        return tuple(self._cards[: len(self._options)])

    def show_offer(self, offer: Offer) -> None:
        """Show the options as cards."""
        self._options = offer.options
        self._several = isinstance(offer.decision, PickSeveral)
        self.make_room(len(self._options))
        mark: Mark = "box" if self._several else "round"
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(self._options))
            if place < len(self._options):
                card.show_choice(place + 1, self._options[place].text, mark)

    def make_room(self, count: int) -> None:
        """Make cards until there are so many."""
        while len(self._cards) < count:
            self._add()

    def answer(self) -> Answer | None:
        """Return the picked option, or all that are ticked."""
        chosen = self._chosen()
        if not chosen:
            return None
        ids = tuple(self._options[place].id for place in chosen)
        return Several(ids) if self._several else Picked(ids[0])

    def show_answer(self, answer: Answer) -> None:
        """Mark the options of an answer."""
        ids = answer.options if isinstance(answer, Several) else (answer.option,) if isinstance(answer, Picked) else ()
        for card, option in zip(self._cards, self._options, strict=False):
            card.setChecked(option.id in ids)

    def submit_words(self) -> str:
        """Repeat the numbers on the button."""
        numbers = [str(place + 1) for place in self._chosen()]
        if not numbers:
            return "Submit"
        if len(numbers) == 1:
            return f"Submit choice {numbers[0]}"
        return f"Submit choices {', '.join(numbers[:-1])} and {numbers[-1]}"

    def how(self) -> str:
        """Say how many may be chosen."""
        return f"Choose every one that belongs. Any number of the {len(self._options)} may." if self._several else ""

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work here."""
        return ((("1", str(len(self._options))), "choose"), (("Enter",), "submit"))

    def first(self) -> QWidget | None:
        """Return the first card."""
        return self._cards[0] if self._options else None

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose by number, move by arrow."""
        number = digit(event)
        if number is not None and number <= len(self._options):
            card = self._cards[number - 1]
            card.setFocus()
            card.click()
            return True
        step = arrow(event)
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        if step and at is not None:
            self._cards[(at + step) % len(self._options)].setFocus()
            return True
        return False

    def _chosen(self) -> list[int]:
        return [place for place, card in enumerate(self.cards) if card.isChecked()]

    def _add(self) -> None:
        card = ChoiceCard(parent=self)
        card.clicked.connect(lambda: self._on_clicked(card))
        self._cards.append(card)
        self.column.addWidget(card)

    def _on_clicked(self, card: ChoiceCard) -> None:
        if not self._several:
            for other in self._cards:
                other.setChecked(other is card)
        self.changed.emit()
