"""An open record and somebody who trains there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offices import FixedClock, opened
from trainer.academy.office import Office
from trainer.academy.people import Person, register


@pytest.fixture
def clock() -> FixedClock:
    """Return the clock of the office."""
    return FixedClock()


@pytest.fixture
def office(place: Path | str, clock: FixedClock) -> Iterator[Office]:
    """Lend an open office: on a file, and on a server where one is at hand."""
    office = opened(place, clock=clock)
    yield office
    office.close()


@pytest.fixture
def person(office: Office) -> Person:
    """Return somebody who trains here."""
    return register(office, "A. Reyes", "4312", "Harbor police")
