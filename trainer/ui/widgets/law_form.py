"""The form in which somebody sets what has become of an authority or a rule; what is wrong is said beside its field."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui.announce import announce
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.words import button, label

STATUSES = ("superseded", "overruled", "limited", "pending", "good law")
_NONE = "None named yet"


@dataclass(frozen=True, slots=True)
class Choice:
    """A subject that can be chosen: as it is written (`florida-v-jl`, `default:stop-receipt`) and as it is read."""

    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What was filled in."""

    subject: str
    status: str
    since: datetime.date
    source: str
    note: str
    replaced_by: str | None


class LawForm(QFrame):
    """`submitted` carries a Setting; `left` when nothing is to be set after all."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.subject, self._instead = _list("Authority or rule"), _list("What replaces it")
        self.status = QComboBox()
        self.status.setAccessibleName("What has become of it")
        for status in STATUSES:
            self.status.addItem(status.capitalize(), status)
        self.since = Field("Since which day", "Year, month and day: 2026-11-27")
        self.source = Field("Source", "The decision, the statute or the page that says so")
        self.note = Field("Note (optional)", "What those who read it should know")
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        self._set, leave = button("Set it", "primary", name="Set the status"), button("Leave it as it is")
        self._set.clicked.connect(self._on_set)
        leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(label("Set a status", "h2"))
        said = "What rests on it is marked at once, and withheld from assessments where it no longer carries an answer."
        column.addWidget(label(said, "muted", wraps=True))
        for words, control in (("Authority or rule", self.subject), ("What has become of it", self.status)):
            _below(column, words, control)
        for field in (self.since, self.source, self.note):
            column.addWidget(field)
        _below(column, "What replaces it (optional)", self._instead)
        column.addWidget(self._wrong)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._set)
        line.addWidget(leave)
        line.addStretch(1)
        column.addLayout(line)

    def offer(self, choices: Sequence[Choice], today: datetime.date, subject: str = "") -> None:
        """Offer the subjects there are, with one chosen, and start from today."""
        for control, first in ((self.subject, []), (self._instead, [Choice("", _NONE)])):
            control.clear()
            for choice in (*first, *choices):
                control.addItem(choice.words, choice.subject)
        self.subject.setCurrentIndex(max(0, self.subject.findData(subject)))
        self.since.line.setText(today.isoformat())
        self.source.line.clear()
        self.note.line.clear()
        self.set_wrong("")

    def set_wrong(self, sentence: str) -> None:
        """Say why it could not be set."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        announce(self, sentence, at_once=True)

    def _on_set(self) -> None:
        self.set_wrong("")
        day, subject = _day(self.since.text), _chosen(self.subject)
        self.since.set_wrong("" if day else "Write a day as year-month-day, such as 2026-11-27.")
        self.source.set_wrong("" if self.source.text else "Name the decision, the statute or the page.")
        if subject is None:
            self.set_wrong("There is no such authority or rule. Choose one from the list.")
        elif day is not None and self.source.text:
            instead = (_chosen(self._instead) or "").rpartition(":")[2] or None
            setting = Setting(subject, self.status.currentData(), day, self.source.text, self.note.text, instead)
            self.submitted.emit(setting)


def _list(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    completer, line = made.completer(), made.lineEdit()
    if completer is not None and line is not None:  # an editable list has both
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setAccessibleName(name)
    return made


def _below(column: QVBoxLayout, words: str, control: QComboBox) -> None:
    caption = label(words, "strong", wraps=True)
    caption.setBuddy(control)
    column.addWidget(caption)
    column.addWidget(control)


def _chosen(control: QComboBox) -> str | None:
    place = control.findText(control.currentText())
    return control.itemData(place) if place >= 0 else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
