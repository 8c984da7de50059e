"""Put in order: cards moved by buttons, by Alt with an arrow, or by dragging. An order nobody touched is no answer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolButton, QWidget

from trainer.engine.actions import Answer, Ordered
from trainer.engine.offers import Offer
from trainer.scenario.decisions import Option
from trainer.ui import icons
from trainer.ui.announce import announce
from trainer.ui.widgets.decisions.answering import Answering, Hint, arrow
from trainer.ui.widgets.placed_card import PlacedCard


class OrderCard(PlacedCard):
    """A card that can be moved. The keyboard rests on the card itself."""

    def __init__(self, panel: "InOrder") -> None:
        super().__init__(panel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._panel = panel
        self._grip: QPoint | None = None
        self.up, self.down = self._mover("Move up", "move-up"), self._mover("Move down", "move-down")

    def place_at(self, place: int, of: int, words: str, *, touched: bool) -> None:
        """Show a thing at its place; its number is shown as a place only once the order has been touched."""
        self.show_words(str(place + 1), words)
        self.setAccessibleName(f"{words}. Place {place + 1} of {of}")
        self.set_counted(touched)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < of - 1)
        for button in (self.up, self.down):
            button.setAccessibleName(f"{button.toolTip()}: {words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the card in hand."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it past its neighbours."""
        if self._grip is not None:
            self._panel.drag_to(self, self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the card."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _mover(self, words: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "icon")
        icons.dress(button, icon)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self.controls.addWidget(button)
        return button


class InOrder(Answering):
    """The things in the order they stand in now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[OrderCard] = []
        self._order: list[Option] = []
        self._touched = False

    @property
    def cards(self) -> tuple[OrderCard, ...]:
        """The cards in use, from the top."""
        return tuple(self._cards[: len(self._order)])

    def show_offer(self, offer: Offer) -> None:
        """Show the things as they are offered, untouched."""
        self._order = list(offer.options)
        self._touched = False
        self.make_room(len(self._order))
        self._show()

    def make_room(self, count: int) -> None:
        """Make cards until there are so many."""
        while len(self._cards) < count:
            self._add()

    def answer(self) -> Answer | None:
        """Return the order, once something has been moved."""
        return Ordered(tuple(option.id for option in self._order)) if self._touched else None

    def show_answer(self, answer: Answer) -> None:
        """Show an order that was given."""
        if isinstance(answer, Ordered):
            by_id = {option.id: option for option in self._order}
            self._order = [by_id[id] for id in answer.options]
            self._touched = True
            self._show()

    def submit_words(self) -> str:
        """Return what the button says."""
        return "Submit this order"

    def how(self) -> str:
        """Say how to move things."""
        return "Put them in order, first at the top. Move at least one before you submit."

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work here."""
        return ((("Alt", "↑ ↓"), "move"), (("Enter",), "submit"))

    def first(self) -> QWidget | None:
        """Return the card on top."""
        return self._cards[0] if self._order else None

    def take_key(self, event: QKeyEvent) -> bool:
        """Move the card with Alt and an arrow; go to the next one with an arrow alone."""
        at = next(
            (place for place, card in enumerate(self._cards) if card.isAncestorOf(self.focusWidget() or self)), None
        )
        at = next((place for place, card in enumerate(self._cards) if card.hasFocus()), at)
        if at is None:
            return False
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0) if alt else arrow(event)
        to = at + step
        if not step or not 0 <= to < len(self._order):
            return False
        if alt:
            self.move_thing(at, to)
        self._cards[to].setFocus()
        return True

    def move_thing(self, at: int, to: int) -> None:
        """Move the thing at one place to another."""
        if at == to or not 0 <= to < len(self._order):
            return
        self._order.insert(to, self._order.pop(at))
        self._touched = True
        self._show()
        announce(self, f"{self._order[to].text}. Now place {to + 1} of {len(self._order)}")
        self.changed.emit()

    def drag_to(self, card: OrderCard, y: int) -> None:
        """Move a dragged card to where the mouse is, and keep it in hand there."""
        at = self._cards.index(card)
        to = next(
            (place for place, other in enumerate(self._cards) if other.isVisible() and y < other.geometry().bottom()),
            at,
        )
        if to != at and self.isEnabled():
            # The cards stay where they are and show other words, so the one in hand is handed on with its place.
            self._cards.insert(to, self._cards.pop(at))
            self.column.removeWidget(card)
            self.column.insertWidget(to, card)
            self.move_thing(at, to)

    def _show(self) -> None:
        count = len(self._order)
        for place, card in enumerate(self._cards):
            card.setVisible(place < count)
            if place < count:
                card.place_at(place, count, self._order[place].text, touched=self._touched)

    def _add(self) -> None:
        card = OrderCard(self)
        card.up.clicked.connect(lambda: self._on_moved(card, -1))
        card.down.clicked.connect(lambda: self._on_moved(card, 1))
        self._cards.append(card)
        self.column.addWidget(card)

    def _on_moved(self, card: OrderCard, step: int) -> None:
        at = self._cards.index(card)
        to = at + step
        self.move_thing(at, to)
        beside = self._cards[to]
        again = beside.up if step < 0 else beside.down
        (again if again.isEnabled() else beside).setFocus()
