"""What has happened so far: who is here, in words, what is known, and every decision with what was chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trainer.engine.state import Run, Step
from trainer.scenario.model import Scenario
from trainer.ui.widgets.cast import in_words
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label


class HistoryPanel(QWidget):
    """The decisions on this line of play. In practice each can be taken again, as a branch that is not scored."""

    again = Signal(int)
    """Number of the step to go back to before."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(4)
        self._people = Sheet(margin=0)
        self._column.addWidget(self._people)
        self._heading = label("Your decisions so far", "strong")
        self._heading.setContentsMargins(0, 16, 0, 4)
        self._column.addWidget(self._heading)
        self._rows: list[tuple[Sheet, QPushButton]] = []
        self._steps: tuple[Step, ...] = ()
        self._column.addStretch(1)

    def show_run(self, scenario: Scenario, run: Run) -> None:
        """Show how the play stands."""
        parts = [Part("Who is here", "strong"), Part(in_words(scenario, run.faces))]
        if run.knows:
            parts += [Part("What you know so far", "strong"), *(Part(fact) for fact in run.knows)]
        self._people.show_parts(parts)
        self._steps = run.steps
        self._heading.setText("Your decisions so far" if run.steps else "No decisions yet.")
        while len(self._rows) < len(run.steps):
            self._add()
        for place, (sheet, again) in enumerate(self._rows):
            sheet.setVisible(place < len(run.steps))
            again.setVisible(place < len(run.steps) and run.mode == "practice")
            if place < len(run.steps):
                self._fill(sheet, again, scenario, run, run.steps[place])

    def _fill(self, sheet: Sheet, again: QPushButton, scenario: Scenario, run: Run, step: Step) -> None:
        title = scenario.scenes[step.scene].title
        chosen = [one.text for one in run.heard[step.heard_from : step.heard_to] if one.kind == "you chose"]
        words = "Time ran out." if step.timed_out else "; ".join(chosen)
        sheet.show_parts([Part(f"{step.number}. {title}", "strong"), Part(words)])
        again.setAccessibleName(f"Take decision {step.number} again: {title}")

    def _add(self) -> None:
        number = len(self._rows) + 1
        sheet, again = Sheet(margin=0), button("Take this decision again", "link")
        again.clicked.connect(lambda: self.again.emit(number))
        place = self._column.count() - 1
        self._column.insertWidget(place, sheet)
        self._column.insertWidget(place + 1, again, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.append((sheet, again))
