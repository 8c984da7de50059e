"""A count with its noun."""

import pytest

from trainer.counts import counted


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (9999, "9999 entries"), (12345, "12,345 entries")],
)
def test_one_thing_is_never_told_as_several(count: int, words: str) -> None:
    assert counted(count, "entry", "entries") == words
