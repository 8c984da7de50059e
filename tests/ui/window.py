"""A real window over a real record in a folder of the test, with a clock that stands still."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import offices
from trainer.academy.office import Office
from trainer.academy.people import Person, first_person, register
from trainer.engine.state import Mode
from trainer.scenario.library import Library
from trainer.settings import Settings
from trainer.ui import theme
from trainer.ui.page import Begin, GoOn
from trainer.ui.pages.scene import ScenePage
from trainer.ui.shell import Shell
from trainer.ui.station import Station


class Window:
    """Opens the record of a folder; `close` it at the end of the test."""

    def __init__(
        self,
        folder: Path,
        of: Library | None = None,
        *,
        place: Path | str | None = None,
        width: int = 1366,
        height: int = 768,
        **chosen: object,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._place, self._library = place or folder / "record.db", of
        self.clock = offices.FixedClock()
        settings = Settings(**{"theme": "day", "pace": "at once", "motion": "reduced", **chosen})  # type: ignore[arg-type]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.load("day", settings.text_percent))
        self.station = Station(self._open, settings, folder / "settings.json")
        self.faults: list[str] = []
        self.station.faulted.connect(lambda fault: self.faults.append(fault.error.sentence))
        self.shell = Shell(self.station)
        self.shell.resize(width, height)
        self.shell.show()
        self.station.open()
        self.settle()

    @property
    def scene(self) -> ScenePage:
        page = self.shell.page("scene")
        assert isinstance(page, ScenePage)
        return page

    def begin(self, contact: str = offices.SHORT, mode: Mode = "practice", variant: str | None = None) -> ScenePage:
        self.shell.go("scene", Begin(contact, mode, variant))
        self.settle()
        return self.scene

    def go_on(self, attempt_id: bytes) -> ScenePage:
        self.shell.go("scene", GoOn(attempt_id))
        self.settle()
        return self.scene

    def choose(self, option: str) -> None:
        """Choose an option by its id and press the button."""
        panel = self.scene.contact.panel
        assert panel.offer is not None
        ids = [each.id for each in panel.offer.options]
        panel.answering.cards[ids.index(option)].click()  # type: ignore[union-attr]
        self.press()

    def press(self) -> None:
        """Press the main button and wait for what follows."""
        self.scene.floor.bar.main.click()
        self.settle()

    def press_other(self, words: str) -> None:
        """Press another button of the bar."""
        next(button for button in self.scene.floor.bar.buttons if button.text() == words).click()
        self.settle()

    def settle(self) -> None:
        """Wait until every question is answered and everything is painted."""
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(lambda: loop.quit() if self.station.background.is_idle else None)
        timer.start(2)
        for _ in range(3):
            loop.exec()
            QCoreApplication.processEvents()
        timer.stop()
        timer.deleteLater()

    def close(self) -> None:
        """Close window and record, and let everything go."""
        self.shell.close()
        self.station.finish()
        self.shell.deleteLater()
        self.station.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(0)

    def _open(self) -> tuple[Office, Person | None]:
        office = offices.opened(self._place, clock=self.clock, of=self._library)
        return office, first_person(office) or register(office, "Rosa Delgado", "4172", "Calder Falls Police")
