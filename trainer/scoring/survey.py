"""Every state a play can reach, each once, with the ways on from it.

States are found from the start by every answer. What is reached only by running out of time is surveyed as well,
because a play can stand there, but no way leads to it: a time limit is in neither the best nor the worst achievable.
Strongly connected components come out with what they lead to first (Tarjan 1972, without recursion), so that one pass
over them solves anything.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from trainer.engine.compiled import Unplayable
from trainer.engine.conditions import Values
from trainer.engine.playable import Playable
from trainer.engine.state import State
from trainer.engine.views import View
from trainer.scoring.consequences import Consequence, consequences

Key = tuple[str, Values, int]
Move = tuple[Consequence, int]
_CLOSED = sys.maxsize
"""Later than any state that is still open."""


class TooManyStates(Unplayable):
    """The scenario has more states than may be solved."""


@dataclass(slots=True, eq=False)
class Survey:
    """States by number, from the start (0) on, with their moves; an ending has none."""

    playable: Playable
    index: dict[Key, int] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)
    moves: list[list[Move]] = field(default_factory=list)
    free: list[bool] = field(default_factory=list)
    """Whether the decision here has been scored already, so that nothing is earned."""
    components: list[tuple[int, ...]] = field(default_factory=list)
    circles: dict[tuple[int, ...], None] = field(default_factory=dict)
    """Those components inside which one can go round."""

    def number(self, state: State) -> int:
        """Return the number of a state; raises KeyError for one that no play can reach."""
        return self.index[state.scene, state.values, state.scored]

    def state(self, number: int) -> State:
        """Return the state with a number."""
        return State(*self.keys[number])


def survey(playable: Playable, cap: int) -> Survey:
    """Find every state; raises TooManyStates beyond the cap, and Unplayable where a decision offers too little."""
    return _Surveyor(playable, cap).surveyed()


class _Surveyor:
    def __init__(self, playable: Playable, cap: int) -> None:
        self.playable = playable
        self.cap = cap
        self.found = Survey(playable)
        self.roots: list[int] = []
        self.low: list[int] = []
        """By state: 0 until it is opened, then the earliest opened state it is known to lead back to."""
        self.opened = 0
        self.consequences: dict[View, tuple[Consequence, ...]] = {}
        self.entered: dict[Key, int] = {}
        """The state a play comes to rest at, by the scene it enters with which values."""

    def surveyed(self) -> Survey:
        self.roots.append(self._arrive((self.playable.scenario.start, self.playable.start, 0)))
        # Grows while it is walked: states that only a time limit leads to are added at the end.
        for root in self.roots:
            if not self.low[root]:
                self._walk(root)
        return self.found

    def _walk(self, root: int) -> None:
        low = self.low
        waiting: list[int] = []
        path = [self._open(root, waiting)]
        while path:
            node, onward, opened = path[-1]
            for _, to in onward:
                if not low[to]:
                    path.append(self._open(to, waiting))
                    break
                low[node] = min(low[node], low[to])
            else:
                path.pop()
                lowest = low[node]
                if lowest == opened:
                    self._close(node, waiting)
                elif lowest < low[path[-1][0]]:
                    low[path[-1][0]] = lowest

    def _open(self, node: int, waiting: list[int]) -> tuple[int, Iterator[Move], int]:
        self.opened += 1
        self.low[node] = self.opened
        waiting.append(node)
        return node, iter(self._moves(node)), self.opened

    def _moves(self, node: int) -> list[Move]:
        scene, values, scored = self.found.keys[node]
        decision = self.playable.scenes[scene].decision
        moves = self.found.moves[node]
        if decision is None:
            return moves
        bit = self.playable.recurring.get(scene, 0)
        self.found.free[node] = bool(scored & bit)
        scored |= bit
        entered = self.entered
        for way in self._ways(decision.view(values)):
            after = values
            for change in way.changes:
                after = change(after)
            key = (way.leads_to, after, scored)
            to = entered.get(key)
            moves.append((way, self._arrive(key) if to is None else to))
        if decision.decision.time_limit:
            self.roots.append(self._arrive((decision.decision.time_limit.leads_to, values, scored)))
        return moves

    def _ways(self, view: View) -> tuple[Consequence, ...]:
        known = self.consequences.get(view)
        if known is None:
            known = self.consequences[view] = consequences(view, self.playable)
        return known

    def _arrive(self, entered: Key) -> int:
        found = self.found
        scene, values = self.playable.rest(entered[0], entered[1])
        key = (scene, values, entered[2] & self.playable.lasting[scene])
        number = found.index.get(key)
        if number is None:
            number = found.index[key] = len(found.keys)
            if number >= self.cap:
                raise TooManyStates(
                    f"The scenario has more than {self.cap:,} states, so its best and worst cannot be solved.",
                    "Bound its numbers more closely, or let fewer decisions recur.",
                )
            found.keys.append(key)
            found.moves.append([])
            found.free.append(False)
            self.low.append(0)
        self.entered[entered] = number
        return number

    def _close(self, node: int, waiting: list[int]) -> None:
        found = self.found
        if waiting[-1] == node:
            component: tuple[int, ...] = (waiting.pop(),)
            self.low[node] = _CLOSED
            if any(to == node for _, to in found.moves[node]):
                found.circles[component] = None
        else:
            at = len(waiting) - 1
            while waiting[at] != node:
                at -= 1
            component = tuple(waiting[at:])
            del waiting[at:]
            for closed in component:
                self.low[closed] = _CLOSED
            found.circles[component] = None
        found.components.append(component)
