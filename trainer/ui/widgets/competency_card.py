"""The evidence for each competency, one topic at a time; beside each estimate the range it may lie in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout

from trainer.ui import dates
from trainer.ui.bands import band, figure
from trainer.ui.models.cells import Bar, Cell, Column, Row
from trainer.ui.widgets.plain_table import PAD, PlainTable
from trainer.ui.widgets.words import Mark, label

if TYPE_CHECKING:
    from trainer.academy.progress import CompetencyEvidence
    from trainer.learning.mastery import Trend

FIRM_FROM = 5
"""From so many decisions on the estimate is said without a warning."""

_COMPETENCIES = (
    Column("Competency", 176),
    Column("State", 118),
    Column("Estimate", 74, right=True),
    Column("Range", 160, scale=True),
    Column("Last", 48, right=True, folds=True),
    Column("Best", 48, right=True, folds=True),
    Column("Decisions seen", 112, right=True, folds=True),
)


class CompetencyCard(QFrame):
    """Evidence for each competency, one topic at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._by_topic: dict[str, list[CompetencyEvidence]] = {}
        self._trends: Mapping[str, Trend] = {}
        self._topics = QTabBar()
        self._topics.setAccessibleName("Topic")
        self._topics.setDrawBase(False)
        self._topics.setExpanding(False)
        self._topics.setUsesScrollButtons(True)
        self._topics.currentChanged.connect(self._on_topic_changed)
        self._table = PlainTable(_COMPETENCIES, "Competencies")
        self._note = label("", "caption", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, 0)
        head.addWidget(label("Competencies", "h3"), 1)
        caption = label("Mean of what you earned, and the range it may lie in", "caption", wraps=True)
        caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(caption, 2)
        column.addLayout(head)
        column.addWidget(self._topics)
        column.addWidget(self._table)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(PAD, 0, PAD, 0)
        foot.setSpacing(8)
        foot.addWidget(Mark("info", "muted"))
        foot.addWidget(self._note, 1)
        column.addLayout(foot)

    def fold(self, folded: bool) -> None:
        """Put state and counts under the names."""
        self._table.fold(folded)

    def show_evidence(self, evidence: "Sequence[CompetencyEvidence]", trends: "Mapping[str, Trend]") -> None:
        """Show the evidence, with where it has been going lately; the topic in front stays."""
        self._trends = trends
        self._by_topic = {}
        for one in evidence:
            self._by_topic.setdefault(one.topic, []).append(one)
        names = [self._topics.tabText(place) for place in range(self._topics.count())]
        if names != list(self._by_topic):
            while self._topics.count():
                self._topics.removeTab(0)
            for topic in self._by_topic:
                self._topics.addTab(topic)
            self._topics.setCurrentIndex(self._first_with_evidence())
        self._on_topic_changed()

    def _first_with_evidence(self) -> int:
        seen = [any(one.decisions for one in topic) for topic in self._by_topic.values()]
        return seen.index(True) if True in seen else 0

    def _on_topic_changed(self) -> None:
        found = self._by_topic.get(self._topics.tabText(self._topics.currentIndex()), [])
        self._table.set_rows([_competency_row(one, self._trends.get(one.id)) for one in found])
        self._note.setText(_said_of(found))


def _competency_row(one: "CompetencyEvidence", lately: "Trend | None") -> Row:
    found, state = one.mastery, band(one.mean)
    if found is None:
        nothing = [Cell("", spoken="none yet") for _ in range(2)]
        bar = Cell("no range yet", bar=Bar(None, None, None, state))
        return (
            Cell(one.title), Cell(state.word, band=state), Cell("–", strong=True, spoken="no estimate yet"), bar,
            *nothing, Cell("None yet"),
        )  # fmt: skip
    likely = f"likely {figure(found.low)} to {figure(found.high)}"
    last = f", last {dates.short_day(dates.local_day(one.last_at))}" if one.last_at else ""
    trend = f", {lately}" if lately in ("higher lately", "lower lately") else ""
    return (
        Cell(one.title),
        Cell(state.word, band=state),
        Cell(figure(found.mean), strong=True),
        Cell(likely, bar=Bar(found.low, found.mean, found.high, state)),
        Cell(figure(found.last)),
        Cell(figure(found.best)),
        Cell(f"{found.decisions}{last}{trend}", spoken=f"{dates.counted(found.decisions, 'decision')}{last}{trend}"),
    )


def _said_of(found: "Sequence[CompetencyEvidence]") -> str:
    seen = [one for one in found if one.decisions]
    if not seen:
        return "No decision of this topic is on your record yet."
    few = [one for one in seen if one.decisions < FIRM_FROM]
    if len(few) == len(seen):
        return f"Fewer than {FIRM_FROM} decisions each: the range says more than the estimate."
    if few:
        return f"Where fewer than {FIRM_FROM} decisions were seen, the range says more than the estimate."
    return "The range is where the mean would lie in 95 of 100 such records."
