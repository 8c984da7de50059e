"""How much a decision lost: icon, word and figure together, never a colour alone."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from trainer.scoring.debrief import LossBand, RecordEntry
from trainer.scoring.result import Band
from trainer.ui import icons, theme
from trainer.ui.widgets.words import label


class Shown(NamedTuple):
    """The state of the window's tokens, and the word."""

    state: str
    word: str


LOSSES: dict[LossBand, Shown] = {
    "no loss": Shown("meets", "No loss"),
    "some loss": Shown("developing", "Some loss"),
    "costly": Shown("below", "Costly"),
}
BANDS: dict[Band, Shown] = {
    "meets": Shown("meets", "Meets"),
    "developing": Shown("developing", "Developing"),
    "below": Shown("below", "Below"),
}


NOT_SCORED = Shown("not-started", "Not scored")


def shown_loss(entry: RecordEntry) -> Shown:
    """Return how the loss of a decision is shown; own words are outside the score and marked by a person."""
    return NOT_SCORED if entry.moment.model_answer is not None else LOSSES[entry.band]


class StateChip(QFrame):
    """A tint with icon and word."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._mark = QLabel(self)
        self._words = label("", "state", parent=self)
        self._row.addWidget(self._words)
        self._state = ""

    def show_state(self, shown: Shown, words: str = "") -> None:
        """Show a state with its own word, or with other words."""
        self._state = shown.state
        side = theme.current().type.body
        self._words.setText("      " + (words or shown.word))
        self._words.setProperty("state", shown.state)
        theme.restyle(self._words)
        self._mark.setPixmap(icons.state_pixmap(shown.state, side + 2, self.devicePixelRatioF()))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.raise_()
        self._words.setAccessibleName(words or shown.word)

    def resizeEvent(self, event: object) -> None:
        """Keep the icon at the left of the words."""
        side = theme.current().type.body + 4
        self._mark.setGeometry(6, (self.height() - side) // 2, side, side)
