"""The four states a score or a competency can be in, with word and icon; a state is never told by colour alone."""

from typing import Literal, NamedTuple

from trainer.learning.evidence import of_100

State = Literal["meets", "developing", "below", "not-started"]


class Band(NamedTuple):
    """A state with its word and its tokens."""

    state: State
    word: str
    token: str


MEETS = Band("meets", "Meets", "meets")
DEVELOPING = Band("developing", "Developing", "developing")
BELOW = Band("below", "Below", "below")
NOT_STARTED = Band("not-started", "Not started", "not_started")


def band(share: float | None) -> Band:
    """Return the band of a share of 1: meets from .75, developing from .50, below under that."""
    if share is None:
        return NOT_STARTED
    return MEETS if share >= 0.75 else DEVELOPING if share >= 0.50 else BELOW


def figure(share: float | None) -> str:
    """Return a share of 1 as a whole figure of 100, rounded down as every score is, so that no two pages disagree."""
    return "–" if share is None else str(of_100(share))
