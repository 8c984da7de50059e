"""Refreshers: what comes back and when, before anything was played, due on Home, and a run of them to its end."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from trainer.academy import leave, paces
from trainer.academy.attempts import Playing, act, resume, start
from trainer.academy.guidance import expert_answer
from trainer.academy.office import Office
from trainer.academy.plays import open_attempts
from trainer.academy.refreshers import play_next
from trainer.engine.actions import Answer, Choose
from trainer.ui.page import Refresh
from trainer.ui.pages.scene import ScenePage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio

_LATER = 21
"""Days after the history of plays, when most of it has come due."""
_MOST_STEPS = 12
"""A bulletin has one or two decisions, each with feedback after it."""


def _later(studio: Studio) -> None:
    """Let three weeks pass, with three hours a week for refreshers and some days away ahead."""
    studio.clock.wait(days=_LATER)
    person, today = studio.person, studio.clock.now().date()
    studio.do(lambda office: paces.set_pace(office, person.id, 180))
    first, last = today + timedelta(days=9), today + timedelta(days=15)
    studio.do(lambda office: leave.add(office, person.id, first, last))


def _page(studio: Studio) -> None:
    _later(studio)
    studio.show("refreshers")


def _home(studio: Studio) -> None:
    _later(studio)
    studio.show("home")


def _home_alone(studio: Studio) -> None:
    """Look at Home where nothing was left open, so that what is due stands at its top."""
    person = studio.person
    studio.do(lambda office: _finish_open(office, person.id))
    _home(studio)


def _finish_open(office: Office, person_id: bytes) -> None:
    for one in open_attempts(office, person_id):
        _play_on(office, resume(office, one.id))


def _play_on(office: Office, playing: Playing) -> None:
    while (answer := expert_answer(office, playing)) is not None:
        playing = act(office, playing, Choose(answer))


def _fed_back(studio: Studio) -> None:
    """Answer the first refresher as the expert would, and read what it led to."""
    person = studio.person
    studio.do(lambda office: _played_well(office, person.id))
    _later(studio)
    studio.station.settings = replace(studio.station.settings, pace="at once")
    studio.show("scene", Refresh())
    page = studio.shell.page("scene")
    assert isinstance(page, ScenePage)
    for _ in range(_MOST_STEPS):
        playing, panel = page.play.playing, page.contact.panel
        if playing is None or playing.run.ending is not None:
            break
        answer = studio.do(partial(_expert, playing))
        if not panel.isHidden() and panel.answering is not None and answer is not None:
            panel.answering.show_answer(answer)
            panel.certainty.show_level("high")
            panel.changed.emit()
        page.floor.bar.main.click()
        studio.settle()


def _closed(studio: Studio) -> None:
    """Play everything that is due, and look at what stands at the end."""
    _later(studio)
    person = studio.person
    studio.do(lambda office: _play_all(office, person.id))
    studio.show("scene", Refresh())


def _play_all(office: Office, person_id: bytes) -> None:
    while (playing := play_next(office, person_id)) is not None:
        _play_on(office, playing)


def _played_well(office: Office, person_id: bytes) -> None:
    """Play every contact as the expert would, so that bulletins come next."""
    for contact in office.library.contacts:
        _play_on(office, start(office, person_id, contact, "practice"))


def _expert(playing: Playing, office: Office) -> Answer | None:
    return expert_answer(office, playing)


POSES = (
    Pose("refreshers", "due", _page),
    Pose("refreshers", "empty", lambda studio: studio.show("refreshers"), record="empty"),
)
ON_HOME = (
    Pose("home", "refreshers-due", _home_alone),
    Pose("home", "refreshers-and-an-open-play", _home),
)
IN_THE_SCENE = (
    Pose("scene", "refresher-feedback", _fed_back),
    Pose("scene", "refreshers-done", _closed),
)
