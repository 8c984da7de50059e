"""A contact in the catalogue: its picture, what it is about, what it asks for, and how the trainee stands to it."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui import dates
from trainer.ui.bands import NOT_STARTED, band, figure
from trainer.ui.page import Room
from trainer.ui.provenance import card_words
from trainer.ui.widgets.picture import Picture
from trainer.ui.widgets.words import Mark, button, label

if TYPE_CHECKING:
    from trainer.academy.library import CatalogueEntry

HEIGHT = 148
PICTURE_WIDTH = 236
SIDE_WIDTH = 210


class CatalogueCard(QFrame):
    """Emits the contact whose brief is asked for, or the attempt to go on with."""

    brief_asked = Signal(str)
    play_asked = Signal(bytes)

    def __init__(self, entry: "CatalogueEntry", now: datetime) -> None:
        super().__init__()
        self.entry = entry
        self.picture = Picture(left_of_card=True)
        self.setProperty("role", "card")
        self.setMinimumHeight(HEIGHT)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(1, 1, 1, 1)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.picture)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inside.setContentsMargins(24, 16, 24, 16)
        self._inside.setSpacing(24)
        self._inside.addLayout(self._about(), 1)
        self._side = self._standing(now)
        self._inside.addWidget(self._side)
        self._whole.addLayout(self._inside, 1)

    def fit(self, room: Room) -> None:
        """Stand in a row, or one part below the other."""
        direction = QBoxLayout.Direction
        for layout in (self._whole, self._inside):
            layout.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self._side.setMinimumWidth(0 if room.one_column else SIDE_WIDTH * room.percent // 100)
        self._side.setMaximumWidth(16_777_215 if room.one_column else SIDE_WIDTH * room.percent // 100)
        if room.one_column:
            self.picture.setMinimumWidth(0)
            self.picture.setMaximumWidth(16_777_215)
            self.picture.setFixedHeight(160)
        else:
            self.picture.setFixedWidth(PICTURE_WIDTH)
            self.picture.setMinimumHeight(HEIGHT - 2)
            self.picture.setMaximumHeight(16_777_215)

    def _about(self) -> QVBoxLayout:
        card = self.entry.card
        column = QVBoxLayout()
        column.setSpacing(4)
        facts = f"{self.entry.topic}  ·  {dates.minutes(card.minutes)}  ·  Level {card.level}"
        column.addWidget(label(facts, "caption", wraps=True))
        column.addWidget(label(card.title, "h3", wraps=True))
        column.addWidget(label(card.summary, "muted", wraps=True))
        column.addStretch(1)
        if self.entry.withheld:
            column.addWidget(_with_mark("warning", "developing", "Withheld from assessments: the law has changed"))
        if card.notice:
            column.addWidget(_with_mark("info", "muted", f"Content notice: {', '.join(card.notice)}"))
        column.addWidget(label(card_words(card), "caption", wraps=True))
        return column

    def _standing(self, now: datetime) -> QFrame:
        entry, side = self.entry, QFrame()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        state = band(entry.best) if entry.plays else NOT_STARTED
        best = f"Best {figure(entry.best)}, {state.word.lower()}" if entry.best is not None else ""
        words = best or ("Not scored" if entry.plays else "Not played yet")
        column.addWidget(_with_mark(state.state, state.token, words, strong=True))
        if entry.last_played is not None:
            played = f"{dates.counted(entry.plays, 'play')}, last {dates.which_day(entry.last_played, now)}"
            column.addWidget(label(played, "caption", wraps=True))
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        title = entry.card.title
        self.brief = brief = button("Open brief", "quiet" if entry.open_attempt else "", name=f"Open brief of {title}")
        brief.clicked.connect(lambda: self.brief_asked.emit(entry.scenario_id))
        row.addWidget(brief)
        if entry.open_attempt is not None:
            attempt = entry.open_attempt
            go_on = button("Continue", "primary", name=f"Continue {title}")
            go_on.clicked.connect(lambda: self.play_asked.emit(attempt))
            row.addWidget(go_on)
        column.addLayout(row)
        return side


def _with_mark(icon: str, token: str, words: str, *, strong: bool = False) -> QFrame:
    line = QFrame()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Mark(icon, token), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(words, "strong" if strong else "caption"), 1)
    return line
