"""What guessing earns."""

import pytest

from tests.engine.written import option, pick_one, playable, say_it
from tests.strategies import large
from trainer.scenario.model import Ending
from trainer.scoring.best import solve
from trainer.scoring.guessing import corrected, guessing


def test_one_choice_of_four_is_guessed_a_quarter_of_the_time() -> None:
    ways = [option("right", "end", 100), *(option(id, "end", 0) for id in ("a", "b", "c"))]
    found = guessing(solve(playable({"asks": pick_one(*ways)})))

    assert found is not None
    assert (found.chance, found.band) == (0.25, 1.0)


def test_the_band_ends_at_the_95th_percentile() -> None:
    chain = {
        f"asks-{at}": pick_one(option("a", f"asks-{at + 1}", 100), option("b", f"asks-{at + 1}", 0)) for at in range(8)
    }
    found = guessing(solve(playable({**chain, "asks-8": say_it()})))

    # Of 8 fair coins at most 6 are right in 96 of 100 plays, and at most 5 in 86.
    assert found is not None
    assert (found.chance, found.band) == (0.5, 6 / 8)


def test_plays_by_chance_agree_with_the_expectation() -> None:
    solution = solve(large(3))
    found, again = guessing(solution, plays=400), guessing(solution, plays=400)

    assert found == again
    assert found is not None
    assert found.chance < found.band


def test_repeat_visits_and_endings_count_as_in_a_play() -> None:
    endings = {"good": Ending(title="Good", text="Well.", quality="good", settlement={"naming": 100}),
               "poor": Ending(title="Poor", text="Badly.", quality="poor")}  # fmt: skip
    ways = pick_one(option("back", "asks", 0), option("a", "end", 0), option("b", "sour", 0))
    found = guessing(solve(playable({"asks": ways}, endings=endings)), plays=200)

    assert found is not None
    assert found.chance == pytest.approx(0.5)
    assert found.band == 1.0


def test_without_a_score_there_is_nothing_to_guess() -> None:
    assert guessing(solve(playable({"asks": say_it()}))) is None


@pytest.mark.parametrize(("score", "above"), [(1, 1), (0.25, 0), (0.625, 0.5), (0, -1 / 3)])
def test_a_corrected_score_is_nothing_at_chance(score: float, above: float) -> None:
    assert corrected(score, 0.25) == pytest.approx(above)
