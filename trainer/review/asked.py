"""Every condition of a scenario, asked at every state in which a play asks it: did it hold, did it fail, and where.

This goes the way the engine goes (engine/hearing.py): effects first, then the lines beside them; of routes, moods and
`under` a later one is asked only where the earlier ones fail.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trainer.engine.compiled import PlayedBeat
from trainer.engine.conditions import Change, Test, Values
from trainer.engine.playable import Playable, PlayedScene
from trainer.engine.views import PlayedDecision, View
from trainer.review.exploration import LATE, Explored, shown
from trainer.scenario.decisions import HearOut, PutInOrder
from trainer.scenario.positions import Path

Where = tuple[int, str]
"""A state by its number, and what is answered there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where each condition first held and first failed, by its path; and the most words heard in each scene."""

    explored: Explored
    held: dict[Path, Where] = field(default_factory=dict)
    failed: dict[Path, Where] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)


def ask(explored: Explored) -> Asked:
    """Ask every condition everywhere."""
    asking = _Asking(explored)
    asking.everywhere()
    return asking.asked


class _Asking:
    def __init__(self, explored: Explored) -> None:
        self.asked = Asked(explored)
        self.playable: Playable = explored.playable
        self.survey = explored.survey
        self.entered: set[tuple[str, Values]] = set()
        self.worn: set[Values] = set()
        self.decided: set[tuple[str, Values]] = set()

    def everywhere(self) -> None:
        """Begin as a play begins, then answer at every state."""
        self._enter(self.playable.scenario.start, self.playable.start, (0, ""))
        for number, (scene, values, _) in enumerate(self.survey.keys):
            decision = self.playable.scenes[scene].decision
            if decision is not None and (scene, values) not in self.decided:
                self.decided.add((scene, values))
                self._decide(number, decision, values)

    def _decide(self, number: int, decision: PlayedDecision, values: Values) -> None:
        path: Path = ("scenes", decision.scene, "decision")
        view = decision.view(values)
        self._offered(decision, path, values, (number, ""))
        if isinstance(view.decision, HearOut):
            self._hear(view.lines, (*path, "lines"), values, (number, ""))
        # However things are put in order, the same happens.
        for answer in view.answers[:1] if isinstance(view.decision, PutInOrder) else view.answers:
            outcome = view.outcome(answer)
            where = (number, shown(answer))
            after = values
            for played in outcome.happens:
                after = self._changed(played.change, after, where)
                self._hear(played.script, (*path, "options", played.place, "script"), after, where)
            self._enter(outcome.leads_to, after, where)
        self._late(view, path, values, (number, LATE))

    def _offered(self, decision: PlayedDecision, path: Path, values: Values, where: Where) -> None:
        for place, option in decision.asked:
            at: Path = (*path, "options", place)
            if self._ask((*at, "when"), option.offered, values, where):
                paths = [(*at, "under", index, "when") for index in range(len(option.unders))]
                self._first(list(zip(paths, option.unders, strict=True)), values, where)

    def _late(self, view: View, path: Path, values: Values, where: Where) -> None:
        limit = view.decision.time_limit
        if limit is not None:
            self._hear(view.timed_out_script, (*path, "time_limit", "script"), values, where)
            self._enter(limit.leads_to, values, where)

    def _enter(self, scene: str, values: Values, where: Where) -> None:
        to: str | None = scene
        while to is not None and (to, values) not in self.entered:
            self.entered.add((to, values))
            played = self.playable.scenes[to]
            values = self._changed(played.change, values, where)
            words = self._hear(played.script, ("scenes", to, "script"), values, where)
            self.asked.words[to] = max(words, self.asked.words.get(to, 0))
            to = self._onward(played, values, where)

    def _onward(self, scene: PlayedScene, values: Values, where: Where) -> str | None:
        paths: list[Path] = [("scenes", scene.id, "routes", index, "when") for index in range(len(scene.routes))]
        self._first([(path, test) for path, (test, _) in zip(paths, scene.routes, strict=True)], values, where)
        return scene.onward(values)

    def _changed(self, change: Change | None, values: Values, where: Where) -> Values:
        after = change(values) if change else values
        if after not in self.worn:
            self.worn.add(after)
            for person, moods in self.playable.moods:
                paths: list[Path] = [("cast", person, "moods", index, "when") for index in range(len(moods))]
                self._first([(path, test) for path, (test, _) in zip(paths, moods, strict=True)], after, where)
        return after

    def _hear(self, beats: Sequence[PlayedBeat], path: Path, values: Values, where: Where) -> int:
        held = [beat for index, beat in enumerate(beats) if self._ask((*path, index, "when"), beat.test, values, where)]
        return sum(len(beat.text.split()) for beat in held)

    def _first(self, tests: Iterable[tuple[Path, Test]], values: Values, where: Where) -> None:
        """Ask one after the other until one holds."""
        for path, test in tests:
            if self._ask(path, test, values, where):
                return

    def _ask(self, path: Path, test: Test, values: Values, where: Where) -> bool:
        holds = test(values)
        (self.asked.held if holds else self.asked.failed).setdefault(path, where)
        return holds
