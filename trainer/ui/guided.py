"""What a contact asks of the worker while it is played, and the lines it shows of what was heard.

A refresher has no brief of its own page: what the officer knows beforehand stands as its first lines.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.engine.actions import Answer
from trainer.scenario.script import RADIO
from trainer.scoring.moments import Moment
from trainer.ui.widgets.cast import speaker
from trainer.ui.widgets.speaking import Line, lines_of
from trainer.ui.widgets.transcript import Entry

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office
    from trainer.academy.refreshers import NextRun

COACHED = ("practice", "refresher")
"""Modes in which every decision is opened after it was taken."""


@dataclass(frozen=True, slots=True)
class LookedBack:
    """The decision just taken, opened; `following` is the refresher after one that has ended with it."""

    moment: Moment | None
    following: "NextRun | None"


def is_refreshed(playing: "Playing") -> bool:
    """Say whether a refresher has come to its end."""
    return playing.run.mode == "refresher" and playing.run.ending is not None


def lines(playing: "Playing") -> list[Line]:
    """Return everything that was heard, as it is shown."""
    chose = "Expert chose" if playing.run.mode == "worked example" else "You chose"
    said = lines_of(playing.playable.scenario, playing.run.heard, chose=chose)
    return [*_beforehand(playing), *said] if playing.run.mode == "refresher" else said


def looked_back(playing: "Playing", office: "Office") -> LookedBack:
    """Return the decision just taken, and what comes after a refresher that has ended."""
    from trainer.academy.guidance import last_moment
    from trainer.academy.refreshers import next_run

    following = next_run(office, playing.person_id) if is_refreshed(playing) else None
    return LookedBack(last_moment(office, playing), following)


def expert_answer(playing: "Playing", office: "Office") -> Answer | None:
    """Return what the expert answers where the play stands."""
    from trainer.academy import guidance

    return guidance.expert_answer(office, playing)


def _beforehand(playing: "Playing") -> list[Line]:
    scenario, run = playing.playable.scenario, playing.run
    first = run.heard[0].faces if run.heard else run.faces
    notice = [Entry("", f"Content notice: {scenario.content_notice.text}")] if scenario.content_notice else []
    said = [Entry(speaker(scenario, RADIO), f"“{one}”") for one in scenario.brief.dispatch]
    entries = [*notice, Entry("", scenario.brief.role), *said]
    return [Line(entry, scenario.start, first) for entry in entries]
