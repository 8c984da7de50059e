"""Contacts written in as few words as a test needs."""

from typing import Any

from tests.builders import DAY, profile
from trainer.engine.actions import Action, Answer, Choose, OutOfTime
from trainer.engine.advance import advance, begin
from trainer.engine.playable import Playable, prepare
from trainer.engine.state import Mode, Run
from trainer.scenario.conditions import Flag, Number, Variables
from trainer.scenario.decisions import (
    BestAndWorst,
    Criterion,
    Entry,
    Feedback,
    HearOut,
    Level,
    Option,
    PickOne,
    PickSeveral,
    PutInOrder,
    Recall,
    SayIt,
)  # fmt: skip
from trainer.scenario.model import Brief, Ending, Face, Mood, Person, Place, Scenario, Scene
from trainer.scenario.script import Spoken

FEEDBACK = Feedback(led_to="It went on.", why="It had a reason.")
ASKED: dict[str, Any] = {"prompt": "What now?", "keyed_by": "judgement", "rationale": "The whole reason."}
VARIABLES = Variables(numbers={"trust": Number(least=0, most=3, start=1)}, flags={"told": Flag()})


def option(id: str, leads_to: str | None = "end", listening: int | None = None, **more: Any) -> Option:
    """Return an option; `listening` is its credit for that competency."""
    credit = more.pop("credit", {} if listening is None else {"listening": listening})
    return Option(
        **{"id": id, "text": f"Do {id}.", "feedback": FEEDBACK, "leads_to": leads_to, "credit": credit, **more}
    )


def pick_one(*options: Option, **more: Any) -> Scene:
    """Return a scene that asks to pick one."""
    return Scene(title="Pick", decision=PickOne(kind="pick one", options=options, **ASKED, **more))


def recall(*options: Option, leads_to: str | None = "end", **more: Any) -> Scene:
    """Return a scene that asks what was said."""
    decision = Recall(kind="recall what was said", options=options, leads_to=leads_to, **ASKED, **more)
    return Scene(title="Recall", decision=decision)


def best_and_worst(*options: Option, leads_to: str | None = "end", listening: int = 100) -> Scene:
    """Return a scene whose first option is the best and whose last the worst."""
    key: dict[str, Any] = {"best": options[0].id, "worst": options[-1].id, "credit": {"listening": listening}}
    decision = BestAndWorst(kind="pick best and worst", options=options, leads_to=leads_to, **key, **ASKED)
    return Scene(title="Best and worst", decision=decision)


def pick_several(*options: Option, leads_to: str = "end") -> Scene:
    """Return a scene that asks to pick every option that belongs."""
    return Scene(
        title="Several", decision=PickSeveral(kind="pick several", options=options, leads_to=leads_to, **ASKED)
    )


def put_in_order(*ids: str, leads_to: str = "end", listening: int = 100, **more: Any) -> Scene:
    """Return a scene that asks to put these in order."""
    decision = PutInOrder(
        kind="put in order", options=tuple(option(id) for id in ids), credit={"listening": listening},
        leads_to=leads_to, **ASKED, **more,
    )  # fmt: skip
    return Scene(title="Order", decision=decision)


def say_it(leads_to: str = "end", **more: Any) -> Scene:
    """Return a scene that asks for own words."""
    levels = (Level(points=0, text="No."), Level(points=1, text="Yes."))
    decision = SayIt(
        kind="say it yourself", rubric=(Criterion(id="reason", text="Gives a reason.", levels=levels),),
        model_answer="I came because of the call.", feedback=FEEDBACK, leads_to=leads_to, **ASKED, **more,
    )  # fmt: skip
    return Scene(title="Say it", decision=decision)


def hear_out(*entries: tuple[int, int], lines: tuple[Spoken, ...] | None = None, leads_to: str = "end") -> Scene:
    """Return a scene of three lines with entries given as (from line, credit)."""
    said = lines or tuple(Spoken(by="omar", says=f"Line {n}.") for n in range(3))
    made = tuple(
        Entry(
            id=f"from-{line}",
            text=f"Come in at {line}.",
            feedback=FEEDBACK,
            credit={"listening": worth},
            from_line=line,
        )
        for line, worth in entries
    )
    decision = HearOut(kind="hear them out", lines=said, options=made, leads_to=leads_to, **ASKED)
    return Scene(title="Hear out", decision=decision)


def end(ending: str = "good", **more: Any) -> Scene:
    """Return a scene that ends the contact."""
    return Scene(title="The end", ending=ending, **more)


def contact(scenes: dict[str, Scene], **more: Any) -> Scenario:
    """Return a contact that begins at the first of these scenes; `end` and `sour` are added."""
    face = Face(head="short1", skin="#c89a7c", hair="#2b2b2b", clothing="#777777")
    moods = (Mood(show="angry", when=None),)
    omar = Person(name="Omar Haddad", role="a shop owner", looks="A man.", face=face, moods=moods)
    endings = {
        "good": Ending(title="Good", text="It ends well.", quality="good"),
        "poor": Ending(title="Poor", text="It ends badly.", quality="poor"),
    }
    fields: dict[str, Any] = {
        "format": 1, "id": "badge-requests/short", "version": 1, "title": "Short", "summary": "Short.", "level": 1,
        "topic": "badge-requests", "minutes": 5, "status": "draft", "language": "en", "author": "Fair Contact",
        "licence": "MIT", "law_date": DAY, "review_by": DAY, "jurisdiction": "none",
        "competencies": {"listening": 2, "naming": 1},
        "brief": Brief(role="An officer.", dispatch=("A call.",), objectives=("Try.",)),
        "place": Place(backdrop="pavement", name="Here", time="5 pm", description="A place."), "cast": {"omar": omar},
        "start": next(iter(scenes)), "scenes": {**scenes, "end": end(), "sour": end("poor")}, "endings": endings,
        "variables": VARIABLES, "reflection": ("What was hardest?", "What next?"),
    }  # fmt: skip
    return Scenario(**{**fields, **more})


def playable(scenes: dict[str, Scene], **more: Any) -> Playable:
    """Return a contact ready to play under an agency profile that requires a name on request."""
    return prepare(contact(scenes, **more), profile())


def play(played: Playable, *doing: Action | Answer | OutOfTime, mode: Mode = "practice") -> Run:
    """Begin, then do these one after the other; an answer alone is submitted."""
    run = begin(played, seed=1, mode=mode)
    for each in doing:
        run, _ = advance(played, run, each if isinstance(each, Action) else Choose(each))
    return run
