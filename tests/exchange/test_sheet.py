"""Tables as CSV."""

import csv
import io

import pytest

from trainer.exchange.sheet import written


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_is_read_back_as_it_was() -> None:
    rows = [["李小龍", 3, None], ['says "no", twice', -1.5, "two\nlines"]]

    assert read(written(["Name", "Count", "Words"], rows)) == [
        ["Name", "Count", "Words"],
        ["李小龍", "3", ""],
        ['says "no", twice', "-1.5", "two\nlines"],
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2", "@x", "\tx", "\rx", '=HYPERLINK("x")'])
def test_no_cell_runs_as_a_formula(words: str) -> None:
    assert read(written(["x"], [[words]]))[1][0].startswith("'")


def test_a_letter_that_is_none_is_left_out() -> None:
    assert read(written(["x"], [["a\0b"]]))[1] == ["ab"]
