"""The Scene page: one contact being played, with history, policy, notes, pause and the saved state around it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from trainer.engine.actions import LoseFocus, Pause, RegainFocus, Resume, WriteNote
from trainer.engine.state import Mode
from trainer.scenario.script import Expression
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.contact import Contact
from trainer.ui.page import Begin, GoOn, Page, PageName, Refresh, Room
from trainer.ui.play import Play
from trainer.ui.station import Station
from trainer.ui.widgets.cast import Officer, expressions_of, on_stage
from trainer.ui.widgets.drawer import Drawer
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.history_panel import HistoryPanel
from trainer.ui.widgets.notes_panel import NotesPanel
from trainer.ui.widgets.pause_cover import PauseCover
from trainer.ui.widgets.policy_sheet import policy_parts
from trainer.ui.widgets.refreshed_sheet import RefreshedSheet
from trainer.ui.widgets.scene_floor import SceneFloor
from trainer.ui.widgets.sheet import Sheet
from trainer.ui.widgets.top_line import Tool

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office
    from trainer.academy.refreshers import NextRun, Refreshed
    from trainer.scenario.model import Scenario
    from trainer.scenario.profiles import Profile

MODES: dict[Mode, str] = {
    "practice": "Practice",
    "assessment": "Assessment",
    "worked example": "Worked example",
    "refresher": "Refresher",
}


class ScenePage(Page):
    """Plays an attempt. Shows what is saved and nothing else."""

    title = "Scene"
    place: PageName = "catalogue"
    follows_keyboard = True

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self.play = Play(station, self)
        # Before the contact connects: the place stands before anybody speaks in it.
        self.play.opened.connect(self._on_opened)
        self.floor = SceneFloor()
        self.contact = Contact(station, self.play, self.floor)
        self.cover = PauseCover()
        self._empty = Empty(
            "play", "No contact is open", "A contact you start appears here.", "Open the catalogue",
            lambda: self.go("catalogue"),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self.closing = RefreshedSheet()
        for part in (self.floor, self.cover, self._empty, self.closing):
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(self._empty)
        self.body.addWidget(self._stack)
        self._drawn: dict[tuple[str, Expression], bytes] = {}
        self._was_away = False
        self._saved = ""
        self._make_tools()
        self._connect()

    @property
    def may_be_left(self) -> bool:
        """Say whether no decision is being thought about and nothing is being saved."""
        playing = self.play.playing
        if playing is None or playing.run.paused or playing.run.ending is not None:
            return not self.play.is_busy
        is_put = playing.run.mode != "worked example" and not self.contact.panel.isHidden()
        return not is_put and not self.play.is_busy

    def take(self, what: object) -> None:
        """Begin a play, or take one up."""
        person = self.station.person
        if what is not None:  # a run of refreshers begins on Home and ends there
            self.place = "home" if isinstance(what, Refresh) else "catalogue"
        if isinstance(what, Begin) and person is not None:
            self.play.open(partial(_begun, person.id, what))
        elif isinstance(what, GoOn):
            self.play.open(partial(_resumed, what.attempt_id))
        elif isinstance(what, Refresh):
            self._open_next()

    def shown(self) -> None:
        """Let the clocks run again."""
        playing = self.play.playing
        if playing is not None and not playing.run.paused:
            self.contact.go_on()

    def left(self) -> None:
        """Keep the draft and stop the clocks."""
        self.station.mended.emit("law")
        self.contact.leave()

    def fit(self, room: Room) -> None:
        """Arrange the page for the room it has."""
        super().fit(room)
        self.floor.fit(room)

    def focus_first(self) -> None:
        """Put the keyboard where the contact stands."""
        if self._stack.currentWidget() is self.floor:
            self.contact.panel.focus_first()
        else:
            super().focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space speaks the next line, PgUp shows earlier ones."""
        if event.key() == Qt.Key.Key_Space and self.contact.is_speaking:
            self.contact.next_line()
        elif event.key() == Qt.Key.Key_PageUp and self._stack.currentWidget() is self.floor:
            self.floor.transcript.page_up()
        else:
            super().keyPressEvent(event)

    def _make_tools(self) -> None:
        self.history, self.notes, self.policy = HistoryPanel(), NotesPanel(), Sheet(margin=0)
        self._drawers = {
            "History": Drawer("History", self.history),
            "Policy": Drawer("Policy", self.policy),
            "Notes": Drawer("Notes", self.notes),
        }
        self.tools: dict[str, Tool] = {}
        for word, icon in (("History", "history"), ("Policy", "policy"), ("Notes", "notes")):
            self.tools[word] = self.top.add_tool(word, icon)
            self.tools[word].clicked.connect(lambda _=False, word=word: self.toggle(word))
            self._drawers[word].closed.connect(partial(self._close, word))
            self._drawers[word].hide()
            self._drawers[word].setParent(self.floor)
        self.tools["Pause"] = self.top.add_tool("Pause", "pause", framed=True)
        self.tools["Pause"].clicked.connect(self._on_pause)
        self.floor.leading = tuple(self.tools.values())
        self._open_drawer = ""
        self._show_tools(False)

    def _connect(self) -> None:
        self.play.saving.connect(partial(self._show_unsaved, "Saving", "clock", "muted"))
        self.play.failed.connect(lambda _: self._show_unsaved("Not saved", "warning", "below"))
        self.contact.stands.connect(self._on_stands)
        self.contact.reached.connect(self._on_reached)
        self.contact.debrief_wanted.connect(lambda id: self.go("debrief", id))
        self.contact.left.connect(self._on_done)
        self.contact.looked_ahead.connect(self._prepare)
        self.contact.next_wanted.connect(self._open_next)
        self.play.none_left.connect(self._close_run)
        self.closing.done.connect(lambda: self.go("home"))
        self.notes.written.connect(lambda text: self.play.act(WriteNote(text)))
        self.history.again.connect(self._on_again)
        self.cover.resumed.connect(lambda: self.play.act(Resume()))
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_application_state)

    # How the play stands.

    def _on_opened(self, playing: "Playing") -> None:
        scenario = playing.playable.scenario
        self.title = scenario.title
        self.window().setWindowTitle(f"{scenario.title} - Fair Contact")
        self.top.set_title(scenario.title)
        if playing.run.mode == "refresher":
            self.stand_at("home")
        person = self.station.person
        officer = (
            Officer(person.name, person.number, playing.agency or person.agency) if person else Officer("", "", "")
        )
        self.floor.stage.show_place(scenario, officer)
        self.floor.stage.show_faces(playing.run.faces)
        self.policy.show_parts(policy_parts(playing.playable.profile, scenario.brief.rules))
        self._drawn = {}
        self.station.background.run(partial(_draw_now, scenario, dict(playing.run.faces)), self._on_drawn)
        self.station.background.run(partial(_draw_all, scenario), self._on_drawn)
        self._show_tools(True)
        self.station.ask(partial(_made_ready, playing), self._on_made_ready)
        self.station.ask(partial(_caution, scenario.id, playing.playable.profile), self._on_caution)

    def _on_made_ready(self, playing: "Playing") -> None:
        scenes = playing.playable.scenario.scenes.values()
        self.contact.panel.make_ready(scene.decision for scene in scenes if scene.decision is not None)

    def _on_caution(self, found: tuple[str, str] | None) -> None:
        if found is not None and self.isVisible():
            self.station.warned.emit("law", *found)

    def _on_drawn(self, drawn: "dict[tuple[str, Expression], bytes]") -> None:
        self._drawn |= drawn
        self.floor.stage.show_drawn(self._drawn)

    def _on_stands(self, playing: "Playing") -> None:
        run = playing.run
        again = ", another try" if run.branch else ""
        self.top.set_badge(f"{MODES[run.mode]}{again}")
        self._show_saved(playing)
        self.notes.show_notes(playing.playable.scenario, run.notes)
        if self._open_drawer == "History":
            self.history.show_run(playing.playable.scenario, run)
        showing = self.cover if run.paused else self.floor
        if self._stack.currentWidget() is not showing:
            self._stack.setCurrentWidget(showing)
            self._show_tools(not run.paused)
            if run.paused:
                self.contact.hold()
                self.cover.go_on.setFocus()
            else:
                self.contact.go_on()
                self.contact.panel.focus_first()

    def _on_reached(self, number: int) -> None:
        about = self.play.playing.attempt.about if self.play.playing else number
        self.top.set_step(f"Decision {number} of about {max(number, about)}" if number else "Ended")

    def _show_saved(self, playing: "Playing") -> None:
        at, keeps = dates.time_of_day(playing.saved_at), self.station.keeps
        words = f"Saved {at}" if keeps else "Not recorded"
        if words != self._saved:
            self._saved = words
            self.top.set_saved_at(at, keeps=keeps)
        announce(self.top, words)

    def _show_unsaved(self, words: str, mark: str, token: str) -> None:
        self._saved = words
        self.top.set_saved(words, mark, token)
        announce(self.top, words)

    def _show_tools(self, shown: bool) -> None:
        for tool in self.tools.values():
            tool.setVisible(shown)

    def _on_done(self) -> None:
        playing = self.play.playing
        self.play.close()
        self._stack.setCurrentWidget(self._empty)
        self._show_tools(False)
        self.go("brief", playing.playable.scenario.id if playing else None)

    # A run of refreshers.

    def _open_next(self) -> None:
        person = self.station.person
        if person is not None:
            self.play.open(partial(_next_refresher, person.id))

    def _prepare(self, following: "NextRun | None") -> None:
        """Let the worker make ready what follows while the feedback is read."""
        person = self.station.person
        if following is not None and person is not None:
            self.station.ask(partial(_prepared, person.id, following), self._on_prepared)

    def _on_prepared(self, scenario: "Scenario") -> None:
        self.station.background.run(partial(_draw_all, scenario), lambda _: None)

    def _close_run(self) -> None:
        person = self.station.person
        if person is not None:
            self.station.ask(partial(_refreshed, person.id), self._on_refreshed)

    def _on_refreshed(self, found: "tuple[Sequence[Refreshed], int]") -> None:
        self.play.close()
        self.title = "Refreshers"
        self.window().setWindowTitle("Refreshers - Fair Contact")
        self.top.set_title(self.title)
        self.top.set_step("")
        self.top.set_badge("")
        self.closing.show_refreshed(*found)
        self._stack.setCurrentWidget(self.closing)
        self._show_tools(False)
        self.closing.home.setFocus()
        announce(self.closing, self.closing.accessibleName())

    # Tools.

    def toggle(self, word: str) -> None:
        """Open History, Policy or Notes, or put it away."""
        if self._open_drawer == word:
            self._close(word)
            return
        playing = self.play.playing
        if playing is None:
            return
        if word == "History":
            self.history.show_run(playing.playable.scenario, playing.run)
        self._open_drawer = word
        self.contact.hold()
        self.floor.open_drawer(self._drawers[word])
        if word == "Notes":
            self.notes.field.setFocus()
        else:
            self._drawers[word].focus_first()

    def _close(self, word: str) -> None:
        self._open_drawer = ""
        self.floor.open_drawer(None)
        self.tools[word].setFocus()
        self.contact.go_on()

    def _on_again(self, step: int) -> None:
        self._close("History")
        self.contact.again(step)

    def _on_pause(self) -> None:
        self.contact.leave()
        self.play.act(Pause())

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        playing = self.play.playing
        if playing is None or playing.run.mode != "assessment" or playing.run.finished or not self.isVisible():
            return
        away = state != Qt.ApplicationState.ApplicationActive
        if away != self._was_away:
            self._was_away = away
            self.play.act(LoseFocus() if away else RegainFocus())


def _caution(scenario_id: str, profile: "Profile", office: "Office") -> tuple[str, str] | None:
    if office.library is office.shipped:
        return None
    from trainer.academy.law import caution

    return caution(office, scenario_id, profile)


def _begun(person_id: bytes, what: Begin, office: "Office") -> "Playing":
    from trainer.academy.attempts import start

    return start(office, person_id, what.scenario_id, what.mode, what.variant, what.profile, what.assignment)


def _resumed(attempt_id: bytes, office: "Office") -> "Playing":
    from trainer.academy.attempts import resume

    return resume(office, attempt_id)


def _made_ready(playing: "Playing", office: "Office") -> "Playing":
    from trainer.academy.attempts import prepare_end

    prepare_end(office, playing)
    return playing


def _next_refresher(person_id: bytes, office: "Office") -> "Playing | None":
    from trainer.academy.refreshers import play_next

    return play_next(office, person_id)


def _prepared(person_id: bytes, following: "NextRun", office: "Office") -> "Scenario":
    from trainer.academy.refreshers import prepare

    return prepare(office, person_id, following)


def _refreshed(person_id: bytes, office: "Office") -> "tuple[Sequence[Refreshed], int]":
    from trainer.academy.refreshers import refreshed_today, waiting

    return refreshed_today(office, person_id), waiting(office, person_id)


def _draw_now(scenario: "Scenario", faces: "dict[str, Expression]") -> "dict[tuple[str, Expression], bytes]":
    from trainer import paths
    from trainer.ui.faces import face_svg

    shown = [(one, faces[one.id]) for one in on_stage(scenario) if one.id in faces]
    return {(one.id, face): face_svg(one.person.face, face, paths.cache()) for one, face in shown}


def _draw_all(scenario: "Scenario") -> "dict[tuple[str, Expression], bytes]":
    from trainer import paths
    from trainer.ui.faces import face_svg

    return {
        (one.id, face): face_svg(one.person.face, face, paths.cache())
        for one in on_stage(scenario)
        for face in expressions_of(scenario, one.id)
    }
