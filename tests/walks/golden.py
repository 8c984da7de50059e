"""Golden plays as they are written: `walks/*.yaml` beside each scenario, read by the rules of every other file.

`score` is the figure of 100 that a trainee is shown, or the two it lies between.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from trainer.engine.actions import Answer, CameIn, Ordered, OutOfTime, Picked, Ranked, Said, Several
from trainer.engine.playable import Playable, prepare
from trainer.scenario.library import Library, load_library
from trainer.scenario.read import read_tree
from trainer.scoring.best import Solution, solve

ROOT = Path(__file__).resolve().parents[2] / "scenarios"


@dataclass(frozen=True)
class Golden:
    """One golden play: what is answered where, and what must come of it."""

    name: str
    scenario: str
    profile: str
    variant: str | None
    scenes: tuple[str, ...]
    answers: tuple[Answer | OutOfTime, ...]
    ends: str
    least: int
    most: int
    screen_outs: tuple[str, ...]


def goldens() -> tuple[Golden, ...]:
    """Read every golden play there is."""
    return tuple(_read(path) for path in sorted(ROOT.glob("*/*/walks/*.yaml")))


@cache
def library() -> Library:
    """Load the shipped scenarios, authorities and profiles."""
    return load_library(ROOT)


@cache
def solved(scenario: str, profile: str, variant: str | None) -> tuple[Playable, Solution]:
    """Prepare a scenario under a profile and solve it."""
    shelf = library()
    playable = prepare(shelf.editions[scenario].scenario, shelf.profiles[profile], variant)
    return playable, solve(playable)


def _read(path: Path) -> Golden:
    tree, problems = read_tree(path.read_bytes(), str(path.relative_to(ROOT)))
    assert tree is not None, problems
    value: Any = tree.value
    known = {"format", "about", "profile", "variant", "answers", "ends", "score", "screen_outs"}
    assert value["format"] == 1
    assert set(value) <= known, f"{path.name}: {sorted(set(value) - known)}"
    score = value["score"]
    least, most = score if isinstance(score, list) else (score, score)
    return Golden(
        name=f"{path.parts[-3]}-{path.stem}",
        scenario="/".join(path.parts[-4:-2]),
        profile=value["profile"],
        variant=value.get("variant"),
        scenes=tuple(step["scene"] for step in value["answers"]),
        answers=tuple(_answer(step) for step in value["answers"]),
        ends=value["ends"],
        least=least,
        most=most,
        screen_outs=tuple(value["screen_outs"]),
    )


def _answer(step: Mapping[str, Any]) -> Answer | OutOfTime:
    match {key: value for key, value in step.items() if key != "scene"}:
        case {"pick": str(option), **rest} if not rest:
            return Picked(option)
        case {"best": str(best), "worst": str(worst), **rest} if not rest:
            return Ranked(best, worst)
        case {"several": list(options), **rest} if not rest:
            return Several(tuple(options))
        case {"order": list(options), **rest} if not rest:
            return Ordered(tuple(options))
        case {"say": str(text), **rest} if not rest:
            return Said(text)
        case {"come_in": int(line), **rest} if not rest:
            return CameIn(line)
        case {"times_out": True, **rest} if not rest:
            return OutOfTime()
    raise AssertionError(f"no answer is written as {dict(step)}")


def endings() -> Iterator[tuple[str, str]]:
    """Name every ending of every scenario."""
    for id, edition in library().editions.items():
        yield from ((id, ending) for ending in edition.scenario.endings)
