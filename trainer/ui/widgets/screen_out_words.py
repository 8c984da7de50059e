"""What was recommended and decided on a screen-out, in words that the trainee and whoever judges read alike."""

from typing import TYPE_CHECKING

from trainer.ui import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.academy.screen_outs import Judgement, ScreenOut

_WAITS = {
    "waits for a recommendation": "An instructor has not recommended yet; then a lead instructor decides.",
    "waits for a decision": "A lead instructor has not decided yet.",
}


def given_words(one: "Judgement") -> str:
    """Return a recommendation or a decision in a sentence, with its reason."""
    day = dates.plain_day(dates.local_day(one.at))
    verb = one.outcome.value if one.step.value == "decided" else f"recommended to be {one.outcome.value}"
    elsewhere = "at another academy, " if one.by_id is None else ""
    said = f"{elsewhere}{verb} on {day} by {one.by}: {one.reason or 'the words have been erased.'}"
    return said[:1].upper() + said[1:]


def story(out: "ScreenOut") -> tuple[str, ...]:
    """Return everything that was said of a screen-out, and what is still to come, in sentences."""
    waits = _WAITS.get(out.state.value)
    return (*(given_words(one) for one in out.given), *((waits,) if waits else ()))


def stories(outs: "Sequence[ScreenOut]", *, can_decide: bool) -> tuple[str, ...]:
    """Return what was said of each screen-out of a play; where nobody can decide, what that means."""
    if not outs:
        return ()
    told = tuple(
        f"{one.kind[:1].upper()}{one.kind[1:]}: {sentence[:1].lower()}{sentence[1:]}"
        for one in outs
        for sentence in (story(one) if can_decide else map(given_words, one.given))
    )
    if can_decide:
        return told
    from trainer.learning.screen_outs import ALONE

    return (*told, ALONE)


def in_short(outs: int, upheld: int, set_aside: int, *, can_decide: bool) -> str:
    """Return how the screen-outs of a graded play stand, in a few words; nothing where there is none."""
    if not outs:
        return ""
    if upheld:
        return f"{dates.counted(upheld, 'screen-out')} upheld"
    if set_aside == outs:
        return f"{dates.counted(set_aside, 'screen-out')} set aside"
    return f"{dates.counted(outs, 'screen-out')}{', not decided yet' if can_decide else ''}"
