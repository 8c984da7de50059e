"""Every state a scenario can reach under one profile, and a shortest way to each: the witness that a finding shows."""

from collections import deque
from dataclasses import dataclass, field

from trainer.engine.actions import Answer, CameIn, Ordered, Picked, Ranked, Several
from trainer.engine.compiled import Unplayable
from trainer.engine.conditions import Values
from trainer.engine.playable import Playable, prepare
from trainer.engine.state import State
from trainer.scenario.conditions import RuleSays
from trainer.scenario.fields import Standing
from trainer.scenario.model import Scenario
from trainer.scenario.profiles import Profile, standing
from trainer.scenario.rewrite import parts
from trainer.scoring.best import Solution, solve
from trainer.scoring.survey import Survey

LATE = "time runs out"


@dataclass(frozen=True, eq=False)
class Explored:
    """A scenario solved under one profile, with the step that first led to each state."""

    solution: Solution
    parents: dict[int, tuple[int, str]] = field(repr=False)
    profiles: tuple[str, ...]
    """The profiles under which the scenario plays so."""

    @property
    def playable(self) -> Playable:
        """What was explored."""
        return self.solution.playable

    @property
    def survey(self) -> Survey:
        """Its states and the ways between them."""
        return self.solution.survey

    @property
    def profile(self) -> str:
        """The ids of the profiles, as a finding names them."""
        return ", ".join(self.profiles)

    def way(self, number: int, last: str = "") -> str:
        """Tell the shortest way to a state, decision by decision, and what is answered there last."""
        steps = [f"{self.survey.keys[number][0]}: {last}"] if last else []
        while number in self.parents:
            number, answer = self.parents[number]
            steps.append(f"{self.survey.keys[number][0]}: {answer}")
        return " > ".join(reversed(steps)) or "from the start"

    def follow(self, number: int, answer: Answer) -> int:
        """Return the state that an answer leads to from another."""
        state = self.survey.state(number)
        view = self.playable.view(state)
        assert view is not None
        outcome = view.outcome(answer)
        values = state.values
        for played in outcome.happens:
            values = played.change(values) if played.change else values
        return self.survey.number(arrived(self.playable, state, outcome.leads_to, values))

    def best_path(self) -> tuple[tuple[tuple[int, Answer], ...], int]:
        """Return the states and answers worth most, and the state of the ending they come to."""
        steps, number = [], 0
        while self.survey.moves[number]:
            answer = self.solution.best_answer(self.survey.state(number))
            steps.append((number, answer))
            number = self.follow(number, answer)
        return tuple(steps), number


def explore(scenario: Scenario, profile: Profile, cap: int, alike: tuple[str, ...] = ()) -> Explored:
    """Solve a scenario under a profile, and under those that are `alike` for it; raises Unplayable."""
    solution = solve(prepare(scenario, profile), cap)
    return Explored(solution, _parents(solution.survey), (profile.id, *alike))


def explored(
    scenario: Scenario, profiles: "tuple[Profile, ...]", cap: int
) -> tuple[tuple[Explored, ...], Unplayable | None]:
    """Solve a scenario under every profile, up to the first under which it cannot be played.

    Profiles that say the same about every rule a condition asks about are solved once, since the scenario plays alike.
    """
    found: list[Explored] = []
    for profile, *alike in _alike(scenario, profiles):
        try:
            found.append(explore(scenario, profile, cap, tuple(one.id for one in alike)))
        except Unplayable as fault:
            return tuple(found), fault
    return tuple(found), None


def _alike(scenario: Scenario, profiles: tuple[Profile, ...]) -> list[list[Profile]]:
    rules = sorted({part.rule for _, part in parts(scenario) if isinstance(part, RuleSays)})
    groups: dict[tuple[Standing, ...], list[Profile]] = {}
    for profile in profiles:
        groups.setdefault(tuple(standing(profile, rule) for rule in rules), []).append(profile)
    return list(groups.values())


def shown(answer: Answer) -> str:
    """Name an answer by the ids of its options."""
    match answer:
        case Picked():
            return answer.option
        case Ranked():
            return f"best {answer.best}, worst {answer.worst}"
        case Several():
            return " + ".join(answer.options)
        case Ordered():
            return ", ".join(answer.options)
        case CameIn():
            return f"at line {answer.line}"
        case _:
            return "own words"


def _parents(survey: Survey) -> dict[int, tuple[int, str]]:
    parents: dict[int, tuple[int, str]] = {}
    waiting, met = deque([0]), {0}
    while waiting:
        number = waiting.popleft()
        ways = [(to, shown(way.best[1])) for way, to in survey.moves[number]]
        for to, answer in [*ways, *_late(survey, number)]:
            if to not in met:
                met.add(to)
                parents[to] = (number, answer)
                waiting.append(to)
    return parents


def _late(survey: Survey, number: int) -> list[tuple[int, str]]:
    """Give the state that running out of time leads to."""
    playable, state = survey.playable, survey.state(number)
    decision = playable.scenes[state.scene].decision
    limit = decision.decision.time_limit if decision else None
    if limit is None:
        return []
    return [(survey.number(arrived(playable, state, limit.leads_to, state.values)), LATE)]


def arrived(playable: Playable, state: State, to: str, values: Values) -> State:
    """Return the state at which a play rests that goes on from another to a scene with these values."""
    return playable.after(state, *playable.rest(to, values))
