"""What one play shows as evidence: each decision of its first line with its time, what was chosen, and what it cost."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy import results
from trainer.academy.attempts import restored
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand_for_play
from trainer.people.roles import Act
from trainer.store import attempts as stored
from trainer.store import results as stored_results


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChoice:
    """One decision as the record holds it. `costly` and `screen_outs` are the scorer's, `certainty` the trainee's."""

    number: int
    at: datetime
    scene: str
    words: str
    certainty: str | None
    costly: bool
    screen_outs: tuple[str, ...]


def choices(office: Office, attempt_id: bytes) -> tuple[RecordedChoice, ...]:
    """Return the decisions of a play's first line in order; what was typed and erased since is empty."""
    demand_for_play(office, Act.READ_PLAYS, attempt_id)
    with office.reading() as transaction:
        playing = restored(office, transaction, attempt_id)
        links = stored.links(transaction, attempt_id)
        row = stored_results.of_attempt(transaction, attempt_id)
    result = results.from_row(row, playing.playable) if row else None
    costly = {step.number for step in result.steps if step.error} if result else set()
    line = playing.run.first or playing.run
    scenes = playing.playable.scenario.scenes
    return tuple(
        RecordedChoice(
            number=step.number,
            at=from_microseconds(links[step.event - 1].at),
            scene=scenes[step.scene].title,
            words="; ".join(one.text for one in line.heard[step.heard_from : step.heard_to] if one.kind == "you chose")
            or ("No answer before the time limit." if step.timed_out else ""),
            certainty=step.certainty,
            costly=step.number in costly,
            screen_outs=tuple(found.kind for _, found in step.screen_outs),
        )
        for step in playing.run.first_line
    )
