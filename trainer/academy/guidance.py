"""What practice and worked examples show on the way: the decision just taken, opened, and what the expert answers."""

from trainer.academy import editions
from trainer.academy.attempts import Playing
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.engine.actions import Answer
from trainer.people.roles import Act
from trainer.scoring.best import Solution
from trainer.scoring.moments import Moment, moment
from trainer.scoring.result import step_result


def last_moment(office: Office, playing: Playing) -> Moment | None:
    """Return the last decision of the line of play at hand, opened; None before the first."""
    demand(office, Act.PLAY, playing.person_id)
    if not playing.run.steps:
        return None
    with office.reading() as transaction:
        authorities = editions.authorities_of(office, transaction, playing.attempt.authorities)
    step = playing.run.steps[-1]
    result = step_result(playing.playable, _solution(office, playing), step)
    return moment(playing.playable, step, result, authorities)


def expert_answer(office: Office, playing: Playing) -> Answer | None:
    """Return what the expert answers where the play stands; None at an ending."""
    demand(office, Act.PLAY, playing.person_id)
    if playing.playable.view(playing.run.state) is None:
        return None
    return _solution(office, playing).best_answer(playing.run.state)


def _solution(office: Office, playing: Playing) -> Solution:
    attempt = playing.attempt
    return editions.solution(office, playing.playable, attempt.edition, attempt.profile, attempt.variant)
