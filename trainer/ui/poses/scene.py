"""The Scene: every kind of decision, lines arriving, feedback, the tools, the pause, a worked example, the ending."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.actions import Pause
from trainer.engine.state import Mode
from trainer.ui.page import Begin, GoOn
from trainer.ui.poses.pose import Pose
from trainer.ui.poses.refreshers import IN_THE_SCENE

if TYPE_CHECKING:
    from trainer.ui.pages.scene import ScenePage
    from trainer.ui.studio import Studio

_DESK = "active-listening/the-shop-on-mill-lane"
_ROAD = "badge-requests/speed-stop-on-route-9"
_DOOR = "fourth-amendment/raised-voices-at-alder-court"


def _page(studio: "Studio") -> "ScenePage":
    from trainer.ui.pages.scene import ScenePage

    page = studio.shell.page("scene")
    assert isinstance(page, ScenePage)
    return page


def _begin(studio: "Studio", contact: str, mode: Mode = "practice") -> "ScenePage":
    studio.station.settings = replace(studio.station.settings, pace="at once")
    studio.show("scene", Begin(contact, mode))
    return _page(studio)


def _until(studio: "Studio", contact: str, kind: str, *, chosen: bool = True) -> None:
    """Play as the expert would up to the first decision of a kind, and show an answer to it."""
    studio.station.settings = replace(studio.station.settings, pace="at once")
    for most in range(12):
        playing = studio.play(contact, "practice", "expert", most)
        view = playing.playable.view(playing.run.state)
        if view is not None and view.decision.kind == kind:
            studio.show("scene", GoOn(playing.attempt_id))
            if chosen:
                _choose(studio, len(view.answers) // 2)
            return


def _choose(studio: "Studio", which: int = 0) -> None:
    from trainer.ui.widgets.decisions.own_words import OwnWords

    page = _page(studio)
    playing, panel = page.play.playing, page.contact.panel
    assert playing is not None
    view = playing.playable.view(playing.run.state)
    if view is None or panel.answering is None:
        return
    if isinstance(panel.answering, OwnWords):
        panel.answering.field.setPlainText(
            "I came because of a call about a loud thud. She said no, so I stayed outside."
        )
    else:
        panel.answering.show_answer(view.answers[which % len(view.answers)])
    panel.changed.emit()
    studio.settle()


def _submit(studio: "Studio") -> None:
    page = _page(studio)
    while page.contact.is_speaking:
        page.contact.next_line()
    page.floor.bar.main.click()
    studio.settle()


def _speaking(studio: "Studio") -> None:
    studio.station.settings = replace(studio.station.settings, pace="slow")
    studio.show("scene", Begin(_ROAD, "practice"))
    _page(studio).contact.hold()


def _hearing(studio: "Studio") -> None:
    page = _begin(studio, _DESK)
    for _ in range(3):
        page.contact.next_line()
    studio.settle()


def _feedback(studio: "Studio") -> None:
    _begin(studio, _ROAD)
    _choose(studio)
    _submit(studio)


def _another_try(studio: "Studio") -> None:
    _feedback(studio)
    _page(studio).contact.again(1)
    studio.settle()


def _tool(word: str, studio: "Studio") -> None:
    _feedback(studio)
    _page(studio).toggle(word)
    studio.settle()


def _paused(studio: "Studio") -> None:
    _begin(studio, _DOOR)
    _page(studio).play.act(Pause())
    studio.settle()


def _example(studio: "Studio") -> None:
    page = _begin(studio, _DOOR, "worked example")
    for _ in range(4):
        page.floor.bar.main.click()
        studio.settle()


def _ended(studio: "Studio") -> None:
    playing = studio.play(_DOOR, "practice", "expert")
    studio.show("scene", GoOn(playing.attempt_id))


POSES = (
    Pose("scene", "pick-one", partial(_until, contact=_DOOR, kind="pick one")),
    Pose("scene", "speaking", _speaking),
    Pose("scene", "hear-them-out", _hearing),
    Pose("scene", "name-the-emotion", partial(_until, contact=_DESK, kind="name the emotion")),
    Pose("scene", "recall", partial(_until, contact=_DESK, kind="recall what was said", chosen=False)),
    Pose("scene", "pick-several", partial(_until, contact=_DESK, kind="pick several")),
    Pose("scene", "best-and-worst", partial(_until, contact=_ROAD, kind="pick best and worst")),
    Pose("scene", "put-in-order", partial(_until, contact=_ROAD, kind="put in order", chosen=False)),
    Pose("scene", "say-it-yourself", partial(_until, contact=_DOOR, kind="say it yourself")),
    Pose("scene", "feedback", _feedback),
    Pose("scene", "another-try", _another_try),
    Pose("scene", "history", partial(_tool, "History")),
    Pose("scene", "policy", partial(_tool, "Policy")),
    Pose("scene", "notes", partial(_tool, "Notes")),
    Pose("scene", "paused", _paused),
    Pose("scene", "worked-example", _example),
    Pose("scene", "ended", _ended),
    *IN_THE_SCENE,
)
