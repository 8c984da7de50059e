"""Screen-outs judged elsewhere, as a carried file tells it: what was said there is read, and decides nothing here.

Whoever signs a file could have written anything into it. So a lead instructor here decides anew, and reads what was
said there.
"""

from trainer.academy.remediations import checked
from trainer.academy.screen_outs import of_play
from trainer.errors import TrainerError
from trainer.exchange.record_file import FiledJudgement, FiledPlay
from trainer.learning.screen_outs import Outcome, Step
from trainer.store import screen_outs as stored
from trainer.store.database import Transaction

LONGEST_BY = 500
"""Letters of a name with its number, as a file may tell it."""


def keep(transaction: Transaction, play: FiledPlay) -> None:
    """Keep what a file tells of the screen-outs that a play has here; what is known already, or means nothing, is not.

    The play stands on the record with its result.
    """
    there = {(one.which.event, one.which.option) for one in of_play(transaction, play.id)}
    for told in play.judgements:
        place = (told.event, told.option)
        given = [one for one in stored.of_play(transaction, play.id) if (one.event, one.option) == place]
        is_known = any((one.step, one.given_at) == (told.step, told.given_at) for one in given)
        if place in there and not is_known and _makes_sense(told):
            row = stored.StoredJudgement(
                attempt=play.id,
                event=told.event,
                option=told.option,
                number=len(given) + 1,
                step=told.step,
                outcome=told.outcome,
                given_at=told.given_at,
                given_by=None,
                named=told.by,
                reason=told.reason,
            )
            stored.add(transaction, row)


def _makes_sense(told: FiledJudgement) -> bool:
    if told.step not in tuple(Step) or told.outcome not in tuple(Outcome) or len(told.by) > LONGEST_BY:
        return False
    try:
        return told.by.isprintable() and told.reason in (None, checked(told.reason or "-"))
    except TrainerError:
        return False
