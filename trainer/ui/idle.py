"""Signs out whoever has left a shared computer. Never in the middle of a decision: then it waits until that is over."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from trainer.ui.station import Station

_LOOK_MS, _OVERDUE_MS = 5000, 200
_OF_A_PERSON = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """`ran_out` when nothing was done for the time the agency has set, and again and again until `begin` or `end`.

    Once it has run out, what is done at the computer does not make good for it: it may be somebody else who does it.
    """

    ran_out = Signal()

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self._since = QElapsedTimer()
        self._looking = QTimer(self)
        self._is_overdue = False
        self._looking.timeout.connect(self.look)
        self.limit_ms = 0
        station.person_changed.connect(self.begin)
        station.opened.connect(self.begin)

    @property
    def minutes(self) -> int:
        """The agency's time, in minutes; 0 where nobody is signed out."""
        session = self._station.session
        return session.policy.idle_minutes if session is not None and session.person is not None else 0

    def begin(self) -> None:
        """Count from now, or not at all."""
        app = QApplication.instance()
        assert app is not None
        self.limit_ms = self.minutes * 60_000
        app.removeEventFilter(self)
        self._looking.stop()
        self._is_overdue = False
        if self.limit_ms:
            self._since.start()
            self._looking.setInterval(_LOOK_MS)
            app.installEventFilter(self)
            self._looking.start()

    def end(self) -> None:
        """Count no more."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._looking.stop()

    def look(self) -> None:
        """Say so if the time has run out."""
        if not self._looking.isActive():
            return
        if not self._is_overdue and self._since.elapsed() >= self.limit_ms:
            self._is_overdue = True
            self._looking.setInterval(_OVERDUE_MS)
        if self._is_overdue:
            self.ran_out.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew with everything that a person does."""
        if event.type() in _OF_A_PERSON:
            self._since.restart()
        return False
