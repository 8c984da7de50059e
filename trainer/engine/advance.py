"""One act at a time: what an action means where the run stands, and the run that follows from an event.

The first line of play is the result. In practice a trainee may go back at any time: the first line is then kept as it
stands, and what follows is a branch that is never scored. `Rejoin` goes on with the first line where it was left, so
that exploring does not cost the result; a first line that is never finished has none. Assessments, worked examples and
refreshers cannot be rewound.
"""

from trainer.engine.actions import (
    Action,
    Answer,
    CameIn,
    CheckWords,
    Choose,
    LoseFocus,
    OutOfTime,
    Pause,
    Reflect,
    RegainFocus,
    Rejoin,
    Resolve,
    Resume,
    Rewind,
    Said,
    StateCertainty,
    WriteDraft,
    WriteNote,
)
from trainer.engine.events import (
    CertaintyStated,
    ChoiceMade,
    DraftWritten,
    Event,
    FocusLost,
    FocusRegained,
    Interjected,
    NoteWritten,
    Paused,
    Reflected,
    Rejoined,
    Resolved,
    Resumed,
    Rewound,
    TimeRanOut,
    WordsChecked,
)
from trainer.engine.hearing import Hearing
from trainer.engine.playable import Playable
from trainer.engine.state import Mode, Note, Resolution, Run, State
from trainer.engine.step import take
from trainer.engine.views import NotOffered, View
from trainer.scenario.decisions import SayIt


def begin(playable: Playable, *, seed: int, mode: Mode) -> Run:
    """Start a play and pass on to its first decision. Nothing is counted as an event."""
    hearing = Hearing(playable, playable.scenario.start, playable.start, playable.faces(playable.start))
    hearing.enter(playable.scenario.start)
    return Run(
        seed=seed,
        mode=mode,
        state=State(hearing.scene, hearing.values, 0),
        branch=0,
        branches=0,
        steps=(),
        heard=tuple(hearing.heard),
        knows=tuple(dict.fromkeys(hearing.knows)),
        faces=hearing.faces,
        ending=playable.scenes[hearing.scene].ending,
    )


def advance(playable: Playable, run: Run, action: Action) -> tuple[Run, Event]:
    """Do one action: return the run that follows and the event to keep; raises NotOffered."""
    event = _event(run, action)
    return happen(playable, run, event), event


def happen(playable: Playable, run: Run, event: Event) -> Run:
    """Return the run after an event, the same for a fresh one and one from the record; raises NotOffered."""
    match event:
        case ChoiceMade(scene, answer):
            return take(playable, _here(run, scene), answer)
        case Interjected(scene, line):
            return take(playable, _here(run, scene), CameIn(line))
        case TimeRanOut(scene):
            return take(playable, _here(run, scene), OutOfTime())
        case Rewound(step):
            return _rewound(run, step)
        case Rejoined():
            return _rejoined(run)
        case CertaintyStated(scene, level):
            view = _decision(playable, run, scene)
            if not view.decision.certainty:
                raise NotOffered(f"Scene {scene} does not ask for certainty.")
            return run.but(certainty=level, events=run.events + 1)
        case DraftWritten(scene, text):
            if not isinstance(_decision(playable, run, scene).decision, SayIt):
                raise NotOffered(f"Nothing is written at scene {scene}.")
            return run.but(draft=text, events=run.events + 1)
        case _:
            return _aside(playable, run, event)


def _event(run: Run, action: Action) -> Event:
    scene = run.state.scene
    match action:
        case Choose(answer):
            return _submitted(scene, answer)
        case StateCertainty(level):
            return CertaintyStated(scene, level)
        case WriteDraft(text):
            return DraftWritten(scene, text)
        case Rewind(step):
            return Rewound(step)
        case Rejoin():
            return Rejoined()
        case _:
            return _event_aside(scene, action)


def _submitted(scene: str, answer: Answer | OutOfTime) -> Event:
    if isinstance(answer, OutOfTime):
        return TimeRanOut(scene)
    return Interjected(scene, answer.line) if isinstance(answer, CameIn) else ChoiceMade(scene, answer)


def _event_aside(
    scene: str, action: Pause | Resume | WriteNote | LoseFocus | RegainFocus | Reflect | Resolve | CheckWords
) -> Event:
    match action:
        case Pause():
            return Paused()
        case Resume():
            return Resumed()
        case WriteNote(text):
            return NoteWritten(scene, text)
        case LoseFocus():
            return FocusLost()
        case RegainFocus():
            return FocusRegained()
        case Reflect(prompt, text):
            return Reflected(prompt, text)
        case CheckWords(at, levels):
            return WordsChecked(at, levels)
        case _:
            return Resolved(action.text, action.on)


def _aside(
    playable: Playable,
    run: Run,
    event: Paused | Resumed | FocusLost | FocusRegained | NoteWritten | Reflected | Resolved | WordsChecked,
) -> Run:
    number = run.events + 1
    match event:
        case Paused():
            return run.but(paused=True, events=number)
        case Resumed():
            return run.but(paused=False, events=number)
        case FocusLost() | FocusRegained():
            return run.but(events=number)
        case NoteWritten(scene, text):
            return run.but(notes=(*run.notes, Note(text, scene, number)), events=number)
        case Reflected(prompt, text):
            if not 0 <= prompt < len(playable.scenario.reflection):
                raise NotOffered(f"There is no reflection prompt {prompt}.")
            return run.but(reflections={**run.reflections, prompt: text}, events=number)
        case WordsChecked(at, levels):
            _check_fits(playable, run, at, levels)
            return run.but(checks={**run.checks, at: levels}, events=number)
        case _:
            return run.but(resolution=Resolution(event.text, event.on, number), events=number)


def _check_fits(playable: Playable, run: Run, at: int, levels: tuple[int, ...]) -> None:
    """Refuse a check of anything but words that were said on the first line, once that has ended."""
    step = next((step for step in run.first_line if step.event == at and isinstance(step.answer, Said)), None)
    if step is None or not run.finished:
        raise NotOffered(f"There are no words to check at event {at}.")
    view = playable.view(step.before)
    assert view is not None
    assert isinstance(view.decision, SayIt)
    most = [len(one.levels) for one in view.decision.rubric]
    if len(levels) != len(most) or not all(0 <= level < count for level, count in zip(levels, most, strict=True)):
        raise NotOffered("A check names one level of each criterion.")


def _here(run: Run, scene: str) -> Run:
    if scene != run.state.scene:
        raise NotOffered(f"The play stands at {run.state.scene}, not at {scene}.")
    if run.paused:
        raise NotOffered("The play is paused.")
    return run


def _decision(playable: Playable, run: Run, scene: str) -> View:
    view = playable.view(_here(run, scene).state)
    if view is None:
        raise NotOffered("The play has ended.")
    return view


def _rewound(run: Run, step: int) -> Run:
    if run.mode != "practice":
        raise NotOffered(f"A play in the mode {run.mode} cannot be rewound.")
    if not 1 <= step <= len(run.steps):
        raise NotOffered(f"There is no step {step} to go back to.")
    to = run.steps[step - 1]
    return run.but(
        state=to.before,
        branch=run.branches + 1,
        branches=run.branches + 1,
        steps=run.steps[: step - 1],
        heard=run.heard[: to.heard_from],
        knows=run.knows[: to.knew],
        faces=to.faces,
        ending=None,
        events=run.events + 1,
        certainty=None,
        draft="",
        paused=False,
        first=run.first or run,
        explored=run.explored or not run.finished,
    )


def _rejoined(run: Run) -> Run:
    if run.first is None:
        raise NotOffered("The play is on its first line already.")
    return run.first.but(
        branches=run.branches,
        events=run.events + 1,
        certainty=None,
        draft="",
        notes=run.notes,
        reflections=run.reflections,
        resolution=run.resolution,
        checks=run.checks,
        paused=False,
        explored=run.explored,
    )
