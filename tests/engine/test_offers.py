"""What is offered, and in which order."""

import pytest

from tests.engine.written import (
    best_and_worst,
    hear_out,
    option,
    pick_one,
    pick_several,
    play,
    playable,
    put_in_order,
    say_it,
)  # fmt: skip
from trainer.engine.actions import Answer, CameIn, Ordered, Picked, Ranked, Said, Several
from trainer.engine.advance import begin
from trainer.engine.offers import Offer, answers, offer
from trainer.engine.playable import Playable
from trainer.scenario.conditions import FlagIs, NumberIs
from trainer.scenario.decisions import Feedback, ScreenOut, Under
from trainer.scenario.model import Scene
from trainer.scenario.script import Spoken

TOLD, UNTOLD = FlagIs(flag="told"), FlagIs(flag="told", equals=False)
THREE = (option("tell"), option("point"), option("refuse"))


def shown(scene: Scene, seed: int = 1) -> Offer:
    played = playable({"asks": scene})
    found = offer(played, begin(played, seed=seed, mode="practice"))
    assert found is not None
    return found


def ids(found: Offer) -> list[str]:
    return [each.id for each in found.options]


def test_options_are_shuffled_by_the_seed_alone() -> None:
    orders = {tuple(ids(shown(pick_one(*THREE), seed))) for seed in range(60)}

    assert len(orders) == 6
    assert ids(shown(pick_one(*THREE), 4)) == ids(shown(pick_one(*THREE), 4))


def test_a_fixed_order_stays_as_written() -> None:
    assert all(
        ids(shown(pick_one(*THREE, fixed_order="By time."), seed)) == ["tell", "point", "refuse"] for seed in range(9)
    )


@pytest.mark.parametrize("fixed", [None, "By time."])
def test_things_to_put_in_order_never_start_in_the_right_order(fixed: str | None) -> None:
    scene = put_in_order("a", "b", "c", fixed_order=fixed)

    assert all(ids(shown(scene, seed)) != ["a", "b", "c"] for seed in range(60))


def test_an_option_is_offered_only_while_its_condition_holds() -> None:
    scene = pick_one(option("a", when=TOLD), option("b", when=UNTOLD), option("c"))

    assert sorted(ids(shown(scene))) == ["b", "c"]


def test_the_first_difference_that_holds_counts() -> None:
    better = Feedback(led_to="Better.", why="Since he was told.")
    unders = (
        Under(when=TOLD, credit={}),
        Under(when=UNTOLD, feedback=better),
        Under(when=UNTOLD, credit={"naming": 1}),
    )
    (first, _) = sorted(
        shown(pick_one(option("a", listening=50, under=unders), option("b"))).options, key=lambda o: o.id
    )

    assert (first.feedback, first.credit, first.text) == (better, {"listening": 50}, "Do a.")


@pytest.mark.parametrize(("lifted", "screened"), [(True, True), (False, False)])
def test_a_difference_can_lift_a_screen_out(lifted: bool, screened: bool) -> None:
    refused = ScreenOut(kind="identification refused", rationale="The rule says so.")
    under = (Under(when=UNTOLD, screened_out=lifted),)
    found = shown(pick_one(option("a", screen_out=refused, under=under), option("b")))

    assert any(each.screen_out for each in found.options) is screened


def test_lines_to_hear_out_keep_their_index_when_one_is_left_out() -> None:
    lines = (
        Spoken(by="omar", says="One."),
        Spoken(by="omar", says="Two.", when=TOLD),
        Spoken(by="omar", says="Three."),
    )
    found = shown(hear_out((0, 0), (3, 1), lines=lines))

    assert [(line.index, line.spoken.says) for line in found.lines] == [(0, "One."), (2, "Three.")]
    assert ids(found) == ["from-0", "from-3"]


def test_nothing_is_offered_at_an_ending() -> None:
    played = playable({"asks": say_it()})
    run = play(played, Said("Good day."))

    assert offer(played, run) is None
    assert list(answers(played, run.state)) == []


def test_a_repeat_visit_is_offered_again_and_says_so() -> None:
    played = playable({"asks": pick_one(option("back", "asks"), option("on"))})
    found = offer(played, play(played, Picked("back")))

    assert found is not None
    assert found.repeat


@pytest.mark.parametrize(("scene", "expected"), [
    (pick_one(option("a"), option("b")), [Picked("a"), Picked("b")]),
    (say_it(), [Said("")]),
    (pick_several(option("a"), option("b")), [Several(("a",)), Several(("b",)), Several(("a", "b"))]),
    (hear_out((3, 1), (0, 0), (9, 2)), [CameIn(0), CameIn(3)]),
])  # fmt: skip
def test_every_possible_answer_is_given_in_the_order_of_the_file(scene: Scene, expected: list[Answer]) -> None:
    played = playable({"asks": scene})

    assert list(answers(played, play(played).state)) == expected


@pytest.mark.parametrize(("scene", "count", "first"), [
    (best_and_worst(option("a"), option("b"), option("c")), 6, Ranked("a", "b")),
    (put_in_order(*"abcd"), 24, Ordered(tuple("abcd"))),
])  # fmt: skip
def test_all_orders_and_pairs_are_possible_answers(scene: Scene, count: int, first: Answer) -> None:
    played: Playable = playable({"asks": scene})
    found = list(answers(played, play(played).state))

    assert (len(set(found)), found[0]) == (count, first)


def test_a_view_is_shared_by_all_values_that_offer_the_same() -> None:
    played = playable({"asks": pick_one(option("a"), option("b", when=NumberIs(number="trust", at_least=2)))})
    state = play(played).state
    views = [played.view(state._replace(values=(trust, 0))) for trust in range(4)]

    assert views[0] is views[1] is not views[2] is views[3]
