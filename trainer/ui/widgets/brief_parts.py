"""The brief of a contact in words: role, dispatch, the rules that apply, objectives, time, and how it is scored."""

from trainer.engine.state import Mode
from trainer.scenario.model import Scenario
from trainer.scenario.profiles import Profile, named
from trainer.settings import TimeLimits
from trainer.ui import dates
from trainer.ui.provenance import STATUS_WORDS
from trainer.ui.widgets.sheet import Part

ABOUT_MODES: dict[Mode, tuple[str, str]] = {
    "practice": (
        "Practice",
        "Feedback after every decision. You can take a decision again; your first answer is what counts.",
    ),
    "assessment": (
        "Assessment",
        "No feedback until the end, and no way back. Leaving the window is noted in the record.",
    ),
    "worked example": (
        "Worked example",
        "See how an expert plays it, with the thoughts behind each answer. It has no score.",
    ),
}
"""The name of each mode, and what it means."""

_SCORED = (
    "Each decision is compared with the best and the worst that could still be reached from there. What your decisions "
    "lost adds up to what your score lacks of 100. Critical errors are listed apart as screen-outs and never averaged "
    "away. What you write in your own words is marked by a person and is not part of the score."
)
_LIMITS: dict[TimeLimits, str] = {
    "off": "There is no time limit. You can switch limits on in Settings.",
    "as written": "Time limits are on, as they are written.",
    "half more": "Time limits are on, with half as much time again.",
    "double": "Time limits are on, with double time.",
}


def brief_parts(scenario: Scenario, profile: Profile, limits: TimeLimits, looked_at: str = "") -> list[Part]:
    """Return the brief in words to show. The scenario has its words filled in.

    `looked_at` says who has reviewed it, where an agency published it; elsewhere its file says so.
    """
    brief = scenario.brief
    parts = [Part("Your role", "strong"), Part(brief.role, "reading")]
    parts += [Part("What dispatch says", "strong"), *(_point(line) for line in brief.dispatch)]
    rules = [profile.rules[id] for id in brief.rules if id in profile.rules]
    if rules:
        parts.append(Part(f"Rules that apply: {profile.name}", "strong"))
        parts += [_point(f"{named(rule)}: {rule.text}") for rule in rules]
        held = [id for id in brief.rules if id in profile.rules]
        parts += [Part(f"Look up: {profile.rules[id].title}", "link", f"rule:{profile.id}:{id}") for id in held]
    parts += [Part("What you train", "strong"), *(_point(line) for line in brief.objectives)]
    parts += [Part("Time", "strong"), Part(f"About {dates.minutes(scenario.minutes)}. {_LIMITS[limits]}")]
    parts += [Part("How it is scored", "strong"), Part(_SCORED)]
    said = looked_at or f"{STATUS_WORDS.get(scenario.status, scenario.status.capitalize())}."
    law = f"{scenario.jurisdiction}. Law as of {dates.plain_day(scenario.law_date)}. {said}"
    parts.append(Part(law, "caption"))
    return parts


def _point(words: str) -> Part:
    return Part(words, "point")
