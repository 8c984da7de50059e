"""What the rules for authors find in a text: what blocks first, each with its place and its remedy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui import dates
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import Mark, label, quoted

if TYPE_CHECKING:
    from trainer.scenario.problems import Problem, Severity

MOST = 40
_KINDS: "dict[Severity, tuple[str, str, str]]" = {
    "E": ("error", "below", "Blocks"),
    "W": ("warning", "developing", "To look at"),
    "I": ("info", "muted", "To know"),
}


class FindingList(QWidget):
    """A heading that counts, and the findings below it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._heading = label("", "h3", wraps=True)
        column.addWidget(self._heading)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        column.addLayout(self._inside)

    @property
    def heading(self) -> str:
        """What was found, counted."""
        return self._heading.text()

    def show_findings(self, problems: "Sequence[Problem]") -> None:
        """Show findings in place of those before; what guessing would score is left to the command line."""
        clear(self._inside)
        told = [one for kind in _KINDS for one in problems if one.severity == kind and one.rule != "G6"]
        self._heading.setText(_counted(told))
        for problem in told[:MOST]:
            self._inside.addWidget(_Finding(problem))
        if len(told) > MOST:
            self._inside.addWidget(label(f"{len(told) - MOST} more: see trainer lint.", "muted", wraps=True))


class _Finding(QFrame):
    def __init__(self, problem: "Problem") -> None:
        super().__init__()
        icon, token, kind = _KINDS[problem.severity]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Mark(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        place = f"{kind}: {problem.file}, line {problem.line}, column {problem.column}, rule {problem.rule}"
        for words, role in ((place, "caption"), (problem.sentence, "strong"), (problem.remedy, "")):
            if words:
                column.addWidget(Prose(quoted(words), role))
        row.addLayout(column, 1)


def _counted(told: "Sequence[Problem]") -> str:
    blocking, warned, known = (sum(one.severity == kind for one in told) for kind in _KINDS)
    if not told:
        return "No findings"
    first = f"{dates.counted(blocking, 'finding')} that {'blocks' if blocking == 1 else 'block'}"
    rest = [f"{warned} to look at"] * bool(warned) + [f"{known} to know"] * bool(known)
    return ", ".join([first if blocking else "Nothing blocks", *rest])
