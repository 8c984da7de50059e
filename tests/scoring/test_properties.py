"""What holds for every score: between worst and best, and regrets that add up to exactly what is missing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import TINY, playables, quick, seeds
from trainer.engine.actions import Choose
from trainer.engine.advance import advance, begin
from trainer.engine.playable import Playable
from trainer.engine.state import Mode, Run
from trainer.engine.views import weighed
from trainer.engine.walk import random_walk, walk
from trainer.scoring.best import Path, Solution, solve
from trainer.scoring.debrief import debrief
from trainer.scoring.points import earned, settled
from trainer.scoring.result import Result, score


def _earned(played: Playable, run: Run) -> int:
    settled = weighed(played.settlements[run.ending or ""], played.weights)
    return settled + sum(
        weighed(step.credit, played.weights) + weighed(step.settlement, played.weights) for step in run.steps
    )


def _every_total(played: Playable, run: Run) -> list[tuple[int, float]]:
    """List what every play from here earns in all, with its chance: by playing them all."""
    view = played.view(run.state)
    if view is None:
        return [(_earned(played, run), 1.0)]
    onward = [advance(played, run, Choose(answer))[0] for answer in view.answers]
    return [(total, part / len(onward)) for then in onward for total, part in _every_total(played, then)]


def _along(played: Playable, path: Path) -> int:
    return _earned(played, walk(played, [answer for _, answer in path])[0])


@quick
@given(playables(TINY))
def test_playing_every_play_gives_what_the_solver_says(played: Playable) -> None:
    solution = solve(played)
    totals = _every_total(played, begin(played, seed=0, mode="practice"))

    assert max(total for total, _ in totals) == solution.best(solution.start)
    assert min(total for total, _ in totals) == solution.worst(solution.start)
    assert abs(sum(total * part for total, part in totals) - solution.chance(solution.start)) < 1e-3


@quick
@given(playables())
def test_the_best_path_attains_the_best_and_the_worst_path_the_worst(played: Playable) -> None:
    solution = solve(played)

    assert _along(played, solution.best_path()) == solution.best(solution.start)
    assert _along(played, solution.worst_path()) == solution.worst(solution.start)


def _then(played: Playable, solution: Solution, run: Run) -> list[tuple[int, int, float]]:
    view = played.view(run.state)
    assert view is not None
    found = []
    for answer in view.answers:
        after = advance(played, run, Choose(answer))[0].state
        worth = weighed(earned(played, run.state, answer), played.weights)
        worth += weighed(settled(played, run.state, answer), played.weights)
        found.append((worth + solution.best(after), worth + solution.worst(after), worth + solution.chance(after)))
    return found


@quick
@given(playables(), seeds)
def test_every_state_is_worth_the_best_of_what_follows(played: Playable, seed: int) -> None:
    solution, (run, _) = solve(played), random_walk(played, seed)

    for state in {step.before for step in run.steps}:
        best, worst, chance = zip(*_then(played, solution, replace(run, state=state, ending=None)), strict=True)
        assert (max(best), min(worst)) == (solution.best(state), solution.worst(state))
        assert abs(sum(chance) / len(chance) - solution.chance(state)) < 1e-3
        assert min(best) == solution.weakest(state)


@quick
@given(playables(), seeds)
def test_regrets_add_up_to_best_minus_earned(played: Playable, seed: int) -> None:
    solution, (run, _) = solve(played), random_walk(played, seed)

    result = score(played, solution, run)

    assert sum(step.regret for step in result.steps) == result.best - result.earned
    assert all(step.regret >= 0 for step in result.steps)
    assert result.worst <= result.earned == _earned(played, run) <= result.best


@quick
@given(playables(), seeds)
def test_a_competency_stays_between_its_own_worst_and_best(played: Playable, seed: int) -> None:
    result = score(played, solve(played), random_walk(played, seed)[0])

    for found in result.competencies.values():
        assert found.worst <= found.earned <= found.best
        assert (found.score is None) == (not found.decisions or found.worst == found.best)


@quick
@given(playables(), seeds)
def test_points_lost_add_up_to_what_the_shown_score_lacks(played: Playable, seed: int) -> None:
    solution, (run, _) = solve(played), random_walk(played, seed)
    result = score(played, solution, run)

    shown = debrief(played, solution, run, result, {})

    assert shown.score is None or sum(entry.points for entry in shown.record) == 100 - shown.score == shown.lost


@quick
@given(playables(), seeds, st.sampled_from(["practice", "worked example"]))
def test_a_result_survives_being_stored(played: Playable, seed: int, mode: Mode) -> None:
    result = score(played, solve(played), random_walk(played, seed, mode=mode)[0])

    assert Result.from_plain(result.to_plain()) == result
