"""One contact as it is played in the window: lines are spoken, a decision is put, feedback is given, on to the end.

All ways of playing share it. Practice and refreshers open every decision after it was taken; an assessment goes
straight on; a worked example shows the expert's thoughts and answer, paced by the reader.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from trainer.engine.actions import Answer, CameIn, Choose, OutOfTime, Rejoin, Rewind, StateCertainty, WriteDraft
from trainer.engine.offers import offer
from trainer.scenario.decisions import HearOut, PutInOrder
from trainer.scoring.moments import Moment
from trainer.ui.announce import announce
from trainer.ui.ending import ending_parts
from trainer.ui.guided import COACHED, LookedBack, expert_answer, is_refreshed, lines, looked_back
from trainer.ui.play import Moved, Play
from trainer.ui.station import Station
from trainer.ui.telling import Telling
from trainer.ui.widgets.action_bar import Deed
from trainer.ui.widgets.cast import speaker
from trainer.ui.widgets.decisions.hearing_out import HearingOut
from trainer.ui.widgets.decisions.own_words import OwnWords
from trainer.ui.widgets.decisions.panel import DecisionPanel
from trainer.ui.widgets.holding import Holding
from trainer.ui.widgets.looking_back import feedback_parts
from trainer.ui.widgets.scene_floor import SceneFloor
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.speaking import Line, spoken_ms
from trainer.ui.widgets.time_left import TimeLeft
from trainer.ui.widgets.transcript import Entry

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.refreshers import NextRun

_SPACE = (("Space",), "next line")
_LISTEN = "Listen first. Your decision comes after the last line."


class Contact(QObject):
    """Leads the play at hand over the floor."""

    stands = Signal(object)
    """The Playing as it is saved now."""
    reached = Signal(int)
    """Number of the decision that is put now; 0 at the ending."""
    debrief_wanted = Signal(object)
    """Attempt id."""
    left = Signal()
    """The trainee is done with a contact that has no debrief."""
    looked_ahead = Signal(object)
    """A refresher has ended: the NextRun that follows, or None."""
    next_wanted = Signal()
    """The trainee is done with a refresher."""

    def __init__(self, station: Station, play: Play, floor: SceneFloor) -> None:
        super().__init__(floor)
        self._station, self._play, self._floor = station, play, floor
        self.telling = Telling(station, floor)
        self.panel = DecisionPanel(floor)
        self._words = Sheet(floor)
        self._time = TimeLeft(self.panel)
        self.panel.column.insertWidget(1, self._time)
        self.panel.hide()
        self._words.hide()
        self._rest: Sequence[Line] = ()
        self._moment: Moment | None = None
        self._following: NextRun | None = None
        self.is_looking_back = False
        self._listening = QTimer(self)
        """Until the next line of somebody who is heard out."""
        self._listening.setSingleShot(True)
        self._holding = Holding(self.panel, floor.bar)
        self._connect()

    def _connect(self) -> None:
        self.panel.changed.connect(self._on_changed)
        self.panel.submitted.connect(self._on_submitted)
        self.panel.drafted.connect(lambda text: self._play.act(WriteDraft(text)))
        self._time.ran_out.connect(lambda: self._send(OutOfTime()))
        self._listening.timeout.connect(self._on_listened)
        self._play.opened.connect(self._on_opened)
        self._play.saving.connect(self._holding.show_held)
        self._play.moved.connect(self._on_moved)
        self._play.failed.connect(self._on_failed)

    @property
    def words(self) -> str:
        """The feedback or the ending that is shown; nothing while a decision is put."""
        return "" if self._words.isHidden() else self._words.words

    @property
    def is_speaking(self) -> bool:
        """Say whether lines are arriving, so that Space means the next one."""
        return self.telling.is_speaking or (self._is_hearing() and not self._hearing().has_finished)

    def next_line(self) -> None:
        """Go on to the next line, at once."""
        if self._is_hearing():
            self._hear_next()
        else:
            self.telling.next()

    def hold(self) -> None:
        """Stop every clock."""
        self.telling.hold()
        self._listening.stop()
        self._time.hold()

    def go_on(self) -> None:
        """Let the clocks run again."""
        self.telling.go_on()
        self._time.go_on()
        if self._is_hearing():
            self._wait_for_next()

    def leave(self) -> None:
        """Keep what is being written, and stop the clocks."""
        if isinstance(self.panel.answering, OwnWords):
            self.panel.answering.keep()
        self.hold()

    def again(self, step: int) -> None:
        """Go back to before a step, as a branch that is not scored."""
        self._play.act(Rewind(step))

    # What happens to the play.

    def _on_opened(self, playing: "Playing") -> None:
        run = playing.run
        self.is_looking_back = False
        self._holding.let_go()
        self._listening.stop()
        self._time.stop()
        self.stands.emit(playing)
        self.reached.emit(0 if run.ending else len(run.steps) + 1)
        heard = lines(playing)
        if run.steps or run.events:
            self.telling.show(heard, run)
            self._settle()
        else:
            self.telling.show((), run)
            self._speak(heard, self._settle)

    def _on_moved(self, moved: Moved) -> None:
        playing = moved.after
        self.stands.emit(playing)
        if isinstance(moved.action, Choose):
            self._holding.let_go()
            self._went_on(playing)
        elif isinstance(moved.action, Rewind | Rejoin):
            self.is_looking_back = False
            self.telling.show(lines(playing), playing.run)
            self._settle()

    def _on_failed(self, action: object) -> None:
        self._holding.let_go()
        if isinstance(action, Choose | StateCertainty):
            self._set_drafting(True)
            self._offer_submit()

    def _went_on(self, playing: "Playing") -> None:
        fresh = lines(playing)[len(self.telling.lines) :]
        self._time.stop()
        if playing.run.mode not in COACHED:
            self._speak(fresh, self._settle)
            return
        scene = playing.run.steps[-1].scene
        others = (place for place, line in enumerate(fresh) if line.scene != scene and not is_refreshed(playing))
        cut = next(others, len(fresh))
        self._moment, self._rest, self.is_looking_back = None, fresh[cut:], False
        self._station.ask(partial(looked_back, playing), self._on_looked)
        self._speak(fresh[:cut], self._look_back)

    def _speak(self, lines: Sequence[Line], then: Callable[[], None]) -> None:
        if lines and self.telling.pace != "at once":
            self._words.show_parts([Part(_LISTEN, "muted")])
            self._floor.show_panel(self._words)
            self._floor.bar.offer(
                Deed("Next line", self.next_line), Deed("Show all", self.telling.all), hints=(_SPACE,)
            )
            self._floor.bar.main.setFocus()
        self.telling.speak(lines, then)

    # The decision.

    def _settle(self) -> None:
        """All lines are heard: put the decision, or show the ending."""
        playing = self._play.playing
        if playing is None:
            return
        self.telling.stand(playing.run)
        if playing.run.ending is not None:
            self._end(playing)
        else:
            self._decide(playing)

    def _decide(self, playing: "Playing") -> None:
        put = offer(playing.playable, playing.run)
        assert put is not None
        self.reached.emit(len(playing.run.steps) + 1)
        self.panel.show_offer(put)
        if isinstance(self.panel.answering, OwnWords):
            self.panel.answering.restore(playing.run.draft)
        self.panel.certainty.show_level(playing.run.certainty)
        self._floor.show_panel(self.panel)
        announce(self.panel, put.decision.prompt)
        if playing.run.mode == "worked example":
            self._think(playing)
            return
        self._offer_submit()
        self._time.start(put.decision.time_limit, self._station.settings.time_limits)
        if self._is_hearing():
            self._wait_for_next()
        self.panel.focus_first()

    def _offer_submit(self) -> None:
        bar = self._floor.bar
        if not self._is_hearing():
            bar.offer(Deed(self.panel.submit_words(), self._submit), hints=self.panel.hints())
            bar.main.setEnabled(not self.panel.missing())
            return
        others = () if self._hearing().has_finished else (Deed("Next line", self.next_line),)
        bar.offer(Deed(self.panel.submit_words(), self._submit), *others, hints=self.panel.hints())
        bar.main.leaves_space = not self._hearing().has_finished
        if not bar.isAncestorOf(QApplication.focusWidget() or QWidget()):
            bar.main.setFocus()

    def _on_changed(self) -> None:
        if self._is_example() or self._is_hearing():
            return
        bar = self._floor.bar
        bar.tell("")
        bar.main.offer(Deed(self.panel.submit_words(), self._submit))
        bar.main.setEnabled(not self.panel.missing())

    def _on_submitted(self) -> None:
        if missing := self.panel.point_at_missing():
            self._floor.bar.tell(missing)
        elif self._floor.bar.main.isEnabled():
            self._floor.bar.main.click()

    def _submit(self) -> None:
        answer = self.panel.answer()
        if answer is not None and not self._holding.is_on:
            self._send(answer)

    def _send(self, answer: Answer | OutOfTime) -> None:
        self._listening.stop()
        self._time.hold()
        put = self.panel.offer
        level = self.panel.certainty.level() if put is not None and put.decision.certainty else None
        self._holding.hold()
        self._set_drafting(False)
        certain = (StateCertainty(level),) if level and not isinstance(answer, OutOfTime) else ()
        self._play.act(*certain, Choose(answer))

    def _set_drafting(self, is_open: bool) -> None:
        if isinstance(self.panel.answering, OwnWords):
            self.panel.answering.set_open(is_open)

    # Hearing somebody out.

    def _is_hearing(self) -> bool:
        put = self.panel.offer
        return put is not None and isinstance(put.decision, HearOut) and not self.panel.isHidden()

    def _hearing(self) -> HearingOut:
        assert isinstance(self.panel.answering, HearingOut)
        return self.panel.answering

    def _wait_for_next(self) -> None:
        if self.telling.waits_for_the_reader or self._is_example():
            return
        last = self.telling.lines[-1].entry.words if self.telling.lines else ""
        self._listening.start(spoken_ms(last, self.telling.pace))

    def _hear_next(self) -> None:
        playing = self._play.playing
        if playing is None or self._play.is_busy:
            return
        line = self._hearing().next_line()
        if line is None:
            return
        lines = self.telling.lines
        faces = dict(lines[-1].faces if lines else playing.run.faces)
        if line.spoken.face is not None:
            faces[line.spoken.by] = line.spoken.face
        entry = Entry(speaker(playing.playable.scenario, line.spoken.by), f"“{line.spoken.says}”")
        self.telling.add(Line(entry, playing.run.state.scene, faces))
        if not self._is_example():
            self._offer_submit()
        self._floor.arrange()
        self._wait_for_next()

    def _on_listened(self) -> None:
        if not self._is_hearing() or self._play.is_busy:
            return
        if self._hearing().has_finished:
            self._submit()
        else:
            self._hear_next()

    # After a decision.

    def _on_looked(self, looked: LookedBack) -> None:
        self._moment = looked.moment
        self._following = looked.following
        if self.is_looking_back:
            self._show_feedback()

    def _look_back(self) -> None:
        self.is_looking_back = True
        if self._moment is not None:
            self._show_feedback()

    def _show_feedback(self) -> None:
        playing = self._play.playing
        if playing is None or self._moment is None:
            return
        step = len(playing.run.steps)
        decision = playing.playable.scenario.scenes[playing.run.steps[-1].scene].decision
        parts = feedback_parts(self._moment, is_order=isinstance(decision, PutInOrder))
        if is_refreshed(playing):
            self.reached.emit(0)
            parts += ending_parts(playing)
        self._words.show_parts(parts)
        self._floor.show_panel(self._words)
        others = [Deed("Take this decision again", lambda: self.again(step))]
        if playing.run.branch:
            others.append(Deed("Back to your first answer", self._rejoin))
        if is_refreshed(playing):
            self._floor.bar.offer(Deed("Next refresher" if self._following else "Finish", self.next_wanted.emit))
            self.looked_ahead.emit(self._following)
        else:
            self._floor.bar.offer(Deed("Go on", self._on_go_on), *(others if playing.run.mode == "practice" else ()))
        self._floor.bar.main.leaves_space = True  # who spaces through the lines has not read the feedback
        self._floor.bar.main.setFocus()
        announce(self._words, self._words.words)

    def _on_go_on(self) -> None:
        rest, self._rest, self.is_looking_back = self._rest, (), False
        self._speak(rest, self._settle)

    def _rejoin(self) -> None:
        self._play.act(Rejoin())

    def _end(self, playing: "Playing") -> None:
        self.reached.emit(0)
        self._words.show_parts(ending_parts(playing))
        self._floor.show_panel(self._words)
        if playing.run.mode in ("worked example", "refresher"):
            done = self.left if playing.run.mode == "worked example" else self.next_wanted
            self._floor.bar.offer(Deed("Done", done.emit))
        elif not playing.run.finished:
            self._floor.bar.offer(Deed("Back to your first answer", self._rejoin))
        else:
            self._floor.bar.offer(Deed("Open the debrief", lambda: self.debrief_wanted.emit(playing.attempt_id)))
        self._floor.bar.main.setFocus()
        announce(self._words, self._words.words)

    # A worked example.

    def _is_example(self) -> bool:
        return self._play.playing is not None and self._play.playing.run.mode == "worked example"

    def _think(self, playing: "Playing") -> None:
        self.panel.set_taking(False)
        self.panel.certainty.hide()
        self._floor.bar.offer(None)
        self._station.ask(partial(expert_answer, playing), partial(self._think_on, playing.run.events, 1))

    def _think_on(self, events: int, count: int, answer: Answer | None) -> None:
        """Show so many thoughts; after the last one, the answer itself."""
        playing, put = self._play.playing, self.panel.offer
        if answer is None or put is None or playing is None or playing.run.events != events:
            return
        thoughts = put.decision.expert or (put.decision.rationale,)
        self.panel.set_thoughts(thoughts[:count])
        announce(self.panel, thoughts[count - 1])
        if count < len(thoughts):
            after = Deed("Next thought", partial(self._think_on, events, count + 1, answer))
        else:
            self._show_expert(answer)
            after = Deed("Go on", partial(self._send, answer))
        self._floor.bar.offer(after, hints=((("Space",), "next"),))
        self._floor.bar.main.setFocus()
        self._floor.arrange()

    def _show_expert(self, answer: Answer) -> None:
        if isinstance(answer, CameIn):
            while self._hearing().answer() != answer and not self._hearing().has_finished:
                self._hear_next()
        elif self.panel.answering is not None:
            self.panel.answering.show_answer(answer)
