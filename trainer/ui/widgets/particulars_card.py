"""The card in which a particular of the record is entered: a rank, a course's certification, hours, an evaluation."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.errors import TrainerError
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.certifications import Certification
    from trainer.academy.evaluations import Evaluation
    from trainer.academy.hours import Hours
    from trainer.academy.office import Office

_UNANSWERED = "Choose an answer"


class ParticularsCard(QFrame):
    """One form at a time; `changed` when something was entered, `closed` when the card is done with."""

    changed = Signal()
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._make: Callable[[], Callable[[Office], None]] | None = None
        self._title, self._about = label("", "h3", wraps=True), label("", "muted", wraps=True)
        self._form = QVBoxLayout()
        self._form.setSpacing(12)
        self.fields: dict[str, Field] = {}
        self.answers: list[QComboBox] = []
        self.words: QPlainTextEdit | None = None
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        self.keep, leave = button("Enter", "primary"), button("Leave as it is", "quiet")
        self.keep.clicked.connect(self._on_keep)
        leave.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for part in (self._title, self._about):
            column.addWidget(part)
        column.addLayout(self._form)
        column.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for one in (self.keep, leave):
            foot.addWidget(one)
        foot.addStretch(1)
        column.addLayout(foot)

    def ask_rank(self, person: bytes, name: str, rank: str) -> None:
        """Ask for the rank of a person."""
        self._begin(f"Rank of {name}", "It stands on the record and on new papers. Ranks before it stay.")
        self._add("rank", "Rank", "Such as Officer or Sergeant. Empty takes the rank away.", rank)
        self._make = lambda: partial(_rank, person, self.fields["rank"].text)

    def ask_certification(self, course: str, title: str, stated: "Sequence[Certification]") -> None:
        """Ask for what is stated of a course."""
        now = stated[0] if stated else None
        self._begin(
            f"Certification of “{title}”",
            "What your state or training board gave the course. The program checks nothing of it, and says on every "
            "paper that a records officer stated it. Everything empty takes it back.",
        )
        self._add("body", "Certified by", "The state board or body, as it names itself.", now.body if now else "")
        self._add("number", "Certification number", "", now.number if now else "")
        self._add("on", "Certified on", "Year, month and day: 2026-03-31", now.on if now else "")
        self._add("lesson_plan", "Lesson plan", "Its title and version.", now.lesson_plan if now else "")
        self._add("credit", "Credit hours", "Such as 2 or 1.5; empty where none are granted.", _hours(now))
        self._make = lambda: partial(_certification, course, {name: one.text for name, one in self.fields.items()})

    def ask_hours(self, number: int, code: str, active: int, entered: "Sequence[Hours]") -> None:
        """Ask for the hours claimed with a certificate."""
        from trainer.academy.particulars import hours

        now = entered[0] if entered else None
        self._begin(
            f"Hours claimed with {code}",
            f"{active} active minutes ({hours(active)} hours) were measured in its assessments. An entry takes the "
            "place of the one before, which stays on the record.",
        )
        self._add("claimed", "Hours claimed", "Such as 2 or 1.5.", hours(now.minutes) if now and now.minutes else "")
        self._add("to", "Reported to (optional)", "Where the hours were reported.", now.reported_to if now else "")
        self._add("on", "Reported on (optional)", "Year, month and day: 2026-03-31", now.reported_on if now else "")
        self._make = lambda: partial(_entered_hours, number, {name: one.text for name, one in self.fields.items()})

    def ask_evaluation(self, person: bytes, course: str, title: str, given: "Sequence[Evaluation]") -> None:
        """Ask an officer how a course was."""
        from trainer.academy.evaluations import SCALE, STATEMENTS

        now = given[0] if given else None
        self._begin(
            f"How was “{title}”?",
            "Those who may read your record read this too, with your name. It is never scored. Sent again, it takes "
            "the place of the one before, which stays on the record.",
        )
        for place, statement in enumerate(STATEMENTS):
            self._ask(statement, SCALE, now.ratings[place] if now and now.ratings else 0)
        self.words = QPlainTextEdit(now.words if now else "")
        self.words.setAccessibleName("What should be different (optional)")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(88)
        caption = label("What should be different (optional)", "strong", wraps=True)
        caption.setBuddy(self.words)
        self._form.addWidget(caption)
        self._form.addWidget(self.words)
        self.keep.setText("Send")
        self._make = lambda: partial(_evaluated, person, course, self._ratings(), self._said())

    def focus_first(self) -> None:
        """Put the keyboard where the form begins."""
        first: QWidget = next(iter(self.fields.values())).line if self.fields else self.answers[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, title: str, about: str) -> None:
        clear(self._form)
        self.fields, self.answers, self.words = {}, [], None
        self._title.setText(title)
        self._about.setText(about)
        self.keep.setText("Enter")
        self.keep.setEnabled(True)
        self._say("")

    def _add(self, name: str, words: str, hint: str, text: str) -> None:
        made = self.fields[name] = Field(words, hint)
        made.line.setText(text)
        made.submitted.connect(self._on_keep)
        self._form.addWidget(made)

    def _ask(self, statement: str, scale: Sequence[str], chosen: int) -> None:
        made = QComboBox()
        made.setAccessibleName(statement)
        for value, words in enumerate((_UNANSWERED, *scale)):
            made.addItem(f"{value}  {words}" if value else words, value)
        made.setCurrentIndex(chosen)
        caption = label(statement, "strong", wraps=True)
        caption.setBuddy(made)
        self.answers.append(made)
        self._form.addWidget(caption)
        self._form.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _ratings(self) -> tuple[int, ...]:
        return tuple(one.currentData() for one in self.answers)

    def _said(self) -> str:
        return self.words.toPlainText() if self.words is not None else ""

    def _on_keep(self) -> None:
        if self._make is not None and self.keep.isEnabled():
            self.keep.setEnabled(False)
            self._station.ask(self._make(), self._on_entered, self._on_failed)

    def _on_entered(self, _: object) -> None:
        self.closed.emit()
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self.keep.setEnabled(True)
        self._say(str(fault))

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            announce(self._wrong, sentence, at_once=True)


def _hours(stated: "Certification | None") -> str:
    from trainer.academy.particulars import hours

    return hours(stated.credit_minutes) if stated and stated.credit_minutes else ""


def _rank(person: bytes, rank: str, office: "Office") -> None:
    from trainer.academy.ranks import give_rank

    give_rank(office, person, rank)


def _certification(course: str, typed: dict[str, str], office: "Office") -> None:
    from trainer.academy.certifications import state_certification

    state_certification(
        office, course, body=typed["body"], number=typed["number"], on=typed["on"],
        lesson_plan=typed["lesson_plan"], credit_hours=typed["credit"],
    )  # fmt: skip


def _entered_hours(number: int, typed: dict[str, str], office: "Office") -> None:
    from trainer.academy.hours import enter_hours

    enter_hours(office, number, typed["claimed"], typed["to"], typed["on"])


def _evaluated(person: bytes, course: str, ratings: tuple[int, ...], words: str, office: "Office") -> None:
    from trainer.academy.evaluations import evaluate

    evaluate(office, person, course, ratings, words)
