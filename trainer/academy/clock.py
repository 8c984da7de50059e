"""The one source of time, chance and names for new things; everything below takes them as arguments."""

import secrets
import time
from datetime import UTC, date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Clock:
    """Time from the machine, chance from the operating system."""

    def __init__(self) -> None:
        self._last_tick = 0

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day it is here, where this computer stands."""
        return self.now().astimezone().date()

    def monotonic(self) -> float:
        """Return seconds that never go back, for measuring how long something took."""
        return time.monotonic()

    def chance(self, count: int) -> bytes:
        """Return so many bytes of chance."""
        return secrets.token_bytes(count)

    def microseconds(self) -> int:
        """Return the time in whole microseconds of UTC since 1970, as the record keeps it."""
        return to_microseconds(self.now())

    def new_seed(self) -> int:
        """Return a seed for one attempt: 0 up to 2**63 - 1."""
        return int.from_bytes(self.chance(8), "big") >> 1

    def new_salt(self) -> bytes:
        """Return 16 bytes that nobody can guess."""
        return self.chance(16)

    def new_id(self) -> bytes:
        """Return 16 bytes that name one thing everywhere and sort by when they were made (UUID version 7, RFC 9562).

        The 60 bits of time count quarter microseconds and always move on, also when the clock is set back.
        """
        milliseconds, rest = divmod(self.microseconds(), 1000)
        tick = max((milliseconds << 12) | (rest << 2), self._last_tick + 1)
        self._last_tick = tick
        chance = int.from_bytes(self.chance(8), "big") >> 2
        return ((tick >> 12 << 80) | (7 << 76) | ((tick & 0xFFF) << 64) | (0b10 << 62) | chance).to_bytes(16, "big")


def to_microseconds(moment: datetime) -> int:
    """Return an aware time as whole microseconds of UTC since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def from_microseconds(count: int) -> datetime:
    """Return the aware UTC time of so many microseconds since 1970."""
    return _EPOCH + count * _MICROSECOND
