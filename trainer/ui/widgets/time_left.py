"""A time limit, where one was switched on in Settings: told in words, and politely, never as a running clock."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from trainer.scenario.decisions import TimeLimit
from trainer.settings import TimeLimits
from trainer.ui.announce import announce

_FACTORS: dict[TimeLimits, float] = {"as written": 1, "half more": 1.5, "double": 2}
_TOLD_AT = (60, 30, 10)
_TICK_MS = 1000


class TimeLeft(QLabel):
    """Counts while it is shown and not held. `ran_out` comes once."""

    ran_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self._left_seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_second)
        self.hide()

    def start(self, limit: TimeLimit | None, chosen: TimeLimits) -> None:
        """Count down a limit, as far as limits are switched on."""
        factor = _FACTORS.get(chosen)
        self._timer.stop()
        self.setVisible(limit is not None and factor is not None)
        if limit is None or factor is None:
            return
        self._left_seconds = round(limit.seconds * factor)
        self.setText(f"Time limit: {in_words(self._left_seconds)}. {limit.reason}")
        announce(self, self.text())
        self._timer.start()

    def hold(self) -> None:
        """Stop the clock for a while."""
        self._timer.stop()

    def go_on(self) -> None:
        """Let the clock run again."""
        if not self.isHidden() and self._left_seconds > 0:
            self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self.hide()

    def _on_second(self) -> None:
        self._left_seconds -= 1
        if self._left_seconds <= 0:
            self.stop()
            self.ran_out.emit()
        elif self._left_seconds in _TOLD_AT or self._left_seconds % 30 == 0:
            self.setText(f"{in_words(self._left_seconds)} left.")
            announce(self, self.text())


def in_words(seconds: int) -> str:
    """Return a time as people say it: `1 minute 30 seconds`."""
    minutes, rest = divmod(seconds, 60)
    words = [f"{minutes} minute{'s' if minutes != 1 else ''}"] if minutes else []
    if rest or not words:
        words.append(f"{rest} second{'s' if rest != 1 else ''}")
    return " ".join(words)
