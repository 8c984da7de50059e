"""Tells what is heard: lines in their time, the newest in its frame, faces that follow, and what is known so far."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from trainer.engine.state import Run
from trainer.settings import Pace
from trainer.ui import theme
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.scene_floor import SceneFloor
from trainer.ui.widgets.speaking import Line, Speaking


class Telling(QObject):
    """Keeps every line that is shown; the transcript holds all but the newest."""

    def __init__(self, station: Station, floor: SceneFloor) -> None:
        super().__init__(floor)
        self._station, self._floor = station, floor
        self._lines: list[Line] = []
        self._then: Callable[[], None] | None = None
        self._speaking = Speaking(self)
        self._speaking.spoke.connect(self._on_spoke)
        self._speaking.finished.connect(self._on_finished)

    @property
    def lines(self) -> Sequence[Line]:
        """Everything that is shown, in order."""
        return self._lines

    @property
    def is_speaking(self) -> bool:
        """Say whether lines are still to come."""
        return self._speaking.is_speaking

    @property
    def pace(self) -> Pace:
        """How fast lines come."""
        return self._station.settings.pace

    @property
    def waits_for_the_reader(self) -> bool:
        """Say whether lines come only when they are asked for: with a screen reader, or where no pace is wanted."""
        return self.pace == "at once" or QAccessible.isActive()

    def show(self, lines: Sequence[Line], run: Run) -> None:
        """Show lines that were heard before, without speaking them."""
        self._speaking.stop()
        self._lines = list(lines)
        entries = [line.entry for line in lines]
        self._floor.transcript.show_entries(entries[:-1], max(0, len(entries) - 1))
        self._floor.newest.setVisible(bool(entries))
        if entries:
            self._floor.newest.show_line(entries[-1].who, entries[-1].words, fades=False)
        self.stand(run)

    def stand(self, run: Run) -> None:
        """Show faces and facts as the play stands."""
        self._floor.stage.show_faces(run.faces)
        self._floor.known.show_facts(run.knows)

    def speak(self, lines: Sequence[Line], then: Callable[[], None]) -> None:
        """Speak lines in their time, then go on. What stood there before steps back."""
        self._then = then
        before = [line.entry for line in self._lines[:-1]]
        self._floor.transcript.show_entries(before, len(before))
        if self.pace == "at once":
            self._show_at_once(lines)
            then()
        else:
            self._speaking.start(lines, self.pace)

    def _show_at_once(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        old = max(0, len(self._lines) - 1)
        self._lines.extend(lines)
        self._floor.transcript.show_entries([line.entry for line in self._lines[:-1]], old)
        self._floor.newest.show()
        self._floor.newest.show_line(lines[-1].entry.who, lines[-1].entry.words, fades=False)
        self._floor.stage.show_faces(lines[-1].faces)
        told = (f"{line.entry.who}: {line.entry.words}" if line.entry.who else line.entry.words for line in lines)
        announce(self._floor.newest, " ".join(told))

    def add(self, line: Line) -> None:
        """Show one more line now."""
        if self._lines:
            self._floor.transcript.add(self._lines[-1].entry)
        self._lines.append(line)
        self._floor.newest.show()
        self._floor.newest.show_line(line.entry.who, line.entry.words, fades=self._fades())
        self._floor.stage.show_faces(line.faces)
        announce(self._floor.newest, self._floor.newest.text())

    def next(self) -> None:
        """Speak the next line now."""
        self._speaking.next()

    def all(self) -> None:
        """Speak everything that is left now."""
        self._speaking.all()

    def hold(self) -> None:
        """Stop the clock."""
        self._speaking.hold()

    def go_on(self) -> None:
        """Let the clock run again."""
        self._speaking.go_on()

    def _on_spoke(self, line: Line) -> None:
        self.add(line)
        self._floor.arrange()

    def _on_finished(self) -> None:
        if self._then is not None:
            self._then()

    def _fades(self) -> bool:
        motion = self._station.settings.motion
        reduced = motion == "reduced" or (motion == "system" and theme.prefers_reduced_motion())
        return not reduced and self.pace != "at once"
