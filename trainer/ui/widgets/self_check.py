"""Own words held against the rubric by the one who said them: kept with the play, and no part of the score."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from trainer.scenario.decisions import Criterion
from trainer.scoring.debrief import RecordEntry
from trainer.ui import dates, theme
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import button, label, rule

_ASKED = "Read the model answer, then choose for each line what your own words did. It is no part of the score."


class SelfCheck(QFrame):
    """One group of levels for each criterion, and a button that keeps them."""

    checked = Signal(int, list)
    """The event of the decision, and the level chosen for each criterion."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: RecordEntry | None = None
        self._groups: list[QButtonGroup] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        column.addWidget(label("Check your own words", "strong", wraps=True))
        column.addWidget(label(_ASKED, "muted", wraps=True))
        self._criteria = QVBoxLayout()
        self._criteria.setSpacing(4)
        column.addLayout(self._criteria)
        self._keep = button("Keep my check")
        self._keep.clicked.connect(self._on_keep)
        self._told = label("", "muted", wraps=True)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._keep)
        foot.addWidget(self._told, 1)
        column.addLayout(foot)
        self.hide()

    def show_check(self, entry: RecordEntry) -> None:
        """Ask for a check where words were said and are still there; else show nothing."""
        self.setVisible(bool(entry.moment.rubric and entry.moment.said))
        if self.isHidden():
            return
        fresh = self._entry is None or self._entry.event != entry.event or self._entry.moment != entry.moment
        self._entry = entry
        if fresh:
            self._show_rubric(entry.moment.rubric)
        for place, group in enumerate(self._groups):
            if entry.checked is not None:
                with QSignalBlocker(group):
                    group.button(entry.checked[place]).setChecked(True)
        self._told.setText(_kept(entry))
        self._show_keep()

    def _show_rubric(self, rubric: Sequence[Criterion]) -> None:
        clear(self._criteria)
        self._groups = []
        for criterion in rubric:
            words = label(criterion.text, "strong", wraps=True)
            words.setContentsMargins(0, 8, 0, 0)
            self._criteria.addWidget(words)
            group = QButtonGroup(self)
            group.idToggled.connect(lambda _id, _on: self._show_keep())
            for place, level in enumerate(criterion.levels):
                row = _Level(level.text, f"{criterion.text} {level.text}")
                group.addButton(row.choice, place)
                self._criteria.addWidget(row)
            self._groups.append(group)

    def _levels(self) -> list[int]:
        return [group.checkedId() for group in self._groups]

    def _show_keep(self) -> None:
        levels = self._levels()
        kept = self._entry.checked if self._entry else None
        self._keep.setEnabled(-1 not in levels and tuple(levels) != kept)

    def _on_keep(self) -> None:
        if self._entry is not None:
            self.checked.emit(self._entry.event, self._levels())


class _Level(QWidget):
    """A level of a criterion: the whole row chooses it, and its words wrap."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.choice = QRadioButton()
        self.choice.setAccessibleName(name)
        line = max(24, round(theme.current().type.body * 1.3))
        self.choice.setMinimumSize(24, line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        self._words: QLabel = label(words, wraps=True)
        self._words.setMinimumHeight(line)
        row.addWidget(self._words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the level by its words."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choice.setChecked(True)
            self.choice.setFocus(Qt.FocusReason.MouseFocusReason)


def _kept(entry: RecordEntry) -> str:
    if entry.checked is None:
        return ""
    rubric = entry.moment.rubric
    points = sum(one.levels[place].points for one, place in zip(rubric, entry.checked, strict=True))
    most = sum(max(level.points for level in one.levels) for one in rubric)
    return f"Kept with this play: {points} of {dates.counted(most, 'point')} by your own check."
