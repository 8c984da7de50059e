"""Scores over time, as a plot or as a table with the same values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from trainer.ui import dates
from trainer.ui.bands import figure
from trainer.ui.models.cells import Cell, Column, Row
from trainer.ui.widgets.line_plot import LinePlot, Point
from trainer.ui.widgets.plain_table import PlainTable
from trainer.ui.widgets.words import Mark, button, label, rule

if TYPE_CHECKING:
    from trainer.academy.plays import PlayedAttempt

MEAN_OF = 5
"""The line in the plot is the mean of so many latest plays."""
TREND_FROM = 10

_TWIN = (Column("Contact", 150), Column("Date", 80), Column("Score", 60, right=True), Column("Mean", 60, right=True))


class PlotCard(QFrame):
    """Scores over time, as a plot or as a table."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._plot, self._twin = LinePlot(), PlainTable(_TWIN, "Scores over time")
        self._views = QStackedWidget()
        holder = QFrame()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._twin)
        inside.addStretch(1)
        self._views.addWidget(self._plot)
        self._views.addWidget(holder)
        self._rows: list[Row] = []
        self._switch = button("Show as table")
        self._switch.setProperty("compact", True)
        self._switch.clicked.connect(self._on_switched)
        self._note = label("", "muted", wraps=True)
        self._lay_out()

    def show_plays(self, scored: "Sequence[PlayedAttempt]", *, has_older: bool = False) -> None:
        """Show the scored plays, the earliest first; `has_older` says that there are others before them."""
        points = _points(scored)
        self._plot.show_points(points, f"Scores over time: {dates.counted(len(points), 'play')}. Also as a table.")
        self._rows = [_twin_row(play, point) for play, point in zip(scored, points, strict=True)][::-1]
        self._fill_twin()
        self._note.setText(_said_of_trend(len(points), has_older))

    def _fill_twin(self) -> None:
        # Rows are measured when they are shown: a hundred of them would hold the page up, and few look at them.
        if self._views.currentIndex() == 1:
            self._twin.set_rows(self._rows)

    def _on_switched(self) -> None:
        to_table = self._views.currentIndex() == 0
        self._views.setCurrentIndex(1 if to_table else 0)
        self._switch.setText("Show as plot" if to_table else "Show as table")
        self._switch.setAccessibleName(self._switch.text())
        self._fill_twin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label("Score over time", "h3", wraps=True), 1)
        head.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        said = f"Circles are plays; the line is the mean of the latest {MEAN_OF}."
        column.addWidget(label(said, "caption", wraps=True))
        column.addSpacing(8)
        column.addWidget(self._views, 1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(Mark("info", "muted"))
        foot.addWidget(self._note, 1)
        column.addLayout(foot)


def _said_of_trend(count: int, has_older: bool) -> str:
    if count == 0:
        return "No scored play yet."
    if count < TREND_FROM:
        return f"{dates.counted(count, 'play').capitalize()}, too few yet to call it a trend."
    which = f"The latest {count} plays" if has_older else dates.counted(count, "play")
    return f"{which}. Contacts differ in how hard they are, so single scores jump."


def _points(scored: "Sequence[PlayedAttempt]") -> tuple[Point, ...]:
    scores = [(play.score or 0.0) * 100 for play in scored]
    windows = [scores[max(0, at + 1 - MEAN_OF) : at + 1] for at in range(len(scores))]
    means = [sum(window) / len(window) for window in windows]
    return tuple(
        Point(
            score,
            dates.short_day(dates.local_day(play.finished_at)),
            f"{play.title}, {dates.plain_day(dates.local_day(play.finished_at))}: {figure(play.score)}",
            mean,
        )
        for play, score, mean in zip(scored, scores, means, strict=True)
    )


def _twin_row(play: "PlayedAttempt", point: Point) -> Row:
    return Cell(play.title), Cell(point.day), Cell(figure(play.score)), Cell(figure(round(point.mean / 100, 9)))
