"""Files of the library that could not be read, for authors: folded to one line until it is opened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui import dates
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import Mark, button, label

if TYPE_CHECKING:
    from trainer.scenario.problems import Problem


class ProblemList(QFrame):
    """One line with a button; below it each problem with file, line and remedy. Hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Mark("warning", "muted"))
        self._words = label("", "muted", wraps=True)
        head.addWidget(self._words, 1)
        self._opener = button("Show for authors", "quiet")
        self._opener.clicked.connect(self._on_opened)
        head.addWidget(self._opener)
        column.addLayout(head)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        self._holder = QFrame()
        self._holder.setLayout(self._inside)
        self._holder.hide()
        column.addWidget(self._holder)
        self.hide()

    def show_problems(self, problems: "Sequence[Problem]") -> None:
        """Show what keeps files from being read."""
        wrong = [problem for problem in problems if problem.severity == "E"]
        clear(self._inside)
        for problem in wrong:
            self._inside.addWidget(_said(problem))
        files = len({problem.file for problem in wrong})
        self._words.setText(f"{dates.counted(files, 'file')} of the library could not be used; the others are here.")
        self.setVisible(bool(wrong))

    def _on_opened(self) -> None:
        self._holder.setVisible(self._holder.isHidden())
        self._opener.setText("Show for authors" if self._holder.isHidden() else "Hide")
        self._opener.setAccessibleName(self._opener.text())


def _said(problem: "Problem") -> QFrame:
    box = QFrame()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(f"{problem.file}, line {problem.line}, column {problem.column}", "caption", wraps=True))
    column.addWidget(label(problem.sentence, "strong", wraps=True))
    column.addWidget(label(problem.remedy, wraps=True))
    return box
