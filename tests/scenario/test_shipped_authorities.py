"""What the shipped answers rest on: every row whole, and none that waits for a check is leaned on."""

import datetime
import re

import pytest

from trainer import paths
from trainer.scenario.authorities import Authority
from trainer.scenario.library import load_library

LIBRARY = load_library(paths.scenarios())
ROWS = sorted(LIBRARY.authorities.items())
TODAY = datetime.date(2026, 11, 28)
WITH_CHECK = {"dc-v-rw", "noem-v-vasquez-perdomo"}


@pytest.mark.parametrize(("id", "row"), ROWS, ids=[id for id, _ in ROWS])
def test_every_row_says_where_and_when_it_was_checked(id: str, row: Authority) -> None:
    assert row.last_checked <= TODAY
    assert row.where
    assert all(place == "own knowledge" or re.fullmatch(r"https?://\S+", place) for place in row.where)
    assert str(row.year) in row.citation or row.body != "Supreme Court of the United States"


@pytest.mark.parametrize(("id", "row"), ROWS, ids=[id for id, _ in ROWS])
def test_what_no_page_confirms_waits_for_counsel(id: str, row: Authority) -> None:
    assert row.for_counsel or row.confidence == "verified"


def test_the_rows_that_wait_for_a_check_are_kept() -> None:
    assert {id for id, row in ROWS if row.confidence == "check"} >= WITH_CHECK


def test_a_row_that_is_good_no_longer_says_by_what() -> None:
    assert all(row.note for _, row in ROWS if row.status != "good law")


def test_there_is_a_row_for_every_case_of_the_fourth_amendment() -> None:
    assert len([1 for _, row in ROWS if row.body == "Supreme Court of the United States"]) >= 151
