"""A kept library opens nothing before it is asked for."""

from pathlib import Path

import pytest

from trainer import paths
from trainer.scenario.compiled import load_compiled, load_for_play
from trainer.scenario.holdings import Later, Library, Unopened


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the shipped library as it is read."""
    return load_compiled(paths.scenarios(), tmp_path_factory.mktemp("whole"))


@pytest.fixture
def played(tmp_path: Path) -> Library:
    """Return the shipped library as it is kept for play."""
    load_for_play(paths.scenarios(), tmp_path)
    return load_for_play(paths.scenarios(), tmp_path)


def test_cards_say_what_the_scenarios_say(whole: Library, played: Library) -> None:
    assert played.cards == whole.cards
    assert all(card.title == whole.editions[id].scenario.title for id, card in played.cards.items())


def test_an_edition_is_opened_once_and_only_when_asked_for(played: Library) -> None:
    asked: list[str] = []
    editions = Unopened(played.cards, lambda id: asked.append(id) or played.editions[id])  # type: ignore[func-returns-value]
    first = next(iter(editions))

    assert len(editions) == len(played.cards)
    assert first in editions
    assert not asked
    assert editions[first] is editions[first]
    assert asked == [first]


def test_an_unknown_edition_is_not_there(played: Library) -> None:
    assert played.editions.get("no/such") is None
    assert "no/such" not in played.editions


def test_authorities_and_profiles_are_all_there_when_asked_for(whole: Library, played: Library) -> None:
    assert played.authorities == whole.authorities
    assert len(played.profiles) == len(whole.profiles)
    assert played.profiles["default"] == whole.profiles["default"]


def test_what_comes_later_is_opened_once() -> None:
    opened: list[None] = []
    values = Later(lambda: opened.append(None) or {"a": 1})  # type: ignore[func-returns-value]

    assert not opened
    assert (values["a"], list(values), len(values), len(opened)) == (1, ["a"], 1, 1)
