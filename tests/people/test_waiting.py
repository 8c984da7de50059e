"""How long one waits after failing to sign in."""

import pytest

from trainer.people.waiting import in_words, wait_seconds


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (9, 480), (10, 900), (99, 900), (100, None), (500, None)],
)
def test_the_wait_grows_and_ends_at_a_hundred(failures: int, seconds: int | None) -> None:
    assert wait_seconds(failures) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1 seconds"), (59, "59 seconds"), (60, "a minute"), (61, "2 minutes")]
)
def test_a_wait_is_told_rounded_up(seconds: int, words: str) -> None:
    assert in_words(seconds) == words
