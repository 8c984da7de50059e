"""One contact as it is played in the window: lines are spoken, a decision is put, feedback is given, and so on to the end.

Three ways of playing share it. Practice opens every decision after it was taken; an assessment goes straight on; a worked
example shows the expert's thoughts and answer, paced by the reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible

from trainer.engine.actions import Answer, CameIn, Choose, OutOfTime, Rejoin, Rewind, StateCertainty, WriteDraft
from trainer.engine.offers import offer
from trainer.scenario.decisions import HearOut
from trainer.scenario.script import Expression
from trainer.scoring.moments import Moment
from trainer.settings import Pace
from trainer.ui.announce import announce
from trainer.ui.play import Moved, Play
from trainer.ui.station import Station
from trainer.ui.widgets.action_bar import Deed
from trainer.ui.widgets.cast import speaker
from trainer.ui.widgets.decisions.hearing_out import HearingOut
from trainer.ui.widgets.decisions.own_words import OwnWords
from trainer.ui.widgets.decisions.panel import DecisionPanel
from trainer.ui.widgets.looking_back import feedback_parts
from trainer.ui.widgets.scene_floor import SceneFloor
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.speaking import Line, Speaking, lines_of, spoken_ms
from trainer.ui.widgets.time_left import TimeLeft
from trainer.ui.widgets.transcript import Entry

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office

_SPACE = (("Space",), "next line")


class Contact(QObject):
    """Leads the play at hand over the floor. `stands` says after every change how it stands."""

    stands = Signal(object)
    """The Playing as it is saved now."""
    reached = Signal(int)
    """Number of the decision that is put now; 0 at the ending."""
    debrief_wanted = Signal(object)
    """Attempt id."""
    left = Signal()
    """The trainee is done with a contact that has no debrief."""

    def __init__(self, station: Station, play: Play, floor: SceneFloor) -> None:
        super().__init__(floor)
        self._station, self._play, self._floor = station, play, floor
        self._panel = DecisionPanel(floor)
        self._words = Sheet(floor)
        self._time = TimeLeft(self._panel)
        self._panel.column.insertWidget(1, self._time)
        self._panel.hide()
        self._words.hide()
        self._speaking = Speaking(self)
        self._lines: list[Line] = []
        self._old = 0
        self._moment: Moment | None = None
        self._then = self._decide
        self._thoughts: tuple[str, ...] = ()
        self._finishing = QTimer(self)
        self._finishing.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self._panel.changed.connect(self._on_changed)
        self._panel.submitted.connect(self._on_submitted)
        self._panel.drafted.connect(lambda text: self._play.act(WriteDraft(text)))
        self._time.ran_out.connect(self._on_ran_out)
        self._speaking.spoke.connect(self._on_spoke)
        self._speaking.finished.connect(self._on_spoken)
        self._finishing.timeout.connect(self._on_let_finish)
        self._play.opened.connect(self._on_opened)
        self._play.moved.connect(self._on_moved)
        self._play.failed.connect(self._on_failed)

    @property
    def panel(self) -> DecisionPanel:
        """The decision at hand."""
        return self._panel

    @property
    def is_speaking(self) -> bool:
        """Say whether lines are arriving, so that Space means the next one."""
        return self._speaking.is_speaking or self._is_hearing()

    def next_line(self) -> None:
        """Go on to the next line, at once."""
        if self._is_hearing():
            self._hear_next()
        else:
            self._speaking.next()

    def hold(self) -> None:
        """Stop every clock."""
        self._speaking.hold()
        self._finishing.stop()
        self._time.hold()

    def go_on(self) -> None:
        """Let the clocks run again."""
        self._speaking.go_on()
        self._time.go_on()
        if self._is_hearing():
            self._wait_for_next()

    def leave(self) -> None:
        """Keep what is being written, and stop the clocks."""
        if isinstance(self._panel.answering, OwnWords):
            self._panel.answering.keep()
        self.hold()

    def again(self, step: int) -> None:
        """Go back to before a step, as a branch that is not scored."""
        self._play.act(Rewind(step))

    # What happens to the play.

    def _on_opened(self, playing: "Playing") -> None:
        run = playing.run
        self._lines, self._old, self._moment = [], 0, None
        self.stands.emit(playing)
        lines = self._lines_of(playing)
        fresh = not run.steps and not run.events
        if fresh:
            self._show_lines([], 0)
            self._speak(lines, self._settle)
        else:
            self._show_lines(lines, len(lines))
            self._settle()

    def _on_moved(self, moved: Moved) -> None:
        match moved.action:
            case Choose():
                self.stands.emit(moved.after)
                self._went_on(moved.after)
            case Rewind() | Rejoin():
                self.stands.emit(moved.after)
                self._speaking.stop()
                lines = self._lines_of(moved.after)
                self._show_lines(lines, len(lines))
                self._settle()
            case _:
                self.stands.emit(moved.after)

    def _on_failed(self, action: object) -> None:
        if isinstance(action, Choose | StateCertainty):
            self._panel.set_taking(True)
            self._offer_submit()

    def _went_on(self, playing: "Playing") -> None:
        lines = self._lines_of(playing)
        fresh = lines[len(self._lines) :]
        self._old = len(lines) - len(fresh)
        self._time.stop()
        if playing.run.mode != "practice":
            self._speak(fresh, self._settle)
            return
        scene = playing.run.steps[-1].scene
        cut = next((place for place, line in enumerate(fresh) if line.scene != scene), len(fresh))
        self._moment = None
        self._station.ask(partial(_last_moment, playing), self._on_moment)
        rest = fresh[cut:]
        self._speak(fresh[:cut], lambda: self._look_back(rest))

    # Lines.

    def _lines_of(self, playing: "Playing") -> list[Line]:
        chose = "Expert chose" if playing.run.mode == "worked example" else "You chose"
        return lines_of(playing.playable.scenario, playing.run.heard, chose=chose)

    def _show_lines(self, lines: Sequence[Line], old: int) -> None:
        """Show lines that were heard before, without speaking them."""
        self._lines = list(lines)
        entries = [line.entry for line in lines]
        self._floor.transcript.show_entries(entries[:-1], max(0, old - 1))
        self._floor.newest.setVisible(bool(entries))
        if entries:
            self._floor.newest.show_line(entries[-1].who, entries[-1].words, fades=False)
        playing = self._play.playing
        if playing is not None:
            self._show_faces(playing.run.faces)
            self._floor.known.show_facts(playing.run.knows)

    def _speak(self, lines: Sequence[Line], then: object) -> None:
        self._then = then  # type: ignore[assignment]
        self._floor.transcript.show_entries([line.entry for line in self._lines[:-1]], min(self._old, len(self._lines) - 1))
        if lines and self._pace() != "at once":
            self._words.show_parts([Part("Listen first. Your decision comes after the last line.", "muted")])
            self._floor.show_panel(self._words)
            self._floor.bar.offer(
                Deed("Next line", self.next_line), Deed("Show all", self._speaking.all), hints=(_SPACE,)
            )
            self._floor.bar.main.setFocus()
        self._speaking.start(lines, self._pace())

    def _on_spoke(self, line: Line) -> None:
        self._add(line)
        if self._pace() != "at once":
            self._floor.arrange()

    def _add(self, line: Line) -> None:
        if self._lines:
            self._floor.transcript.add(self._lines[-1].entry)
        self._lines.append(line)
        self._floor.newest.show()
        self._floor.newest.show_line(line.entry.who, line.entry.words, fades=self._fades())
        self._show_faces(line.faces)
        announce(self._floor.newest, self._floor.newest.text())

    def _on_spoken(self) -> None:
        self._then()

    def _show_faces(self, faces: Mapping[str, Expression]) -> None:
        self._floor.stage.show_faces(faces)

    # The decision.

    def _settle(self) -> None:
        """All lines are heard: put the decision, or show the ending."""
        playing = self._play.playing
        if playing is None:
            return
        self._show_faces(playing.run.faces)
        self._floor.known.show_facts(playing.run.knows)
        if playing.run.ending is not None:
            self._end(playing)
        else:
            self._decide()

    def _decide(self) -> None:
        playing = self._play.playing
        put = offer(playing.playable, playing.run) if playing else None
        if playing is None or put is None:
            return
        self.reached.emit(len(playing.run.steps) + 1)
        self._panel.show_offer(put)
        if isinstance(self._panel.answering, OwnWords):
            self._panel.answering.restore(playing.run.draft)
        self._panel.certainty.show_level(playing.run.certainty)
        self._floor.show_panel(self._panel)
        announce(self._panel, put.decision.prompt)
        if playing.run.mode == "worked example":
            self._think(playing)
            return
        self._offer_submit()
        self._time.start(put.decision.time_limit, self._station.settings.time_limits)
        if self._is_hearing():
            self._wait_for_next()
        self._panel.focus_first()

    def _offer_submit(self) -> None:
        bar = self._floor.bar
        if self._is_hearing():
            done = self._hearing().has_finished
            others = () if done else (Deed("Next line", self.next_line),)
            bar.offer(Deed(self._panel.submit_words(), self._submit), *others, hints=self._panel.hints())
            bar.main.leaves_space = True
            if not bar.isAncestorOf(self._focused()):
                bar.main.setFocus()
        else:
            bar.offer(Deed(self._panel.submit_words(), self._submit), hints=self._panel.hints())
            bar.main.setEnabled(not self._panel.missing())

    def _on_changed(self) -> None:
        bar = self._floor.bar
        if self._play.playing is not None and self._play.playing.run.mode == "worked example":
            return
        if not self._is_hearing():
            bar.main.offer(Deed(self._panel.submit_words(), self._submit))
            bar.main.setEnabled(not self._panel.missing())
            bar.tell("")
            if not self._floor.is_one_column:
                return
        self._floor.arrange()

    def _on_submitted(self) -> None:
        if missing := self._panel.missing():
            self._floor.bar.tell(missing)
        elif self._floor.bar.main.isEnabled():
            self._floor.bar.main.click()

    def _submit(self) -> None:
        answer = self._panel.answer()
        if answer is None or self._play.is_busy:
            self._floor.bar.tell(self._panel.missing())
            return
        self._send(answer)

    def _send(self, answer: Answer | OutOfTime) -> None:
        self._finishing.stop()
        self._time.hold()
        level = self._panel.certainty.level() if not self._panel.certainty.isHidden() else None
        self._panel.set_taking(False)
        self._floor.bar.main.setEnabled(False)
        certain = (StateCertainty(level),) if level and not isinstance(answer, OutOfTime) else ()
        self._play.act(*certain, Choose(answer))

    def _on_ran_out(self) -> None:
        self._send(OutOfTime())

    # Hearing somebody out.

    def _is_hearing(self) -> bool:
        put = self._panel.offer
        return put is not None and isinstance(put.decision, HearOut) and not self._panel.isHidden()

    def _hearing(self) -> HearingOut:
        assert isinstance(self._panel.answering, HearingOut)
        return self._panel.answering

    def _wait_for_next(self) -> None:
        # With a screen reader, or where no pace is wanted, lines come only when they are asked for.
        if self._pace() == "at once" or QAccessible.isActive() or self._is_example():
            return
        last = self._lines[-1].entry.words if self._lines and self._hearing().answer() != CameIn(0) else ""
        self._finishing.start(spoken_ms(last, self._pace()))

    def _hear_next(self) -> None:
        line = self._hearing().next_line()
        playing = self._play.playing
        if line is None or playing is None or self._play.is_busy:
            return
        faces = dict(self._lines[-1].faces if self._lines else playing.run.faces)
        if line.spoken.face is not None:
            faces[line.spoken.by] = line.spoken.face
        entry = Entry(speaker(playing.playable.scenario, line.spoken.by), f"“{line.spoken.says}”")
        self._add(Line(entry, playing.run.state.scene, faces))
        if not self._is_example():
            self._offer_submit()
        self._floor.arrange()
        self._wait_for_next()

    def _on_let_finish(self) -> None:
        if not self._is_hearing() or self._play.is_busy:
            return
        if self._hearing().has_finished:
            self._submit()
        else:
            self._hear_next()

    # After a decision.

    def _on_moment(self, moment: "Moment | None") -> None:
        self._moment = moment
        if self._then is None:
            self._show_feedback()

    def _look_back(self, rest: Sequence[Line]) -> None:
        self._rest = list(rest)
        self._then = None  # type: ignore[assignment]
        if self._moment is not None:
            self._show_feedback()

    def _show_feedback(self) -> None:
        playing = self._play.playing
        if playing is None or self._moment is None:
            return
        self._words.show_parts(feedback_parts(self._moment))
        self._floor.show_panel(self._words)
        step = len(playing.run.steps)
        others = [Deed("Take this decision again", lambda: self.again(step))]
        if playing.run.branch:
            others.append(Deed("Back to your first answer", lambda: self._play.act(Rejoin())))
        self._floor.bar.offer(Deed("Go on", self._on_go_on), *others)
        self._floor.bar.main.setFocus()
        announce(self._words, self._words.words)

    def _on_go_on(self) -> None:
        rest, self._rest = self._rest, []
        self._speak(rest, self._settle)

    def _end(self, playing: "Playing") -> None:
        self.reached.emit(0)
        ending = playing.playable.scenario.endings[playing.run.ending or ""]
        self._words.show_parts(
            [
                Part(ending.title, "h2"),
                Part(ending.text, "reading"),
                Part(_after(playing), "muted"),
            ]
        )
        self._floor.show_panel(self._words)
        if playing.run.mode == "worked example":
            self._floor.bar.offer(Deed("Done", self.left.emit))
        elif not playing.run.finished:
            self._floor.bar.offer(Deed("Back to your first answer", lambda: self._play.act(Rejoin())))
        else:
            self._floor.bar.offer(Deed("Open the debrief", lambda: self.debrief_wanted.emit(playing.attempt_id)))
        self._floor.bar.main.setFocus()
        announce(self._words, self._words.words)

    # A worked example.

    def _is_example(self) -> bool:
        return self._play.playing is not None and self._play.playing.run.mode == "worked example"

    def _think(self, playing: "Playing") -> None:
        put = self._panel.offer
        assert put is not None
        self._panel.set_taking(False)
        self._panel.certainty.hide()
        self._thoughts = put.decision.expert or (put.decision.rationale,)
        self._floor.bar.offer(None)
        self._station.ask(partial(_expert_answer, playing), partial(self._think_on, 1))

    def _think_on(self, count: int, answer: Answer | None) -> None:
        if answer is None or not self._is_example():
            return
        self._panel.set_thoughts(self._thoughts[:count])
        announce(self._panel, self._thoughts[count - 1])
        if count < len(self._thoughts):
            after = Deed("Next thought", partial(self._think_on, count + 1, answer))
        else:
            self._show_expert(answer)
            after = Deed("Go on", partial(self._play.act, Choose(answer)))
        self._floor.bar.offer(after, hints=((("Space",), "next"),))
        self._floor.bar.main.setFocus()
        self._floor.arrange()

    def _show_expert(self, answer: Answer) -> None:
        if isinstance(answer, CameIn):
            while (hearing := self._hearing()).answer() != answer and not hearing.has_finished:
                self._hear_next()
        elif self._panel.answering is not None:
            self._panel.answering.show_answer(answer)

    # Settings.

    def _pace(self) -> Pace:
        return self._station.settings.pace

    def _fades(self) -> bool:
        from trainer.ui import theme

        motion = self._station.settings.motion
        reduced = motion == "reduced" or (motion == "system" and theme.prefers_reduced_motion())
        return not reduced and self._pace() != "at once"

    def _focused(self) -> object:
        from PySide6.QtWidgets import QApplication

        return QApplication.focusWidget()


def _after(playing: "Playing") -> str:
    if playing.run.mode == "worked example":
        return "The worked example ends here. It has no score."
    if not playing.run.finished:
        return "This was another try and does not count. Your first line of play waits where you left it."
    if playing.run.branch:
        return "This was another try and does not count. The debrief is about your first line of play."
    return "The contact has ended and is saved. The debrief starts with your own words."


def _last_moment(playing: "Playing", office: "Office") -> Moment | None:
    from trainer.academy.guidance import last_moment

    return last_moment(office, playing)


def _expert_answer(playing: "Playing", office: "Office") -> Answer | None:
    from trainer.academy.guidance import expert_answer

    return expert_answer(office, playing)
