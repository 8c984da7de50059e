"""What is heard, how faces follow, and what is known."""

from typing import Any

from tests.engine.written import (
    contact,
    end,
    hear_out,
    option,
    pick_one,
    pick_several,
    play,
    playable,
    put_in_order,
    say_it,
)
from trainer.engine.actions import CameIn, Ordered, OutOfTime, Picked, Rewind, Said, Several
from trainer.engine.state import Heard
from trainer.scenario.conditions import Effects, FlagIs, NumberIs
from trainer.scenario.decisions import TimeLimit
from trainer.scenario.model import Mood, Person, Route, Scene
from trainer.scenario.script import Beat, FaceTurns, Narration, Spoken

TOLD = FlagIs(flag="told")
UP, DOWN = Effects(add={"trust": 1}), Effects(add={"trust": -9})
MOODS = (
    Mood(show="angry", when=NumberIs(number="trust", at_most=0)),
    Mood(show="calm", when=NumberIs(number="trust", at_most=1)),
    Mood(show="smile", when=NumberIs(number="trust", at_least=3)),
)


def says(text: str, **more: Any) -> Spoken:
    return Spoken(by="omar", says=text, **more)


def script(*beats: Beat, **more: Any) -> dict[str, Scene]:
    return {"asks": Scene(title="On", script=beats, routes=(Route(to="told"),), **more), "told": say_it()}


def moody() -> dict[str, Person]:
    cast = contact({"asks": end()}).cast
    return {"omar": Person(**{**{name: getattr(cast["omar"], name) for name in Person.__slots__}, "moods": MOODS})}


def kinds(heard: tuple[Heard, ...]) -> list[tuple[str, str | None, str]]:
    return [(entry.kind, entry.by, entry.text) for entry in heard]


def faces(heard: tuple[Heard, ...]) -> list[str]:
    return [entry.faces["omar"] for entry in heard]


def test_a_script_is_heard_as_far_as_its_conditions_hold() -> None:
    beats = (Narration(narration="He waits."), says("Told.", when=TOLD), Spoken(by="radio", says="Copy.", face="glad"))
    turned = FaceTurns(face_of="omar", becomes="sad")

    assert kinds(play(playable(script(*beats, turned))).heard) == [
        ("narration", None, "He waits."), ("line", "radio", "Copy."), ("face", "omar", ""),
    ]  # fmt: skip


def test_a_face_set_by_a_line_holds_until_the_values_change() -> None:
    scenes = script(says("First."), says("Second.", face="sad"), says("Third."))
    scenes["told"] = pick_one(option("up", effects=UP, script=(says("Thanks."),)), option("on", script=(says("Hm."),)))
    played = playable(scenes, cast=moody())

    assert faces(play(played).heard) == ["calm", "sad", "sad"]
    assert faces(play(played, Picked("up")).heard)[3:] == ["sad", "smile"]
    assert faces(play(played, Picked("on")).heard)[3:] == ["sad", "sad"]


def test_a_change_held_back_by_the_bounds_turns_no_face() -> None:
    scenes = {
        "asks": pick_one(option("down", "then", effects=DOWN, script=(says("No.", face="furious"),)), option("b"))
    }
    scenes["then"] = Scene(title="Then", effects=DOWN, routes=(Route(to="end"),))

    assert play(playable(scenes, cast=moody()), Picked("down")).faces == {"omar": "furious"}


def test_where_no_mood_holds_the_last_one_shows() -> None:
    assert play(playable(script(effects=UP), cast=moody())).faces == {"omar": "smile"}


def test_effects_come_before_the_script_beside_them() -> None:
    heard = play(playable(script(says("Now I know.", when=TOLD), effects=Effects(set={"told": True})))).heard

    assert kinds(heard) == [("line", "omar", "Now I know.")]


def test_one_hears_the_lines_before_the_one_at_which_one_comes_in() -> None:
    lines = (says("One."), says("Two.", when=TOLD), says("Three."))
    played = playable({"asks": hear_out((0, 0), (2, 1), (3, 1), lines=lines)})

    assert [text for *_, text in kinds(play(played, CameIn(2)).heard)] == ["One.", "Come in at 2."]
    assert [text for *_, text in kinds(play(played, CameIn(3)).heard)] == ["One.", "Three.", "Come in at 3."]


def test_everything_chosen_is_written_down() -> None:
    several = pick_several(option("a", script=(says("A."),)), option("b", script=(says("B."),)))
    said = play(playable({"asks": several}), Several(("b", "a"))).heard

    assert [text for *_, text in kinds(said)] == ["Do a.", "Do b.", "A.", "B."]
    assert [text for *_, text in kinds(play(playable({"asks": say_it()}), Said("Good day.")).heard)] == ["Good day."]
    assert [entry.text for entry in play(playable({"asks": put_in_order("a", "b")}), Ordered(("b", "a"))).heard] == [
        "Do b.",
        "Do a.",
    ]


def test_running_out_of_time_is_told() -> None:
    limit = TimeLimit(seconds=30, reason="Urgent.", extension="Twice.", leads_to="end", script=(says("Well?"),))
    played = playable({"asks": pick_one(option("a"), option("b"), time_limit=limit)})

    assert [text for *_, text in kinds(play(played, OutOfTime()).heard)] == ["Time runs out.", "Well?"]


def test_what_is_known_grows_and_says_nothing_twice() -> None:
    again = {"asks": pick_one(option("on", "fact"), option("b")), "fact": Scene(
        title="Fact", knows=("A thud.", "No weapon."), routes=(Route(to="asks"),))}  # fmt: skip

    assert play(playable(again), Picked("on"), Picked("on")).knows == ("A thud.", "No weapon.")


def test_going_back_forgets_what_was_heard_known_and_seen_since() -> None:
    scenes = {"asks": pick_one(option("on", "fact", effects=UP), option("b")), "fact": Scene(
        title="Fact", script=(says("Hm."),), knows=("A thud.",), routes=(Route(to="asks"),))}  # fmt: skip
    played = playable(scenes, cast=moody())
    before, back = play(played), play(played, Picked("on"), Picked("on"), Rewind(1))

    assert (back.heard, back.knows, back.faces, back.state) == (before.heard, before.knows, before.faces, before.state)
