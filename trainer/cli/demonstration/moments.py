"""The clock of a demo academy: it stands where it is put, and its chance comes from a seed alone."""

import datetime
import hashlib

from trainer.academy.clock import Clock

DAY = datetime.timedelta(days=1)
OPENS = 8
"""The hour of UTC at which the academy's day begins."""


class SeededClock(Clock):
    """A clock that is moved through months; the same seed gives the same ids, salts and seeds."""

    def __init__(self, seed: int, moment: datetime.datetime) -> None:
        super().__init__()
        self.moment = moment
        self._seed = seed
        self._drawn = 0

    def now(self) -> datetime.datetime:
        """Return the moment it was put to."""
        return self.moment

    def today(self) -> datetime.date:
        """Return the day in UTC, so that the same academy comes out wherever it is built."""
        return self.moment.date()

    def monotonic(self) -> float:
        """Return the same moment in seconds."""
        return self.moment.timestamp()

    def chance(self, count: int) -> bytes:
        """Return the next bytes of a row that the seed alone decides."""
        self._drawn += 1
        return hashlib.shake_256(f"demo academy {self._seed} {self._drawn}".encode()).digest(count)

    def open_on(self, day: datetime.date) -> None:
        """Go to the morning of a day."""
        self.moment = datetime.datetime(day.year, day.month, day.day, OPENS, tzinfo=datetime.UTC)

    def pass_by(self, seconds: float) -> None:
        """Let time pass, in whole milliseconds."""
        self.moment += datetime.timedelta(milliseconds=round(seconds * 1000))
