"""One scene, one option and one line of a scenario in the form the engine plays: functions instead of conditions."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from trainer.engine.conditions import Change, Test, Values, always, changing, compiled
from trainer.engine.state import GRAINS, Grains
from trainer.errors import TrainerError
from trainer.scenario.conditions import Variables
from trainer.scenario.decisions import Credit, Option
from trainer.scenario.profiles import Profile
from trainer.scenario.script import Beat, Expression, FaceTurns, Narration


class Unplayable(TrainerError):
    """The scenario cannot be played, or cannot go on from here; the sentence names the scene."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What every compiled part is made with."""

    variables: Variables
    profile: Profile
    competencies: tuple[str, ...]

    def grains(self, credit: Credit) -> Grains:
        """Turn credit in hundredths into grains per competency."""
        return tuple(credit.get(name, 0) * GRAINS for name in self.competencies)


@dataclass(frozen=True, slots=True)
class PlayedBeat:
    """One line of a script: whose face turns how, and what is heard."""

    test: Test
    kind: Literal["narration", "line", "face"]
    by: str | None
    text: str
    face: Expression | None


@dataclass(frozen=True, eq=False)
class PlayedOption:
    """One option as it is offered: with whatever is different about it at these values."""

    option: Option
    place: int
    """Its place in the file, which settles ties and the order in which effects apply."""
    change: Change | None
    script: tuple[PlayedBeat, ...]
    credit: Grains
    settlement: Grains


@dataclass(frozen=True, eq=False)
class WrittenOption:
    """One option as it is written: when it is offered, and its forms: its own first, then one for each `under`."""

    offered: Test
    unders: tuple[Test, ...]
    forms: tuple[PlayedOption, ...]

    @cached_property
    def plain(self) -> bool:
        """Whether it is the same at any values."""
        return self.offered is always and not self.unders

    def form(self, values: Values) -> int:
        """Say which form it has at these values: -1 not offered, 0 its own, n the n-th `under`."""
        if not self.offered(values):
            return -1
        for number, test in enumerate(self.unders, 1):
            if test(values):
                return number
        return 0


def played_script(script: tuple[Beat, ...], terms: Terms) -> tuple[PlayedBeat, ...]:
    """Compile a script."""
    return tuple(_beat(beat, terms) for beat in script)


def written_option(option: Option, place: int, terms: Terms) -> WrittenOption:
    """Compile an option with all its forms."""
    unders = tuple(compiled(under.when, terms.variables, terms.profile) for under in option.under)
    options = [option, *(_under(option, number) for number in range(len(option.under)))]
    change = changing(option.effects, terms.variables)
    script = played_script(option.script, terms)
    forms = tuple(
        PlayedOption(form, place, change, script, terms.grains(form.credit), terms.grains(form.settlement))
        for form in options
    )
    return WrittenOption(compiled(option.when, terms.variables, terms.profile), unders, forms)


def _beat(beat: Beat, terms: Terms) -> PlayedBeat:
    test = compiled(beat.when, terms.variables, terms.profile)
    if isinstance(beat, Narration):
        return PlayedBeat(test, "narration", None, beat.narration, None)
    if isinstance(beat, FaceTurns):
        return PlayedBeat(test, "face", beat.face_of, "", beat.becomes)
    return PlayedBeat(test, "line", beat.by, beat.says, beat.face)


def _under(option: Option, number: int) -> Option:
    under = option.under[number]
    changed: dict[str, Any] = {
        name: value
        for name in ("credit", "feedback", "authorities", "rules", "misconception", "screen_out")
        if (value := getattr(under, name)) is not None
    }
    if not under.screened_out:
        changed["screen_out"] = None
    return replace(option, **changed)
