"""Best, worst and by chance: what can be achieved from any state of a scenario, solved exactly.

Best and worst are whole grains. A component of states that lead back to each other is solved as one: going round inside
it earns nothing (every decision on a circle is scored once), so each of its states is worth what its best (or worst)
way out is worth. Chance is the expectation when every answer is equally likely.
"""

from dataclasses import dataclass
from functools import cached_property

from trainer.engine.actions import Answer
from trainer.engine.playable import Playable
from trainer.engine.state import State
from trainer.scoring.aims import Solved, alone, highest, lowest, solved
from trainer.scoring.expected import expectation
from trainer.scoring.survey import Survey, survey

CAP = 1_000_000
Path = tuple[tuple[State, Answer], ...]


@dataclass(frozen=True, eq=False)
class Solution:
    """What every state of a playable is worth. Asked about a state no play can stand at, it raises KeyError."""

    playable: Playable
    survey: Survey
    highest: Solved
    lowest: Solved

    @property
    def states(self) -> int:
        """How many states there are."""
        return len(self.survey.keys)

    @property
    def start(self) -> State:
        """Where a play first rests."""
        return self.survey.state(0)

    @property
    def span(self) -> int:
        """Best minus worst from the start: what every score and every regret is measured against."""
        return self.best(self.start) - self.worst(self.start)

    def best(self, state: State) -> int:
        """Return the most that can still be earned, in weighted grains."""
        return self.highest.values[self.survey.number(state)]

    def worst(self, state: State) -> int:
        """Return the least that can still be earned, in weighted grains."""
        return -self.lowest.values[self.survey.number(state)]

    def chance(self, state: State) -> float:
        """Return what a random trainee can still expect to earn, in weighted grains."""
        return self.expected[self.survey.number(state)]

    def weakest(self, state: State) -> int:
        """Return the least an answer here is worth when everything after it is done best, in weighted grains."""
        number = self.survey.number(state)
        free, then = self.survey.free[number], self.highest.values
        return min((0 if free else way.least) + then[to] for way, to in self.survey.moves[number])

    def best_answer(self, state: State) -> Answer:
        """Return the answer that attains the best; of equals the first in the file, in a circle one that leads out."""
        return self.highest.answer(self.survey.number(state))

    def worst_answer(self, state: State) -> Answer:
        """Return the answer that attains the worst, chosen likewise."""
        return self.lowest.answer(self.survey.number(state))

    def best_path(self) -> Path:
        """Return the expert path: best answers from the start to an ending."""
        return tuple((self.survey.state(number), answer) for number, answer in self.highest.path())

    def worst_path(self) -> Path:
        """Return the path of worst answers from the start to an ending."""
        return tuple((self.survey.state(number), answer) for number, answer in self.lowest.path())

    @cached_property
    def competencies(self) -> dict[str, tuple[int, int]]:
        """Best and worst of each competency alone from the start, in grains."""
        return {
            name: (self._alone(place, best=True), self._alone(place, best=False))
            for place, name in enumerate(self.playable.competencies)
        }

    @cached_property
    def expected(self) -> list[float]:
        """Expectation under uniform play, by the number of the state."""
        return expectation(self.survey)

    def _alone(self, place: int, *, best: bool) -> int:
        value = solved(self.survey, alone(place, best=best)).values[0]
        return value if best else -value


def solve(playable: Playable, cap: int = CAP) -> Solution:
    """Solve a playable; raises TooManyStates beyond the cap, and Unplayable where a circle has no way out."""
    found = survey(playable, cap)
    return Solution(playable, found, solved(found, highest()), solved(found, lowest()))
