"""Lines that arrive one by one at speaking pace, or when the trainee asks for the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.engine.state import Heard
from trainer.scenario.decisions import SayIt
from trainer.scenario.model import Scenario
from trainer.scenario.script import YOU, Expression
from trainer.settings import Pace
from trainer.ui.widgets.cast import speaker
from trainer.ui.widgets.transcript import Entry

WORDS_PER_MINUTE: Mapping[Pace, int] = {"slow": 120, "steady": 165, "brisk": 215}
_LEAST_MS = 1100
_BREATH_MS = 450


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the transcript, the scene it was heard in, and every face from then on."""

    entry: Entry
    scene: str
    faces: Mapping[str, Expression]


class Speaking(QObject):
    """Hands out lines in their time. The page shows them."""

    spoke = Signal(object)
    """The next Line."""
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._pace: Pace = "steady"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.next)

    @property
    def is_speaking(self) -> bool:
        """Say whether lines are still to come."""
        return bool(self._lines)

    def start(self, lines: Sequence[Line], pace: Pace) -> None:
        """Speak lines: the first at once, the others each in their time. `at once` speaks them all now."""
        self._lines, self._pace = list(lines), pace
        if pace == "at once":
            self.all()
        else:
            self.next()

    def next(self) -> None:
        """Speak the next line now; after the last one it is finished."""
        self._timer.stop()
        if self._lines:
            line = self._lines.pop(0)
            if self._lines:
                self._timer.start(spoken_ms(line.entry.words, self._pace))
            self.spoke.emit(line)
        if not self._lines:
            self.finished.emit()

    def all(self) -> None:
        """Speak everything that is left now."""
        self._timer.stop()
        lines, self._lines = self._lines, []
        for line in lines:
            self.spoke.emit(line)
        self.finished.emit()

    def hold(self) -> None:
        """Stop the clock; `next` still works and `go_on` starts it again."""
        self._timer.stop()

    def go_on(self) -> None:
        """Start the clock again for the next line."""
        if self._lines and self._pace != "at once":
            self._timer.start(_LEAST_MS)

    def stop(self) -> None:
        """Forget what is left."""
        self._timer.stop()
        self._lines = []


def spoken_ms(words: str, pace: Pace) -> int:
    """Return how long it takes to say something, in milliseconds, with a breath after it."""
    rate = WORDS_PER_MINUTE.get(pace)
    if rate is None:
        return 0
    return max(_LEAST_MS, len(words.split()) * 60_000 // rate + _BREATH_MS)


def lines_of(scenario: Scenario, heard: Sequence[Heard], *, chose: str = "You chose") -> list[Line]:
    """Turn what was heard into lines to show. A choice that is spoken word for word right after is not shown twice."""
    shown: list[Line] = []
    for place, one in enumerate(heard):
        if one.kind == "narration":
            shown.append(Line(Entry("", one.text), one.scene, one.faces))
        elif one.kind == "line":
            shown.append(Line(Entry(speaker(scenario, one.by), f"“{one.text}”"), one.scene, one.faces))
        elif one.kind == "you chose" and not _is_spoken_next(heard, place):
            _add_choice(shown, scenario, heard, place, chose)
    return shown


def _add_choice(shown: list[Line], scenario: Scenario, heard: Sequence[Heard], place: int, chose: str) -> None:
    one, before = heard[place], heard[place - 1] if place else None
    if isinstance(scenario.scenes[one.scene].decision, SayIt):
        said = f"“{one.text}”" if one.text.strip() else "Nothing was written."
        shown.append(Line(Entry("You", said, quiet=not one.text.strip()), one.scene, one.faces))
    elif before is not None and before.kind == "you chose" and shown:
        # A line separator keeps several choices in one entry, so that the name stands beside them once.
        words = f"{shown[-1].entry.words}\u2028{one.text}"
        shown[-1] = Line(Entry(chose, words, quiet=True), one.scene, one.faces)
    else:
        shown.append(Line(Entry(chose, one.text, quiet=True), one.scene, one.faces))


def _is_spoken_next(heard: Sequence[Heard], place: int) -> bool:
    after = heard[place + 1] if place + 1 < len(heard) else None
    spoken = after is not None and after.kind == "line" and after.by == YOU
    return spoken and after is not None and _bare(after.text) == _bare(heard[place].text)


def _bare(words: str) -> str:
    return words.strip(' “”"').rstrip(".")
