"""One decision taken: credit is earned, the chosen options happen, and the play goes on to where it next rests."""

from trainer.engine.actions import Answer, CameIn, OutOfTime
from trainer.engine.hearing import Hearing
from trainer.engine.playable import Playable
from trainer.engine.state import Run, State, Step
from trainer.engine.views import NotOffered, Outcome, View, timed_out
from trainer.scenario.decisions import ScreenOut

_TIME_RAN_OUT = "Time runs out."


def take(playable: Playable, run: Run, answer: Answer | OutOfTime) -> Run:
    """Return the run after an answer, or after time ran out; raises NotOffered."""
    view = playable.view(run.state)
    if view is None:
        raise NotOffered("The play has ended.")
    late = isinstance(answer, OutOfTime)
    outcome = timed_out(view, playable.weights) if isinstance(answer, OutOfTime) else view.outcome(answer)
    hearing = Hearing(playable, view.scene, run.state.values, run.faces)
    _hear(hearing, view, outcome, answer)
    hearing.enter(outcome.leads_to)
    after = playable.after(run.state, hearing.scene, hearing.values)
    return _went_on(run, playable, hearing, _step(run, playable, outcome, answer, after, len(hearing.heard), late))


def screen_outs(outcome: Outcome) -> tuple[tuple[str, ScreenOut], ...]:
    """Return every screen-out among the options that happen, with the option's id."""
    return tuple(
        [(played.option.id, played.option.screen_out) for played in outcome.happens if played.option.screen_out]
    )


def _hear(hearing: Hearing, view: View, outcome: Outcome, answer: Answer | OutOfTime) -> None:
    if isinstance(answer, CameIn):
        hearing.play(view.lines[: answer.line])
    if isinstance(answer, OutOfTime):
        hearing.play(view.lines)
        hearing.tell(_TIME_RAN_OUT)
        hearing.play(view.timed_out_script)
    hearing.chose(outcome.words)
    for played in outcome.happens:
        if played.change:
            hearing.change(played.change)
        if played.script:
            hearing.play(played.script)


def _step(
    run: Run, playable: Playable, outcome: Outcome, answer: Answer | OutOfTime, after: State, heard: int, late: bool
) -> Step:
    repeat = playable.is_repeat(run.state)
    nothing = (0,) * len(playable.weights)
    return Step(
        len(run.steps) + 1,
        run.state.scene,
        answer,
        run.state,
        after,
        nothing if repeat else outcome.credit,
        nothing if repeat else outcome.settlement,
        repeat,
        run.branch,
        run.events + 1,
        run.certainty,
        late,
        screen_outs(outcome),
        len(run.heard),
        len(run.heard) + heard,
        run.faces,
        len(run.knows),
    )


def _went_on(run: Run, playable: Playable, hearing: Hearing, step: Step) -> Run:
    knows = run.knows
    if hearing.knows:
        knows = tuple(dict.fromkeys((*knows, *hearing.knows)))
    return run.but(
        state=step.after,
        steps=(*run.steps, step),
        heard=(*run.heard, *hearing.heard),
        knows=knows,
        faces=hearing.faces,
        ending=playable.scenes[step.after.scene].ending,
        events=step.event,
        certainty=None,
        draft="",
    )
