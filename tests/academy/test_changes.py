"""Announcements."""

import pytest

from tests.offices import REPEAT, TELL, played
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.people import Person


def test_one_commit_is_announced_once_with_what_changed(office: Office, person: Person) -> None:
    heard: list[frozenset[Change]] = []
    office.changes.subscribe(heard.append)
    played(office, person, TELL, REPEAT)

    assert heard == [{Change.ATTEMPTS}, {Change.ATTEMPTS}, {Change.ATTEMPTS, Change.RESULTS}]


def test_nothing_is_announced_when_nothing_was_committed(office: Office) -> None:
    heard: list[frozenset[Change]] = []
    office.changes.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError), office.writing(Change.PEOPLE):
        _ = 1 // 0

    assert heard == []


def test_whoever_unsubscribes_is_not_told_any_more(office: Office, person: Person) -> None:
    heard: list[frozenset[Change]] = []
    office.changes.subscribe(heard.append)()
    played(office, person)

    assert heard == []
