"""What a random trainee earns on average from every state, when each answer is as likely as any other.

Inside a component of states that lead back to each other the equations are iterated (Gauss and Seidel) until no value
moves by more than 1e-12 of the largest.
"""

from trainer.engine.views import weighed
from trainer.scoring.survey import Survey

_STILL = 1e-12


def expectation(survey: Survey) -> list[float]:
    """Return the expectation by number of state, in weighted grains. Every circle must have a way out."""
    values = [0.0] * len(survey.moves)
    circles = set(survey.circles)
    for component in survey.components:
        moved = _sweep(survey, component, values)
        while component in circles and moved > _STILL * max(1.0, *(abs(values[number]) for number in component)):
            moved = _sweep(survey, component, values)
    return values


def _sweep(survey: Survey, component: tuple[int, ...], values: list[float]) -> float:
    moved = 0.0
    for number in component:
        value = _mean(survey, number, values)
        moved = max(moved, abs(value - values[number]))
        values[number] = value
    return moved


def _mean(survey: Survey, number: int, values: list[float]) -> float:
    moves = survey.moves[number]
    if not moves:
        ending = survey.playable.scenes[survey.keys[number][0]].ending
        settled = survey.playable.settlements[ending] if ending else ()
        return float(weighed(settled, survey.playable.weights)) if ending else 0.0
    free = survey.free[number]
    answers = sum([len(way.totals) for way, _ in moves])
    return sum([(0 if free else sum(way.totals)) + len(way.totals) * values[to] for way, to in moves]) / answers
