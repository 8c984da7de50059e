"""The question and the way to answer it: whichever of the seven kinds the decision at hand is."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.engine.actions import Answer
from trainer.engine.offers import Offer
from trainer.scenario.decisions import Decision, SayIt
from trainer.ui.widgets.decisions.answering import Answering, Hint
from trainer.ui.widgets.decisions.best_and_worst import BestAndWorstCards
from trainer.ui.widgets.decisions.cards import Cards
from trainer.ui.widgets.decisions.certainty import Certainty
from trainer.ui.widgets.decisions.hearing_out import HearingOut
from trainer.ui.widgets.decisions.in_order import InOrder
from trainer.ui.widgets.decisions.own_words import OwnWords
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.words import label

_KINDS: dict[str, type[Answering]] = {
    "pick one": Cards,
    "name the emotion": Cards,
    "recall what was said": Cards,
    "pick several": Cards,
    "pick best and worst": BestAndWorstCards,
    "put in order": InOrder,
    "say it yourself": OwnWords,
    "hear them out": HearingOut,
}


_AHEAD_MS = 5


class DecisionPanel(QFrame):
    """Keeps one widget for each way of answering and shows the one that is needed."""

    changed = Signal()
    submitted = Signal()
    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._made: dict[type[Answering], Answering] = {}
        self._offer: Offer | None = None
        self.answering: Answering | None = None
        self._ahead: list[tuple[type[Answering], int]] = []
        self._making_ahead = QTimer(self)
        """What later decisions need is made while this one is thought about, one card at a time."""
        self._making_ahead.setInterval(_AHEAD_MS)
        self._making_ahead.timeout.connect(self._make_ahead)
        self._question, self._how = Prose(role="h2"), Prose(role="muted")
        self._repeat = Prose("You answered this before. It is shown again and does not count.", "caption")
        self.certainty = Certainty()
        self.certainty.stated.connect(self.changed)
        self._thought = Prose()
        self._thoughts = _thoughts_box(self._thought)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(4, 0, 4, 2)
        head.setSpacing(6)
        for part in (self._question, self._how, self._repeat):
            head.addWidget(part)
        self.column.addLayout(head)
        for box in (self.certainty, self._thoughts):
            self.column.addWidget(box)
        self.column.addStretch(1)

    @property
    def offer(self) -> Offer | None:
        """The decision that is shown."""
        return self._offer

    def show_offer(self, offer: Offer) -> None:
        """Put a decision to the trainee, nothing chosen yet."""
        self._offer = offer
        kind = _KINDS[offer.decision.kind]
        answering = self._made.get(kind) or self._make(kind)
        if self.answering is not None and self.answering is not answering:
            self.answering.hide()
        self.answering = answering
        answering.show_offer(offer)
        self._question.show_words(offer.decision.prompt)
        self._how.show_words(answering.how())
        self._how.setVisible(bool(answering.how()))
        self._repeat.setVisible(offer.repeat)
        self.certainty.setVisible(offer.decision.certainty)
        self.certainty.show_level(None)
        self.set_thoughts(())
        self.setAccessibleName(offer.decision.prompt)
        answering.show()
        self.set_taking(True)

    @property
    def is_making_ready(self) -> bool:
        """Say whether something is still to be made."""
        return self._making_ahead.isActive()

    def make_ready(self, decisions: Iterable[Decision]) -> None:
        """Make what these decisions will need, a little at a time."""
        most: dict[type[Answering], int] = {}
        for decision in decisions:
            kind = _KINDS[decision.kind]
            most[kind] = max(most.get(kind, 1), 0 if isinstance(decision, SayIt) else len(decision.options))
        self._ahead = [(kind, count) for kind, options in most.items() for count in range(options, 0, -1)]
        self._making_ahead.start()

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return QSize(160, 48)

    def set_taking(self, taking: bool) -> None:
        """Take answers, or hold what was chosen while it is being saved."""
        if self.answering is not None:
            self.answering.setEnabled(taking)
        self.certainty.setEnabled(taking)

    def set_thoughts(self, thoughts: tuple[str, ...]) -> None:
        """Show what the expert thinks; nothing hides the box."""
        self._thoughts.setVisible(bool(thoughts))
        self._thought.show_words("\n\n".join(thoughts))

    def answer(self) -> Answer | None:
        """Return the answer, or None while something is missing."""
        return self.answering.answer() if self.answering and not self.missing() else None

    def missing(self) -> str:
        """Say what is missing before the answer can be submitted; nothing when it is complete."""
        if self.answering is None or self._offer is None:
            return "Nothing is asked."
        if self.answering.answer() is None:
            return self._nothing_yet()
        if self._offer.decision.certainty and self.certainty.level() is None:
            return "Say how sure you are."
        return ""

    def point_at_missing(self) -> str:
        """Say what is missing as `missing` does, and put the keyboard where it can be given."""
        missing = self.missing()
        if missing and self.answering is not None and self.answering.answer() is not None:
            self.certainty.focus_first()
        return missing

    def submit_words(self) -> str:
        """Return what the button says."""
        return self.answering.submit_words() if self.answering else "Submit"

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work."""
        return self.answering.hints() if self.answering else ()

    def focus_first(self) -> None:
        """Put the keyboard on the first way to answer."""
        first = self.answering.first() if self.answering else None
        if first is not None and first.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Enter from the marks of certainty."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _nothing_yet(self) -> str:
        assert self._offer is not None
        return {
            "pick several": "Choose at least one.",
            "pick best and worst": "Mark one as best and another one as worst.",
            "put in order": "Move at least one thing.",
            "say it yourself": "Write what you would say.",
        }.get(self._offer.decision.kind, "Choose one.")

    def _make_ahead(self) -> None:
        if not self._ahead:
            self._making_ahead.stop()
            return
        kind, count = self._ahead.pop()
        made = self._made.get(kind) or self._make(kind)
        if made is not self.answering:
            made.hide()
            made.make_room(count)
            for part in made.findChildren(QWidget):
                part.ensurePolished()

    def _make(self, kind: type[Answering]) -> Answering:
        made = self._made[kind] = kind(self)
        made.changed.connect(self.changed)
        made.submitted.connect(self.submitted)
        if isinstance(made, OwnWords):
            made.drafted.connect(self.drafted)
        self.column.insertWidget(self.column.indexOf(self.certainty), made)
        return made


def _thoughts_box(thought: Prose) -> QFrame:
    box = QFrame()
    box.setProperty("role", "quote")
    column = QVBoxLayout(box)
    column.setContentsMargins(16, 4, 8, 4)
    column.setSpacing(4)
    column.addWidget(label("What the expert thinks", "strong"))
    column.addWidget(thought)
    return box
