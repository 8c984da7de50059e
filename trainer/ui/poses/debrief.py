"""The debrief: the questions first, the whole page, its foot, a play that lost nothing, and words held to a rubric."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.academy.attempts import act, start
from trainer.academy.guidance import expert_answer
from trainer.engine.actions import CheckWords, Choose, Reflect, Resolve, Said
from trainer.ui.page import OpenAt
from trainer.ui.poses.pose import Pose
from trainer.ui.widgets.self_check import SelfCheck

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing
    from trainer.academy.office import Office
    from trainer.ui.pages.debrief import DebriefPage
    from trainer.ui.studio import Skill, Studio

_DOOR = "fourth-amendment/raised-voices-at-alder-court"
_BED = "active-listening/the-made-bed"
_SAID = (
    "So the phone was taken away at dinner, and you heard the door. This morning the bed was made and the jacket gone. "
    "It sounds as if you keep hearing that door. Did I leave anything out?"
)
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


def in_own_words(office: "Office", person: bytes) -> "tuple[Playing, int]":
    """Play a contact through, saying what is asked for in words of one's own, and hold them against the rubric."""
    playing = start(office, person, _BED, "practice")
    while not playing.run.finished:
        answer = expert_answer(office, playing)
        assert answer is not None
        playing = act(office, playing, Choose(Said(_SAID) if isinstance(answer, Said) else answer))
    event = next(step.event for step in playing.run.first_line if isinstance(step.answer, Said))
    playing = act(office, playing, CheckWords(event, (1, 2, 2, 1)))
    return playing, event


def _own_check(studio: "Studio") -> None:
    playing, event = studio.do(partial(in_own_words, person=studio.person.id))
    studio.show("debrief", OpenAt(playing.attempt_id, event))
    page = _page(studio)
    page.view.ensureWidgetVisible(page.detail.findChildren(SelfCheck)[0], 0, 40)


POSES = (
    Pose("debrief", "whole", _written),
    Pose("debrief", "questions", _questions),
    Pose("debrief", "foot", _foot),
    Pose("debrief", "nothing-lost", _nothing_lost),
    Pose("debrief", "own-check", _own_check),
)
