"""What is said at the end of a play: how it ended, and what comes next."""

from typing import TYPE_CHECKING

from trainer.ui.widgets.sheet import Part

if TYPE_CHECKING:
    from trainer.academy.attempts import Playing


def ending_parts(playing: "Playing") -> list[Part]:
    """Return the ending in words to show."""
    ending = playing.playable.scenario.endings[playing.run.ending or ""]
    return [Part(ending.title, "h2"), Part(ending.text, "reading"), Part(_after(playing), "muted")]


def _after(playing: "Playing") -> str:
    run = playing.run
    if run.mode == "worked example":
        return "The worked example ends here. It has no score."
    if run.mode == "refresher":
        return "The refresher has ended and is saved."
    if not run.finished:
        return "This was another try and does not count. Your first line of play waits where you left it."
    if run.branch:
        return "This was another try and does not count. The debrief is about your first line of play."
    return "The contact has ended and is saved. The debrief starts with your own words."
