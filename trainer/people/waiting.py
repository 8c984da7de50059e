"""How long somebody who failed to sign in waits: longer each time, for one account alone and never for a class."""

from typing import Final

FREE_TRIES: Final = 5
MOST_FAILURES: Final = 100
"""NIST SP 800-63B-4 allows no more in a row; then only a new code opens the account."""
_FIRST_SECONDS = 30
_LONGEST_SECONDS = 900


def wait_seconds(failures: int) -> int | None:
    """Return how long to wait after so many failures in a row; None where waiting does not help any more."""
    if failures >= MOST_FAILURES:
        return None
    if failures < FREE_TRIES:
        return 0
    return min(_LONGEST_SECONDS, _FIRST_SECONDS << min(failures - FREE_TRIES, 10))


def in_words(seconds: int) -> str:
    """Return a time to wait, rounded up."""
    minutes = -(-seconds // 60)
    return f"{seconds} seconds" if seconds < 60 else "a minute" if minutes == 1 else f"{minutes} minutes"
