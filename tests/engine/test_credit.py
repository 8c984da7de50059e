"""What each kind of decision earns, checked by enumeration."""

from fractions import Fraction
from itertools import permutations
from statistics import fmean

import pytest

from tests.engine.written import best_and_worst, hear_out, option, pick_one, pick_several, play, playable, put_in_order
from trainer.engine.actions import Answer, CameIn, Ordered, Picked, Ranked, Several
from trainer.engine.credit import of_order
from trainer.engine.state import GRAINS
from trainer.scenario.model import Scene

FULL = 100 * GRAINS


def earned(scene: Scene, answer: Answer) -> Fraction:
    run = play(playable({"asks": scene}), answer)
    return Fraction(run.steps[0].credit[0], FULL)


def test_pick_one_earns_the_credit_of_its_option() -> None:
    scene = pick_one(option("tell", listening=100), option("point", listening=-30))

    assert [earned(scene, Picked(id)) for id in ("tell", "point")] == [1, Fraction(-3, 10)]


@pytest.mark.parametrize(("best", "worst", "marks"), [("a", "c", 2), ("a", "b", 1), ("b", "c", 1), ("b", "a", -1),
                                                      ("c", "b", -1), ("c", "a", -2)])  # fmt: skip
def test_best_and_worst_moves_its_marks_to_nothing_up_to_full(best: str, worst: str, marks: int) -> None:
    scene = best_and_worst(option("a"), option("b"), option("c"))

    assert earned(scene, Ranked(best, worst)) == Fraction(marks + 2, 4)


def test_best_and_worst_by_chance_earns_half() -> None:
    scene = best_and_worst(option("a"), option("b"), option("c"), option("d"))

    assert sum(earned(scene, Ranked(*pair)) for pair in permutations("abcd", 2)) == 6


@pytest.mark.parametrize(("ticked", "worth"), [("a", 60), ("ab", 100), ("abc", 50), ("c", 0), ("ac", 10)])
def test_pick_several_adds_up_and_never_falls_below_nothing(ticked: str, worth: int) -> None:
    scene = pick_several(option("a", listening=60), option("b", listening=40), option("c", listening=-50))

    assert earned(scene, Several(tuple(ticked))) == Fraction(worth, 100)


def test_each_competency_has_a_floor_of_its_own() -> None:
    scene = pick_several(option("a", credit={"listening": -50, "naming": 30}), option("b", credit={"naming": -10}))

    assert play(playable({"asks": scene}), Several(("b", "a"))).steps[0].credit == (0, 20 * GRAINS)


@pytest.mark.parametrize(
    ("order", "worth"), [("abcd", Fraction(1)), ("bacd", Fraction(14, 16)), ("dcba", Fraction(8, 16))]
)
def test_up_to_five_things_earn_by_nearness(order: str, worth: Fraction) -> None:
    assert earned(put_in_order(*"abcd"), Ordered(tuple(order))) == worth


@pytest.mark.parametrize(("order", "run"), [("abcdef", 6), ("bcdefa", 5), ("fedcba", 1), ("badcfe", 3)])
def test_six_things_earn_by_the_longest_run_in_order(order: str, run: int) -> None:
    assert earned(put_in_order(*"abcdef"), Ordered(tuple(order))) == Fraction(run, 6)


def test_four_things_in_random_order_earn_the_published_average() -> None:
    shares = [of_order((FULL,), places)[0] / FULL for places in permutations(range(4))]

    assert round(fmean(shares), 2) == 0.69


@pytest.mark.parametrize("things", [3, 4, 5, 6])
def test_every_share_of_an_order_is_a_whole_number_of_grains(things: int) -> None:
    nearness = [
        (sum(max(0, 4 - abs(a - b)) for a, b in enumerate(places)), 4 * things)
        for places in permutations(range(things))
    ]

    assert all(GRAINS * near % parts == 0 for near, parts in nearness)
    assert GRAINS % 6 == 0


@pytest.mark.parametrize(("line", "worth"), [(0, 0), (1, 40), (2, 40), (3, 100)])
def test_hearing_out_earns_by_the_line_at_which_one_comes_in(line: int, worth: int) -> None:
    assert earned(hear_out((0, 0), (1, 40), (3, 100)), CameIn(line)) == Fraction(worth, 100)
