"""A scenario made ready to be played under one agency profile: compiled once, then only looked up.

Decides what cannot be played at all: a shared sub-scene that was not put in place, and scenes without a decision that
lead round in a circle, because a play would never come to rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trainer.engine.compiled import PlayedBeat, Terms, Unplayable, played_script
from trainer.engine.conditions import Change, Test, Values, changing, compiled, start_values
from trainer.engine.graph import components, is_loop
from trainer.engine.state import Faces, Grains, State
from trainer.engine.views import PlayedDecision, View, played_decision, targets
from trainer.scenario.conditions import Condition
from trainer.scenario.decisions import SayIt
from trainer.scenario.edition import with_variant
from trainer.scenario.model import Scenario, Scene
from trainer.scenario.profiles import Profile
from trainer.scenario.script import Expression


@dataclass(frozen=True, slots=True, eq=False)
class PlayedScene:
    """A scene in the form the engine plays. Without a decision or an ending it is passed through."""

    id: str
    change: Change | None
    script: tuple[PlayedBeat, ...]
    knows: tuple[str, ...]
    routes: tuple[tuple[Test, str], ...]
    decision: PlayedDecision | None
    ending: str | None

    def onward(self, values: Values) -> str | None:
        """Return the scene it goes on to, or None where a play rests."""
        if not self.routes:
            return None
        for test, to in self.routes:
            if test(values):
                return to
        raise Unplayable(f"No route of scene {self.id} holds.", "Give its last route no condition.")


@dataclass(frozen=True, slots=True, eq=False)
class Playable:
    """A scenario, one variant of it, and the profile in force, compiled."""

    scenario: Scenario
    """With the variant's people, place and order in place and every word filled in."""
    profile: Profile
    variant: str | None
    variants: Mapping[str, str]
    """Titles of all variants of the scenario, by id."""
    terms: Terms
    variables: tuple[str, ...]
    weights: Grains
    """Weight of each competency, in the order of `terms.competencies`."""
    start: Values
    scenes: Mapping[str, PlayedScene]
    recurring: Mapping[str, int]
    """Bit of each scored decision that can be met more than once."""
    lasting: Mapping[str, int]
    """At each scene, the bits of those decisions that can still be met again from there."""
    moods: tuple[tuple[str, tuple[tuple[Test, Expression], ...]], ...]
    settlements: Mapping[str, Grains]
    """What each ending settles."""
    _faces: dict[Values, Faces] = field(default_factory=dict)

    @property
    def competencies(self) -> tuple[str, ...]:
        """Competencies in the order in which credit is held."""
        return self.terms.competencies

    def test(self, condition: Condition | None) -> Test:
        """Turn a condition of this scenario into a function over values."""
        return compiled(condition, self.terms.variables, self.profile)

    def view(self, state: State) -> View | None:
        """Return the decision as it stands at a state, or None at an ending."""
        decision = self.scenes[state.scene].decision
        return decision.view(state.values) if decision else None

    def after(self, state: State, scene: str, values: Values) -> State:
        """Return the state that follows one whose decision was taken. What cannot be met again is forgotten."""
        return State(scene, values, (state.scored | self.recurring.get(state.scene, 0)) & self.lasting[scene])

    def is_repeat(self, state: State) -> bool:
        """Say whether the decision here has been scored already."""
        return bool(state.scored & self.recurring.get(state.scene, 0))

    def faces(self, values: Values) -> Faces:
        """Return how everybody looks by mood: the first mood that holds, or the last one where none does."""
        found = self._faces.get(values)
        if found is None:
            found = self._faces[values] = {
                person: next((show for test, show in moods if test(values)), moods[-1][1])
                for person, moods in self.moods
            }
        return found

    def rest(self, scene: str, values: Values) -> tuple[str, Values]:
        """Enter a scene and pass on until a decision or an ending."""
        while True:
            entered = self.scenes[scene]
            if entered.change:
                values = entered.change(values)
            to = entered.onward(values)
            if to is None:
                return scene, values
            scene = to


def prepare(scenario: Scenario, profile: Profile, variant: str | None = None) -> Playable:
    """Compile a scenario for playing; raises Unplayable, which names the scenes."""
    variants = {id: found.title for id, found in scenario.variants.items()}
    scenario = with_variant(scenario, variant)
    terms = Terms(scenario.variables, profile, tuple(scenario.competencies))
    variables = scenario.variables
    edges = {id: _onward(scene) for id, scene in scenario.scenes.items()}
    _refuse_endless(scenario, edges)
    recurring, lasting = _recurring(scenario, edges)
    moods = tuple(
        (id, tuple((compiled(mood.when, variables, profile), mood.show) for mood in person.moods))
        for id, person in scenario.cast.items()
    )
    return Playable(
        scenario=scenario,
        profile=profile,
        variant=variant,
        variants=variants,
        terms=terms,
        variables=(*variables.numbers, *variables.flags),
        weights=tuple(scenario.competencies.values()),
        start=start_values(variables),
        scenes={id: _played(id, scene, terms) for id, scene in scenario.scenes.items()},
        recurring=recurring,
        lasting=lasting,
        moods=moods,
        settlements={id: terms.grains(ending.settlement) for id, ending in scenario.endings.items()},
    )


def _played(id: str, scene: Scene, terms: Terms) -> PlayedScene:
    return PlayedScene(
        id=id,
        change=changing(scene.effects, terms.variables),
        script=played_script(scene.script, terms),
        knows=scene.knows,
        routes=tuple((compiled(route.when, terms.variables, terms.profile), route.to) for route in scene.routes),
        decision=played_decision(id, scene.decision, terms) if scene.decision else None,
        ending=scene.ending,
    )


def _onward(scene: Scene) -> tuple[str, ...]:
    if scene.decision:
        return tuple(sorted(targets(scene.decision)))
    return tuple(route.to for route in scene.routes)


def _refuse_endless(scenario: Scenario, edges: Mapping[str, tuple[str, ...]]) -> None:
    for id, scene in scenario.scenes.items():
        if scene.use is not None:
            raise Unplayable(
                f"Scene {id} plays the sub-scene {scene.use.sub_scene}, which is not in place.",
                "Read the scenario together with the files under scenarios/shared.",
            )
    passing = {id: edges[id] for id, scene in scenario.scenes.items() if scene.routes}
    inner = {id: tuple(to for to in onward if to in passing) for id, onward in passing.items()}
    for found in _loops(inner):
        raise Unplayable(
            f"The scenes {', '.join(sorted(found))} lead round in a circle without a decision.",
            "Let one of them lead to a decision or an ending.",
        )


def _recurring(scenario: Scenario, edges: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, int], dict[str, int]]:
    loops = tuple(_loops(edges))
    met_again = {id for found in loops for id in found}
    scored = (
        id
        for id, scene in scenario.scenes.items()
        if id in met_again and scene.decision is not None and not isinstance(scene.decision, SayIt)
    )
    bits = {id: 1 << bit for bit, id in enumerate(scored)}
    lasting = dict.fromkeys(scenario.scenes, 0)
    for found in loops:
        lasting |= dict.fromkeys(found, sum(bits.get(id, 0) for id in found))
    return bits, lasting


def _loops(edges: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    return (found for found in components(edges) if is_loop(found, edges))
