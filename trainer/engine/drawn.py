"""Scenarios drawn by chance, for measuring and for testing: every kind of decision, merges, loops with a way out,
variables, conditions, settlements, time limits. They can be played to the end from anywhere; nobody can read them.
"""

import datetime
from dataclasses import dataclass
from typing import Literal, Protocol

from trainer.scenario.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Effects,
    Flag,
    FlagIs,
    NoneOf,
    Number,
    NumberIs,
    Variables,
)
from trainer.scenario.decisions import (
    BestAndWorst,
    Credit,
    Criterion,
    Decision,
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
    ScreenOut,
    TimeLimit,
    Under,
)
from trainer.scenario.model import Brief, Ending, Face, Mood, Person, Place, Route, Scenario, Scene
from trainer.scenario.script import Beat, Narration, Spoken

_DAY = datetime.date(2026, 11, 1)
_FEEDBACK = Feedback(led_to="Something follows.", why="There is a reason.")
_COMPETENCIES = ("first-request", "staying-even", "complaint-route")


class Draws(Protocol):
    """Where chance comes from: a seed, or a test that shrinks what it drew."""

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to but not including the limit."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a drawn scenario is. Shares are in hundredths."""

    scenes: int = 8
    numbers: int = 2
    flags: int = 2
    most: int = 3
    """Largest value of a number; the least is 0."""
    reach: int = 4
    """How many scenes ahead a target can lie."""
    back: int = 15
    """Share of option targets that lead back."""
    conditions: int = 30
    effects: int = 50
    timed: int = 10
    kinds: tuple[str, ...] = (
        "pick one",
        "pick one",
        "recall what was said",
        "pick best and worst",
        "pick several",
        "put in order",
        "say it yourself",
        "hear them out",
        "routes",
    )


def drawn(draws: Draws, shape: Shape) -> Scenario:
    """Draw a scenario that can be played from its start and from every state of it to an ending."""
    return _Drawing(draws, shape).scenario()


class _Drawing:
    def __init__(self, draws: Draws, shape: Shape) -> None:
        self.draws = draws
        self.shape = shape
        self.numbers = [f"number-{n}" for n in range(shape.numbers)]
        self.flags = [f"flag-{n}" for n in range(shape.flags)]
        self.variables = Variables(
            numbers={
                name: Number(least=0, most=shape.most, start=draws.below(shape.most + 1)) for name in self.numbers
            },
            flags={name: Flag(start=bool(draws.below(2))) for name in self.flags},
        )

    def scenario(self) -> Scenario:
        scenes = {f"scene-{at}": self.scene(at) for at in range(self.shape.scenes)}
        scenes |= {
            f"end-{name}": Scene(title=f"The end is {name}", effects=self.effects(), script=self.script(), ending=name)
            for name in ("good", "poor")
        }
        endings = {name: self.ending(name) for name in ("good", "poor")}
        moods = (Mood(show="angry", when=self.condition()), Mood(show="calm"))
        face = Face(head="short1", skin="#c89a7c", hair="#2b2b2b", clothing="#777777")
        person = Person(name="Omar Haddad", role="a shop owner", looks="A man.", face=face, moods=moods)
        return Scenario(
            format=1, id="badge-requests/drawn", version=1, title="Drawn", summary="Drawn by chance.",
            topic="badge-requests", level=1, minutes=5, status="draft", language="en", author="Fair Contact",
            licence="MIT", law_date=_DAY, review_by=_DAY, jurisdiction="none",
            competencies={name: 1 + self.draws.below(3) for name in _COMPETENCIES},
            brief=Brief(role="An officer.", dispatch=("A call.",), objectives=("Try.",)),
            place=Place(backdrop="pavement", name="A place", time="5 pm", description="A place."),
            cast={"omar": person}, start="scene-0", scenes=scenes, endings=endings, variables=self.variables,
            reflection=("What was hardest?",),
        )  # fmt: skip

    def scene(self, at: int) -> Scene:
        kind = self.shape.kinds[self.draws.below(len(self.shape.kinds))]
        common = {"title": f"Scene {at}", "script": self.script(), "effects": self.effects()}
        if kind == "routes":
            routes = (Route(to=self.ahead(at), when=self.condition()), Route(to=self.ahead(at)))
            return Scene(**common, routes=routes, knows=(f"Fact {at}.",))  # type: ignore[arg-type]
        return Scene(**common, decision=self.decision(at, kind))  # type: ignore[arg-type]

    def decision(self, at: int, kind: str) -> Decision:
        asked = {"prompt": "What now?", "keyed_by": "judgement", "rationale": "A reason.", "certainty": self.often(30)}
        asked["time_limit"] = self.time_limit(at) if self.often(self.shape.timed) else None
        ahead = self.ahead(at)
        if kind == "say it yourself":
            levels = (Level(points=0, text="No."), Level(points=1, text="Yes."))
            rubric = (Criterion(id="said", text="Says it.", levels=levels),)
            asked |= {"rubric": rubric, "model_answer": "Words.", "feedback": _FEEDBACK}
            return SayIt(kind="say it yourself", leads_to=ahead, **asked)  # type: ignore[arg-type]
        if kind == "hear them out":
            lines = tuple(Spoken(by="omar", says=f"Line {n}.", when=self.seldom()) for n in range(3))
            entries = tuple(self.option(at, n, Entry) for n in range(2 + self.draws.below(2)))
            return HearOut(kind="hear them out", lines=lines, options=entries, leads_to=ahead, **asked)  # type: ignore[arg-type]
        return self.choice(at, kind, asked, ahead)

    def choice(self, at: int, kind: str, asked: dict[str, object], ahead: str) -> Decision:
        options = tuple(self.option(at, n, Option) for n in range(3 + self.draws.below(2)))
        common = {"options": options, "leads_to": ahead, **asked}
        if kind == "pick best and worst":
            key = {"best": options[0].id, "worst": options[1].id, "credit": self.credit(0)}
            return BestAndWorst(kind="pick best and worst", **key, **common)  # type: ignore[arg-type]
        if kind == "pick several":
            return PickSeveral(kind="pick several", **common)  # type: ignore[arg-type]
        if kind == "put in order":
            return PutInOrder(kind="put in order", credit=self.credit(0), **common)  # type: ignore[arg-type]
        if kind == "recall what was said":
            return Recall(kind="recall what was said", **common)  # type: ignore[arg-type]
        return PickOne(kind="pick one", options=options, **asked)  # type: ignore[arg-type]

    def option(self, at: int, number: int, made: type[Option]) -> Option:
        # The first two are always offered and lead ahead, so that every decision has a way out.
        first = number < 2
        back = not first and self.often(self.shape.back)
        entry = {"from_line": (0, 3, 1)[number]} if made is Entry else {}
        return made(
            id=f"option-{number}",
            text=f"Option {number} of {at}.",
            feedback=_FEEDBACK,
            when=None if first else self.seldom(),
            leads_to=f"scene-{max(0, at - self.draws.below(3))}" if back else self.ahead(at),
            effects=self.effects(),
            script=self.script(),
            credit=self.credit(-100),
            settlement=self.credit(0) if self.often(15) else {},
            screen_out=self.screen_out(),
            under=(Under(when=self.condition(), credit=self.credit(-100)),)
            if self.often(self.shape.conditions)
            else (),
            **entry,  # type: ignore[arg-type]
        )

    def ahead(self, at: int) -> str:
        to = at + 1 + self.draws.below(self.shape.reach)
        return f"scene-{to}" if to < self.shape.scenes else ("end-good", "end-poor")[to % 2]

    def time_limit(self, at: int) -> TimeLimit:
        return TimeLimit(seconds=30, reason="It is urgent.", extension="Twice.", leads_to=self.ahead(at))

    def ending(self, name: str) -> Ending:
        quality: Literal["good", "poor"] = "good" if name == "good" else "poor"
        settlement = self.credit(0) if self.often(50) else {}
        return Ending(title=name, text="It ends.", quality=quality, settlement=settlement)

    def screen_out(self) -> ScreenOut | None:
        return ScreenOut(kind="retaliation", rationale="Harm.") if self.often(10) else None

    def credit(self, least: int) -> Credit:
        names = [name for name in _COMPETENCIES if self.often(50)]
        return {name: least + self.draws.below(101 - least) for name in names}

    def script(self) -> tuple[Beat, ...]:
        if not self.often(50):
            return ()
        spoken = Spoken(by="omar", says="A line.", face="angry" if self.often(30) else None, when=self.seldom())
        return (Narration(narration="It goes on."), spoken)

    def effects(self) -> Effects:
        add = {name: self.draws.below(5) - 2 for name in self.numbers if self.often(self.shape.effects // 2)}
        flags = {name: bool(self.draws.below(2)) for name in self.flags if self.often(self.shape.effects // 2)}
        return Effects(add=add, set=flags)

    def seldom(self) -> Condition | None:
        return self.condition() if self.often(self.shape.conditions) else None

    def condition(self) -> Condition:
        kind = self.draws.below(8)
        if (kind < 3 and self.flags) or not self.numbers:
            return FlagIs(flag=self.flags[self.draws.below(len(self.flags))], equals=bool(kind % 2))
        if kind < 5:
            least = self.draws.below(self.shape.most + 1)
            return NumberIs(number=self.numbers[self.draws.below(len(self.numbers))], at_least=least)
        parts = (self.condition(), self.condition())
        return (AllOf(all_of=parts), AnyOf(any_of=parts), NoneOf(none_of=parts))[kind - 5]

    def often(self, share: int) -> bool:
        return self.draws.below(100) < share
