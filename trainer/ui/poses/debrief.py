"""The debrief: the questions before anything is shown, the whole page, its foot, and a play that lost nothing."""

from typing import TYPE_CHECKING

from trainer.academy.attempts import act
from trainer.engine.actions import Reflect, Resolve
from trainer.ui.poses.pose import Pose

if TYPE_CHECKING:
    from trainer.ui.pages.debrief import DebriefPage
    from trainer.ui.studio import Skill, Studio

_DOOR = "fourth-amendment/raised-voices-at-alder-court"
_ROAD = "badge-requests/speed-stop-on-route-9"
_HARD = "When she said no. I kept thinking about the thud and about a back room that I could not see."
_THEN = "Years ago a man closed his door on me. I knocked again, louder, and it did not help either of us."


def _page(studio: "Studio") -> "DebriefPage":
    from trainer.ui.pages.debrief import DebriefPage

    page = studio.shell.page("debrief")
    assert isinstance(page, DebriefPage)
    return page


def _questions(studio: "Studio") -> None:
    studio.show("debrief", studio.play(_DOOR, "practice", "last").attempt_id)


def _written(studio: "Studio", contact: str = _DOOR, skill: "Skill" = "first") -> None:
    playing = studio.play(contact, "practice", skill)
    playing = studio.do(lambda office: act(office, playing, Reflect(0, _HARD)))
    playing = studio.do(lambda office: act(office, playing, Reflect(1, _THEN)))
    resolved = Resolve("stay outside and answer the request for a name", "2026-12-01")
    studio.show("debrief", studio.do(lambda office: act(office, playing, resolved)).attempt_id)


def _foot(studio: "Studio") -> None:
    _written(studio)
    bar = _page(studio).view.verticalScrollBar()
    bar.setValue(bar.maximum())


def _nothing_lost(studio: "Studio") -> None:
    _written(studio, _ROAD, "expert")


POSES = (
    Pose("debrief", "whole", _written),
    Pose("debrief", "questions", _questions),
    Pose("debrief", "foot", _foot),
    Pose("debrief", "nothing-lost", _nothing_lost),
)
