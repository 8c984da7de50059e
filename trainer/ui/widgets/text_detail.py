"""One text of the agency, opened: how it stands, what can be done next, its findings, differences and history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui import dates
from trainer.ui.widgets.difference_list import DifferenceList
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.finding_list import FindingList
from trainer.ui.widgets.report_sheet import TextSheet
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label, rule

if TYPE_CHECKING:
    from trainer.academy.comparing import Opened
    from trainer.academy.publishing import Published, Standing

STANDINGS: "dict[Standing, str]" = {
    "proposed": "Waits to be reviewed",
    "read": "Reviewed, not published",
    "in force": "In force",
    "replaced": "Replaced by a later version",
    "withdrawn": "Withdrawn",
}
KINDS = {"scenario": "Contact", "profile": "Agency rules", "authorities": "Authorities"}


class TextDetail(QFrame):
    """`acted` carries an act (`review`, `approve`, `publish`, `withdraw`), the text's id, and what was typed."""

    acted = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._id: bytes | None = None
        self._head, self._history, self._line = Sheet(margin=0), Sheet(margin=0), rule()
        self._text = self._title = ""
        self.read = button("Read the text")
        self.read.clicked.connect(self._on_read)
        self.publish = button("Publish", "primary")
        self.publish.clicked.connect(lambda: self._act("publish", ""))
        self.review = _Step("What you looked at", "One sentence. It stands in the history with your name.", "Reviewed")
        self.approve = _Step("Who approved it for counsel", "Role and name", "Record the approval")
        self.withdraw = _Step("Why it is withdrawn", "One sentence. Plays of it keep their record.", "Withdraw")
        for act, step in (("review", self.review), ("approve", self.approve), ("withdraw", self.withdraw)):
            step.taken.connect(lambda words, act=act: self._act(act, words))
        self.wrong = label("", "error", wraps=True)
        self.findings, self.differences = FindingList(), DifferenceList()
        self._lay_out()

    def show_text(self, opened: "Opened", me: bytes | None) -> None:
        """Show a text; `me` is who looks at it, so that nobody is asked to review what is one's own."""
        text = opened.text
        self._id = text.id
        is_own = me is not None and text.proposed_by == me
        self._head.show_parts(_head(text, is_own=is_own))
        self.publish.setVisible(text.standing == "read")
        self.review.setVisible(text.standing == "proposed" and not is_own)
        self.approve.setVisible(text.standing in ("read", "in force") and not text.approved_by)
        self.withdraw.setVisible(text.standing in ("proposed", "read", "in force"))
        self._line.setVisible(text.standing in ("proposed", "read", "in force"))
        self._text, self._title = text.text, text.title
        for step in (self.review, self.approve, self.withdraw):
            step.clear()
        self.set_wrong("")
        self.findings.show_findings(opened.problems)
        self.findings.setVisible(text.standing in ("proposed", "read"))
        self.differences.show_differences(opened.compared.differences, opened.compared.base)
        self._history.show_parts(_history(opened))

    def set_wrong(self, sentence: str) -> None:
        """Say why an act was not possible."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _on_read(self) -> None:
        TextSheet(self._title, "As its author wrote it.", self._text, self.window()).show()

    def _act(self, act: str, words: str) -> None:
        if self._id is not None:
            self.acted.emit(act, self._id, words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._head)
        column.addWidget(self.wrong)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.publish)
        line.addWidget(self.read)
        line.addStretch(1)
        column.addLayout(line)
        parts = (rule(), self.findings, self.differences, self._line, self.review, self.approve, self.withdraw, rule())
        for part in (*parts, self._history):
            column.addWidget(part)


class _Step(QFrame):
    """An act that takes a sentence."""

    taken = Signal(str)

    def __init__(self, words: str, hint: str, act: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.field = Field(words, hint)
        self.field.submitted.connect(self._on_taken)
        self.button = button(act)
        self.button.clicked.connect(self._on_taken)
        column.addWidget(self.field)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        column.addLayout(line)

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.line.clear()
        self.field.set_wrong("")

    def _on_taken(self) -> None:
        if not self.field.text:
            self.field.set_wrong("Write it in a sentence.")
        else:
            self.taken.emit(self.field.text)


def _head(text: "Published", *, is_own: bool) -> list[Part]:
    about = f"{KINDS[text.kind]} {text.subject}, version {text.version}. {text.file}"
    parts = [Part(text.title, "h2"), Part(STANDINGS[text.standing], "strong"), Part(about, "muted")]
    if text.standing == "proposed":
        said = "You proposed it, so somebody else reviews it." if is_own else "Read it before you say that you have."
        parts.append(Part(f"{said} Until it is published it reaches no play."))
    elif text.standing == "in force":
        said = f"Approved by counsel: {text.approved_by}." if text.approved_by else "Counsel has not approved it."
        parts.append(Part(f"{said} Catalogue, brief and debrief say so."))
    return parts


def _history(opened: "Opened") -> list[Part]:
    parts = [Part("History", "h3")]
    for text in opened.history:
        parts.append(Part(f"Version {text.version}: {STANDINGS[text.standing].lower()}", "strong"))
        parts += [Part(line, "point") for line in _steps(text, opened)]
    return parts


def _steps(text: "Published", opened: "Opened") -> list[str]:
    def by(person: bytes | None) -> str:
        return opened.people.get(person, "somebody who is not known") if person is not None else "somebody not named"

    told = [(text.proposed_at, f"Proposed by {by(text.proposed_by)}")]
    if text.reviewed_at is not None:
        told.append((text.reviewed_at, f"Reviewed by {by(text.reviewed_by)}: {text.review}"))
    if text.approved_at is not None:
        told.append((text.approved_at, f"Approved by counsel: {text.approved_by}"))
    if text.published_at is not None:
        told.append((text.published_at, f"Published by {by(text.published_by)}"))
    if text.withdrawn_at is not None:
        told.append((text.withdrawn_at, f"Withdrawn by {by(text.withdrawn_by)}: {text.withdrawn_why}"))
    told.sort(key=lambda step: step[0])
    return [f"{dates.plain_day(dates.local_day(at))}, {dates.time_of_day(at)}: {words}" for at, words in told]
