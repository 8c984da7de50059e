"""Days and times as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from trainer.ui import dates

NOON = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.ui.dates._here", lambda moment: moment.astimezone(UTC))


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "today, 12:05 pm"),
        (timedelta(hours=13), "yesterday, 11:05 pm"),
        (timedelta(days=4), "Friday, 12:05 pm"),
        (timedelta(days=12), "Thu 12 Nov 2026"),
    ],
)
def test_when_is_said_as_near_as_matters(ago: timedelta, words: str) -> None:
    assert dates.when(NOON - ago, NOON) == words


@pytest.mark.parametrize(
    ("ago", "words"), [(0, "today"), (1, "yesterday"), (6, "Wednesday"), (7, "17 Nov"), (400, "20 Oct 2025")]
)
def test_a_day_is_said_with_its_year_only_where_it_is_another(ago: int, words: str) -> None:
    assert dates.which_day(NOON - timedelta(days=ago), NOON) == words


@pytest.mark.parametrize(("hour", "words"), [(3, "Good evening"), (4, "Good morning"), (12, "Good afternoon")])
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert dates.greeting(NOON.replace(hour=hour)) == words


def test_midnight_is_twelve(monkeypatch: pytest.MonkeyPatch) -> None:
    assert dates.time_of_day(NOON.replace(hour=0, minute=0)) == "12:00 am"


def test_a_long_day_names_everything() -> None:
    assert dates.long_day(date(2026, 11, 24)) == "Tuesday 24 November 2026"


@pytest.mark.parametrize(("count", "words"), [(1, "1 play"), (0, "0 plays"), (2, "2 plays")])
def test_a_count_stands_with_its_noun(count: int, words: str) -> None:
    assert dates.counted(count, "play") == words
