"""A decision as it stands at certain values: what is offered, what can be answered, what follows from each answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, permutations

from trainer.engine.actions import Answer, CameIn, Ordered, Picked, Ranked, Said, Several
from trainer.engine.compiled import PlayedBeat, PlayedOption, Terms, Unplayable, WrittenOption, played_script
from trainer.engine.compiled import written_option as written
from trainer.engine.conditions import Values
from trainer.engine.credit import added, of_best_and_worst, of_order
from trainer.engine.state import Grains
from trainer.scenario.decisions import BestAndWorst, Decision, Entry, HearOut, PickSeveral, PutInOrder, SayIt


class NotOffered(ValueError):
    """The action cannot be done here; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What follows from one answer."""

    credit: Grains
    settlement: Grains
    happens: tuple[PlayedOption, ...]
    """Options that take place, in the order of the file: their effects, scripts and screen-outs count."""
    leads_to: str
    words: tuple[str, ...]
    """What the transcript says was chosen."""


@dataclass(frozen=True, eq=False)
class View:
    """One form of a decision. All values with the same options in the same form share it."""

    scene: str
    decision: Decision
    terms: Terms
    options: tuple[PlayedOption, ...]
    lines: tuple[PlayedBeat, ...]
    timed_out_script: tuple[PlayedBeat, ...]
    _outcomes: dict[Answer, Outcome] = field(default_factory=dict)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Return every possible answer, in an order that settles ties: by the file, fewer ticks before more."""
        return tuple(_answers(self))

    def outcome(self, answer: Answer) -> Outcome:
        """Return what follows from an answer; raises NotOffered."""
        found = self._outcomes.get(answer)
        if found is None:
            found = _outcome(self, answer)
            if not isinstance(answer, Said):
                self._outcomes[answer] = found
        return found

    @cached_property
    def by_id(self) -> dict[str, PlayedOption]:
        """Find an offered option by its id."""
        return {played.option.id: played for played in self.options}

    def entry_at(self, line: int) -> PlayedOption:
        """Return the entry of a hear-them-out that holds at a line; raises NotOffered."""
        reached = [played for played in self.options if _from_line(played) <= line]
        if not 0 <= line <= len(self.lines) or not reached:
            raise NotOffered(f"Nobody can come in at line {line} of {self.scene}.")
        return max(reached, key=_from_line)


@dataclass(frozen=True, eq=False)
class PlayedDecision:
    """A decision with all its views."""

    scene: str
    decision: Decision
    terms: Terms
    written: tuple[WrittenOption, ...]
    _views: dict[tuple[int, ...], View] = field(default_factory=dict)
    _at: dict[Values, View] = field(default_factory=dict)

    @cached_property
    def asked(self) -> tuple[tuple[int, WrittenOption], ...]:
        """The options that differ with the values."""
        return tuple((place, option) for place, option in enumerate(self.written) if not option.plain)

    def view(self, values: Values) -> View:
        """Return the decision as it stands at these values; raises Unplayable where too little is offered."""
        found = self._at.get(values)
        if found is None:
            forms = tuple([option.form(values) for _, option in self.asked])
            found = self._views.get(forms)
            if found is None:
                found = self._views[forms] = self._made(forms)
            self._at[values] = found
        return found

    def _made(self, forms: tuple[int, ...]) -> View:
        held = dict(zip((place for place, _ in self.asked), forms, strict=True))
        numbers = [held.get(place, 0) for place in range(len(self.written))]
        options = tuple(
            option.forms[number] for option, number in zip(self.written, numbers, strict=True) if number >= 0
        )
        fewest = 0 if isinstance(self.decision, SayIt) else 2 if isinstance(self.decision, BestAndWorst) else 1
        if len(options) < fewest:
            raise Unplayable(
                f"Scene {self.scene} offers {len(options)} options where it needs {fewest}.",
                "Give one more of its options no condition.",
            )
        lines = self.decision.lines if isinstance(self.decision, HearOut) else ()
        limit = self.decision.time_limit
        return View(
            self.scene,
            self.decision,
            self.terms,
            options,
            played_script(lines, self.terms),
            played_script(limit.script, self.terms) if limit else (),
        )


def played_decision(scene: str, decision: Decision, terms: Terms) -> PlayedDecision:
    """Compile a decision."""
    options = () if isinstance(decision, SayIt) else decision.options
    return PlayedDecision(
        scene, decision, terms, tuple(written(option, place, terms) for place, option in enumerate(options))
    )


def targets(decision: Decision) -> set[str]:
    """Name every scene a decision can lead to, running out of time included."""
    found = {decision.time_limit.leads_to} if decision.time_limit else set()
    own = None if decision.kind == "pick one" else decision.leads_to
    if own is not None:
        found.add(own)
    if not isinstance(decision, SayIt | PickSeveral | PutInOrder):
        found.update(option.leads_to for option in decision.options if option.leads_to)
    return found


def timed_out(view: View, weights: Grains) -> Outcome:
    """Return what follows when time runs out: the credit of the weakest answer, no settlement; raises NotOffered."""
    limit = view.decision.time_limit
    if limit is None:
        raise NotOffered(f"There is no time limit at {view.scene}.")
    credits = [view.outcome(answer).credit for answer in view.answers]
    least = min(credits, key=lambda credit: weighed(credit, weights))
    return Outcome(least, (0,) * len(least), (), limit.leads_to, ())


def weighed(grains: Grains, weights: Grains) -> int:
    """Return grains over all competencies, each times its weight."""
    return sum([amount * weight for amount, weight in zip(grains, weights, strict=True)])


def _answers(view: View) -> Iterator[Answer]:
    ids = [played.option.id for played in view.options]
    match view.decision:
        case SayIt():
            yield Said("")
        case BestAndWorst():
            yield from (Ranked(best, worst) for best, worst in permutations(ids, 2))
        case PickSeveral():
            for size in range(1, len(ids) + 1):
                yield from (Several(chosen) for chosen in combinations(ids, size))
        case PutInOrder():
            yield from (Ordered(order) for order in permutations(ids))
        case HearOut():
            lines = {min(_from_line(played), len(view.lines)): None for played in view.options}
            yield from (CameIn(line) for line in sorted(lines))
        case _:
            yield from (Picked(id) for id in ids)


def _outcome(view: View, answer: Answer) -> Outcome:
    decision, none = view.decision, view.terms.grains({})
    match decision, answer:
        case SayIt(), Said(text):
            return Outcome(none, none, (), decision.leads_to, (text,))
        case BestAndWorst(), Ranked(best, worst):
            chosen, _ = _offered(view, (best, worst))
            marks = of_best_and_worst(
                view.terms.grains(decision.credit), (best, worst), (decision.best, decision.worst)
            )
            return _happening(view, marks, (chosen,), decision.leads_to)
        case PickSeveral(), Several(ids) if ids:
            ticked = tuple(sorted(_offered(view, ids), key=lambda played: played.place))
            return _happening(view, added([played.credit for played in ticked]), ticked, decision.leads_to)
        case PutInOrder(), Ordered(ids) if len(ids) == len(view.options):
            order = _offered(view, ids)
            places = [view.options.index(played) for played in order]
            words = tuple(played.option.text for played in order)
            return Outcome(of_order(view.terms.grains(decision.credit), places), none, (), decision.leads_to, words)
        case HearOut(), CameIn(line):
            entry = view.entry_at(line)
            return _happening(view, entry.credit, (entry,), decision.leads_to)
        case _, Picked(id) if not isinstance(decision, SayIt | BestAndWorst | PickSeveral | PutInOrder | HearOut):
            (only,) = _offered(view, (id,))
            own = None if decision.kind == "pick one" else decision.leads_to
            return _happening(view, only.credit, (only,), own)
    raise NotOffered(f"{answer} does not answer {view.scene}, which asks to {decision.kind}.")


def _happening(view: View, credit: Grains, happens: tuple[PlayedOption, ...], own: str | None) -> Outcome:
    settlement = tuple(map(sum, zip(*(played.settlement for played in happens), strict=True)))
    # Everyone goes on together after pick several; elsewhere an option may lead on itself.
    together = isinstance(view.decision, PickSeveral)
    leads_to = own if together else happens[0].option.leads_to or own
    if leads_to is None:
        raise Unplayable(f"Option {happens[0].option.id} of scene {view.scene} leads nowhere.", "Give it `leads_to`.")
    return Outcome(credit, settlement, happens, leads_to, tuple(played.option.text for played in happens))


def _offered(view: View, ids: tuple[str, ...]) -> tuple[PlayedOption, ...]:
    if len(set(ids)) < len(ids) or not view.by_id.keys() >= set(ids):
        raise NotOffered(f"{', '.join(ids)} cannot be chosen at {view.scene}.")
    return tuple(view.by_id[id] for id in ids)


def _from_line(played: PlayedOption) -> int:
    assert isinstance(played.option, Entry)
    return played.option.from_line
