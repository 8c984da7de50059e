"""Every state a play can reach, each once, with the ways on from it.

States are found from the start by every answer. What is reached only by running out of time is surveyed as well,
because a play can stand there, but no way leads to it: a time limit is in neither the best nor the worst achievable.
Strongly connected components come out with what they lead to first (Tarjan 1972, without recursion), so that one pass
over them solves anything.
"""

from dataclasses import dataclass, field

from trainer.engine.compiled import Unplayable
from trainer.engine.conditions import Values
from trainer.engine.playable import Playable
from trainer.engine.state import State
from trainer.engine.views import View
from trainer.scoring.consequences import Consequence, consequences

Key = tuple[str, Values, int]
Move = tuple[Consequence, int]


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
        self.consequences: dict[View, tuple[Consequence, ...]] = {}
        self.resting: dict[tuple[str, Values], tuple[str, Values]] = {}

    def surveyed(self) -> Survey:
        start = self.playable.rest(self.playable.scenario.start, self.playable.start)
        self.roots.append(self._number((*start, 0)))
        order: dict[int, int] = {}
        # Grows while it is walked: states that only a time limit leads to are added at the end.
        for root in self.roots:
            if root not in order:
                self._walk(root, order)
        return self.found

    def _walk(self, root: int, order: dict[int, int]) -> None:
        moves = self.found.moves
        low: dict[int, int] = {}
        waiting: list[int] = []
        self._open(root)
        order[root] = low[root] = len(order)
        waiting.append(root)
        path = [(root, iter(moves[root]))]
        while path:
            node, onward = path[-1]
            for _, to in onward:
                if to not in order:
                    self._open(to)
                    order[to] = low[to] = len(order)
                    waiting.append(to)
                    path.append((to, iter(moves[to])))
                    break
                # States that are no longer waiting have left `low`.
                if order[to] < low[node] and to in low:
                    low[node] = order[to]
            else:
                path.pop()
                lowest = low[node]
                if path and lowest < low[path[-1][0]]:
                    low[path[-1][0]] = lowest
                if lowest == order[node]:
                    self._close(node, waiting, low)

    def _number(self, key: Key) -> int:
        found = self.found
        number = found.index.get(key)
        if number is None:
            number = len(found.keys)
            if number >= self.cap:
                raise TooManyStates(
                    f"The scenario has more than {self.cap:,} states, so its best and worst cannot be solved.",
                    "Bound its numbers more closely, or let fewer decisions recur.",
                )
            found.index[key] = number
            found.keys.append(key)
            found.moves.append([])
            found.free.append(False)
        return number

    def _open(self, node: int) -> None:
        scene, values, scored = self.found.keys[node]
        decision = self.playable.scenes[scene].decision
        if decision is None:
            return
        view = decision.view(values)
        known = self.consequences.get(view)
        if known is None:
            known = self.consequences[view] = consequences(view, self.playable)
        bit = self.playable.recurring.get(scene, 0)
        self.found.free[node] = bool(scored & bit)
        moves = self.found.moves[node]
        for way in known:
            after = values
            for change in way.changes:
                after = change(after)
            moves.append((way, self._number(self._rest(way.leads_to, after, scored | bit))))
        if view.decision.time_limit:
            self.roots.append(self._number(self._rest(view.decision.time_limit.leads_to, values, scored | bit)))

    def _rest(self, scene: str, values: Values, scored: int) -> Key:
        entered = (scene, values)
        found = self.resting.get(entered)
        if found is None:
            found = self.resting[entered] = self.playable.rest(scene, values)
        return (*found, scored & self.playable.lasting[found[0]])

    def _close(self, node: int, waiting: list[int], low: dict[int, int]) -> None:
        at = len(waiting) - 1
        while waiting[at] != node:
            at -= 1
        component = tuple(waiting[at:])
        del waiting[at:]
        for closed in component:
            del low[closed]
        self.found.components.append(component)
        if len(component) > 1 or any(to == node for _, to in self.found.moves[node]):
            self.found.circles[component] = None
