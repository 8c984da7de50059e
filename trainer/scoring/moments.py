"""One decision looked back on: what was done, why it was strong or weak, the other side, the stronger option, the law.

All words come from the scenario, the authorities and the agency profile, as they stood when the decision was taken.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from trainer.engine.actions import Answer, OutOfTime, Ranked, Said
from trainer.engine.playable import Playable
from trainer.engine.state import Step
from trainer.engine.views import View
from trainer.scenario.authorities import Authority
from trainer.scenario.decisions import Criterion, Feedback, Option, OtherSide, PutInOrder, SayIt
from trainer.scoring.result import StepResult, option_ids


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option that was chosen (or named worst), and what the scenario says about it."""

    option: str
    text: str
    role: Literal["chosen", "named worst"]
    led_to: str
    why: str
    misconception: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """How it looked to the other person."""

    person: str
    name: str
    thinks: str
    trust: Literal["rose", "held", "fell"]
    would_help: str | None


@dataclass(frozen=True, slots=True)
class Stronger:
    """The answer that would have lost nothing: its options in order, and why."""

    options: tuple[str, ...]
    texts: tuple[str, ...]
    whys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """An authority, as far as it is shown."""

    id: str
    name: str
    citation: str
    jurisdiction: str
    holding: str
    takeaway: str
    status: str
    last_checked: datetime.date
    for_counsel: bool


@dataclass(frozen=True, slots=True)
class RuleCited:
    """A rule of the agency profile in force."""

    id: str
    title: str
    text: str
    citation: str
    profile: str
    profile_id: str
    last_checked: datetime.date


@dataclass(frozen=True, slots=True)
class Critical:
    """A screen-out with its reason."""

    option: str
    kind: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision opened in the debrief. Where time ran out nothing was chosen."""

    prompt: str
    keyed_by: Literal["authority", "judgement"]
    rationale: str
    expert: tuple[str, ...]
    chosen: tuple[Chosen, ...]
    said: str | None
    """Own words at a say-it-yourself decision, for a person to mark by `rubric`."""
    feedback: Feedback | None
    """Of a say-it-yourself decision; elsewhere every chosen option carries its own."""
    model_answer: str | None
    rubric: tuple[Criterion, ...]
    sides: tuple[Side, ...]
    stronger: Stronger | None
    authorities: tuple[Cited, ...]
    rules: tuple[RuleCited, ...]
    screen_outs: tuple[Critical, ...]


def moment(playable: Playable, step: Step, result: StepResult, authorities: Mapping[str, Authority]) -> Moment:
    """Open one step. Authorities still to be checked are never shown, and rules the profile does not hold neither."""
    view = playable.view(step.before)
    assert view is not None
    decision = view.decision
    taken = tuple(_taken(view, step.answer))
    better = [view.by_id[id].option for id in result.best_options] if result.regret > 0 else []
    speaking = decision if isinstance(decision, SayIt) else None
    legal = [*(option for option, _ in taken), *better, *([speaking] if speaking else [])]
    sides = [option.other_side for option, role in taken if role == "chosen"]
    return Moment(
        prompt=decision.prompt,
        keyed_by=decision.keyed_by,
        rationale=decision.rationale,
        expert=decision.expert,
        chosen=tuple(_chosen(option, role) for option, role in taken),
        said=step.answer.text if isinstance(step.answer, Said) else None,
        feedback=speaking.feedback if speaking else None,
        model_answer=speaking.model_answer if speaking else None,
        rubric=speaking.rubric if speaking else (),
        sides=tuple(_side(playable, side) for side in [*sides, speaking.other_side if speaking else None] if side),
        stronger=_stronger(view, result, better),
        authorities=tuple(_cited(_named("authorities", legal, step), authorities)),
        rules=tuple(_rules(playable, _named("rules", legal, step))),
        screen_outs=tuple(Critical(option, found.kind, found.rationale) for option, found in step.screen_outs),
    )


def _taken(view: View, answer: Answer | OutOfTime) -> Iterator[tuple[Option, Literal["chosen", "named worst"]]]:
    ids = () if isinstance(answer, OutOfTime) else option_ids(view, answer)
    for place, id in enumerate(ids):
        yield view.by_id[id].option, "named worst" if isinstance(answer, Ranked) and place == 1 else "chosen"


def _chosen(option: Option, role: Literal["chosen", "named worst"]) -> Chosen:
    return Chosen(option.id, option.text, role, option.feedback.led_to, option.feedback.why, option.misconception)


def _side(playable: Playable, side: OtherSide) -> Side:
    name = playable.scenario.cast[side.person].name
    return Side(side.person, name, side.thinks, side.trust, side.would_help)


def _stronger(view: View, result: StepResult, better: list[Option]) -> Stronger | None:
    if not better:
        return None
    # An order is argued for by the decision's rationale; only the thing itself has a reason of its own.
    reasons = (view.decision.rationale,) if isinstance(view.decision, PutInOrder) else [o.feedback.why for o in better]
    return Stronger(result.best_options, tuple(option.text for option in better), tuple(reasons))


def _named(field: str, legal: Iterable[object], step: Step) -> dict[str, None]:
    found = [*legal, *(critical for _, critical in step.screen_outs)]
    return {id: None for part in found for id in getattr(part, field)}


def _cited(ids: Iterable[str], authorities: Mapping[str, Authority]) -> Iterator[Cited]:
    for id in ids:
        known = authorities.get(id)
        if known is not None and known.confidence != "check":
            yield Cited(
                id,
                known.name,
                known.citation,
                known.jurisdiction,
                known.holding,
                known.takeaway,
                known.status,
                known.last_checked,
                known.for_counsel,
            )


def _rules(playable: Playable, ids: Iterable[str]) -> Iterator[RuleCited]:
    profile = playable.profile
    for id in ids:
        rule = profile.rules.get(id)
        if rule is not None:
            yield RuleCited(id, rule.title, rule.text, rule.citation, profile.name, profile.id, rule.last_checked)
