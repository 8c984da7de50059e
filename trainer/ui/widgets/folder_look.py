"""A folder or a file of an agency as it stands on the disk: findings, differences, and proposing it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui import dates
from trainer.ui.widgets.difference_list import DifferenceList
from trainer.ui.widgets.finding_list import FindingList
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.text_detail import KINDS
from trainer.ui.widgets.words import button, path_words, rule

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.academy.comparing import Looked


class FolderLook(QFrame):
    """`proposed` and `again` carry the path that is shown."""

    proposed = Signal(object)
    again = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._path: Path | None = None
        self._head = Sheet(margin=0)
        self.propose, look = button("Propose", "primary", name="Propose what is new"), button("Look again")
        self.propose.clicked.connect(lambda: self.proposed.emit(self._path))
        look.clicked.connect(lambda: self.again.emit(self._path))
        self.findings = FindingList()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._head)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.propose)
        line.addWidget(look)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(rule())
        column.addWidget(self.findings)
        column.addLayout(self._texts)

    def show_looked(self, looked: "Looked") -> None:
        """Show what a folder holds; it can be proposed where nothing blocks."""
        self._path = looked.path
        blocks = any(problem.severity == "E" for problem in looked.problems)
        self.propose.setEnabled(not blocks and bool(looked.texts))
        count = dates.counted(len(looked.texts), "text")
        said = "Mend what blocks, save, and look again." if blocks else "Nothing is kept until you propose it."
        where = Part(path_words(looked.path), "muted")
        self._head.show_parts([Part(looked.path.name, "h2"), where, Part(f"{count} can be read. {said}")])
        self.findings.show_findings(looked.problems)
        clear(self._texts)
        for text in looked.texts:
            about = Sheet(margin=0)
            version = f", version {text.version}" if text.version else ""
            about.show_parts([Part(text.title, "h3"), Part(f"{KINDS[text.kind]} {text.subject}{version}", "muted")])
            found = DifferenceList()
            found.show_differences(text.differences, text.base)
            for part in (rule(), about, found):
                self._texts.addWidget(part)
