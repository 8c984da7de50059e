"""Whole plays without a person."""

import pytest

from tests.engine.written import option, pick_one, playable, say_it
from tests.strategies import large
from trainer.engine.actions import Picked, Said
from trainer.engine.events import ChoiceMade
from trainer.engine.views import NotOffered
from trainer.engine.walk import Endless, first_walk, random_walk, walk

LOOP = {"asks": pick_one(option("back", "asks"), option("on", "speak")), "speak": say_it()}


def test_a_walk_follows_the_answers_it_is_given() -> None:
    run, events = walk(playable(LOOP), [Picked("back"), Picked("on")])

    assert (run.state.scene, run.finished) == ("speak", False)
    assert events == (ChoiceMade("asks", Picked("back")), ChoiceMade("asks", Picked("on")))


def test_a_walk_with_a_wrong_answer_is_refused() -> None:
    with pytest.raises(NotOffered):
        walk(playable(LOOP), [Said("Good day.")])


def test_the_first_walk_leaves_a_circle_by_the_next_answer() -> None:
    run, _ = first_walk(playable(LOOP))

    assert [step.answer for step in run.steps] == [Picked("back"), Picked("on"), Said("")]


def test_a_walk_by_chance_is_the_same_for_the_same_seed() -> None:
    played = large(1)

    assert random_walk(played, 5) == random_walk(played, 5)
    assert random_walk(played, 5)[1] != random_walk(played, 6)[1]


def test_a_walk_without_an_ending_stops_with_the_scene_named() -> None:
    with pytest.raises(Endless, match="asks"):
        random_walk(playable({"asks": pick_one(option("a", "asks"), option("b", "asks"))}), 1, most=50)
