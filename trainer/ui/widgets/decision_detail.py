"""One decision of the record, open: what was done, the other side, the stronger option, the law, what was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from trainer.scoring.debrief import RecordEntry
from trainer.scoring.moments import Moment, Side
from trainer.ui import dates, icons, pictures, theme
from trainer.ui.pictures import Figure
from trainer.ui.widgets.looking_back import look_up_parts
from trainer.ui.widgets.loss_mark import StateChip, shown_loss
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.self_check import SelfCheck
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.speaking import Line
from trainer.ui.widgets.words import button, rule

_GROUND = "#E2CFA5"
_TRUST = {"rose": "Trust rose here.", "held": "Trust held here.", "fell": "Trust fell here."}


@dataclass(frozen=True, slots=True)
class Opened:
    """What the detail shows of one decision."""

    entry: RecordEntry
    said: Sequence[Line]
    costliest: str
    """A sentence where this is the costliest decision, else nothing."""
    review: str


class Portrait(QWidget):
    """A small face as it was then."""

    def __init__(self) -> None:
        super().__init__()
        self._svg: bytes | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(80, 80)

    def show_face(self, svg: bytes | None, described: str) -> None:
        """Show a drawing, described in words."""
        self._svg = svg
        self.setAccessibleName(described)
        self.setVisible(svg is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the face on its plain ground."""
        if self._svg is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.setClipPath(outline)
        pictures.paint_portrait(painter, QRectF(self.rect()), Figure(self._svg), _GROUND)
        painter.end()


class DecisionDetail(QFrame):
    """The open decision, in two by two or in one column."""

    stepped = Signal(int)
    """-1 for the decision before, +1 for the one after."""
    checked = Signal(int, list)
    """Own words were held against the rubric: the event of the decision, and the level of each criterion."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 20, 20)
        column.setSpacing(12)
        self._title, self._chip = Prose(role="h2"), StateChip()
        self._before, self._after = (
            self._arrow("chevron-left", "Decision before", -1),
            self._arrow("chevron-right", "Decision after", 1),
        )
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        for arrow in (self._before, self._after):
            top.addWidget(arrow)
        column.addLayout(top)
        self._did, self._stronger, self._law = Sheet(margin=0), Sheet(margin=0), Sheet(margin=0)
        self._side, self._portrait = Sheet(margin=0), Portrait()
        self._cells = [_cell(self._did), _cell(self._side, self._portrait), _cell(self._stronger), _cell(self._law)]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(16)
        column.addLayout(self._grid)
        self._check = SelfCheck()
        self._check.checked.connect(self.checked)
        column.addWidget(self._check)
        self._said = Sheet(margin=0)
        self._said.hide()
        self._tell = button("Show what was said", "link")
        self._tell.clicked.connect(self._on_tell)
        column.addWidget(rule())
        column.addWidget(self._tell, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        column.addStretch(1)
        self.fit(one_column=False)

    @property
    def title(self) -> str:
        """Which decision is open."""
        return self._title.text()

    def fit(self, *, one_column: bool) -> None:
        """Arrange the four parts."""
        for place, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, place if one_column else place // 2, 0 if one_column else place % 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if one_column else 1)

    def show_decision(self, opened: Opened, *, first: bool, last: bool) -> None:
        """Open another decision. The face comes with `show_face`."""
        entry, moment = opened.entry, opened.entry.moment
        self._title.show_words(f"Decision {entry.number}: {entry.title}")
        self._chip.show_state(shown_loss(entry), opened.costliest or _lost(entry))
        self._before.setEnabled(not first)
        self._after.setEnabled(not last)
        self._did.show_parts(_did_parts(entry))
        self._side.show_parts(_side_parts(moment.sides))
        self._stronger.show_parts(_stronger_parts(entry))
        self._law.show_parts(_law_parts(moment, opened.review))
        self._said.show_parts(
            [
                Part(f"{line.entry.who}: {line.entry.words}" if line.entry.who else line.entry.words)
                for line in opened.said
            ]
        )
        self._check.show_check(entry)
        self._portrait.show_face(None, "")

    def show_face(self, svg: bytes | None, described: str) -> None:
        """Show how the other person looked then."""
        self._portrait.show_face(svg, described)

    def _on_tell(self) -> None:
        shown = self._said.isHidden()
        self._said.setVisible(shown)
        self._tell.setText("Hide what was said" if shown else "Show what was said")
        self._tell.setAccessibleName(self._tell.text())

    def _arrow(self, icon: str, words: str, step: int) -> QToolButton:
        arrow = QToolButton()
        arrow.setProperty("role", "icon")
        arrow.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        arrow.setAccessibleName(words)
        arrow.setToolTip(words)
        icons.dress(arrow, icon)
        arrow.clicked.connect(lambda: self.stepped.emit(step))
        return arrow


def _cell(sheet: Sheet, beside: QWidget | None = None) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(rule())
    row = QHBoxLayout()
    row.setSpacing(16)
    if beside is not None:
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(sheet, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    column.addStretch(1)
    return cell


def _lost(entry: RecordEntry) -> str:
    word = shown_loss(entry).word
    return f"{word}, {dates.counted(entry.points, 'point')}" if entry.points else word


def _did_parts(entry: RecordEntry) -> list[Part]:
    moment = entry.moment
    parts = [Part("What you did", "strong")]
    if moment.said is not None:
        parts.append(Part(f"“{moment.said}”" if moment.said else "The words have been erased."))
    elif not moment.chosen:
        parts.append(Part("Time ran out before there was an answer."))
    for chosen in moment.chosen:
        named = "Named worst: " if chosen.role == "named worst" else ""
        parts.append(Part(f"{named}{chosen.text}"))
    reasons = [f"{one.led_to} {one.why}" for one in moment.chosen if one.role == "chosen"]
    if entry.step.kind == "put in order" and moment.chosen:
        reasons = [moment.rationale]
    if moment.feedback is not None:
        reasons.append(f"{moment.feedback.led_to} {moment.feedback.why}")
    parts += [Part(reason, "muted") for reason in reasons]
    for critical in moment.screen_outs:
        parts += [Part(f"Screen-out: {critical.kind}", "strong"), Part(critical.rationale, "muted")]
    certainty = entry.step.certainty
    if certainty:
        judged = "" if entry.step.right is None else "; it was right" if entry.step.right else "; it was not right"
        parts.append(Part(f"Certainty you stated: {certainty}{judged}.", "caption"))
    return parts


def _side_parts(sides: Sequence[Side]) -> list[Part]:
    if not sides:
        return [Part("From the other side", "strong"), Part("Nobody else saw this step.", "muted")]
    parts: list[Part] = []
    for name in dict.fromkeys(side.name for side in sides):
        own = [side for side in sides if side.name == name]
        parts.append(Part(f"From {_whose(name)} side", "strong"))
        parts += [Part(f"“{side.thinks}”", "reading" if len(own) == 1 else "") for side in own]
        trust = next((trust for trust in ("fell", "rose") if any(side.trust == trust for side in own)), "held")
        helped = " ".join(side.would_help for side in own if side.would_help)
        words = f"{_TRUST[trust]} What would have helped: {_lower(helped)}" if helped else _TRUST[trust]
        parts.append(Part(words, "muted"))
    return parts


def _stronger_parts(entry: RecordEntry) -> list[Part]:
    moment = entry.moment
    if moment.model_answer is not None:
        return [Part("One way to say it", "strong"), Part(moment.model_answer)]
    if moment.stronger is None:
        parts = [Part("Stronger option", "strong"), Part("There was none: this lost nothing.")]
        # The reason for an order stands beside what was done already.
        return parts if entry.step.kind == "put in order" else [*parts, Part(moment.rationale, "muted")]
    texts = moment.stronger.texts
    words = texts[0] if len(texts) == 1 else "\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1))
    whys = dict.fromkeys(moment.stronger.whys)
    return [
        Part("Stronger option" if len(texts) == 1 else "Stronger answer", "strong"),
        Part(words),
        *(Part(why, "muted") for why in whys),
    ]


def _law_parts(moment: Moment, review: str) -> list[Part]:
    parts = [Part("The law and the rule", "strong")]
    for cited in moment.authorities:
        parts += [
            Part(cited.takeaway),
            Part(
                f"{cited.name}, {cited.citation}. {cited.jurisdiction}. Checked {dates.plain_day(cited.last_checked)}.",
                "caption",
            ),
        ]
    for rule_cited in moment.rules:
        parts += [
            Part(f"Agency rule: {rule_cited.title}"),
            Part(
                f"{rule_cited.citation}. {rule_cited.profile}. Checked {dates.plain_day(rule_cited.last_checked)}.",
                "caption",
            ),
        ]
    if len(parts) == 1:
        parts += [Part("This is a question of manner. No law or rule decides it."), Part(moment.rationale, "muted")]
    if moment.authorities:
        parts.append(Part("This is the federal floor. Your State may ask for more.", "caption"))
    parts.append(Part(review, "caption"))
    parts += look_up_parts(moment.authorities, moment.rules)
    return parts


def _whose(name: str) -> str:
    name = _lower(name) if name.startswith(("The ", "A ", "An ")) else name
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words
