"""Best, worst and chance on contacts small enough to work out by hand."""

import pytest

from tests.engine.written import best_and_worst, option, pick_one, pick_several, play, playable, put_in_order, say_it
from tests.strategies import large
from trainer.engine.actions import Answer, Ordered, OutOfTime, Picked, Ranked, Said, Several
from trainer.engine.compiled import Unplayable
from trainer.engine.playable import Playable
from trainer.engine.state import GRAINS, State
from trainer.engine.walk import walk
from trainer.scenario.conditions import Effects, FlagIs, NumberIs
from trainer.scenario.decisions import TimeLimit
from trainer.scenario.model import Ending, Scene
from trainer.scoring.best import solve
from trainer.scoring.result import score
from trainer.scoring.survey import TooManyStates

HEAVY = 2 * GRAINS
"""One hundredth of the competency that weighs 2."""


def circle() -> Playable:
    """A question that can be asked again: 50 for asking again, 100 and 20 for going on."""
    ways = (option("again", "asks", 50), option("well", "end", 100), option("badly", "sour", 20))
    return playable({"asks": pick_one(*ways), "speak": say_it()})


def test_a_decision_on_a_circle_counts_once() -> None:
    solution = solve(circle())

    assert (solution.best(solution.start), solution.worst(solution.start)) == (100 * HEAVY, 20 * HEAVY)
    assert (solution.states, solution.span) == (4, 80 * HEAVY)


def test_chance_on_a_circle_is_solved_and_not_cut_off() -> None:
    solution = solve(circle())

    # Whatever is chosen first earns; all that comes round again earns nothing.
    assert solution.chance(solution.start) == pytest.approx((50 + 100 + 20) / 3 * HEAVY, rel=1e-12)


def test_a_circle_of_states_is_worth_its_best_way_out() -> None:
    around = option("wait", "asks", 0, effects=Effects(add={"trust": 1}))
    back = option("back", "asks", 0, effects=Effects(set={"trust": 0}))
    late = option("late", "then", 0, when=NumberIs(number="trust", at_least=3))
    ways = pick_one(around, back, late, option("off", "sour", 10))
    solution = solve(playable({"asks": ways, "then": pick_one(option("a", "end", 100), option("b", "end", 0))}))

    assert solution.best(solution.start) == 100 * HEAVY
    assert [answer for _, answer in solution.best_path()] == [Picked(id) for id in ("wait", "wait", "late", "a")]
    assert solution.best(State("asks", (0, 0), 1)) == 100 * HEAVY


def test_a_circle_without_a_way_out_is_refused_by_name() -> None:
    with pytest.raises(Unplayable, match="comes to asks can go round there for ever"):
        solve(playable({"asks": pick_one(option("a", "asks"), option("b", "asks"))}))


def test_of_equal_answers_the_first_in_the_file_is_the_expert_s() -> None:
    solution = solve(playable({"asks": pick_one(option("a", "end", 1), option("b", "sour", 5), option("c", "end", 5))}))

    assert solution.best_answer(solution.start) == Picked("b")
    assert solution.worst_answer(solution.start) == Picked("a")


@pytest.mark.parametrize(("scene", "best", "worst"), [
    (pick_several(option("a", listening=60), option("b", listening=0), option("c", listening=-50)),
     Several(("a",)), Several(("b",))),
    (put_in_order("a", "b", "c"), Ordered(("a", "b", "c")), Ordered(("b", "c", "a"))),
    (best_and_worst(option("a"), option("b"), option("c")), Ranked("a", "c"), Ranked("c", "a")),
    (say_it(), Said(""), Said("")),
])  # fmt: skip
def test_every_kind_has_a_best_and_a_worst_answer(scene: Scene, best: Answer, worst: Answer) -> None:
    solution = solve(playable({"asks": scene}))

    assert [answer for _, answer in solution.best_path()] == [best]
    assert [answer for _, answer in solution.worst_path()] == [worst]


def test_an_order_has_one_way_on_however_many_orders_there_are() -> None:
    solution = solve(playable({"asks": put_in_order(*"abcdef")}))

    assert (solution.states, solution.best(solution.start), solution.worst(solution.start)) == (
        2, 100 * HEAVY, 100 * HEAVY // 6,
    )  # fmt: skip


def test_settlements_make_ending_early_worth_the_long_way() -> None:
    short, long = option("short", "sour", 100, settlement={"listening": 100}), option("long", "then", 100)
    played = playable({"asks": pick_one(short, long), "then": pick_one(option("a", "end", 100), option("b", "end", 0))})
    solution = solve(played)

    assert [
        score(played, solution, play(played, *acts)).score
        for acts in ([Picked("short")], [Picked("long"), Picked("a")])
    ] == [1, 1]


def test_an_ending_can_settle_too() -> None:
    endings = {"good": Ending(title="Good", text="Well.", quality="good", settlement={"naming": 40}),
               "poor": Ending(title="Poor", text="Badly.", quality="poor")}  # fmt: skip
    solution = solve(playable({"asks": pick_one(option("a", "end", 0), option("b", "sour", 0))}, endings=endings))

    assert (solution.best(solution.start), solution.worst(solution.start)) == (40 * GRAINS, 0)
    assert solution.competencies == {"listening": (0, 0), "naming": (40 * GRAINS, 0)}


def test_each_competency_is_solved_alone() -> None:
    both = {"listening": 30, "naming": 80}
    solution = solve(playable({"asks": pick_one(option("a", "end", 100), option("b", "end", credit=both))}))

    assert solution.competencies == {"listening": (100 * GRAINS, 30 * GRAINS), "naming": (80 * GRAINS, 0)}


def test_a_time_limit_is_in_neither_best_nor_worst_and_can_be_stood_at() -> None:
    limit = TimeLimit(seconds=30, reason="Urgent.", extension="Twice.", leads_to="late")
    late = pick_one(option("save", "end", 100), option("lose", "end", -100))
    played = playable(
        {"asks": pick_one(option("a", "end", 60), option("b", "end", 20), time_limit=limit), "late": late}
    )
    solution = solve(played)

    assert (solution.best(solution.start), solution.worst(solution.start)) == (60 * HEAVY, 20 * HEAVY)
    assert solution.best(play(played, OutOfTime()).state) == 100 * HEAVY


def test_a_state_no_play_can_stand_at_is_unknown() -> None:
    solution = solve(circle())

    with pytest.raises(KeyError):
        solution.best(State("speak", (0, 0), 0))
    with pytest.raises(KeyError):
        solution.best_answer(play(circle(), Picked("well")).state)


def test_too_many_states_are_refused_with_the_reason() -> None:
    with pytest.raises(TooManyStates, match="more than 3 states"):
        solve(circle(), cap=3)


def test_what_can_no_longer_be_met_is_forgotten() -> None:
    loops = {
        f"loop-{at}": pick_one(option("back", f"loop-{at}", 10), option("on", f"loop-{at + 1}", 20)) for at in range(30)
    }
    solution = solve(playable({**loops, "loop-30": say_it()}))

    # Two states for each loop, the last decision and the ending: not two to the thirtieth.
    assert solution.states == 62


def test_conditions_are_part_of_what_can_be_achieved() -> None:
    told = option("a", "then", 0, effects=Effects(set={"told": True}))
    gated = option("gated", "end", 100, when=FlagIs(flag="told"))
    solution = solve(playable({"asks": pick_one(told, option("b", "then", 30)), "then": pick_one(gated, option("c"))}))

    assert [answer for _, answer in solution.best_path()] == [Picked("a"), Picked("gated")]


@pytest.mark.slow
def test_two_hundred_scenes_are_solved_along_the_best_path() -> None:
    played = large(2)
    solution = solve(played)
    run, _ = walk(played, [answer for _, answer in solution.best_path()])

    assert score(played, solution, run).score == 1
