"""One aim solved over all states: the most total, the least total, or the most or least of one competency.

Every aim is a maximum; a least is the maximum of the negative.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from trainer.engine.actions import Answer
from trainer.engine.compiled import Unplayable
from trainer.engine.state import Grains
from trainer.engine.views import weighed
from trainer.scoring.consequences import Consequence
from trainer.scoring.survey import Move, Survey


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be as much as possible: of a way on, of an ending's settlement, and which answer attains it."""

    of_way: Callable[[Consequence], int]
    of_ending: Callable[[Grains, Grains], int]
    """Takes the settlement and the weights."""
    answer: Callable[[Consequence], tuple[int, Answer]]


def highest() -> Aim:
    """Aim at the most weighted credit and settlement."""
    return Aim(lambda way: way.most, weighed, lambda way: way.best)


def lowest() -> Aim:
    """Aim at the least weighted credit and settlement."""
    return Aim(lambda way: -way.least, lambda settled, weights: -weighed(settled, weights), lambda way: way.worst)


def alone(place: int, *, best: bool) -> Aim:
    """Aim at the most or least of one competency, whatever happens to the others."""
    if best:
        return Aim(lambda way: way.most_by[place], lambda settled, _: settled[place], lambda way: way.best)
    return Aim(lambda way: -way.least_by[place], lambda settled, _: -settled[place], lambda way: way.worst)


@dataclass(frozen=True, eq=False)
class Solved:
    """The value of every state under an aim, and how to attain it."""

    survey: Survey
    aim: Aim
    values: list[int]

    def answer(self, number: int) -> Answer:
        """Return the answer that attains a state's value; raises KeyError at an ending."""
        return self.aim.answer(self._way(number)[0])[1]

    def path(self) -> Iterator[tuple[int, Answer]]:
        """Give states and answers from the start to an ending."""
        number = 0
        while self.survey.moves[number]:
            way, to = self._way(number)
            yield number, self.aim.answer(way)[1]
            number = to

    def _way(self, number: int) -> Move:
        if number in self._out:
            return self._out[number]
        return min(self._attaining(number), key=self._place)

    def _attaining(self, number: int) -> list[Move]:
        moves, free = self.survey.moves[number], self.survey.free[number]
        if not moves:
            raise KeyError(self.survey.state(number))
        of_way = self.aim.of_way
        return [(way, to) for way, to in moves if (0 if free else of_way(way)) + self.values[to] == self.values[number]]

    def _place(self, move: Move) -> int:
        return self.aim.answer(move[0])[0]

    @cached_property
    def _out(self) -> dict[int, Move]:
        """For states on circles: the way on that leads out to the value soonest, of equals the first in the file."""
        ways: dict[int, Move] = {}
        for circle in self.survey.circles:
            inside = set(circle)
            behind: dict[int, list[tuple[int, Move]]] = {number: [] for number in circle}
            for number in circle:
                for move in sorted(self._attaining(number), key=self._place):
                    if move[1] in inside:
                        behind[move[1]].append((number, move))
                    else:
                        ways.setdefault(number, move)
            reached = deque(number for number in circle if number in ways)
            while reached:
                for number, move in behind[reached.popleft()]:
                    if number not in ways:
                        ways[number] = move
                        reached.append(number)
        return ways


def solved(survey: Survey, aim: Aim) -> Solved:
    """Solve one aim in one pass over the components; raises Unplayable where a circle has no way out."""
    of_way, moves, free = aim.of_way, survey.moves, survey.free
    values = [0] * len(moves)
    for component in survey.components:
        if len(component) == 1 and component not in survey.circles:
            number = component[0]
            if not moves[number]:
                values[number] = _settled(survey, aim, number)
            elif free[number]:
                values[number] = max([values[to] for _, to in moves[number]])
            else:
                values[number] = max([of_way(way) + values[to] for way, to in moves[number]])
        else:
            value = _of_circle(survey, aim, component, values)
            for number in component:
                values[number] = value
    return Solved(survey, aim, values)


def _of_circle(survey: Survey, aim: Aim, circle: tuple[int, ...], values: list[int]) -> int:
    inside = set(circle)
    exits = [
        (0 if survey.free[number] else aim.of_way(way)) + values[to]
        for number in circle
        for way, to in survey.moves[number]
        if to not in inside
    ]
    if not exits:
        scenes = sorted({survey.keys[number][0] for number in circle})
        raise Unplayable(
            f"A play that comes to {', '.join(scenes)} can go round there for ever.",
            "Give one of their options a way out that does not depend on a condition.",
        )
    return max(exits)


def _settled(survey: Survey, aim: Aim, number: int) -> int:
    playable = survey.playable
    ending = playable.scenes[survey.keys[number][0]].ending
    return aim.of_ending(playable.settlements[ending], playable.weights) if ending else 0
