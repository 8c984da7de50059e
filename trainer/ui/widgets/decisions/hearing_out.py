"""Hear them out: lines come one at a time; the trainee comes in, or lets them finish by doing nothing.

What counts is the line before which the trainee came in, never how many seconds had passed.
"""

from PySide6.QtWidgets import QWidget

from trainer.engine.actions import Answer, CameIn
from trainer.engine.offers import Line, Offer
from trainer.scenario.decisions import HearOut
from trainer.ui.widgets.decisions.answering import Answering, Hint
from trainer.ui.widgets.prose import Prose


class HearingOut(Answering):
    """Counts the lines that were heard. The page speaks them and asks for the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._all = 0
        self._heard = 0
        self._state = Prose(role="strong", parent=self)
        self.column.addWidget(self._state)

    @property
    def has_finished(self) -> bool:
        """Say whether every line has been heard."""
        return self._heard >= len(self._lines)

    def show_offer(self, offer: Offer) -> None:
        """Start before the first line."""
        assert isinstance(offer.decision, HearOut)
        self._lines, self._all, self._heard = offer.lines, len(offer.decision.lines), 0
        self._show()

    def next_line(self) -> Line | None:
        """Take the next line, or None when they have finished."""
        if self.has_finished:
            return None
        self._heard += 1
        self._show()
        self.changed.emit()
        return self._lines[self._heard - 1]

    def answer(self) -> Answer | None:
        """Return the moment: before the next line, or after the last one."""
        return CameIn(self._all if self.has_finished else self._lines[self._heard].index)

    def show_answer(self, answer: Answer) -> None:
        """Stand where somebody came in."""
        if isinstance(answer, CameIn):
            self._heard = sum(line.index < answer.line for line in self._lines)
            self._show()

    def submit_words(self) -> str:
        """Return what the button says."""
        return "Go on" if self.has_finished else "Come in now"

    def how(self) -> str:
        """Say how to let somebody finish."""
        return "The lines come one at a time. Come in when you would, or do nothing and let them finish."

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work here."""
        if self.has_finished:
            return ((("Enter",), "go on"),)
        return ((("Space",), "next line"), (("Enter",), "come in"))

    def _show(self) -> None:
        heard = {0: "Nothing has been said yet.", 1: "One line so far."}.get(
            self._heard, f"{self._heard} lines so far."
        )
        self._state.show_words(f"{heard} They have finished." if self.has_finished else heard)
