"""The three boxes that close a debrief: try it again, next time I will, and the score with its screen-outs last."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from trainer.engine.state import Resolution
from trainer.scoring.debrief import Debrief, Retry
from trainer.ui import dates
from trainer.ui.widgets.loss_mark import BANDS, StateChip
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import Mark, button, label

_LONGEST = 200


class _Box(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(Prose(title, "strong"))


class RetryBox(_Box):
    """Take the costliest decision again at once, or play a variant."""

    again = Signal()
    variant_wanted = Signal(object)
    """Id of the variant, or None for the contact as it was."""

    def __init__(self) -> None:
        super().__init__("Try it again")
        self._words = Prose(role="muted")
        self._again = button("Retry", "primary", icon="retry")
        self._variant = button("", "link")
        self._retry: Retry | None = None
        self._again.clicked.connect(self._on_again)
        self._variant.clicked.connect(lambda: self.variant_wanted.emit(self._retry.variant if self._retry else None))
        self._may_rewind = False
        self.column.addWidget(self._words)
        self.column.addStretch(1)
        for made in (self._again, self._variant):
            self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def show_retry(self, retry: Retry | None, *, may_rewind: bool) -> None:
        """Offer what can be tried again; only practice can be taken back to a decision."""
        self._retry, self._may_rewind = retry, may_rewind and retry is not None
        if retry is None:
            self._words.show_words("No decision lost anything. Play it once more whenever you like.")
        elif may_rewind:
            self._words.show_words("The same moment, with all that went before. It does not change your score.")
        else:
            self._words.show_words("As practice, with feedback at every decision. It does not change this score.")
        number = f"Retry decision {retry.step}" if self._may_rewind and retry else "Play as practice"
        self._again.setText(number)
        self._again.setAccessibleName(number)
        title = retry.variant_title if retry else None
        self._variant.setVisible(title is not None)
        self._variant.setText(f"Or in a variant: {title}" if title else "")
        self._variant.setAccessibleName(self._variant.text())

    def _on_again(self) -> None:
        if self._may_rewind:
            self.again.emit()
        else:
            self.variant_wanted.emit(None)


class NextTimeBox(_Box):
    """One line to keep, and the day on which it comes back."""

    resolved = Signal(str, str)
    """The words and the day (ISO date)."""

    def __init__(self) -> None:
        super().__init__("Next time I will")
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName("Next time I will")
        self.day = QDateEdit()
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.lineEdit().setTextMargins(8, 0, 0, 0)
        self.day.setAccessibleName("The day on which it comes back to you")
        self._keep = button("Keep")
        self._keep.setAccessibleName("Keep what you will do next time")
        self._told = Prose(role="muted")
        self._keep.clicked.connect(self._on_keep)
        self.field.returnPressed.connect(self._on_keep)
        self.field.textChanged.connect(lambda: self._show_keep())
        self.day.dateChanged.connect(lambda: self._show_keep())
        self._kept = ("", "")
        row = QHBoxLayout()
        row.setSpacing(8)
        comes = label("Comes back on", "muted")
        comes.setBuddy(self.day)
        for part in (comes, self.day):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._keep)
        self.column.addWidget(self.field)
        self.column.addLayout(row)
        self.column.addWidget(self._told)
        self.column.addStretch(1)

    def show_resolution(self, resolution: Resolution | None, suggested: datetime.date) -> None:
        """Show what is kept, or an empty line with the day suggested."""
        text, on = (resolution.text, resolution.on) if resolution else ("", suggested.isoformat())
        self._kept = (text, on if resolution else "")
        self.field.setText(text)
        self.day.setDate(QDate.fromString(on, Qt.DateFormat.ISODate))
        day = datetime.date.fromisoformat(on)
        self._told.show_words(f"Kept. Comes back to you on {dates.plain_day(day)}." if resolution else "")
        self._show_keep()

    def _on_keep(self) -> None:
        if text := self.field.text().strip():
            self.resolved.emit(text, self.day.date().toString(Qt.DateFormat.ISODate))

    def _show_keep(self) -> None:
        now = (self.field.text().strip(), self.day.date().toString(Qt.DateFormat.ISODate))
        self._keep.setEnabled(bool(now[0]) and now != self._kept)


class ScoreBox(_Box):
    """The score, its band, and screen-outs apart from it."""

    def __init__(self) -> None:
        super().__init__("Score and screen-outs")
        row = QHBoxLayout()
        row.setSpacing(12)
        self._figure, self._of, self._chip = label("", "h1"), label("of 100", "muted"), StateChip()
        for part in (self._figure, self._of, self._chip):
            row.addWidget(part)
        row.addStretch(1)
        self.column.addLayout(row)
        self._flag, self._screen_outs = Mark("screen-out"), Prose()
        flagged = QHBoxLayout()
        flagged.setSpacing(8)
        flagged.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        flagged.addWidget(self._screen_outs, 1)
        self.column.addLayout(flagged)
        self._judged, self._notes = Sheet(margin=0), Sheet(margin=0)
        self.column.addWidget(self._judged)
        self.column.addWidget(self._notes)
        self.column.addStretch(1)

    def show_score(self, debrief: Debrief, judged: Sequence[str] = ()) -> None:
        """Show the figures; `judged` is what was said of the screen-outs, and what they mean."""
        scored = debrief.score is not None
        self._figure.setText(str(debrief.score) if scored else "No score")
        self._of.setVisible(scored)
        self._chip.setVisible(debrief.band is not None)
        if debrief.band is not None:
            self._chip.show_state(BANDS[debrief.band])
        kinds = ", ".join(dict.fromkeys(found.kind for found in debrief.screen_outs))
        count = len(debrief.screen_outs)
        self._flag.setVisible(count > 0)
        self._screen_outs.show_words(f"{dates.counted(count, 'screen-out')}: {kinds}" if count else "No screen-outs.")
        self._judged.show_parts([Part(one) for one in judged])
        self._judged.setVisible(bool(judged))
        notes = [
            f"Ending: {debrief.ending.title}" if debrief.ending else "",
            debrief.recovery_sentence,
            debrief.standing or "",
        ]
        self._notes.show_parts([Part(note, "caption") for note in notes])
