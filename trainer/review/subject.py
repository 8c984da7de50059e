"""One edition under review, with everything the rules look at; solved once for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from trainer.engine.compiled import Unplayable
from trainer.engine.views import targets
from trainer.review.asked import Asked, ask
from trainer.review.exploration import Explored, explored
from trainer.review.keys import Key, keys
from trainer.review.texts import Shown, shown_texts
from trainer.scenario.authorities import Authority
from trainer.scenario.decisions import Decision, Option, SayIt
from trainer.scenario.edition import Edition
from trainer.scenario.framework import Framework
from trainer.scenario.model import Scenario
from trainer.scenario.positions import Path
from trainer.scenario.profiles import Profile
from trainer.scenario.rewrite import parts
from trainer.scoring.best import CAP


@dataclass(frozen=True, eq=False)
class Subject:
    """What the rules are given. `explored` and `asked` stand side by side, one for profiles that play alike."""

    edition: Edition
    profiles: tuple[Profile, ...]
    authorities: Mapping[str, Authority]
    framework: Framework
    today: date
    explored: tuple[Explored, ...]
    asked: tuple[Asked, ...]
    unplayable: Unplayable | None

    @property
    def scenario(self) -> Scenario:
        """The scenario under review."""
        return self.edition.scenario

    @property
    def bulletin(self) -> bool:
        """Whether it is a bulletin, to which the rules about length do not apply."""
        return self.scenario.kind == "bulletin"

    @cached_property
    def parts(self) -> tuple[tuple[Path, Any], ...]:
        """Every dataclass and every text of the scenario with its path."""
        return tuple(parts(self.scenario))

    @cached_property
    def texts(self) -> tuple[Shown, ...]:
        """Every text that a trainee can come to read."""
        return tuple(shown_texts(self.scenario))

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Every form of every decision with options, and what is best in it."""
        return tuple(key for one in self.explored for key in keys(one))

    def decisions(self) -> Iterator[tuple[Path, str, Decision]]:
        """Give every decision with its path and its scene."""
        for id, scene in self.scenario.scenes.items():
            if scene.decision is not None:
                yield ("scenes", id, "decision"), id, scene.decision

    def options(self) -> Iterator[tuple[Path, Decision, Option]]:
        """Give every option with its path and its decision."""
        for path, _, decision in self.decisions():
            for index, option in enumerate(options_of(decision)):
                yield (*path, "options", index), decision, option

    def onward(self) -> dict[str, tuple[str, ...]]:
        """Return the scenes each scene can lead to, whatever the variables."""
        return {
            id: tuple(sorted(targets(scene.decision))) if scene.decision else tuple(route.to for route in scene.routes)
            for id, scene in self.scenario.scenes.items()
        }


def options_of(decision: Decision) -> Sequence[Option]:
    """Return the options of a decision; none where the trainee writes."""
    return () if isinstance(decision, SayIt) else decision.options


def prepare_subject(
    edition: Edition,
    profiles: tuple[Profile, ...],
    authorities: Mapping[str, Authority],
    framework: Framework,
    today: date,
    cap: int = CAP,
) -> Subject:
    """Solve an edition under every profile."""
    found, unplayable = explored(edition.scenario, profiles, cap)
    asked = tuple(ask(one) for one in found)
    return Subject(edition, profiles, authorities, framework, today, found, asked, unplayable)
