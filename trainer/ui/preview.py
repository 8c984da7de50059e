"""The window for one contact that is being written: it is read again whenever it is saved, and goes on where it stood.

Everything is played in a record that is thrown away. What cannot be played is listed with line, column and remedy, and
the last sound text stays on the screen until it is mended.
"""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QTimer
from PySide6.QtWidgets import QApplication

from trainer import logs, paths, settings
from trainer.academy.clock import Clock
from trainer.academy.preview import CarriedOn, Draft, carry_on, demand_sound, open_preview, read_draft
from trainer.engine.actions import Action
from trainer.errors import TrainerError
from trainer.scenario.problems import Problem
from trainer.settings import Settings
from trainer.ui.app import Sitting, look_for_garbage
from trainer.ui.failures import Failures
from trainer.ui.page import Begin
from trainer.ui.pages.scene import ScenePage
from trainer.ui.play import Moved
from trainer.ui.shell import NAME
from trainer.ui.station import Station
from trainer.ui.widgets.banner import Message
from trainer.ui.widgets.decisions.own_words import OwnWords

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office

NOT_RECORDED = "Preview, not recorded"
SETTLED_MS = 150
"""Editors save in several steps; the file is read once they have been quiet for so long."""
_LISTED = 4
_PROBLEMS, _LOST = "draft", "place"


def preview(arguments: list[str], version: str, file: Path, root: Path) -> int:
    """Open the window on one scenario file and stay until it closes. Raises TrainerError where it cannot be played."""
    draft = read_draft(file, root)
    demand_sound(draft, file)
    app = QApplication(arguments)
    app.setApplicationName(NAME)
    app.setApplicationVersion(version)
    reports = paths.reports()
    failures = Failures(reports, Clock(), version)
    failures.watch()
    log = logs.start_logging(reports)
    chosen = settings.load(paths.user_folder() / "settings.json")
    with TemporaryDirectory(prefix="fair-contact-preview-", ignore_cleanup_errors=True) as folder:
        sitting = Preview(app, failures, draft, file, root, Path(folder), chosen)
        sitting.open()
        status = app.exec()
        sitting.end()
    failures.rest()
    logs.stop_logging(log)
    return status


class Preview(Sitting):
    """One sitting of an author. Settings chosen in it are thrown away with the record."""

    def __init__(
        self,
        app: QApplication,
        failures: Failures,
        draft: Draft,
        file: Path,
        root: Path,
        folder: Path,
        chosen: Settings,
    ) -> None:
        self._draft, self._file, self._root = draft, file, root
        station = Station(lambda: open_preview(folder / "preview.db", draft), chosen, folder / "settings.json")
        station.keeps = False
        super().__init__(app, station, failures)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._read)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: self._settling.start())
        self._watcher.directoryChanged.connect(lambda _: self._settling.start())
        self._watch()
        self.shell.windowTitleChanged.connect(self._on_titled)
        sentence = f"{NOT_RECORDED}. {file.name} is read again whenever you save it."
        self.shell.banner.tell("preview", Message("notice", sentence))
        page = self.shell.page("scene")
        assert isinstance(page, ScenePage)
        self.scene = page
        self._then: tuple[Action, ...] = ()
        page.play.opened.connect(self._on_reopened)
        page.play.moved.connect(self._on_moved)

    def end(self) -> None:
        """Stop watching, and take the window apart."""
        self._settling.stop()
        self._watcher.deleteLater()
        super().end()

    def _on_opened(self) -> None:
        look_for_garbage()
        assert self._draft.edition is not None
        self.shell.go("scene", Begin(self._draft.edition.scenario.id, "practice"))

    def _on_titled(self, title: str) -> None:
        if not title.endswith(NOT_RECORDED):
            self.shell.setWindowTitle(f"{title} - {NOT_RECORDED}")

    # The file.

    def _watch(self) -> None:
        """Watch what the contact rests on. A file that was replaced is another one, so it is added again."""
        root, rooms = self._root, (self._root / room for room in ("shared", "profiles", "authorities"))
        beside = [path for room in rooms for path in (room, *room.glob("*.yaml"))]
        wanted = (self._file, self._file.parent, root / "framework.yaml", *beside)
        watched = {*self._watcher.files(), *self._watcher.directories()}
        missing = [str(path) for path in wanted if path.exists() and str(path) not in watched]
        if missing:
            self._watcher.addPaths(missing)

    def _read(self) -> None:
        self._watch()
        panel = self.scene.contact.panel
        if isinstance(panel.answering, OwnWords):
            panel.answering.keep()
        self._station.background.run(partial(read_draft, self._file, self._root), self._on_read)

    def _on_read(self, draft: Draft) -> None:
        if draft.edition is None:
            self._list([problem for problem in draft.problems if problem.severity == "E"])
            return
        self.shell.banner.settle(_PROBLEMS)
        if draft.is_played_like(self._draft):
            return
        contact, before = self.scene.contact, self.scene.play.playing
        job = partial(_carried_on, draft, before, contact.is_looking_back)
        self._station.ask(job, partial(self._on_carried_on, draft), self._on_not_started)

    def _list(self, problems: list[Problem]) -> None:
        listed = [_worded(problem, self._file) for problem in problems[:_LISTED]]
        if len(problems) > _LISTED:
            listed.append(f"{len(problems) - _LISTED} more: trainer lint {self._file}")
        sentence = f"{self._file.name} cannot be played as it was saved. The last sound text stays on the screen."
        self.shell.banner.tell(_PROBLEMS, Message("failure", sentence, "\n".join(listed)))

    def _on_not_started(self, fault: TrainerError) -> None:
        sentence = f"{self._file.name} cannot be played as it was saved. The last sound text stays on the screen."
        self.shell.banner.tell(_PROBLEMS, Message("failure", sentence, str(fault)))

    # The play.

    def _on_carried_on(self, draft: Draft, carried: CarriedOn) -> None:
        self._draft = draft
        self._station.become(carried.person)
        self.shell.banner.settle(_LOST)
        if carried.lost:
            self.shell.banner.tell(_LOST, Message("warning", carried.lost, may_close=True))
        playing, front = carried.playing, self.shell.current
        if playing is not None:
            self._then = carried.then
            self.scene.play.open(lambda _: playing)
        if front == "debrief" and playing is not None and playing.run.finished:
            self.shell.go("debrief", playing.attempt_id)
        elif front == "debrief":
            self.shell.go("scene")
        elif front is not None and front != "scene":
            self.shell.page(front).shown()

    def _on_reopened(self, _: object) -> None:
        if self._then:
            self.scene.play.act(*self._then)

    def _on_moved(self, moved: Moved) -> None:
        if self._then and moved.action == self._then[-1]:
            # What was said in reply has been heard before.
            self._then = ()
            self.scene.contact.telling.all()


def _worded(problem: Problem, file: Path) -> str:
    where = "" if problem.file.endswith(f"{file.parent.name}/{file.name}") else f"{problem.file}, "
    return f"{where}line {problem.line}, column {problem.column}: {problem.sentence} {problem.remedy}"


def _carried_on(draft: Draft, before: "Playing | None", looking_back: bool, office: "Office") -> CarriedOn:
    return carry_on(office, draft, before, looking_back=looking_back)
